"""How sure an answer is, as a number that means the same from question to question, with meaning and without.

A logistic function of what the best passage holds of the question and, where there are vectors, of how near it is.
The weights were fitted by logistic regression on sets with questions that have no answer, each set weighing the same,
so that one threshold serves all (docs/search.md).
"""

import math
from collections.abc import Sequence

from index.languages.detection import detect_language
from index.ranking.ranking import Ranked, Wanted
from index.text.language import analyzer, primary

WORDS: dict[str, float] = {
    "bias": -7.6, "passage": 7.4, "sentence": 13.2, "length": 1.8, "akin": 5.5, "names": -4.4
}  # fmt: skip
"""By words alone."""
BOTH: dict[str, float] = {
    "bias": -3.4, "passage": 3.4, "sentence": 0.8, "names": -1.7, "near": 3.1, "mean": 1.0, "margin": 3.0
}  # fmt: skip
"""By words and meaning, where the question is in the passage's language."""
MEANING: dict[str, float] = {"bias": 0.25, "near": 4.3, "mean": 3.5, "margin": 5.9}
"""Where it is in another: hardly a word of it can stand there."""
USUAL, UNTOLD = 0.8, 0.02
"""Cosines: what is neither near nor far; and by how much the best leads where there is too little to lead."""
OTHERS = 3
"""Statements beside the best one that it is held against."""
THRESHOLD = 0.4
"""From here on a question counts as answered, unless the profile says otherwise."""


def confidence(ranked: Sequence[Ranked], question: str) -> float:
    """0..1, of candidates with the best first. Most costs a name of the question that is missing from the best."""
    if not ranked:
        return 0.0
    best = ranked[0]
    if best.nearest is None:
        weights = WORDS
    elif other_language(question, best.stored.language):
        weights = MEANING
    else:
        weights = BOTH
    found = signs(ranked)
    value = sum(weight * found[name] for name, weight in weights.items())
    return 1 / (1 + math.exp(-value))


def signs(ranked: Sequence[Ranked]) -> dict[str, float]:
    """What confidence is made of. Cosines of this kind of model lie around 0.8: they count in tenths from there."""
    best = ranked[0]
    features, wanted = best.features, best.wanted
    found = {
        "bias": 1.0,
        "passage": features.passage,
        "sentence": features.sentence,
        "length": math.log1p(len(wanted.idf)),
        "akin": features.akin,
        "names": names_missing(best, wanted),
    }
    if best.nearest is not None:
        known = [each for each in best.near if not math.isnan(each)]
        found["near"] = 10 * (best.nearest - USUAL)
        found["mean"] = 10 * (sum(known) / len(known) - USUAL)
        found["margin"] = 10 * (best.nearest - beside(ranked))
    return found


def beside(ranked: Sequence[Ranked]) -> float:
    """How near the nearest of other statements are, on average."""
    best = ranked[0].stored.statement_id
    others = [each.nearest for each in ranked if each.stored.statement_id != best and each.nearest is not None]
    nearest = sorted(others, reverse=True)[:OTHERS]
    # Where a filter leaves few statements, being nearest among them says nothing.
    unheard = max(USUAL, (ranked[0].nearest or USUAL) - UNTOLD)
    nearest += [unheard] * (OTHERS - len(nearest))
    return sum(nearest) / OTHERS


def other_language(question: str, language: str) -> bool:
    """Whether the question is in another language than a passage."""
    return detect_language(question, primary(language)) != primary(language)


def names_missing(best: Ranked, wanted: Wanted) -> float:
    """The share of the question's weight that is in names and numbers which neither passage nor title holds."""
    stored = best.stored
    held = {term for sentence in stored.terms for term in sentence}
    return wanted.share(wanted.named - held - best.asked - set(analyzer(stored.language).terms(stored.title)))
