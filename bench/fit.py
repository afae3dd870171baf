"""Fits the weights of ranking and confidence to sets of questions: ``python -m bench.fit FOLDER…``.

Prints them as ``index/ranking/ranking.py`` and ``index/ranking/confidence.py`` have them; nothing is changed.
Each set weighs the same, however many questions it has. Sets in which every question is answerable are also asked
with half of their titles left out, so that confidence meets questions that have no answer.
"""

import argparse
import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray

from bench.quality import on_record
from bench.question_sets import QuestionSet, read_set
from index.questions.question import Question, read_question
from index.ranking import confidence, ranking, searching
from index.ranking.ranking import Features, Ranked, Wanted, rank
from index.search.entries import Stored

Array = NDArray[np.float64]

CONFIDENCE = tuple(confidence.WORDS)
CAREFUL = 1e-3
"""Weight of the squares of the weights: what no question speaks for stays near zero."""
STEPS = 200
"""Of Newton's method, at most; ten are usual."""


@dataclass
class Seen:
    """What the chain saw of one set: of each question the candidates' features, and which of them are right."""

    candidates: list[Array] = field(default_factory=list)
    right: list[NDArray[np.bool_]] = field(default_factory=list)
    signs: list[list[float]] = field(default_factory=list)
    answerable: list[bool] = field(default_factory=list)


def seen(asked: QuestionSet) -> Seen:
    """Asks every question and keeps what ranking found; the questions are asked one after the other, as they stand."""
    found: list[list[Ranked]] = []

    def noting_question(*given: Any, **named: Any) -> Question:
        found.append([])
        return read_question(*given, **named)

    def noting(candidates: Sequence[Stored], wanted: Mapping[str, Wanted]) -> list[Ranked]:
        found[-1] = rank(candidates, wanted)
        return found[-1]

    with patch.object(searching, "rank", noting), patch.object(searching, "read_question", noting_question):
        asyncio.run(on_record(asked))
    kept = Seen()
    for question, ranked in zip(asked.questions, found, strict=True):
        if not ranked:
            continue
        right = np.array([each.stored.statement_id in question.statements for each in ranked])
        if question.answerable and right.any() and not right.all():
            kept.candidates.append(np.array([[*each.features, -float(each.stored.question)] for each in ranked]))
            kept.right.append(right)
        kept.signs.append(signs(ranked))
        kept.answerable.append(question.answerable)
    return kept


def signs(ranked: Sequence[Ranked]) -> list[float]:
    """What confidence is made of, in the order of its weights."""
    found = confidence.signs(ranked)
    return [found[name] for name in CONFIDENCE]


def ranking_weights(sets: Sequence[Seen]) -> Array:
    """Maximum likelihood of a right candidate, in a softmax over the candidates of a question."""

    def slope(weights: Array) -> tuple[Array, Array]:
        gradient, curvature = np.zeros_like(weights), np.zeros((len(weights), len(weights)))
        for each in sets:
            for rows, right in zip(each.candidates, each.right, strict=True):
                scores = rows @ weights
                shares = np.exp(scores - scores.max())
                among = shares * right / (shares * right).sum()
                shares /= shares.sum()
                mean = shares @ rows
                gradient += (among @ rows - mean) / len(each.candidates)
                curvature += ((rows.T * shares) @ rows - np.outer(mean, mean)) / len(each.candidates)
        return gradient, curvature

    width = len(Features._fields) + 1
    return climbed(slope, width)


def confidence_weights(sets: Sequence[Seen]) -> Array:
    """Logistic regression of whether a question is answerable."""

    def slope(weights: Array) -> tuple[Array, Array]:
        gradient, curvature = np.zeros_like(weights), np.zeros((len(weights), len(weights)))
        for each in sets:
            rows, answerable = np.array(each.signs), np.array(each.answerable, dtype=float)
            sure = 1 / (1 + np.exp(-rows @ weights))
            gradient += (answerable - sure) @ rows / len(rows)
            curvature += (rows.T * (sure * (1 - sure))) @ rows / len(rows)
        return gradient, curvature

    return climbed(slope, len(CONFIDENCE))


def climbed(slope: Callable[[Array], tuple[Array, Array]], width: int) -> Array:
    """Newton's method from zero, no weight moving by more than one a step."""
    weights = np.zeros(width)
    for _ in range(STEPS):
        gradient, curvature = slope(weights)
        step = np.linalg.solve(curvature + CAREFUL * np.eye(width), gradient - CAREFUL * weights)
        step /= max(1.0, np.abs(step).max())
        weights += step
        if np.abs(step).max() < 1e-4:
            break
    return weights


def main(arguments: Sequence[str] | None = None) -> None:
    options = argparse.ArgumentParser(prog="python -m bench.fit", description=(__doc__ or "").partition("\n")[0])
    options.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    whole = [read_set(folder) for folder in options.parse_args(arguments).folders]
    ranks = [seen(asked) for asked in whole]
    weights = ranking_weights(ranks).round(1).tolist()
    mixed = [
        seen(asked.halved()) if all(each.answerable for each in asked.questions) else kept
        for asked, kept in zip(whole, ranks, strict=True)
    ]
    sure = confidence_weights(mixed).round(1).tolist()
    now_ranking = (*ranking.WEIGHTS, ranking.INTERVIEWER)
    for name, now, fitted in zip((*Features._fields, "INTERVIEWER"), now_ranking, weights, strict=True):
        print(f"{name:<12} now {now:>5}  fitted {fitted:>5}")
    print()
    for name, fitted in zip(CONFIDENCE, sure, strict=True):
        print(f"{name:<12} now {confidence.WORDS[name]:>5}  fitted {fitted:>5}")


if __name__ == "__main__":
    main()
