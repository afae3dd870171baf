"""From a folder of documents to statements: what they say of themselves, and a line for each that says nothing."""

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from index.importing import Draft, Problem, drafts_of, file_name, imported_before, written
from index.importing.folder import read_one
from index.importing.pages import Line, paragraphs_of_pages
from tests.bot.programs import onrecord
from tests.index.importing.documents import BODY, BROKEN, GOOD, HEAD, TEXT, zipped

TODAY = date(2026, 1, 1)


@pytest.mark.parametrize("name", GOOD)
def test_a_document_of_each_kind_says_what_it_is(name: str) -> None:
    draft = read_one(name, GOOD[name](), TODAY)
    assert isinstance(draft, Draft)
    assert (draft.title, draft.date, draft.speaker, draft.language) == (HEAD[0], date(2021, 5, 3), "Ada Field", "en")
    assert draft.text == TEXT
    if name[0] in "abcef":
        assert (draft.role, draft.unsure) == ("Minister of Transport", ())


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_one_is_one_line(name: str) -> None:
    body, why = BROKEN[name]
    found = read_one(name, body, TODAY) if not name.endswith(".mp3") else Problem(name, "is none of")
    assert isinstance(found, Problem)
    assert found.why.startswith(why)
    assert "\n" not in found.why


@settings(max_examples=40)
@given(st.sampled_from(sorted(GOOD)), st.binary(max_size=400), st.integers(0, 4_000), st.integers(0, 200))
def test_any_damage_is_a_draft_or_a_line(name: str, noise: bytes, start: int, length: int) -> None:
    body = GOOD[name]()
    found = read_one(name, body[:start] + noise + body[start + length :], TODAY)
    assert isinstance(found, Draft | Problem)


def test_a_folder_and_a_packed_one_are_read_and_the_same_words_taken_once(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.docx").write_bytes(GOOD["a.docx"]())
    (folder / "same.txt").write_bytes(GOOD["e.txt"]())
    (folder / ".hidden.txt").write_bytes(b"x")
    (folder / "~$a.docx").write_bytes(b"x")
    (folder / "more.zip").write_bytes(
        zipped({"deep/new.txt": b"Another day\n\n4 May 2021\n\nNothing else was said.", "x.exe": b""})
    )
    found = list(drafts_of([folder, folder / "nothing.pdf"], TODAY))
    drafts = [each for each in found if isinstance(each, Draft)]
    problems = {Path(each.name).name: each.why for each in found if isinstance(each, Problem)}
    assert [each.title for each in drafts][:1] == [HEAD[0]]
    assert problems["same.txt"].startswith("has the same words as")
    assert problems["nothing.pdf"] == "is not there"
    packed = list(drafts_of([folder / "more.zip"], TODAY))
    assert [each.title for each in packed if isinstance(each, Draft)] == ["Another day"]


def test_a_bomb_is_refused() -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("content.xml", b"\0" * 200_000_000)
    found = read_one("bomb.odt", held.getvalue(), TODAY)
    assert isinstance(found, Problem)
    assert found.why == "unpacks to more than 100 MB"


def test_lines_of_pages_become_paragraphs() -> None:
    long = "a sentence that goes on for about as long as a line of a page is in most docu-"
    pages = [
        [Line("The ministry", 9), Line("Heading that is", 20), Line("two lines long", 20), Line(long, 10), Line("ments of offices, and it ends here.", 10), Line("Page 1 of 3", 9)],
        [Line("The ministry", 9), Line(long, 10), Line("ments, too.", 10), Line("2", 9)],
        [Line("The ministry", 9), Line("The end is written here.", 10), Line("- 3 -", 9)],
    ]  # fmt: skip
    whole = long[:-1] + "ments"
    assert list(paragraphs_of_pages(pages)) == [
        "Heading that is two lines long", f"{whole} of offices, and it ends here.", f"{whole}, too.", "The end is written here.",
    ]  # fmt: skip


@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1),
)
def test_a_statement_file_holds_the_words_as_they_are(title: str, text: str) -> None:
    draft = Draft(
        name="a.txt",
        title=title,
        date=TODAY,
        speaker="Ada Field",
        role=None,
        language="en",
        kind=None,
        text=text,
        digest="0" * 64,
    )
    read = yaml.safe_load(written(draft))
    assert (read["title"], read["text"].rstrip("\n")) == (title, text.rstrip("\n"))
    assert file_name(draft, ()).isascii()
    assert file_name(draft, {file_name(draft, ())}) != file_name(draft, ())


def test_from_a_folder_of_documents_to_an_answer(tmp_path: Path) -> None:
    folder, data = tmp_path / "in", tmp_path / "data"
    folder.mkdir()
    data.mkdir()
    (folder / "harbour.docx").write_bytes(GOOD["a.docx"]())
    (folder / "scan.pdf").write_bytes(BROKEN["scanned.pdf"][0])
    into = str(data / "statements")
    first = onrecord(tmp_path, "import", str(folder), "--into", into, "--yes")
    assert first.returncode == 0
    assert "1 file written" in first.stdout
    assert "holds pictures of pages" in first.stderr
    assert len(imported_before(Path(into))) == 1
    again = onrecord(tmp_path, "import", str(folder), "--into", into, "--yes")
    assert again.returncode == 1
    assert "is there already" in again.stderr
    assert onrecord(tmp_path, "load", into).returncode == 0
    assert BODY[1].split(". ")[0] in onrecord(tmp_path, "ask", "How long are the quays?").stdout
