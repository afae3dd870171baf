"""Made-up statements whose words are spread as those of a natural language are, to measure speed and size with.

The word of rank r comes with a probability in proportion to 1 / (r + 1) (Zipf and Mandelbrot), and beyond the 7,873rd
falling with the power 1.77, as in the English Google n-grams (Gerlach and Altmann, Physical Review X 3, 021006, 2013).
The first ranks are English stop words, the rest is made of syllables, with endings. A seed gives the same text always.
"""

import random
from collections.abc import Iterator
from datetime import date, timedelta

import numpy as np

from index.languages.stopwords import STOP_WORDS
from index.statement import Speaker, Statement

SHIFT, BEND, TAIL = 1.0, 7_873, 1.77
WORDS = 400_000
PARAGRAPHS = 8
"""Paragraphs of a statement; each is one passage of four sentences, 80 words on average."""
SENTENCES = 4
SHORTEST, LONGEST = 8, 32
SPEAKERS = 200
FIRST_DAY = date(2000, 1, 1)
DAYS = 9_000

ONSETS = "b c d f g h j k l m n p r s t v w l m n r s t d br ch cl dr fr gr pl pr st str th tr".split()
NUCLEI = "a e i o u a e i o ai ea io".split()
CODAS = ["", "", "", "", "", "n", "r", "l", "t", "s", "m", "nd", "st"]
ENDINGS = ["", "", "", "s", "ed", "ing", "er", "ion", "ly"]


def vocabulary(count: int, chance: random.Random) -> list[str]:
    """Different words, the most frequent first: stop words, then made-up ones, longer as they become rarer."""
    known = dict.fromkeys(sorted(STOP_WORDS["en"], key=lambda word: (len(word), word)))
    while len(known) < count:
        syllables = 1 + (len(known) > 1_000) + (len(known) > 60_000)
        stem = "".join(chance.choice(ONSETS) + chance.choice(NUCLEI) + chance.choice(CODAS) for _ in range(syllables))
        known[stem + chance.choice(ENDINGS)] = None
    return list(known)


class MadeUp:
    """Statements and questions from one seed."""

    def __init__(self, seed: int = 1, words: int = WORDS) -> None:
        self._chance = random.Random(seed)
        self._numbers = np.random.default_rng(seed)
        self._words = vocabulary(words, self._chance)
        ranks = np.arange(1, words + 1)
        weights = np.where(ranks <= BEND, 1 / (ranks + SHIFT), (BEND / ranks) ** TAIL / (BEND + SHIFT))
        self._cumulated = np.cumsum(weights) / weights.sum()
        self._speakers = [self._name() for _ in range(SPEAKERS)]

    def statements(self, passages: int) -> Iterator[Statement]:
        """As many statements as hold that many passages; the last one may be shorter."""
        for number, first in enumerate(range(0, passages, PARAGRAPHS)):
            count = min(PARAGRAPHS, passages - first)
            yield Statement(
                id=f"s{number}",
                title=" ".join(self._draw(5)).capitalize(),
                date=FIRST_DAY + timedelta(days=self._chance.randrange(DAYS)),
                speakers=(self._chance.choice(self._speakers),),
                language="en",
                text="\n\n".join(self._paragraph() for _ in range(count)),
            )

    def _paragraph(self) -> str:
        lengths = [self._chance.randint(SHORTEST, LONGEST) for _ in range(SENTENCES)]
        words = self._draw(sum(lengths))
        found, start = [], 0
        for length in lengths:
            found.append(" ".join(words[start : start + length]).capitalize() + ".")
            start += length
        return " ".join(found)

    def _draw(self, count: int) -> list[str]:
        ranks = np.searchsorted(self._cumulated, self._numbers.random(count))
        words = self._words
        return [words[rank] for rank in ranks.tolist()]

    def _name(self) -> Speaker:
        first, last = (self._chance.choice(self._words[500:20_000]).capitalize() for _ in range(2))
        return Speaker(f"{first} {last}")
