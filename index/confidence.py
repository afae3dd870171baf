"""How sure an answer is, as a number that means the same from question to question.

A logistic function of what the best passage holds of the question. The weights were fitted by logistic regression on
three sets with questions that have no answer (docs/search.md), each set weighing the same.
"""

import math

from index.ranking import Ranked, Wanted

BIAS, W_COVERAGE, W_PASSAGE, W_SENTENCE, W_LENGTH = -6.3, 2.76, 3.48, 8.46, 1.2
THRESHOLD = 0.4
"""From here on a question counts as answered, unless the profile says otherwise."""


def confidence(best: Ranked | None, wanted: Wanted) -> float:
    """0..1. A longer question that is held to the same share is the surer one."""
    if best is None:
        return 0.0
    value = (
        BIAS
        + W_COVERAGE * best.features.coverage
        + W_PASSAGE * best.features.passage
        + W_SENTENCE * best.features.sentence
        + W_LENGTH * math.log1p(len(wanted.idf))
    )
    return 1 / (1 + math.exp(-value))
