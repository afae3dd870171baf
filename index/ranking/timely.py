"""Puts candidates in the order that a question's time asks for: the newest first, or those of a time it mentions."""

from collections.abc import Sequence
from dataclasses import replace

from index.questions.question import Question
from index.ranking.ranking import Ranked

AROUND = 2.5
"""What a statement of the time that the question mentions gains; about what one more of three terms is worth."""
AS_GOOD = 0.75
"""Share of the best score from which on a passage is as much about the question as the best."""


def timely(ranked: Sequence[Ranked], question: Question) -> list[Ranked]:
    """The candidates, best first, in the question's own order of time. Scores are only comparable before."""
    found = list(ranked)
    if question.around:
        first, last = question.around.first, question.around.last
        found = [
            replace(each, score=each.score + AROUND) if first <= each.stored.date <= last else each for each in found
        ]
        found.sort(key=lambda each: -each.score)
    if question.newest and found:
        best = max(found, key=lambda each: each.score)
        about = [each for each in found if each.score >= AS_GOOD * best.score and covers(each) >= covers(best) - 0.01]
        rest = [each for each in found if each not in about]
        found = sorted(about, key=lambda each: -each.stored.date.toordinal()) + rest
    return found


def covers(ranked: Ranked) -> float:
    return ranked.features.coverage
