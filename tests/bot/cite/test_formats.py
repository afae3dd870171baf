"""What is exported is read back: by reference managers, and by the program itself."""

import csv
import io
import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from hypothesis import given
from hypothesis import strategies as st

from bot.cite import FORMATS, Citation
from index import Quote, Speaker, Version
from index.files import read_all
from index.statement import Statement

SEEN = datetime(2021, 9, 26, 13, tzinfo=UTC)
ODD = "Tolls & {boats}: 50 % of $5_000 #1 ~ \\ ^ “é”"
STATEMENT = Statement(
    id="2021/05:toll",
    title=ODD,
    date=date(2021, 5, 3),
    speakers=(Speaker("Ada Field", "Minister of Trade"), Speaker("Tom d’Hill", "Mayor")),
    language="en",
    text="First line.\n\n=SUM(A1) is what *we* said.",
    kind="remarks",
    url="https://ministry.example/a?b=1&c=(2)",
    tags=("toll", "boats"),
)


def cited(statement: Statement = STATEMENT, quote: str = "") -> Citation:
    version = Version(statement=statement, number=2, newest=2, seen_at=SEEN)
    found = None
    if quote:
        start = statement.text.index(quote)
        found = Quote(
            statement_id=statement.id, version=2, start=start, end=start + len(quote), text=quote,
            speakers=statement.speakers, certain=True, title=statement.title, date=statement.date, language="en",
            url=statement.url, complete=True, score=1.0,
        )  # fmt: skip
    return Citation(version=version, people=statement.speakers, publisher="the Ministry", quote=found)


def written(form: str, *citations: Citation, quotes: bool = False) -> str:
    return "".join(FORMATS[form].lines(citations, quotes=quotes))


def test_bibtex_is_read_back() -> None:
    library = parse_string(written("bibtex", cited(), cited(quote="First line.")))
    assert not library.failed_blocks
    first, second = library.entries
    assert first.key == "2021-05-toll-v2"
    assert first["author"] == "{Ada Field} and {Tom d’Hill}"
    assert first["date"] == "2021-05-03"
    assert (first["url"], "abstract" in first) == (STATEMENT.url, False)
    assert second["abstract"] == "First line."
    assert cited().digest in first["note"]


def test_ris_is_read_back() -> None:
    [entry] = rispy.loads(written("ris", cited(quote="=SUM(A1) is what *we* said.")))
    assert entry["authors"] == ["Ada Field", "Tom d’Hill"]
    assert entry["title"] == ODD
    assert (entry["year"], entry["date"], entry["publisher"]) == ("2021", "2021/05/03", "the Ministry")
    assert entry["abstract"] == "=SUM(A1) is what *we* said."


def test_csl_json_has_what_its_schema_asks_for() -> None:
    first, second = json.loads(written("csl-json", cited(), cited(quote="First line.")))
    assert (first["type"], first["title"], first["issued"]) == ("document", ODD, {"date-parts": [[2021, 5, 3]]})
    assert first["author"] == [{"literal": "Ada Field"}, {"literal": "Tom d’Hill"}]
    assert second["abstract"] == "First line."
    assert first["id"] != second["id"]
    assert json.loads(written("csl-json")) == []


def test_markdown_shows_marks_as_they_are() -> None:
    shown = written("markdown", cited(quote="=SUM(A1) is what *we* said."))
    assert shown.startswith("> =SUM(A1) is what \\*we\\* said.\n")
    assert "Ada Field, Minister of Trade, Tom d’Hill, Mayor" in shown
    assert "](<https://ministry.example/a?b=1&c=(2)>)" in shown


def test_a_cell_that_a_spreadsheet_would_run_is_made_harmless() -> None:
    [row] = csv.DictReader(io.StringIO(written("csv", cited(quote="=SUM(A1) is what *we* said."), quotes=True)))
    assert row["quote"] == "'=SUM(A1) is what *we* said."
    assert (row["person"], row["start"], row["sha256"]) == ("Ada Field | Tom d’Hill", "13", cited().digest)


@pytest.mark.parametrize("form", ["jsonl", "csv"])
def test_a_record_that_is_exported_can_be_loaded_again(tmp_path: Path, form: str) -> None:
    alone = replace(STATEMENT, id="alone", speakers=(Speaker("Ada Field"),), tags=(), url=None, complete=False)
    file = tmp_path / f"record.{form}"
    file.write_text(written(form, cited(), cited(alone)), encoding="utf-8", newline="")
    assert read_all([file]) == [STATEMENT, alone]


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1, max_size=40))
def test_any_title_is_one_entry_in_every_format(title: str) -> None:
    citation = cited(replace(STATEMENT, title=title))
    assert len(parse_string(written("bibtex", citation)).entries) == 1
    assert len(rispy.loads(written("ris", citation))) == 1
    assert len(list(csv.reader(io.StringIO(written("csv", citation))))) == 2
    assert json.loads(written("csl-json", citation))[0].get("title", "").split() == title.split()
