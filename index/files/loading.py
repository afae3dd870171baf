"""Files to statements: YAML, JSONL and CSV, one file or folders of them. Everything is right, or nothing is read."""

import csv
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from index.errors import DataError, Problem
from index.files.documents import CONTROL, read_yaml
from index.files.fields import (
    Checked,
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
from index.statement import Speaker, Statement

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
OTHERS = ("counters.yaml", "profile.yaml", "sources.yaml")
"""Files of a data folder that hold no statements."""
MAX_LINE_BYTES = 8_000_000
MAX_PROBLEMS = 100
"""Problems shown of one file; one more line says how many there were."""


@dataclass(slots=True)
class Reading:
    """What has been read so far, what is wrong, and where each id was seen."""

    statements: list[Statement] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    seen: dict[str, tuple[str, int]] = field(default_factory=dict)
    in_this_file: int = 0

    def add(self, checked: Checked, file: str, number: int, default_id: str | None) -> None:
        problems = [*checked.problems]
        values = checked.values
        roles = values.get("role", ())
        if len(roles) > 1 and len(roles) != len(values.get("speaker", roles)):
            found = f"has {len(roles)} entries for {len(values['speaker'])} speakers; one for each is allowed"
            problems.append(Problem(file, number, "role", found))
        name = values.get("id", default_id)
        if name is None and "id" not in {problem.field for problem in problems}:
            problems.append(Problem(file, number, "id", "is missing, it is required in a file of several statements"))
        elif name is not None:
            before = self.seen.setdefault(name, (file, number))
            if before != (file, number):
                where = f"{before[0]}:{before[1]}"
                problems.append(Problem(file, number, "id", f"{name!r} is taken by {where}; an id names one statement"))
        if problems:
            self.report(problems)
        elif not self.problems and name is not None:
            self.statements.append(make_statement(name, values))

    def report(self, problems: Iterable[Problem]) -> None:
        for problem in problems:
            self.in_this_file += 1
            if self.in_this_file <= MAX_PROBLEMS:
                self.problems.append(problem)

    def end_of_file(self, file: str) -> None:
        if self.in_this_file > MAX_PROBLEMS:
            self.problems.append(Problem(file, 1, "", f"and {self.in_this_file - MAX_PROBLEMS:,} more problems"))
        self.in_this_file = 0


def make_statement(name: str, values: Mapping[str, Any]) -> Statement:
    names, roles = values["speaker"], values.get("role", ())
    padded = roles if len(roles) == len(names) else (*roles, *(None,) * (len(names) - len(roles)))
    return Statement(
        id=name,
        title=values["title"],
        date=values["date"],
        speakers=tuple(Speaker(name, role) for name, role in zip(names, padded, strict=True)),
        language=values["language"],
        text=values["text"],
        kind=values.get("kind"),
        place=values.get("place"),
        source=values.get("source"),
        url=values.get("url"),
        complete=values.get("complete", True),
        translations_of=values.get("translations_of"),
        tags=values.get("tags", ()),
    )


def read_statements(path: Path) -> list[Statement]:
    """The statements of a file or a folder. Raises DataError with every problem."""
    return read_all([path])


def read_all(paths: Iterable[Path]) -> list[Statement]:
    """The statements of several files and folders. Raises DataError with every problem of all of them."""
    reading = Reading()
    for path in paths:
        read_into(reading, path)
    if reading.problems:
        raise DataError(reading.problems)
    return reading.statements


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
        raise DataError([Problem(str(file), 1, "", f"{file.suffix or 'no ending'} is not read; allowed: {endings}")])
    reader(reading, file)


def read_yaml_file(reading: Reading, file: Path) -> None:
    name = str(file)
    node = read_yaml(file)
    reading.add(check_entries(node, FIELDS, name, "a statement"), name, node.line, file.stem)


def read_jsonl(reading: Reading, file: Path) -> None:
    name = str(file)
    for number, raw in numbered_lines(file):
        if not raw.strip():
            continue
        try:
            text = raw.decode("utf-8-sig" if number == 1 else "utf-8")
            row = json.loads(text)
        except UnicodeDecodeError as error:
            reading.report([Problem(name, number, "", not_utf8(error))])
            continue
        except (ValueError, RecursionError) as error:
            reading.report([Problem(name, number, "", f"is not JSON ({error}); one object a line is allowed")])
            continue
        if not isinstance(row, dict):
            reading.report([Problem(name, number, "", "is not an object; one statement a line is allowed")])
            continue
        place = (name, number)
        reading.add(check_fields(row, FIELDS, lambda _, place=place: place), name, number, None)  # type: ignore[misc]


def not_utf8(error: UnicodeDecodeError) -> str:
    return f"byte 0x{error.object[error.start]:02x} is not UTF-8; only UTF-8 text is allowed"


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


def read_csv(reading: Reading, file: Path) -> None:
    name = str(file)
    csv.field_size_limit(min(sys.maxsize, MAX_LINE_BYTES))
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            rows = csv.DictReader(lines, strict=True)
            if not rows.fieldnames:
                raise DataError([Problem(name, 1, "", "is empty")])
            number = 1
            for row in rows:
                start, number = number + 1, rows.line_num
                check_row(reading, row, name, start)
    except UnicodeDecodeError as error:
        raise DataError([Problem(name, 1, "", not_utf8(error))]) from None
    except csv.Error as error:
        raise DataError([Problem(name, 1, "", f"is not CSV ({error})")]) from None
    except OSError as error:
        raise DataError([Problem(name, 1, "", f"cannot be read ({error.strerror})")]) from None


LISTS = ("speaker", "role", "tags")


def check_row(reading: Reading, row: dict[str | Any, Any], file: str, number: int) -> None:
    """A row of a CSV file: lists are separated by ``|``, truth values are the words true and false."""
    extra = row.pop(None, None)
    if extra is not None:
        reading.report([Problem(file, number, "", f"has {len(extra)} more cells than the header")])
        return
    values: dict[str, Any] = {}
    for name, cell in row.items():
        if cell is None or cell == "":
            values[name] = None
        elif CONTROL.search(cell):
            reading.report([Problem(file, number, name, "holds a control character; only printable text is allowed")])
            return
        elif name in LISTS and "|" in cell:
            values[name] = [part.strip() for part in cell.split("|")]
        else:
            values[name] = {"true": True, "false": False}.get(cell.lower(), cell) if name == "complete" else cell
    reading.add(check_fields(values, FIELDS, lambda _: (file, number)), file, number, None)


READERS = {
    **dict.fromkeys(YAML_ENDINGS, read_yaml_file),
    **dict.fromkeys((".jsonl", ".ndjson"), read_jsonl),
    ".csv": read_csv,
}
