"""Files to statements: YAML, JSONL, CSV and XLSX, one file or folders. Everything is right, or nothing is read."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from index.errors import DataError, Problem
from index.files.documents import parse_yaml, read_text, remarks
from index.files.fields import (
    Field,
    OneOrMore,
    check_entries,
    check_fields,
    day,
    identity,
    language,
    line,
    long_text,
    truth,
    web_address,
)
from index.files.reading import Reading
from index.files.repairing import repaired, without_stray
from index.files.sheets import Cells, csv_rows, header, xlsx_rows
from index.statement import Statement

FIELDS: Mapping[str, Field] = {
    "id": Field(identity),
    "title": Field(line, required=True),
    "date": Field(day, required=True),
    "speaker": Field(OneOrMore(line), required=True),
    "role": Field(OneOrMore(line)),
    "language": Field(language, required=True),
    "text": Field(long_text, required=True),
    "kind": Field(line),
    "place": Field(line),
    "source": Field(line),
    "url": Field(web_address),
    "complete": Field(truth),
    "translations_of": Field(identity),
    "tags": Field(OneOrMore(line)),
}

YAML_ENDINGS = (".yaml", ".yml")
OTHERS = ("counters.yaml", "people.yaml", "profile.yaml", "sources.yaml")
"""Files of a data folder that hold no statements."""
MAX_LINE_BYTES = 8_000_000


def read_statements(path: Path) -> list[Statement]:
    """The statements of a file or a folder. Raises DataError with every problem."""
    return read_all([path])


def read_all(paths: Iterable[Path]) -> list[Statement]:
    """The statements of several files and folders. Raises DataError with every problem of all of them."""
    reading = read_paths(paths)
    if reading.problems:
        raise DataError(reading.problems)
    return reading.statements


def read_paths(paths: Iterable[Path], *, keep_going: bool = False) -> Reading:
    """What several files and folders hold; with ``keep_going`` also the statements beside those that are wrong."""
    reading = Reading(keep_going=keep_going)
    for path in paths:
        read_into(reading, path)
    return reading


def read_into(reading: Reading, path: Path) -> None:
    for file in statement_files(path):
        try:
            read_file(reading, file)
        except DataError as error:
            reading.report(error.problems)
        reading.end_of_file(str(file))


def statement_files(path: Path) -> Iterator[Path]:
    """The files that hold statements: the path itself, or those in the folder, in the order of their names."""
    if path.is_dir():
        for file in sorted(path.rglob("*")):
            hidden = any(part.startswith(".") for part in file.relative_to(path).parts)
            if file.is_file() and not hidden and file.name not in OTHERS and file.suffix.lower() in READERS:
                yield file
    else:
        yield path


def read_file(reading: Reading, file: Path) -> None:
    reader = READERS.get(file.suffix.lower())
    if reader is None:
        endings = ", ".join(READERS)
        found = f"{file.suffix or 'extensionless'} files are not supported; expected {endings}"
        raise DataError([Problem(str(file), 1, "", found)])
    reader(reading, file)


def read_yaml_file(reading: Reading, file: Path) -> None:
    name = str(file)
    text = without_stray(read_text(file), "", lambda field, what: reading.note(name, 1, field, what))
    node = parse_yaml(text, name)
    for number, field, what in remarks(text, node):
        reading.note(name, number, field, what)
    note = partial(_note, reading, name, node.line)
    reading.add(check_entries(node, FIELDS, name, "a statement", note), name, node.line, file.stem)


def _note(reading: Reading, file: str, line: int, field: str, what: str) -> None:
    reading.note(file, line, field, what)


def read_jsonl(reading: Reading, file: Path) -> None:
    name = str(file)
    for number, raw in numbered_lines(file):
        if not raw.strip():
            continue
        try:
            text = raw.decode("utf-8-sig" if number == 1 else "utf-8")
            row = json.loads(text, object_pairs_hook=_once)
        except UnicodeDecodeError as error:
            reading.report([Problem(name, number, "", not_utf8(error))])
            continue
        except DoubledField as error:
            reading.report([Problem(name, number, str(error), "is given twice")])
            continue
        except (ValueError, RecursionError) as error:
            reading.report([Problem(name, number, "", f"is not JSON ({error}); expected one object per line")])
            continue
        if not isinstance(row, dict):
            reading.report([Problem(name, number, "", "is not an object; expected one statement per line")])
            continue
        place = (name, number)
        row = repaired(row, partial(_note, reading, name, number))
        reading.add(check_fields(row, FIELDS, lambda _, place=place: place), name, number, None)  # type: ignore[misc]


class DoubledField(Exception):
    """A JSON object names a field twice; JSON itself would keep the last and lose the first."""


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        raise DoubledField(next(name for name in names if names.count(name) > 1))
    return found


def not_utf8(error: UnicodeDecodeError) -> str:
    return f"byte 0x{error.object[error.start]:02x} is not UTF-8; save the file as UTF-8"


def numbered_lines(file: Path) -> Iterator[tuple[int, bytes]]:
    """The lines of a file, bounded, from 1. Raises DataError where one is too long or the file can't be read."""
    name, number = str(file), 0
    try:
        with file.open("rb") as lines:
            while raw := lines.readline(MAX_LINE_BYTES + 1):
                number += 1
                if len(raw) > MAX_LINE_BYTES:
                    allowed = f"at most {MAX_LINE_BYTES // 1_000_000} MB are allowed"
                    raise DataError([Problem(name, number, "", f"the line is too long; {allowed}")])
                yield number, raw
    except OSError as error:
        raise DataError([Problem(name, 1, "", f"cannot be read ({error.strerror})")]) from None
    if number == 0:
        raise DataError([Problem(name, 1, "", "is empty")])


def read_table(rows: Callable[[Reading, Path], Iterator[tuple[int, Cells]]], reading: Reading, file: Path) -> None:
    name = str(file)
    names: list[str] | None = None
    for number, cells in rows(reading, file):
        if not any(cell.strip() for cell in cells):
            continue
        if names is None:
            names = header(cells, name, number)
        else:
            check_row(reading, names, cells, name, number)
    if names is None:
        raise DataError([Problem(name, 1, "", "is empty")])


LISTS = ("speaker", "role", "tags")
TRUE = frozenset("true yes 1 wahr ja vrai oui verdadero sí истина да".split())
FALSE = frozenset("false no 0 falsch nein faux non falso ложь нет".split())
FULL_CELL = 32_767
"""Characters that a cell of Excel holds at the most: a text of just so many was cut off."""


def check_row(reading: Reading, names: Sequence[str], cells: Sequence[str], file: str, number: int) -> None:
    """A row of a table: lists are parted by ``|``, and spreadsheets' own words for true and false are known."""
    extra = sum(bool(cell.strip()) for cell in cells[len(names) :])
    if extra:
        found = f"has {len(cells) - len(names)} more cells than the header"
        reading.report([Problem(file, number, "", found)])
        return
    note = partial(_note, reading, file, number)
    values: dict[str, Any] = {}
    for name, written in zip(names, [*cells, *[""] * len(names)], strict=False):
        cell = without_stray(written, name, note)
        if not name:
            if cell.strip():
                note("", f"{cell[:40]!r} stands in a column without a name and is not read")
        elif not cell.strip():
            values[name] = None
        elif name in LISTS and "|" in cell:
            values[name] = [part.strip() for part in cell.split("|") if part.strip()]
        elif name == "text":
            values[name] = cell.replace("\r\n", "\n").replace("\r", "\n")
            if len(cell) == FULL_CELL:
                note(name, f"has exactly {FULL_CELL:,} characters, the most a spreadsheet's cell holds; is it cut off?")
        else:
            values[name] = _cell_value(name, cell.strip())
        if cell.startswith("=") or cell in ("#NAME?", "#VALUE!", "#REF!", "#N/A"):
            note(name, f"{cell[:40]!r} looks like a spreadsheet's formula or error, not like words")
    reading.add(check_fields(values, FIELDS, lambda _: (file, number)), file, number, None)


def _cell_value(name: str, cell: str) -> object:
    if name == "complete":
        return True if cell.lower() in TRUE else False if cell.lower() in FALSE else cell
    if name == "date":
        return cell.removesuffix(" 00:00:00")
    return cell


READERS: dict[str, Callable[[Reading, Path], None]] = {
    **dict.fromkeys(YAML_ENDINGS, read_yaml_file),
    **dict.fromkeys((".jsonl", ".ndjson"), read_jsonl),
    **dict.fromkeys((".csv", ".tsv"), partial(read_table, csv_rows)),
    ".xlsx": partial(read_table, xlsx_rows),
}
