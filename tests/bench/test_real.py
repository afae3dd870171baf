"""Questions with known truth: read, checked against the statements, and scored."""

import json
from pathlib import Path
from typing import Any

import pytest

from bench.real import Known, figures, main, read_known, untrue, verdict
from bot.say.answer_json import answer_json
from tests.index.records import DATA, TODAY, record_of, shipped

QUESTIONS = Path(__file__).parents[2] / "bench" / "questions"


def known(**changes: Any) -> Known:
    told: dict[str, Any] = {
        "id": "1",
        "group": "words",
        "text": "bridge",
        "held": False,
        "answerable": True,
        "statements": frozenset({"a"}),
        "answers": ("the old Bridge!",),
        "speakers": (),
        "first": "2021-01-01",
        "last": "2021-12-31",
    }
    return Known(**(told | changes))


def quote(statement: str = "a", text: str = "I saw the old bridge.", **changes: Any) -> dict[str, Any]:
    return {"statement_id": statement, "text": text, "speaker": "Ada Field", "date": "2021-05-05"} | changes


@pytest.mark.parametrize(
    ("truth", "quotes", "answered", "found"),
    [
        ({}, [quote()], True, "right"),
        ({}, [quote(text="I saw it.")], True, "wrong"),
        ({}, [quote("b"), quote()], True, "third"),
        ({}, [quote("b"), quote("b"), quote("b"), quote()], True, "wrong"),
        ({}, [quote()], False, "missed"),
        ({}, [quote(text="It was.", exchange={"question": "Was it the old bridge?"})], True, "right"),
        ({}, [quote(text="It was.", exchange=None)], True, "wrong"),
        ({"speakers": ("Field",)}, [quote()], True, "right"),
        ({"speakers": ("Field",)}, [quote(speaker=["Bo Hill", "Ada Field"])], True, "right"),
        ({"speakers": ("Field",)}, [quote(speaker="Bo Hill")], True, "wrong"),
        ({"speakers": ("Hill",)}, [quote(quoted_by="Bo Hill")], True, "right"),
        ({"first": "2021-06-01"}, [quote()], True, "wrong"),
        ({"answerable": False}, [quote()], False, "right"),
        ({"answerable": False}, [quote()], True, "false"),
    ],
)
def test_an_answer_is_right_only_with_the_words_of_the_person_and_time_asked_for(
    truth: dict[str, Any], quotes: list[dict[str, Any]], answered: bool, found: str
) -> None:
    assert verdict(known(**truth), {"answered": answered, "quotes": quotes}) == found


def test_figures_are_shares_of_all_questions() -> None:
    shares = figures(["right", "right", "third", "missed", "false"])
    assert shares == {
        "right": 0.4,
        "in three": pytest.approx(0.6),
        "wrong": 0.2,
        "false absence": 0.2,
        "false answer": 0.2,
    }


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ({"id": "1", "text": "x", "statements": ["a"], "answers": ["x"], "speeker": []}, "unknown field speeker"),
        ({"id": "1", "text": "x"}, "no statements and answers"),
    ],
)
def test_a_line_that_is_no_question_is_named(row: dict[str, Any], told: str, tmp_path: Path) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_text(json.dumps(row))
    with pytest.raises(ValueError, match=told) as error:
        read_known(file)
    assert ":1:" in str(error.value)


def test_no_question_stands_twice(tmp_path: Path) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_text('{"id": "1", "text": "x", "answerable": false}\n' * 2)
    with pytest.raises(ValueError, match="stands twice"):
        read_known(file)


def test_the_truth_of_the_shipped_questions_stands_in_the_shipped_record() -> None:
    assert untrue(read_known(QUESTIONS / "shipped.jsonl"), [DATA]) == []


def test_a_truth_that_is_none_is_told() -> None:
    wrong = known(statements=frozenset({"2021-05-09-putin-address-victory-parade"}))
    assert untrue([wrong], [DATA]) == ["1: 2021-05-09-putin-address-victory-parade holds none of its answers"]


def test_the_large_set_has_six_groups_of_twenty_and_half_is_kept_aside() -> None:
    questions = read_known(QUESTIONS / "state-department.jsonl")
    groups = {each.group for each in questions}
    assert {group: sum(each.group == group for each in questions) for group in groups} == dict.fromkeys(groups, 20)
    assert len(groups) == 6
    assert sum(each.held for each in questions) == 60


async def test_the_shipped_record_answers_its_questions(tmp_path: Path) -> None:
    questions = read_known(QUESTIONS / "shipped.jsonl")
    async with record_of(tmp_path, shipped()) as record:
        answers = {each.id: answer_json(await record.ask(each.text, today=TODAY)) for each in questions}
    verdicts = [verdict(each, answers[each.id]) for each in questions]
    assert verdicts.count("right") >= 19
    assert "false" not in verdicts
    assert verdicts.count("wrong") <= 1


def test_the_command_prints_both_halves(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    questions, answers = tmp_path / "questions.jsonl", tmp_path / "answers.jsonl"
    rows = [
        {"id": "1", "group": "words", "text": "bridge", "statements": ["a"], "answers": ["bridge"]},
        {"id": "2", "group": "absence", "text": "ferry", "answerable": False, "held": True},
    ]
    questions.write_text("\n".join(map(json.dumps, rows)))
    given = [{"id": "1", "answered": False, "quotes": []}, {"id": "2", "answered": False, "quotes": []}]
    answers.write_text("\n".join(map(json.dumps, given)))
    main([str(questions), str(answers), "--each"])
    printed = capsys.readouterr().out
    assert "open: 1 questions" in printed
    assert "kept aside: 1 questions" in printed
    assert "missed  1: bridge" in printed


def test_a_question_without_an_answer_line_is_told(tmp_path: Path) -> None:
    questions, answers = tmp_path / "questions.jsonl", tmp_path / "answers.jsonl"
    questions.write_text('{"id": "1", "text": "x", "answerable": false}')
    answers.write_text("")
    with pytest.raises(SystemExit, match="1 questions have no answer, the first: 1"):
        main([str(questions), str(answers)])
