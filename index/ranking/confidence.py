"""How sure an answer is, as a number that means the same from question to question.

A logistic function of what the best passage holds of the question. The weights were fitted by logistic regression on
sets with questions that have no answer, in five languages, each set weighing the same (docs/search.md).
"""

import math

from index.ranking.ranking import Ranked, Wanted
from index.text.language import analyzer

BIAS, W_PASSAGE, W_SENTENCE, W_LENGTH, W_AKIN, W_NAMES = -7.6, 7.4, 13.2, 1.8, 5.5, -4.4
THRESHOLD = 0.4
"""From here on a question counts as answered, unless the profile says otherwise."""


def confidence(best: Ranked | None, wanted: Wanted) -> float:
    """0..1. A longer question that is held to the same share is the surer one; a name that is missing costs most."""
    if best is None:
        return 0.0
    features = best.features
    value = (
        BIAS
        + W_PASSAGE * features.passage
        + W_SENTENCE * features.sentence
        + W_LENGTH * math.log1p(len(wanted.idf))
        + W_AKIN * features.akin
        + W_NAMES * names_missing(best, wanted)
    )
    return 1 / (1 + math.exp(-value))


def names_missing(best: Ranked, wanted: Wanted) -> float:
    """The share of the question's weight that is in names and numbers which neither passage nor title holds."""
    stored = best.stored
    held = {term for sentence in stored.terms for term in sentence}
    return wanted.share(wanted.named - held - best.asked - set(analyzer(stored.language).terms(stored.title)))
