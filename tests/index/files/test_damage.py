"""Damaged files: each is told with file, line and field, and nothing of it is read."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import DataError, Problem
from index.files.documents import MAX_BYTES, parse_yaml, plain_value
from index.files.loading import MAX_LINE_BYTES, read_all, read_statements

GOOD = """\
title: A title
date: 2021-01-26
speaker: Ada Field
language: en
text: |-
  Some words.
"""


def changed(old: str, new: str) -> bytes:
    assert old in GOOD
    return GOOD.replace(old, new).encode()


DAMAGE: list[tuple[str, str, bytes, str]] = [
    ("empty file", "a.yaml", b"", "a.yaml:1: is empty"),
    ("only a comment", "a.yaml", b"# nothing\n", "a.yaml:1: is empty"),
    ("a list", "a.yaml", b"- one\n", "a.yaml:1: is not a statement; expected fields, such as 'title: …'"),
    ("a scalar", "a.yaml", b"words\n", "a.yaml:1: is not a statement; expected fields, such as 'title: …'"),
    ("unknown field", "a.yaml", GOOD.encode() + b"speeker: X\n", "a.yaml:7: speeker: unknown field; did you mean 'speaker'?"),
    ("far unknown field", "a.yaml", GOOD.encode() + b"zzz: X\n", "a.yaml:7: zzz: unknown field; allowed: id, title, date, speaker, role, language, text, kind, place, source, url, complete, translations_of, tags"),
    ("missing field", "a.yaml", changed("language: en\n", ""), "a.yaml:1: language: is missing"),
    ("field without a value", "a.yaml", changed("A title", ""), "a.yaml:1: title: has no value"),
    ("field given twice", "a.yaml", GOOD.encode() + b"title: Again\n", "a.yaml:7: title: given twice, first in line 1"),
    ("number for text", "a.yaml", changed("A title", "2021"), "a.yaml:1: title: is the number 2021; expected text; put it in quotes"),
    ("truth for text", "a.yaml", changed("A title", "yes"), "a.yaml:1: title: is the truth value true; expected text; put it in quotes"),
    ("list for text", "a.yaml", changed("A title", "[a, b]"), "a.yaml:1: title: is a list; expected text"),
    ("mapping for text", "a.yaml", changed("A title", "{a: b}"), "a.yaml:1: title: is a mapping; expected text"),
    ("blank text", "a.yaml", changed("A title", "'  '"), "a.yaml:1: title: is blank; text is required"),
    ("several lines for one", "a.yaml", changed("A title", '"A\\ntitle"'), "a.yaml:1: title: has several lines; expected one"),
    ("date that does not exist", "a.yaml", changed("2021-01-26", "2021-02-30"), "a.yaml:2: date: 2021-02-30 is not a real date; expected year-month-day, such as 2021-01-26"),
    ("date in words", "a.yaml", changed("2021-01-26", "26 January 2021"), "a.yaml:2: date: '26 January 2021' is not a date; expected year-month-day, such as 2021-01-26"),
    ("date as a number", "a.yaml", changed("2021-01-26", "20210126"), "a.yaml:2: date: is the number 20210126; expected a date, such as 2021-01-26"),
    ("speaker without names", "a.yaml", changed("Ada Field", "[]"), "a.yaml:3: speaker: is an empty list; at least one is required"),
    ("speaker of numbers", "a.yaml", changed("Ada Field", "[1]"), "a.yaml:3: speaker: is the number 1; expected text; put it in quotes"),
    ("roles for other speakers", "a.yaml", GOOD.encode() + b"role: [A, B]\n", "a.yaml:1: role: has 2 entries for 1 speakers; expected one for each"),
    ("language by name", "a.yaml", changed("en\n", "English\n"), "a.yaml:4: language: 'English' is not a language code; expected BCP 47, such as en, ru or zh-Hans"),
    ("Norwegian", "a.yaml", changed("en\n", "no\n"), "a.yaml:4: language: is read as a truth value; put it in quotes: 'no'"),
    ("url without a host", "a.yaml", GOOD.encode() + b"url: 'https://'\n", "a.yaml:7: url: 'https://' is not a web address; expected http(s)://…"),
    ("url of another kind", "a.yaml", GOOD.encode() + b"url: javascript:alert(1)\n", "a.yaml:7: url: 'javascript:alert(1)' is not a web address; expected http(s)://…"),
    ("truth in words", "a.yaml", GOOD.encode() + b"complete: partly\n", "a.yaml:7: complete: is text; expected true or false"),
    ("id with spaces", "a.yaml", GOOD.encode() + b"id: a b\n", "a.yaml:7: id: 'a b' is not a valid id; use letters, digits and . _ : / - (at most 200)"),
    ("tabs", "a.yaml", b"title: A\n\tdate: 2021-01-26\n", "a.yaml:2: is not YAML: found a tab character that violates indentation; indent with spaces, tabs are not allowed"),
    ("bad UTF-8", "a.yaml", GOOD.encode() + b"place: \xff\n", "a.yaml:7: byte 0xff is not UTF-8; save the file as UTF-8"),
    ("anchor and alias", "a.yaml", b"title: &a A\ndate: *a\n", "a.yaml:1: anchors (&) and aliases (*) are not allowed; write the value out, or quote it"),
    ("billion laughs", "a.yaml", b"a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", "a.yaml:1: anchors (&) and aliases (*) are not allowed; write the value out, or quote it"),
    ("anchor that recurs", "a.yaml", b"a: &a [*a]\n", "a.yaml:1: anchors (&) and aliases (*) are not allowed; write the value out, or quote it"),
    ("merge key", "a.yaml", b"<<: {a: b}\n", "a.yaml:1: merge keys (<<) are not allowed; only plain values are"),
    ("python tag", "a.yaml", b"title: !!python/object/apply:os.system [ls]\n", "a.yaml:1: tag tag:yaml.org,2002:python/object/apply:os.system is not allowed; only plain values are"),
    ("binary tag", "a.yaml", b"title: !!binary aGk=\n", "a.yaml:1: tag tag:yaml.org,2002:binary is not allowed; only plain values are"),
    ("endless number", "a.yaml", b"id: " + b"1" * 5_000 + b"\n", "a.yaml:1: looks like a number and can't be read as one; put it in quotes"),
    ("number without digits", "a.yaml", GOOD.encode() + b"place: 0x_\n", "a.yaml:7: looks like a number and can't be read as one; put it in quotes"),
    ("two documents", "a.yaml", GOOD.encode() + b"---\ntitle: B\n", "a.yaml:7: a second document starts here; expected one"),
    ("too deep", "a.yaml", b"title: " + b"[" * 30 + b"]" * 30 + b"\n", "a.yaml:1: nested more than 20 deep"),
    ("list as a field's name", "a.yaml", b"? [a]\n: b\n", "a.yaml:1: a field's name must be plain text"),
    ("unclosed quote", "a.yaml", b"title: 'A\n", "a.yaml:2: is not YAML: found unexpected end of stream"),
    ("unknown ending", "a.txt", b"words\n", "a.txt:1: .txt files are not supported; expected .yaml, .yml, .jsonl, .ndjson, .csv, .tsv, .xlsx"),
    ("JSONL: no JSON", "a.jsonl", b"{}}\n", "a.jsonl:1: is not JSON (Extra data: line 1 column 3 (char 2)); expected one object per line"),
    ("JSONL: a list", "a.jsonl", b"\n[1]\n", "a.jsonl:2: is not an object; expected one statement per line"),
    ("JSONL: bad UTF-8", "a.jsonl", b'{"title": "\xe9"}\n', "a.jsonl:1: byte 0xe9 is not UTF-8; save the file as UTF-8"),
    ("JSONL: half a character", "a.jsonl", b'{"id": "a", "title": "\\ud800", "date": "2021-01-26", "speaker": "A", "language": "en", "text": "w"}\n', "a.jsonl:1: title: contains U+D800; remove it"),
    ("JSONL: a field twice", "a.jsonl", b'{"id": "a", "text": "w", "text": "x"}\n', "a.jsonl:1: text: is given twice"),
    ("JSONL: no id", "a.jsonl", b'{"title": "T", "date": "2021-01-26", "speaker": "A", "language": "en", "text": "w"}\n', "a.jsonl:1: id: is missing; in a file of several statements, each needs one"),
    ("JSONL: empty", "a.jsonl", b"", "a.jsonl:1: is empty"),
    ("CSV: empty", "a.csv", b"", "a.csv:1: is empty"),
    ("CSV: more cells than the header", "a.csv", b"id,title\na,b,c\n", "a.csv:2: has 1 more cells than the header"),
    ("CSV: unclosed quote", "a.csv", b'id,title\na,"b\n', "a.csv:2: a quotation mark opens here and is never closed; inside a cell, write it twice"),
    ("CSV: bad date", "a.csv", b"id,title,date,speaker,language,text\na,T,2021-13-01,A,en,w\n", "a.csv:2: date: 2021-13-01 is not a real date; expected year-month-day, such as 2021-01-26"),
    ("title with a colon", "a.yaml", changed("A title", "Remarks: on it"), "a.yaml:1: is not YAML: mapping values are not allowed in this context; a title that has ': ' in it needs quotation marks around all of it"),
    ("words after a quotation mark", "a.yaml", changed("A title", '"On" the bridge'), "a.yaml:1: is not YAML: did not find expected key; a title that goes on after its quotation mark needs quotation marks around all of it"),
    ("text that begins with @", "a.yaml", changed("A title", "@all of us"), "a.yaml:1: is not YAML: found character that cannot start any token; a title that begins with '@' needs quotation marks around all of it"),
    ("date that has two readings", "a.yaml", changed("2021-01-26", "3/4/2021"), "a.yaml:2: date: 3/4/2021 can be read as 2021-04-03 or 2021-03-04; write it as one of these"),
    ("date that has one", "a.yaml", changed("2021-01-26", "26.01.2021"), "a.yaml:2: date: 26.01.2021 can be read as 2021-01-26; write it as one of these"),
    ("year far ahead", "a.yaml", changed("2021-01-26", "2210-06-01"), "a.yaml:1: date: 2210-06-01 is in the future; check the year"),
    ("CSV: a column twice", "a.csv", b"id,text,text\na,b,c\n", "a.csv:1: text: stands above columns 2 and 3; a field has one column"),
    ("CSV: a spreadsheet's day", "a.csv", b"id,title,date,speaker,language,text\na,T,44348,A,en,w\n", "a.csv:2: date: 44348 is a spreadsheet's number for a day; write the date as text, such as 2021-01-26"),
    ("XLSX: no workbook", "a.xlsx", b"words", "a.xlsx: is not a readable XLSX workbook (BadZipFile); save it as .xlsx or CSV"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "content", "expected"), [row[1:] for row in DAMAGE], ids=[row[0] for row in DAMAGE])
def test_damage_is_told_with_its_place(tmp_path: Path, name: str, content: bytes, expected: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(DataError) as caught:
        read_statements(tmp_path / name)
    assert expected in [str(problem).removeprefix(f"{tmp_path}/") for problem in caught.value.problems]


def test_a_file_of_fifty_megabytes_is_refused_without_being_read_whole(tmp_path: Path) -> None:
    file = tmp_path / "large.yaml"
    with file.open("wb") as out:
        out.truncate(10 * MAX_BYTES)
    with pytest.raises(DataError, match=r"large.yaml:1: is too large; at most 5 MB are allowed"):
        read_statements(file)


def test_a_line_without_an_end_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "large.jsonl"
    with file.open("wb") as out:
        out.truncate(3 * MAX_LINE_BYTES)
    with pytest.raises(DataError, match=r"large.jsonl:1: the line is too long; at most 8 MB are allowed"):
        read_statements(file)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"none.yaml:1: cannot be read \(No such file or directory\)"):
        read_statements(tmp_path / "none.yaml")


def test_an_id_names_one_statement_in_all_files(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "same.yaml").write_text(GOOD)
    with pytest.raises(DataError) as caught:
        read_all([tmp_path / "one", tmp_path / "two"])
    [problem] = caught.value.problems
    assert problem.message == f"'same' is already used in {tmp_path}/one/same.yaml:1; each statement needs its own id"


def test_every_problem_of_every_file_is_told_and_nothing_is_read(tmp_path: Path) -> None:
    (tmp_path / "good.yaml").write_text(GOOD)
    (tmp_path / "bad.yaml").write_text("title: 1\ndate: x\n")
    (tmp_path / "worse.jsonl").write_text("no\n" * 500)
    with pytest.raises(DataError) as caught:
        read_statements(tmp_path)
    lines = [str(problem).removeprefix(f"{tmp_path}/") for problem in caught.value.problems]
    assert [line.split(":")[0] for line in lines].count("bad.yaml") == 5
    assert lines[-1].startswith("worse.jsonl: is not JSON")
    assert lines[-1].endswith("(in 497 more places too)")


def problems_of(content: str) -> tuple[Problem, ...]:
    try:
        plain_value(parse_yaml(content, "file"))
    except DataError as error:
        return error.problems
    return ()


@given(st.binary(max_size=400))
def test_no_bytes_lead_to_anything_but_problems(content: bytes) -> None:
    assert all(
        problem.file == "file" and problem.line >= 1 for problem in problems_of(content.decode(errors="replace"))
    )


@given(st.text(st.sampled_from("ab:-[]{}'\"|>&*!#,?\n\t 0"), max_size=60))
def test_nothing_near_yaml_leads_to_anything_but_problems(content: str) -> None:
    assert all(problem.message for problem in problems_of(content))
