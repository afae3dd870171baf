"""``onrecord voices``: who says what, as a person reads it and as a script does."""

import json
from pathlib import Path

import pytest

from tests.bot.programs import onrecord

TALK = "Question: Will it open?\n\nAnn Roe: It will.\n\nGuest One: We hope so."


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    file = tmp_path / "talk.jsonl"
    row = {"id": "t", "title": "A talk", "date": "2021-06-01", "speaker": "Ann Roe", "language": "en", "text": TALK}
    file.write_text(json.dumps(row) + "\n")
    return file


def test_each_statement_is_a_line_of_json(talk: Path, tmp_path: Path) -> None:
    done = onrecord(tmp_path, "voices", str(talk), "--json")
    row = json.loads(done.stdout)
    assert row["id"] == "t"
    assert [(TALK[each["start"] : each["end"]], each["speaker"], each["question"]) for each in row["turns"]] == [
        ("Will it open?", "Question", True),
        ("It will.", "Ann Roe", False),
        ("We hope so.", "Guest One", False),
    ]
    assert set(row["turns"][0]) == {"start", "end", "speaker", "label", "certain", "question"}


def test_a_person_reads_who_says_what(talk: Path, tmp_path: Path) -> None:
    shown = onrecord(tmp_path, "voices", str(talk)).stdout
    assert shown.startswith("A talk · 2021-06-01 · t\n")
    assert "Question (question)\n           Will it open?\n" in shown
    assert not (tmp_path / "record.db").exists()
