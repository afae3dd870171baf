"""Ranks candidates by meaning beside their words: how near their sentences are to the question.

Two numbers join the shares of ``ranking``: the cosine of the nearest sentence, and the mean over the passage. A
question in another language than a passage shares no words with it, so that these two are all there is to rank it by.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from index.meaning.asking import AskedMeaning
from index.ranking.ranking import INTERVIEWER, Features, Ranked

WEIGHTS = Features(
    passage=5.6, coverage=2.4, sentence=0.3, beside=2.0, exact=2.2, near=0.9, lead=0.2, title=5.5, akin=3.1
)
NEAREST, MEAN = 65.0, 12.0
"""What a cosine of one counts; candidates differ by a tenth of it at most."""
FEW_LACK = 0.25
"""The share of the candidates that may have no vectors yet; where it is more, words alone decide."""


def by_meaning(ranked: Sequence[Ranked], meaning: AskedMeaning) -> list[Ranked] | None:
    """The candidates, best first; None where too many have no vectors yet."""
    near = [meaning.of(each.stored.text, each.stored.start, each.stored.sentences) for each in ranked]
    best = np.array([np.nanmax(each) if np.isfinite(each).any() else np.nan for each in near])
    mean = np.array([np.nanmean(each) if np.isfinite(each).any() else np.nan for each in near])
    lack = np.isnan(best)
    if not len(best) or lack.mean() > FEW_LACK:
        return None
    best[lack], mean[lack] = best[~lack].mean(), mean[~lack].mean()
    found = [
        replace(each, score=score(each) + NEAREST * float(nearest) + MEAN * float(middle), near=tuple(own.tolist()))
        for each, nearest, middle, own in zip(ranked, best, mean, near, strict=True)
    ]
    return sorted(found, key=lambda each: -each.score)


def score(ranked: Ranked) -> float:
    words = sum(weight * value for weight, value in zip(WEIGHTS, ranked.features, strict=True))
    return words - INTERVIEWER * ranked.stored.question
