"""The figures that bench/quality.py prints."""

import pytest

from bench.plain_bm25 import readme_bm25, stemmed_bm25
from bench.question_sets import Asked, Given, QuestionSet, Shown, auroc, figures
from tests.index.records import said


def asked_of() -> QuestionSet:
    statements = (
        said("The old bridge opens. It is red.", name="a"),
        said("Ferries sail.", name="b"),
        said("Snow fell on the hills.", name="c"),
    )
    questions = (
        Asked("1", "when are bridges opening", frozenset({"a"}), ("BRIDGE!",), answerable=True),
        Asked("2", "price", frozenset(), (), answerable=False),
    )
    return QuestionSet("made", statements, questions)


def test_figures_are_shares_of_the_answerable_questions() -> None:
    right = Given((Shown("b", 0, "Ferries"), Shown("a", 4, "old bridge")), 0.9, answered=True)
    wrong = Given((Shown("a", 1, "The old"),), 0.1, answered=True)
    assert figures(asked_of(), [right, wrong]) == {
        "right_1": 0.0,
        "right_3": 1.0,
        "words_1": 0.0,
        "words_3": 1.0,
        "auroc": 1.0,
        "false": 1.0,
        "missed": 0.0,
        "verbatim": pytest.approx(2 / 3),
        "chars": 7,
    }


@pytest.mark.parametrize(
    ("high", "low", "expected"),
    [([2, 3], [1], 1.0), ([1], [2], 0.0), ([1], [1], 0.5), ([1, 3], [2], 0.5), ([], [1], None)],
)
def test_auroc(high: list[float], low: list[float], expected: float | None) -> None:
    assert auroc(high, low) == expected


def test_stems_find_what_plain_words_do_not() -> None:
    asked = asked_of()
    assert stemmed_bm25(asked)[0].quotes[0] == Shown("a", 0, "The old bridge opens.")
    assert readme_bm25(asked)[0].confidence == 0.0


def test_half_a_set_leaves_questions_without_an_answer() -> None:
    halved = asked_of().halved()
    assert [statement.id for statement in halved.statements] == ["a", "c"]
    assert [question.answerable for question in halved.questions] == [True, False]
