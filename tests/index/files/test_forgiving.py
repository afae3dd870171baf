"""Files as people and spreadsheets save them: read where nothing is lost, and what was guessed is told."""

from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from index.files.loading import read_paths

HEADER = "id,title,date,speaker,language,text,complete"
ROW = "a1,On the bridge,2021-06-01,Jane Roe,en,We open it.,true"
TABLE = f"{HEADER}\r\n{ROW}\r\n"
CAFE = TABLE.replace("We open it.", "We don’t open – café.")

TABLES: list[tuple[str, bytes, str]] = [
    ("commas", TABLE.encode(), ""),
    ("semicolons", TABLE.replace(",", ";").encode(), ""),
    ("tabs", TABLE.replace(",", "\t").encode(), ""),
    ("Excel's own line", b"sep=;\r\n" + TABLE.replace(",", ";").encode(), ""),
    ("a byte order mark", b"\xef\xbb\xbf" + TABLE.encode(), ""),
    ("UTF-16", b"\xff\xfe" + TABLE.replace(",", "\t").encode("utf-16-le"), ""),
    ("old Mac line ends", TABLE.replace("\r\n", "\r").encode(), ""),
    ("Unix line ends", TABLE.replace("\r\n", "\n").encode(), ""),
    ("blank rows", TABLE.encode() + b",,,,,,\r\n\r\n,,,,,,\r\n", ""),
    ("capitals and spaces in the header", TABLE.replace("title", " Title ").encode(), ""),
    ("spaces around values", TABLE.replace("2021-06-01", " 2021-06-01 ").replace(",en,", ", en ,").encode(), ""),
    ("columns without a name", TABLE.replace("complete", "complete,,").replace("true", "true,,").encode(), ""),
    ("a list that ends in its mark", TABLE.replace("Jane Roe", "Jane Roe|").encode(), ""),
    ("midnight", TABLE.replace("2021-06-01", "2021-06-01 00:00:00").encode(), ""),
    ("Excel's TRUE", TABLE.replace("true", "TRUE").encode(), ""),
    ("German WAHR", TABLE.replace("true", "WAHR").encode(), ""),
    ("one for true", TABLE.replace("true", "1").encode(), ""),
    ("windows-1252", CAFE.encode("cp1252"), "is not UTF-8; read as cp1252"),
    ("NUL", TABLE.replace("bridge", "bri\0dge").encode(), "title: left out stray control characters: U+0000 × 1"),
    ("words beside the table", TABLE.replace("complete", "complete,").replace("true", "true,draft").encode(), "'draft' stands in a column without a name"),
    ("a full cell", TABLE.replace("We open it.", "w" * 32_767).encode(), "exactly 32,767 characters"),
    ("a formula", TABLE.replace("We open it.", "=HYPERLINK(1)").encode(), "looks like a spreadsheet's formula"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "notice"), [row[1:] for row in TABLES], ids=[row[0] for row in TABLES])
def test_tables_as_spreadsheets_save_them(tmp_path: Path, content: bytes, notice: str) -> None:
    (tmp_path / "a.csv").write_bytes(content)
    found = read_paths([tmp_path])
    assert found.problems == []
    [statement] = found.statements
    assert (statement.title, statement.date, statement.complete) == ("On the bridge", date(2021, 6, 1), True)
    assert statement.text[:3] in ("We ", "www", "=HY")
    assert [notice in str(each) for each in found.notices] == ([True] if notice else [])


def test_windows_1252_keeps_its_letters(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(CAFE.encode("cp1252"))
    assert read_paths([tmp_path]).statements[0].text == "We don’t open – café."


def test_a_workbook(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append([*HEADER.split(","), None])
    sheet.append(
        [
            "a1",
            "On the bridge",
            datetime(2021, 6, 1),  # noqa: DTZ001  cells have no zone
            "Jane Roe|Ada Field",
            "en",
            "We open it.\nToday.",
            True,
        ]
    )
    sheet.append([2, "Tax", date(2021, 6, 2), "Jane Roe", "en", "Boats pay.", None])
    book.create_sheet("Notes")
    book.save(tmp_path / "a.xlsx")
    found = read_paths([tmp_path])
    assert found.problems == []
    first, second = found.statements
    assert (first.date, first.text, first.complete) == (date(2021, 6, 1), "We open it.\nToday.", True)
    assert [speaker.name for speaker in first.speakers] == ["Jane Roe", "Ada Field"]
    assert (second.id, second.date) == ("2", date(2021, 6, 2))
    assert ["left out: Notes" in str(each) for each in found.notices] == [True]


YAML = "title: On bridge\ndate: 2021-06-01\nspeaker: Jane Roe\nlanguage: en\ntext: We open it.\n"


@pytest.mark.parametrize(
    ("content", "notice"),
    [
        (YAML, ""),
        (YAML.replace("language: en", "language: en  # British"), ""),
        (YAML.replace("On bridge", "On bridge #5"), "1: title: '#5' is a comment to YAML and is not read"),
        (YAML.replace("open it.", "open it # and more"), "5: text: '# and more' is a comment to YAML"),
        (YAML.replace("text: We", "text: >\n  We\n\n  do"), "5: text: with > lines are joined"),
        (YAML.replace("open", "o\x07pen"), "left out stray control characters: U+0007 × 1"),
        (YAML.replace("We open it.", '"We \\0open it."'), "text: left out stray control characters: U+0000 × 1"),
    ],
)
def test_yaml_that_may_not_say_what_is_meant(tmp_path: Path, content: str, notice: str) -> None:
    (tmp_path / "a.yaml").write_text(content)
    found = read_paths([tmp_path])
    assert (found.problems, len(found.statements)) == ([], 1)
    assert [notice in str(each) for each in found.notices] == ([True] if notice else [])


def test_what_is_right_is_read_beside_what_is_wrong_only_where_one_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(TABLE + "a2,Bad,yesterday,Jane Roe,en,No.,true\n" + ROW.replace("a1", "a3"))
    found = read_paths([tmp_path], keep_going=True)
    assert [statement.id for statement in found.statements] == ["a1", "a3"]
    assert len(found.problems) == 1


def test_one_cause_is_named_a_few_times_and_counted(tmp_path: Path) -> None:
    rows = "".join(f"a{number},T,2021-06-01,Jane Roe,English,Words.,true\n" for number in range(1_000))
    (tmp_path / "a.csv").write_text(f"{HEADER}\n{rows}")
    problems = [str(problem) for problem in read_paths([tmp_path]).problems]
    assert len(problems) == 4
    assert problems[-1].endswith("(in 997 more places too)")


def test_a_broken_workbook_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"PK\x03\x04 not really")
    found = read_paths([tmp_path])
    assert len(found.problems) == 1
