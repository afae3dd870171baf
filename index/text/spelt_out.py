"""Finds where a text spells out an acronym: its letters in brackets, the words they begin right before them."""

import re
from collections.abc import Iterator, Sequence

from index.text.language import analyzer, primary

BETWEEN = "\x1f"
"""Between the language, the acronym and its long form in one string."""
_BRACKETED = re.compile(r"[ \u00a0]\(([^\W\d_]{2,10})\)")
_WORD = re.compile(r"[^\W\d_]+")
BEFORE = 160
"""Characters before the bracket in which the long form is looked for."""
TAIL = 9
"""Words that may stand between the last one with a letter in the acronym and the bracket, as in "United Nations Relief
and Works Agency for Palestine Refugees in the Near East (UNRWA)"; only of an acronym of four letters or more."""


def spelt_out(text: str, language: str) -> Iterator[str]:
    """Language, acronym and long form, as the text prints them, for each acronym that it spells out."""
    if "(" not in text:
        return
    for match in _BRACKETED.finditer(text):
        acronym = match[1].removesuffix("s")
        if len(acronym) > 1 and acronym.isupper():
            before = text[max(0, match.start() - BEFORE) : match.start()].rpartition("\n")[2]
            long = long_form(acronym, before, language)
            if long is not None:
                yield BETWEEN.join((primary(language), acronym, long))


def long_form(acronym: str, before: str, language: str) -> str | None:
    """The words that the acronym's letters begin, in order, the last ones that do; words such as "of" may have none."""
    words = list(_WORD.finditer(before))
    for tail in range(TAIL + 1 if len(acronym) > 3 else 1):
        first = _begin(acronym, words[: len(words) - tail], language)
        if first is not None:
            return before[words[first].start() : words[-1 - tail].end()]
    return None


def _begin(acronym: str, words: Sequence[re.Match[str]], language: str) -> int | None:
    """Which word the acronym's first letter begins, if its last letter begins the last word."""
    left, place = acronym.casefold(), len(words) - 1
    while left and place >= 0:
        word = words[place][0]
        if word.casefold().startswith(left[-1]):
            left = left[:-1]
        elif len(left) == len(acronym) or analyzer(language).terms(word.lower()):
            return None
        place -= 1
    return None if left else place + 1
