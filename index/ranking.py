"""Ranks candidate passages and their sentences: BM25 of the sentence beside that of the passage, nearness, exact forms.

The weights were fitted on development sets (docs/search.md tells how) and are the same for every language.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from rank_bm25 import BM25Okapi

from index.entries import Stored
from index.language import primary

W_PASSAGE, W_COVERAGE, W_SENTENCE, W_PAIR_OF_SENTENCES, W_EXACT, W_NEAR, W_LEAD = 5.3, 2.8, 4.2, 3.5, 2.7, 1.5, 0.6
INTERVIEWER = 1.5
"""What a passage that is an interviewer's question loses: it asks, and seldom answers."""
NEAR = 3
"""How many terms on the second of two neighbouring terms of the question may stand, to count as near."""


class SentenceBM25(BM25Okapi):  # type: ignore[misc]
    """rank-bm25 over the sentences of the candidates, with the index's own document frequencies.

    Okapi's idf is zero or negative for a word in half of a handful of sentences; this is Lucene's
    ``ln(1 + (N - n + 0.5) / (n + 0.5))``, which is positive always, taken over the whole index.
    """

    def __init__(self, sentences: Sequence[Sequence[str]], idf: Mapping[str, float]) -> None:
        self.given_idf = idf
        super().__init__(sentences, k1=1.2, b=0.3)

    def _calc_idf(self, nd: Mapping[str, int]) -> None:
        self.idf = {word: self.given_idf.get(word, 0.0) for word in nd}


def lucene_idf(passages: int, frequency: int) -> float:
    """``ln(1 + (N - n + 0.5) / (n + 0.5))`` (Lucene's BM25Similarity); ``n`` may count those of other languages."""
    frequency = min(frequency, passages)
    return math.log(1 + (passages - frequency + 0.5) / (frequency + 0.5))


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the question's words come to in one language: terms in order, what each weighs, the words as written."""

    sequence: tuple[str, ...]
    idf: Mapping[str, float]
    written: Mapping[str, float]

    @property
    def total(self) -> float:
        return sum(self.idf.values()) or 1.0

    def pairs(self) -> dict[tuple[str, str], float]:
        """Neighbouring terms, weighed by the lesser of the two."""
        return {
            (one, other): min(self.idf[one], self.idf[other])
            for one, other in zip(self.sequence, self.sequence[1:], strict=False)
            if one != other
        }


@dataclass(frozen=True)
class Ranked:
    """A candidate with what it was ranked by. ``sentence_scores`` are shares of the most that was possible."""

    stored: Stored
    score: float
    passage: float
    coverage: float
    sentence_coverage: float
    sentence_scores: tuple[float, ...]
    exact: float
    near: float

    @cached_property
    def best_sentence(self) -> int:
        return max(range(len(self.sentence_scores)), key=lambda place: self.sentence_scores[place], default=0)


def rank(candidates: Sequence[Stored], wanted: Mapping[str, Wanted]) -> list[Ranked]:
    """The candidates, best first; each is held against the question as read in its own language (``primary``)."""
    ranked: list[Ranked] = []
    for language, asked in wanted.items():
        ranked += ranked_within([each for each in candidates if primary(each.language) == language], asked)
    return sorted(ranked, key=lambda each: -each.score)


def ranked_within(candidates: Sequence[Stored], wanted: Wanted) -> list[Ranked]:
    sentences = [sentence or ("",) for stored in candidates for sentence in stored.terms]
    if not sentences or not wanted.idf:
        return []
    scores = SentenceBM25(sentences, wanted.idf).get_scores(list(wanted.idf))
    shares = np.minimum(np.asarray(scores) / (wanted.total * 2.2), 1.0).tolist()
    pairs = wanted.pairs()
    ranked, place = [], 0
    for stored in candidates:
        count = len(stored.terms)
        ranked.append(judged(stored, tuple(shares[place : place + count]), wanted, pairs))
        place += count
    return ranked


def judged(stored: Stored, shares: tuple[float, ...], wanted: Wanted, pairs: Mapping[tuple[str, str], float]) -> Ranked:
    total, idf = wanted.total, wanted.idf
    held = [idf.keys() & set(sentence) for sentence in stored.terms]
    covered = [sum(idf[term] for term in found) / total for found in held]
    beside = [
        sum(idf[term] for term in one | other) / total for one, other in zip(held, [*held[1:], set()], strict=True)
    ]
    coverage = sum(idf[term] for term in set().union(*held)) / total
    text = stored.text.casefold()
    exact = sum(weight for word, weight in wanted.written.items() if word in text) / (
        sum(wanted.written.values()) or 1.0
    )
    near = nearness(stored.terms, pairs)
    best = max(range(len(shares)), key=lambda place: shares[place])
    passage = stored.score / (total * 2.2)
    score = (
        W_PASSAGE * min(passage, 1.5)
        + W_COVERAGE * coverage
        + W_SENTENCE * shares[best]
        + W_PAIR_OF_SENTENCES * max(beside)
        + W_EXACT * exact
        + W_NEAR * near
        + W_LEAD / (1 + best)
        - INTERVIEWER * stored.question
    )
    return Ranked(stored, score, passage, coverage, max(covered), shares, exact, near)


def nearness(sentences: Sequence[Sequence[str]], pairs: Mapping[tuple[str, str], float]) -> float:
    """The share of the question's neighbouring terms that stand near each other, in order, in one sentence."""
    if not pairs:
        return 0.0
    found: set[tuple[str, str]] = set()
    for sentence in sentences:
        for place, term in enumerate(sentence):
            for other in sentence[place + 1 : place + 1 + NEAR]:
                if (term, other) in pairs:
                    found.add((term, other))
    return sum(pairs[pair] for pair in found) / sum(pairs.values())
