"""Acronyms that the record itself spells out, "Middle East settlement (MES)": either form is found by the other."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from index.ranking.ranking import Wanted
from index.search.entries import Stored
from index.text.language import analyzer
from index.text.spelt_out import BETWEEN

MOST_WORDS = 8
"""Terms of a long form that is looked for in a question."""
_CAPITALS = re.compile(r"[^\W\d_]{2,}")

Terms = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Alternative:
    """What stands in the question, and what the record has for the same; ``weight`` is what that is worth, in idf."""

    asked: Terms
    other: Terms
    weight: float


class Acronyms:
    """The acronyms on record with their long forms, by language."""

    def __init__(self, pairs: Iterable[str]) -> None:
        """``pairs`` as ``index.text.spelt_out`` writes them."""
        self._forms: dict[tuple[str, Terms], set[Terms]] = {}
        for pair in pairs:
            language, acronym, long = pair.split(BETWEEN)
            terms = analyzer(language).terms
            short, spelt = tuple(terms(acronym)), tuple(terms(long))
            if len(short) == 1 and 1 < len(spelt) <= MOST_WORDS:
                self._forms.setdefault((language, short), set()).add(spelt)
                self._forms.setdefault((language, spelt), set()).add(short)

    def alternatives(self, text: str, wanted: Mapping[str, Wanted]) -> list[Alternative]:
        """Other forms of what the question ``text`` asks for, of each reading in its language.

        An acronym counts where it is written in capitals: "act" and "it" are words.
        """
        if not self._forms:
            return []
        capitals = [word for word in _CAPITALS.findall(text) if word.removesuffix("s").isupper()]
        found: list[Alternative] = []
        for language, reading in wanted.items():
            shouted = set(analyzer(language).terms(" ".join(capitals)))
            for asked in runs(reading.sequence):
                if len(asked) == 1 and asked[0] not in shouted:
                    continue
                weight = sum(reading.idf[term] for term in asked)
                others = sorted(self._forms.get((language, asked), ()))
                found += [Alternative(asked, other, weight) for other in others]
        return found


def runs(sequence: Terms) -> Iterable[Terms]:
    """All terms in a row, up to ``MOST_WORDS``."""
    for start in range(len(sequence)):
        for end in range(start + 1, min(start + MOST_WORDS, len(sequence)) + 1):
            yield sequence[start:end]


def read_as_asked(stored: Stored, alternatives: Sequence[Alternative]) -> Stored:
    """The passage as if its sentences that have the other form had the question's as well."""
    if not alternatives:
        return stored
    sentences = list(stored.terms)
    for number, sentence in enumerate(stored.terms):
        for each in alternatives:
            if stands_in(each.other, sentence) and not stands_in(each.asked, sentence):
                sentences[number] = (*sentences[number], *each.asked)
    return replace(stored, terms=tuple(sentences))


def stands_in(terms: Terms, sentence: Terms) -> bool:
    """Whether the terms stand in the sentence in a row."""
    if terms[0] not in sentence:
        return False
    return any(sentence[start : start + len(terms)] == terms for start in range(len(sentence) - len(terms) + 1))
