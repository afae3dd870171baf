"""The commands, as a person or a script runs them."""

import json
import os
import re
import signal
from pathlib import Path

import pytest

from bot import __version__
from bot.store.schema import head_revision
from tests.bot.programs import ROOT, onrecord, running_program


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    var = tmp_path_factory.mktemp("var")
    assert onrecord(var, "load", "data").stdout == "11 added, 0 changed, 0 unchanged\n"
    return var


def test_loading_again_changes_nothing(loaded: Path) -> None:
    again = onrecord(loaded, "load", "data", "--json")
    assert json.loads(again.stdout) == {"added": 0, "changed": 0, "unchanged": 11}
    assert onrecord(loaded, "load", "--quiet", "data").stdout == ""


@pytest.mark.parametrize("command", [["run"], ["ask", "UNRWA"]])
def test_a_folder_that_cannot_be_made_is_one_line(command: list[str]) -> None:
    done = onrecord(Path("/dev/null/x"), *command)
    assert done.returncode == 2
    problem = "must be a folder that can be made and written to; /dev/null/x: Not a directory"
    assert done.stderr == f"ONRECORD_VAR: {problem}; example: ONRECORD_VAR=var\n"


def test_one_question_as_json(loaded: Path) -> None:
    done = onrecord(loaded, "ask", "What is UNRWA said to be?", "--json")
    answer = json.loads(done.stdout)
    assert answer["answered"] is True
    assert 0 < answer["confidence"] <= 1
    assert answer["filters"] == {"speaker": [], "dates": None, "phrases": [], "exclusions": []}
    first = answer["quotes"][0]
    assert {
        "statement_id",
        "version",
        "start",
        "end",
        "text",
        "speaker",
        "title",
        "date",
        "url",
        "score",
    } <= first.keys()
    assert (first["speaker"], first["date"], first["version"]) == ("Sergey Lavrov", "2021-01-26", 1)
    assert done.stderr == ""


def test_one_question_for_a_person(loaded: Path) -> None:
    shown = onrecord(loaded, "ask", "who calls Russians and Ukrainians one people?").stdout
    assert shown.startswith("Vladimir Putin, President of Russia · 13 July 2021")
    assert "┃ During the recent Direct Line" in shown


def test_when_something_was_said_as_json_and_as_a_picture(loaded: Path, tmp_path: Path) -> None:
    plot = tmp_path / "plot.svg"
    row = json.loads(onrecord(loaded, "when", "vaccines", "--json", "--plot", str(plot)).stdout)
    assert set(row) >= {"query", "filters", "statements", "first", "last", "months", "speakers"}
    assert (row["query"], row["statements"], row["first"]["date"]) == ("vaccines", 1, "2021-08-04")
    assert set(row["months"][0]) == {"month", "statements", "matching"}
    assert row["speakers"] == [{"name": "Sergey Lavrov", "matching": 1}]
    assert "<svg" in plot.read_text()
    wrong = onrecord(loaded, "when", "vaccines", "--plot", str(tmp_path / "plot.nothing"))
    assert (wrong.returncode, "Traceback" in wrong.stderr) == (2, False)


def test_the_record_is_exported_and_what_fits_a_question(loaded: Path, tmp_path: Path) -> None:
    file = tmp_path / "record.jsonl"
    assert onrecord(loaded, "export", "--out", str(file)).returncode == 0
    assert onrecord(tmp_path / "var", "load", str(file)).stdout == "11 added, 0 changed, 0 unchanged\n"
    shown = onrecord(loaded, "export", "vaccines", "--format", "bibtex").stdout
    assert (shown.count("@misc{"), "author = {{Sergey Lavrov}}" in shown) == (1, True)
    assert onrecord(loaded, "export", "--out", "/dev/null/x").returncode == 2


def test_a_question_for_a_count_says_so(loaded: Path) -> None:
    row = json.loads(onrecord(loaded, "ask", "how many statements mention vaccines", "--json").stdout)
    assert (row["kind"], row["when"]["statements"], row["answered"]) == ("count", 1, True)


def test_a_file_of_questions_is_answered_in_order(loaded: Path, tmp_path: Path) -> None:
    rows = [{"id": f"q{number}", "text": text} for number, text in enumerate(["UNRWA", "bakery", "", "MI5"])]
    file = tmp_path / "questions.jsonl"
    file.write_text("\n".join(map(json.dumps, rows)))
    lines = onrecord(loaded, "ask", "--batch", str(file)).stdout.splitlines()
    answers = [json.loads(line) for line in lines]
    assert [answer["id"] for answer in answers] == ["q0", "q1", "q2", "q3"]
    assert [answer["question"] for answer in answers] == ["UNRWA", "bakery", "", "MI5"]
    assert [answer["answered"] for answer in answers] == [True, False, False, True]


def test_lines_of_one_chat_are_a_conversation(loaded: Path, tmp_path: Path) -> None:
    file = tmp_path / "questions.jsonl"
    rows = [
        {"id": 1, "text": "vaccines", "chat": "a"},
        {"id": 2, "text": "and in 2021?", "chat": "a"},
        {"id": 3, "text": "and in 2021?", "chat": "b"},
        {"id": 4, "text": "who said that?", "chat": "a"},
    ]
    file.write_text("\n".join(map(json.dumps, rows)))
    answers = [json.loads(line) for line in onrecord(loaded, "ask", "--batch", str(file)).stdout.splitlines()]
    assert [each["understood"] for each in answers] == [
        "vaccines",
        "vaccines in 2021",
        "and in 2021?",
        "vaccines in 2021 (who)",
    ]
    assert answers[3]["quotes"] == answers[1]["quotes"][:1]
    assert {frozenset(each) for each in answers} == {frozenset(answers[0])}, "every line has the same fields"


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("{", "is not JSON"),
        ("[]", "is not a question"),
        ('{"id": 1}', "is not a question"),
    ],
)
def test_a_damaged_file_of_questions_is_told(loaded: Path, tmp_path: Path, line: str, problem: str) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_text('{"id": "a", "text": "b"}\n' + line)
    done = onrecord(loaded, "ask", "--batch", str(file))
    assert done.returncode == 1
    assert f"{file}:2: {problem}" in done.stderr
    assert "Traceback" not in done.stderr


def test_damaged_data_are_told_and_nothing_is_loaded(loaded: Path, tmp_path: Path) -> None:
    (tmp_path / "good.yaml").write_text("title: T\ndate: 2021-01-01\nspeaker: A\nlanguage: en\ntext: Good words.\n")
    (tmp_path / "bad.yaml").write_text("title: T\ndate: 2021-02-30\nspeeker: A\nlanguage: en\ntext: x\n")
    for command in ("load", "check"):
        done = onrecord(loaded, command, str(tmp_path))
        lines = (done.stdout + done.stderr).splitlines()
        assert done.returncode == 1
        assert (
            f"{tmp_path}/bad.yaml:2: date: 2021-02-30 is not a real date; expected year-month-day, such as 2021-01-26"
            in lines
        )
        assert f"{tmp_path}/bad.yaml:3: speeker: unknown field; did you mean 'speaker'?" in lines
        assert "Traceback" not in done.stderr
    after = json.loads(onrecord(loaded, "ask", "Good words", "--json").stdout)
    assert after["searched"]["statements"] == 11


def test_the_data_that_ship_are_right(tmp_path: Path) -> None:
    done = onrecord(tmp_path, "check")
    count = len([file for file in (ROOT / "data").rglob("*") if file.is_file()])
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{count} files, no problems\n", "")


def test_one_file_is_checked_as_one(tmp_path: Path) -> None:
    assert onrecord(tmp_path, "check", "data/profile.yaml").stdout == "1 file, no problems\n"


def test_an_upgrade_says_what_the_database_has(tmp_path: Path) -> None:
    made, again = (onrecord(tmp_path, "db", "upgrade").stdout for _ in range(2))
    assert made == f"the database now has schema {head_revision()}\n"
    assert again == f"the database is up to date with schema {head_revision()}\n"


def test_the_version_is_told(tmp_path: Path) -> None:
    assert onrecord(tmp_path, "--version").stdout == f"{__version__}\n"


def test_the_terminal_chat_works_when_piped(loaded: Path) -> None:
    done = onrecord(loaded, "chat", given="UNRWA\n2\n9\n\n/counters\nnonsense words here\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert "┃ We are convinced that the United Nations Relief and Works Agency" in done.stdout
    assert "Page 1 of" in done.stdout
    assert "There is no button 9." in done.stdout
    assert "days since the Salisbury incident" in done.stdout
    assert "Nothing on record among 11 statements" in done.stdout
    assert "\x1b" not in done.stdout


def test_run_without_a_token_says_so_and_chats(loaded: Path) -> None:
    done = onrecord(loaded, "run", given="UNRWA\n")
    assert done.returncode == 0
    assert done.stderr.startswith("TELEGRAM_BOT_TOKEN is not set, so this is the terminal chat")
    assert "Sergey Lavrov, Foreign Minister · 26 January 2021" in done.stdout
    assert onrecord(loaded, "run").returncode == 0


def test_the_index_is_rebuilt(loaded: Path) -> None:
    done = onrecord(loaded, "index", "--rebuild")
    assert (done.returncode, done.stderr) == (0, "")
    assert re.fullmatch(r"11 changes indexed in \d+\.\d s; the index holds \d\d+ passages\n", done.stdout)
    assert json.loads(onrecord(loaded, "ask", "UNRWA", "--json").stdout)["answered"] is True


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("PORT", "many"),
        ("DATABASE_URL", "mysql://x"),
        ("ONRECORD_DATA", "/nowhere"),
        ("ONRECORD_ADMINS", "me"),
        ("ONRECORD_LOG", "loud"),
    ],
)
def test_a_wrong_setting_is_one_line(tmp_path: Path, variable: str, value: str) -> None:
    done = onrecord(tmp_path, "run", **{variable: value})
    assert done.returncode == 2
    [line] = done.stderr.splitlines()
    assert line.startswith(f"{variable}: ")
    assert f"example: {variable}=" in line


def test_a_newer_database_is_refused(loaded: Path, tmp_path: Path) -> None:
    import sqlite3

    copy = tmp_path / "onrecord.sqlite3"
    with sqlite3.connect(loaded / "onrecord.sqlite3") as source, sqlite3.connect(copy) as target:
        source.backup(target)
        target.execute("UPDATE alembic_version SET version_num = '9999'")
        target.commit()
    source.close()
    target.close()
    done = onrecord(tmp_path, "ask", "anything")
    assert done.returncode == 1
    assert "9999" in done.stderr
    assert "Traceback" not in done.stderr


def test_statements_are_removed_withdrawn_and_reinstated(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / "profile.yaml").write_text("owner: the press office\nabout: Statements.\nzone: Asia/Tokyo\n")
    for name in ("bridge", "harbour"):
        words = f"title: On the {name}\ndate: 2021-01-01\nspeaker: Ada Field\nlanguage: en\ntext: The {name} is open.\n"
        (data / f"{name}.yaml").write_text(words)
    var = tmp_path / "var"
    assert onrecord(var, "load", str(data), ONRECORD_DATA=str(data)).returncode == 0

    def done(*arguments: str) -> tuple[int, str]:
        ended = onrecord(var, *arguments, ONRECORD_DATA=str(data))
        assert "Traceback" not in ended.stderr
        return ended.returncode, ended.stdout + ended.stderr

    marked = "bridge: marked as withdrawn\n"
    assert done("retract", "bridge", "nobody", "--on", "2021-03-05") == (1, f"{marked}nobody: not on record\n")
    assert "The publisher has withdrawn this statement." in done("ask", "bridge")[1]
    assert done("retract", "bridge", "--on", "2999-01-01")[0] == 2
    unmarked = "harbour: not marked as withdrawn\n"
    assert done("reinstate", "bridge", "harbour") == (1, f"bridge: reinstated\n{unmarked}")
    assert done("remove", "harbour", "harbour") == (0, "harbour: removed\n")
    assert "harbour is open" not in done("ask", "harbour")[1]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_restore_that_is_stopped_says_that_nothing_was_restored_and_how_to_go_on(
    tmp_path: Path, number: signal.Signals
) -> None:
    """The backup comes through a pipe, so that the restore waits until it has been told to stop."""
    var, backup, file = tmp_path / "var", tmp_path / "whole.jsonl.gz", tmp_path / "backup.jsonl.gz"
    assert onrecord(var, "load", "data/statements").returncode == 0
    assert onrecord(var, "backup", str(backup)).returncode == 0
    os.mkfifo(file)
    with running_program(var, "restore", str(file), "--replace") as restoring:
        assert restoring.stderr is not None
        assert "stays unchanged until this prints how many rows were restored" in restoring.stderr.readline()
        restoring.send_signal(number)
        file.write_bytes(backup.read_bytes())
        said = restoring.stderr.read()
    assert said == (f"Stopped. Nothing was restored. To try again: onrecord restore {file} --replace\n")
    assert restoring.returncode == 1
    assert json.loads(onrecord(var, "ask", "UNRWA", "--json").stdout)["answered"]


def test_the_help_shows_every_summary_whole(tmp_path: Path) -> None:
    lines = onrecord(tmp_path, "--help", COLUMNS="80").stdout.split("Commands:\n")[1].splitlines()
    assert len(lines) >= 17
    assert all(re.fullmatch(r"  \S+ +\S.*\.", line) and not line.endswith("...") for line in lines)
