"""The same statement from YAML, JSONL and CSV; and the record that ships."""

import json
from datetime import date
from pathlib import Path

from index.files.loading import read_all, read_statements
from index.statement import Speaker, Statement

ROW = {
    "id": "a",
    "title": "Joint remarks",
    "date": "2021-01-26",
    "speaker": ["Ada Field", "Ben Stone"],
    "role": ["Minister", "Envoy"],
    "language": "en-GB",
    "text": "First.\n\n  Second, with “quotes”.",
    "kind": "remarks",
    "place": "Geneva",
    "source": "The page",
    "url": "https://example.org/a",
    "complete": False,
    "translations_of": "b",
    "tags": ["one", "two"],
}
STATEMENT = Statement(
    id="a",
    title="Joint remarks",
    date=date(2021, 1, 26),
    speakers=(Speaker("Ada Field", "Minister"), Speaker("Ben Stone", "Envoy")),
    language="en-GB",
    text="First.\n\n  Second, with “quotes”.",
    kind="remarks",
    place="Geneva",
    source="The page",
    url="https://example.org/a",
    complete=False,
    translations_of="b",
    tags=("one", "two"),
)
DATA = Path(__file__).parents[3] / "data"


def test_a_statement_is_the_same_from_every_kind_of_file(tmp_path: Path) -> None:
    # JSON is YAML.
    (tmp_path / "a.yaml").write_text(json.dumps(ROW))
    (tmp_path / "a.jsonl").write_text(json.dumps(ROW) + "\n\n")
    cells = {k: "|".join(v) if isinstance(v, list) else str(v).lower() if v is False else v for k, v in ROW.items()}
    quoted = ",".join('"' + str(cell).replace('"', '""') + '"' for cell in cells.values())
    (tmp_path / "a.csv").write_text(",".join(cells) + "\n" + quoted + "\n")
    for name in ("a.yaml", "a.jsonl", "a.csv"):
        assert read_statements(tmp_path / name) == [STATEMENT]


def test_an_id_is_the_files_stem_unless_it_is_given(tmp_path: Path) -> None:
    (tmp_path / "stem.yaml").write_text(json.dumps({k: v for k, v in ROW.items() if k != "id"}))
    assert [statement.id for statement in read_statements(tmp_path)] == ["stem"]


def test_one_role_is_the_first_speakers(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(json.dumps(ROW | {"role": "Minister"}))
    [statement] = read_statements(tmp_path)
    assert statement.speakers == (Speaker("Ada Field", "Minister"), Speaker("Ben Stone"))


def test_a_folder_is_read_in_the_order_of_names_without_hidden_and_other_files(tmp_path: Path) -> None:
    plain = {k: v for k, v in ROW.items() if k != "id"}
    for name in ("b.yaml", "a/z.yml", ".hidden.yaml", ".git/c.yaml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(json.dumps(plain))
    for name in ("counters.yaml", "profile.yaml", "sources.yaml", "notes.md"):
        (tmp_path / name).write_text("not a statement")
    assert [statement.id for statement in read_statements(tmp_path)] == ["z", "b"]


def test_the_record_that_ships() -> None:
    statements = read_all([DATA])
    assert len(statements) == 11
    assert sum(statement.complete for statement in statements) == 1
    names = [speaker.name for statement in statements for speaker in statement.speakers]
    assert {name: names.count(name) for name in names} == {
        "Sergey Lavrov": 5,
        "Vladimir Putin": 4,
        "Maria Zakharova": 1,
        "Russian Federation": 1,
    }
    [whole] = [statement for statement in statements if statement.complete]
    assert whole.date == date(2021, 1, 26)
    assert whole.text.startswith("Mr Minister, colleagues, ladies and gentlemen,\n\nFirst of all,")
    assert whole.text.endswith("peace and stability in the Middle East.")
    assert whole.text.count("\n\n") == 11
