"""Words that are written in one, or with a hyphen: "cyberattacks", "cyber-attacks". Either form finds the other."""

import re
from collections.abc import Callable, Iterator, Mapping

from index.ranking.acronyms import Alternative
from index.ranking.ranking import Wanted
from index.text.language import analyzer

SHORTEST, LONGEST, PART = 6, 40, 2
"""Letters of a word from which to which it may be written as two, and of each of its parts."""
MOST_PARTINGS = 3
"""Ways to part a word that are looked for; those whose rarer part is the most frequent come first."""
_HYPHENATED = re.compile(r"(?<![^\W\d_])[^\W\d_]+(?:[-‐‑][^\W\d_]+)+")
_WORD = re.compile(r"(?<![\w'’-])[^\W\d_]+(?![\w'’-])")


def compounds(text: str, wanted: Mapping[str, Wanted], frequency: Callable[[str], int]) -> list[Alternative]:
    """Other forms of the question's words that the record may have, of each reading in its language.

    What is found counts only where the parts stand in a row, so that a wrong parting ("car pet") finds nothing.
    """
    joined = list(dict.fromkeys(match.group() for match in _HYPHENATED.finditer(text)))
    words = dict.fromkeys(match.group() for match in _WORD.finditer(text))
    whole = [word for word in words if SHORTEST <= len(word) <= LONGEST]
    found: list[Alternative] = []
    for language, reading in wanted.items():
        terms = analyzer(language).terms
        for word in joined:
            asked, other = tuple(terms(word)), tuple(terms(re.sub(r"[-‐‑]", "", word)))
            if len(other) == 1 and other[0] not in asked and frequency(other[0]) and reading.idf.keys() >= set(asked):
                found.append(Alternative(asked, other, sum(reading.idf[term] for term in asked)))
        for word in whole:
            asked = tuple(terms(word))
            if len(asked) == 1 and asked[0] in reading.idf:
                found += [
                    Alternative(asked, parts, reading.idf[asked[0]]) for parts in _partings(word, terms, frequency)
                ]
    return found


def _partings(
    word: str, terms: Callable[[str], list[str]], frequency: Callable[[str], int]
) -> Iterator[tuple[str, ...]]:
    likely: list[tuple[int, tuple[str, ...]]] = []
    for place in range(PART, len(word) - PART):
        parts = tuple(terms(f"{word[:place]} {word[place:]}"))
        if len(parts) == 2 and (rarer := min(map(frequency, parts))):
            likely.append((-rarer, parts))
    yield from (parts for _, parts in sorted(likely)[:MOST_PARTINGS])
