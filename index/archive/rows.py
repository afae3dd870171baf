"""How statements and versions look as rows of the archive's tables."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import RowMapping

from index.errors import DataError, Problem
from index.statement import Speaker, Statement, Version

FIELDS = (
    "date",
    "speakers",
    "language",
    "kind",
    "place",
    "source",
    "url",
    "complete",
    "translations_of",
    "tags",
)
"""Columns of ``statements`` that come from the statement itself; title and text belong to its versions."""


def fields_of(statement: Statement) -> dict[str, Any]:
    """The values of ``FIELDS``."""
    return {name: getattr(statement, name) for name in FIELDS} | {
        "speakers": [{"name": speaker.name, "role": speaker.role} for speaker in statement.speakers],
        "tags": list(statement.tags),
    }


def speakers_of(row: Mapping[str, Any] | RowMapping) -> tuple[Speaker, ...]:
    return tuple(Speaker(speaker["name"], speaker["role"]) for speaker in row["speakers"])


def version_of(row: RowMapping) -> Version:
    """From a row that joins ``statements`` and ``versions``."""
    fields = {name: row[name] for name in FIELDS}
    statement = Statement(
        **fields | {"speakers": speakers_of(row), "tags": tuple(row["tags"])},
        id=row["id"],
        title=row["title"],
        text=row["text"],
    )
    return Version(
        statement=statement,
        number=row["number"],
        newest=row["newest"],
        seen_at=row["seen_at"],
        retracted_at=row["retracted_at"],
    )


def check_storable(statements: Sequence[Statement]) -> None:
    """Raises DataError with every character that a database could not give back letter for letter.

    PostgreSQL has no NUL in text, and a lone surrogate is half a character in any encoding.
    """
    problems = [problem for statement in statements for problem in _unstorable(statement)]
    if problems:
        raise DataError(problems)


def _unstorable(statement: Statement) -> Iterable[Problem]:
    for name, value in _strings(statement):
        if "\0" in value:
            yield _problem(statement, name, f"NUL character at offset {value.index(chr(0))}; take it out")
        try:
            value.encode()
        except UnicodeEncodeError as error:
            half = f"U+{ord(value[error.start]):04X}"
            yield _problem(statement, name, f"half a character ({half}) at offset {error.start}; take it out")


def _strings(statement: Statement) -> Iterable[tuple[str, str]]:
    for name in ("id", "title", "text", "language", "kind", "place", "source", "url", "translations_of"):
        value = getattr(statement, name)
        if value is not None:
            yield name, value
    for speaker in statement.speakers:
        yield "speaker", speaker.name
        if speaker.role is not None:
            yield "role", speaker.role
    for tag in statement.tags:
        yield "tags", tag


def _problem(statement: Statement, field: str, message: str) -> Problem:
    shown_id = statement.id.encode("ascii", "backslashreplace").decode().replace("\0", "\\0")
    return Problem(file=f"statement {shown_id}", line=0, field=field, message=message)
