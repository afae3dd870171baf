"""Fitting finds what tells right from wrong, and sees what the chain saw."""

from dataclasses import replace

import numpy as np

from bench.fit import CONFIDENCE, Seen, confidence_weights, ranking_weights, seen
from bench.question_sets import Asked, QuestionSet
from index.ranking.ranking import Features
from tests.index.records import said

WIDTH = len(Features._fields) + 1


def test_the_share_that_tells_gets_the_weight() -> None:
    numbers = np.random.default_rng(1)
    told = Seen()
    for _ in range(300):
        rows = numbers.random((10, WIDTH))
        scores = rows @ np.array([6.0, 0, 0, 0, 0, 0, 0, 0, 0, -3.0]) + numbers.gumbel(size=10)
        told.candidates.append(rows)
        told.right.append(scores == scores.max())
    weights = ranking_weights([told])
    assert abs(weights[0] - 6) < 1
    assert abs(weights[-1] + 3) < 1
    assert max(abs(weights[1:-1])) < 1


def test_confidence_follows_what_is_answerable() -> None:
    numbers = np.random.default_rng(1)
    told = Seen()
    for _ in range(2000):
        signs = [1.0, *numbers.random(len(CONFIDENCE) - 1).tolist()]
        told.signs.append(signs)
        told.answerable.append(bool(numbers.random() < 1 / (1 + np.exp(2 - 4 * signs[1]))))
    weights = confidence_weights([told])
    assert abs(weights[0] + 2) < 1
    assert abs(weights[1] - 4) < 1
    assert max(abs(weights[2:])) < 1


def test_each_question_is_seen_with_its_candidates() -> None:
    statements = (said("The bridge is open."), said("The bridge is long.", name="b"), said("Rain.", name="c"))
    asked = Asked("1", "is the bridge open", frozenset("a"), (), True)
    unheld = replace(asked, id="2", text="how long is the bridge", statements=frozenset(), answerable=False)
    nothing = replace(unheld, id="3", text="sugar")
    told = seen(QuestionSet("few", statements, (asked, unheld, nothing)))
    assert [right.tolist() for right in told.right] == [[True, False]]
    assert [rows.shape for rows in told.candidates] == [(2, WIDTH)]
    assert told.answerable == [True, False]
    assert [len(signs) for signs in told.signs] == [len(CONFIDENCE)] * 2
