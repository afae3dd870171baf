"""One sentence with named gaps, in as many plural forms as its language has."""

import string
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from babel import Locale

COUNT = "count"
"""The gap whose number chooses among plural forms."""


COUNTED = 1_000
"""Forms that only larger numbers have (French "many": millions) may be missing; their "other" is said."""


@dataclass(frozen=True, slots=True)
class Form:
    """A sentence cut at its gaps: pairs of the words before a gap and the gap's name (None at the end)."""

    pieces: tuple[tuple[str, str | None], ...]

    @property
    def gaps(self) -> frozenset[str]:
        return frozenset(gap for _, gap in self.pieces if gap is not None)


@dataclass(frozen=True, slots=True)
class Sentence:
    """``forms`` by plural category (CLDR's "one", "few", "other" …); a sentence without numbers has only "other"."""

    forms: Mapping[str, Form]

    @property
    def gaps(self) -> frozenset[str]:
        plural = {COUNT} if len(self.forms) > 1 else set()
        return frozenset(gap for form in self.forms.values() for gap in form.gaps) | plural

    def form(self, locale: Locale, count: object) -> Form:
        category = locale.plural_form(count) if len(self.forms) > 1 and isinstance(count, int) else "other"
        return self.forms.get(category, self.forms["other"])


def read_form(text: str) -> Form:
    """Cuts a sentence at its ``{gaps}``; ``{{`` and ``}}`` stand for braces.

    Raises ValueError saying what is wrong.
    """
    try:
        parsed = list(string.Formatter().parse(text))
    except ValueError as error:
        raise ValueError(f"{error}; write {{name}} for a gap, {{{{ and }}}} for braces") from None
    for _, gap, format_spec, conversion in parsed:
        if gap is not None and (not gap.isidentifier() or format_spec or conversion):
            raise ValueError(f"the gap {{{gap}}} must be a plain name")
    return Form(tuple((words, gap) for words, gap, _, _ in parsed))


@cache
def _needed(locale: Locale) -> frozenset[str]:
    """The plural forms that a sentence must have, found once for a file's hundreds of sentences."""
    return frozenset({"other", *map(locale.plural_form, range(COUNTED))})


def problems_of(sentence: Sentence, locale: Locale) -> Iterator[str]:
    """What keeps a sentence from being said in ``locale``'s language."""
    if len(sentence.forms) == 1:
        return
    allowed = {"other", *locale.plural_form.tags}
    if missing := sorted(_needed(locale) - set(sentence.forms)):
        yield f"plural forms missing for {locale.language}: {', '.join(missing)}"
    if unknown := sorted(set(sentence.forms) - allowed):
        yield f"no plural forms of {locale.language}: {', '.join(unknown)}; allowed: {', '.join(sorted(allowed))}"
    for category, form in sentence.forms.items():
        if missing := sorted(sentence.gaps - form.gaps - {COUNT}):
            yield f"the form “{category}” lacks {', '.join(f'{{{gap}}}' for gap in missing)}"
