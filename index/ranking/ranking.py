"""Ranks candidate passages and their sentences: BM25 of the sentence beside that of the passage, nearness, exact forms.

Every feature is a share of the most that was possible, so that it means the same for a short question and a long one,
in every language. The weights were fitted over sets in four languages (docs/search.md) and are the same for all.
"""

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from rank_bm25 import BM25Okapi

from index.search.entries import Stored
from index.text.language import analyzer, primary

INTERVIEWER = 1.5
"""What a passage that is an interviewer's question loses: it asks, and seldom answers."""
ASKED = 0.8
"""What a word counts in a reply that only the interviewer's question holds."""
NEAR = 3
"""How many terms on the second of two neighbouring terms of the question may stand, to count as near."""
AKIN = 4
"""First letters that two terms share, for the one to count in part as the other: "marriag" and "marri"."""
K1 = 1.2


class Features(NamedTuple):
    """What a passage is ranked by; all but ``lead`` are shares of the question's idf.

    ``passage`` is its BM25, ``coverage`` what it holds of the question, ``sentence`` the best BM25 of a sentence,
    ``beside`` the most that two neighbouring sentences hold, ``exact`` what stands in it as the question writes it,
    ``near`` the neighbouring terms of the question that are near each other in it, ``lead`` is one over the place of
    its best sentence, ``title`` what the statement's title holds, ``akin`` what it lacks but has a relative of.
    """

    passage: float
    coverage: float
    sentence: float
    beside: float
    exact: float
    near: float
    lead: float
    title: float
    akin: float


WEIGHTS = Features(
    passage=6.5, coverage=2.3, sentence=5.9, beside=2.3, exact=2.7, near=1.0, lead=0.3, title=4.9, akin=7.3
)


class SentenceBM25(BM25Okapi):  # type: ignore[misc]
    """rank-bm25 over the sentences of the candidates, with the index's own document frequencies.

    Okapi's idf is zero or negative for a word in half of a handful of sentences; this is Lucene's
    ``ln(1 + (N - n + 0.5) / (n + 0.5))``, which is positive always, taken over the whole index. Only the question's
    terms are counted (``doc_freqs``, a sentence each): no other can score.
    """

    def __init__(self, sentences: Sequence[Sequence[str]], idf: Mapping[str, float]) -> None:
        self._wanted = idf
        super().__init__(sentences, k1=K1, b=0.3)

    def _initialize(self, corpus: Sequence[Sequence[str]]) -> Mapping[str, float]:
        wanted = self._wanted.keys()
        self.doc_len = [len(sentence) for sentence in corpus]
        self.doc_freqs = [{term: sentence.count(term) for term in wanted & set(sentence)} for sentence in corpus]
        self.corpus_size = len(corpus)
        self.avgdl = sum(self.doc_len) / self.corpus_size or 1.0
        return self._wanted

    def _calc_idf(self, nd: Mapping[str, float]) -> None:
        self.idf = nd


def lucene_idf(passages: int, frequency: int) -> float:
    """``ln(1 + (N - n + 0.5) / (n + 0.5))`` (Lucene's BM25Similarity); ``n`` may count those of other languages."""
    frequency = min(frequency, passages)
    return math.log(1 + (passages - frequency + 0.5) / (frequency + 0.5))


@dataclass(frozen=True)
class Wanted:
    """What the question's words come to in one language: terms in order, what each weighs, the words as written.

    ``named`` are terms of words that are capitalised, the question's first aside, and of numbers.
    """

    sequence: tuple[str, ...]
    idf: Mapping[str, float]
    written: Mapping[str, float]
    named: frozenset[str] = frozenset()

    @cached_property
    def total(self) -> float:
        return sum(self.idf.values()) or 1.0

    @cached_property
    def most(self) -> float:
        """No BM25 is higher."""
        return self.total * (K1 + 1)

    @cached_property
    def pairs(self) -> dict[tuple[str, str], float]:
        """Neighbouring terms, weighed by the lesser of the two."""
        return {(a, b): min(self.idf[a], self.idf[b]) for a, b in pairwise(self.sequence) if a != b}

    def share(self, terms: Collection[str]) -> float:
        return sum(self.idf[term] for term in terms) / self.total


@dataclass(frozen=True)
class Ranked:
    """A candidate with what it was ranked by.

    Of each sentence, ``sentences`` has the BM25 as a share of the most possible, ``held`` the question's terms in it,
    ``near`` how near it is in meaning (cosine, NaN where it has no vector); empty where words alone decided.
    ``asked`` are the question's terms in the interviewer's question that it replies to.
    ``shown`` are the first and last sentence to quote, where that is settled.
    """

    stored: Stored
    score: float
    features: Features
    sentences: Sequence[float]
    held: Sequence[Collection[str]]
    wanted: Wanted
    asked: frozenset[str] = frozenset()
    near: Sequence[float] = ()
    shown: tuple[int, int] | None = None

    @property
    def nearest(self) -> float | None:
        """The cosine of the nearest sentence; None where words alone decided."""
        known = [each for each in self.near if not math.isnan(each)]
        return max(known) if known else None


def rank(candidates: Sequence[Stored], wanted: Mapping[str, Wanted]) -> list[Ranked]:
    """The candidates, best first; each is held against the question as read in its own language (``primary``)."""
    ranked: list[Ranked] = []
    for language, asked in wanted.items():
        ranked += ranked_within([each for each in candidates if primary(each.language) == language], asked)
    return sorted(ranked, key=lambda each: -each.score)


def ranked_within(candidates: Sequence[Stored], wanted: Wanted) -> list[Ranked]:
    sentences = [sentence for stored in candidates for sentence in stored.terms]
    if not sentences or not wanted.idf:
        return []
    bm25 = SentenceBM25(sentences, wanted.idf)
    shares = np.minimum(bm25.get_scores(list(wanted.idf)) / wanted.most, 1.0).tolist()
    relatives = akin({term for sentence in sentences for term in sentence}, wanted.idf)
    ranked, place = [], 0
    for stored in candidates:
        its = slice(place, place + len(stored.terms))
        held = bm25.doc_freqs[its]
        features = judged(stored, wanted, held, shares[its], relatives)
        asked = asked_terms(stored, wanted)
        if asked:
            features = replying(features, stored, wanted, set().union(*held), asked)
        score = sum(weight * value for weight, value in zip(WEIGHTS, features, strict=True))
        score -= INTERVIEWER * stored.question
        ranked.append(Ranked(stored, score, features, shares[its], held, wanted, asked))
        place += len(stored.terms)
    return ranked


def unranked(stored: Stored) -> Ranked:
    """A passage of which no words were asked: its first sentence is what it is shown by."""
    count = len(stored.terms)
    nothing = Features(*[0.0] * len(Features._fields))
    return Ranked(stored, 0.0, nothing, (1.0, *[0.0] * (count - 1)), [()] * count, Wanted((), {}, {}))


def judged(
    stored: Stored,
    wanted: Wanted,
    counts: Sequence[Mapping[str, int]],
    shares: Sequence[float],
    relatives: Mapping[str, Mapping[str, float]],
) -> Features:
    held = set().union(*counts)
    beside = max((wanted.share(one.keys() | other.keys()) for one, other in pairwise(counts)), default=0.0)
    text = stored.text.casefold()
    written = sum(weight for word, weight in wanted.written.items() if word in text)
    best = max(range(len(shares)), key=shares.__getitem__)
    title = set(analyzer(stored.language).terms(f"{stored.title}\n{stored.about}" if stored.about else stored.title))
    return Features(
        passage=min(stored.score / wanted.most, 1.5),
        coverage=wanted.share(held),
        sentence=shares[best],
        beside=max(beside, max(wanted.share(count) for count in counts)),
        exact=written / (sum(wanted.written.values()) or 1.0),
        near=nearness([pair for pair in zip(stored.terms, counts, strict=True) if len(pair[1]) > 1], wanted.pairs),
        lead=1 / (1 + best),
        title=wanted.share(wanted.idf.keys() & title),
        akin=relatedness(stored.terms, held, wanted, relatives),
    )


def asked_terms(stored: Stored, wanted: Wanted) -> frozenset[str]:
    """What stands of the question in the interviewer's question to which the passage replies."""
    if stored.exchange is None:
        return frozenset()
    return frozenset(wanted.idf.keys() & set(analyzer(stored.language).terms(stored.exchange.question)))


def replying(
    features: Features, stored: Stored, wanted: Wanted, held: Collection[str], asked: frozenset[str]
) -> Features:
    """A reply's features where its subject is named in the question alone: what that holds counts in part."""
    question = stored.exchange.question.casefold() if stored.exchange else ""
    both = wanted.share(asked | set(held))
    there = wanted.share(asked)
    written = sum(weight for word, weight in wanted.written.items() if word in question)
    return features._replace(
        coverage=features.coverage + ASKED * (both - features.coverage),
        sentence=max(features.sentence, ASKED * there * there),
        beside=max(features.beside, ASKED * there),
        exact=max(features.exact, ASKED * written / (sum(wanted.written.values()) or 1.0)),
        akin=min(features.akin, 1 - both),
    )


def nearness(
    sentences: Sequence[tuple[Sequence[str], Mapping[str, int]]], pairs: Mapping[tuple[str, str], float]
) -> float:
    """The share of the question's neighbouring terms that stand near each other, in order, in one sentence."""
    found: set[tuple[str, str]] = set()
    for sentence, counts in sentences:
        places = [place for place, term in enumerate(sentence) if term in counts]
        for number, place in enumerate(places):
            for after in places[number + 1 : number + 1 + NEAR]:
                if after - place <= NEAR:
                    found.add((sentence[place], sentence[after]))
    return sum(pairs[pair] for pair in found & pairs.keys()) / (sum(pairs.values()) or 1.0)


def akin(terms: Collection[str], idf: Mapping[str, float]) -> dict[str, dict[str, float]]:
    """Terms that begin as terms of the question do: for each, how much of the longer of the two they share."""
    beginnings: dict[str, list[str]] = {}
    for term in idf:
        if len(term) >= AKIN and not term[0].isdigit():
            beginnings.setdefault(term[:AKIN], []).append(term)
    return {
        other: {term: shared(term, other) / max(len(term), len(other)) for term in beginnings[other[:AKIN]]}
        for other in terms
        if other[:AKIN] in beginnings
    }


def shared(one: str, other: str) -> int:
    """How many first letters two terms have in common."""
    length = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        length += 1
    return length


def relatedness(
    sentences: Sequence[Sequence[str]],
    held: Collection[str],
    wanted: Wanted,
    relatives: Mapping[str, Mapping[str, float]],
) -> float:
    """The share of the question that a passage lacks, as far as it holds words that begin alike."""
    best: dict[str, float] = {}
    for other in relatives.keys() & {term for sentence in sentences for term in sentence}:
        for term, likeness in relatives[other].items():
            if term not in held and likeness > best.get(term, 0.0):
                best[term] = likeness
    return sum(wanted.idf[term] * likeness for term, likeness in best.items()) / wanted.total
