"""Strict fields: every value is checked against what is allowed, and every problem names its line and its field."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Any, Generic, TypeVar
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from index.errors import Problem
from index.files.documents import CONTROL, Entries, Node, plain_value
from index.files.repairing import Note, repaired

Read = Callable[[Any], Any]
"""Turns a plain value into what the field holds; raises ValueError saying what is wrong and what is allowed."""

ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:/-]{0,199}")
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|\d{3}))?(-[A-Za-z0-9]{5,8})*")
"""The parts of BCP 47 that name a written language: language, script, region, variants."""

MAX_LINE = 2_000
MAX_TEXT = 2_000_000
MAX_LIST = 200


@dataclass(frozen=True, slots=True)
class Field:
    read: Read
    required: bool = False


@dataclass(frozen=True, slots=True)
class Checked:
    """The fields that are right, and what is wrong with the others."""

    values: dict[str, Any]
    problems: list[Problem]


def check_fields(
    row: Mapping[str, Any], fields: Mapping[str, Field], place: Callable[[str], tuple[str, int]]
) -> Checked:
    """Check one mapping; ``place(name)`` gives file and line of a field (of the mapping, for one that is missing)."""
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    for name, value in row.items():
        field = fields.get(name)
        if field is None:
            problems.append(Problem(*place(name), name, unknown(name, fields)))
            continue
        if value is None:
            if field.required:
                problems.append(Problem(*place(name), name, "has no value"))
            continue
        try:
            values[name] = field.read(value)
        except ValueError as error:
            problems.append(Problem(*place(name), name, str(error)))
    problems += [
        Problem(*place(name), name, "is missing")
        for name, field in fields.items()
        if field.required and name not in row
    ]
    return Checked(values, problems)


def unknown(name: str, fields: Mapping[str, Field]) -> str:
    near = get_close_matches(name.lower(), fields, n=1, cutoff=0.6)
    hint = f"did you mean {near[0]!r}?" if near else f"allowed: {', '.join(fields)}"
    return f"unknown field; {hint}"


def check_entries(node: Node, fields: Mapping[str, Field], file: str, what: str, note: Note | None = None) -> Checked:
    """Check a YAML mapping, with the line of each field; stray control characters are repaired where ``note`` hears."""
    if not isinstance(node, Entries):
        return Checked({}, [Problem(file, node.line, "", f"is not {what}; expected fields, such as 'title: …'")])
    lines = {key.text: key.line for key, _ in node.items}
    row = {key.text: plain_value(value) for key, value in node.items}
    if note is not None:
        row = repaired(row, note)
    return check_fields(row, fields, lambda name: (file, lines.get(name, node.line)))


# --- what values may be ------------------------------------------------------------------------------


def kind_of(value: object) -> str:
    match value:
        case bool():
            return f"the truth value {str(value).lower()}"
        case int() | float():
            return f"the number {value}"
        case str():
            return "text"
        case list():
            return "a list"
        case dict():
            return "a mapping"
        case _:
            return "nothing"


def text_of(value: object, most: int = MAX_LINE) -> str:
    if not isinstance(value, str):
        cure = "" if isinstance(value, list | dict) else "; put it in quotes"
        raise ValueError(f"is {kind_of(value)}; expected text{cure}")
    if not value.strip():
        raise ValueError("is blank; text is required")
    if len(value) > most:
        raise ValueError(f"has {len(value):,} characters; at most {most:,} are allowed")
    if match := CONTROL.search(value):
        raise ValueError(f"contains U+{ord(match[0]):04X}; remove it")
    return value


def line(value: object) -> str:
    """One line of text."""
    found = text_of(value)
    if "\n" in found.strip():
        raise ValueError("has several lines; expected one")
    return found.strip()


def long_text(value: object) -> str:
    """Text of any number of lines, kept letter for letter."""
    return text_of(value, MAX_TEXT)


def identity(value: object) -> str:
    found = text_of(value)
    if not ID.fullmatch(found):
        raise ValueError(f"{found[:60]!r} is not a valid id; use letters, digits and . _ : / - (at most 200)")
    return found


def day(value: object) -> date:
    if not isinstance(value, str):
        raise ValueError(f"is {kind_of(value)}; expected a date, such as 2021-01-26")
    if readings := _two_readings(value):
        raise ValueError(f"{value} can be read as {' or '.join(readings)}; write it as one of these")
    if re.fullmatch(r"[34]\d{4}", value):
        raise ValueError(f"{value} is a spreadsheet's number for a day; write the date as text, such as 2021-01-26")
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        raise ValueError(f"{value[:40]!r} is not a date; expected year-month-day, such as 2021-01-26")
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise ValueError(f"{value} is not a real date; expected year-month-day, such as 2021-01-26") from None


def _two_readings(written: str) -> list[str]:
    """What "3/4/2021" can mean, day first and month first; one reading where the other is not in the calendar."""
    parts = re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", written.strip())
    found = []
    for day, month in ((parts[1], parts[2]), (parts[2], parts[1])) if parts else ():
        try:
            found.append(date(int(parts[3] if parts else 0), int(month), int(day)).isoformat())
        except ValueError:
            continue
    return list(dict.fromkeys(found))


def language(value: object) -> str:
    if value is False:
        raise ValueError("is read as a truth value; put it in quotes: 'no'")
    found = line(value)
    if not LANGUAGE.fullmatch(found):
        raise ValueError(f"{found[:40]!r} is not a language code; expected BCP 47, such as en, ru or zh-Hans")
    return found


def web_address(value: object) -> str:
    found = line(value)
    try:
        parts = urlsplit(found)
        right = parts.scheme in ("http", "https") and bool(parts.hostname) and not re.search(r"\s", found)
    except ValueError:
        right = False
    if not right:
        raise ValueError(f"{found[:60]!r} is not a web address; expected http(s)://…")
    return found


def truth(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError(f"is {kind_of(value)}; expected true or false")
    return value


def zone(value: object) -> str:
    found = line(value)
    try:
        ZoneInfo(found)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError(f"{found[:40]!r} is not a time zone; expected an IANA name, such as Europe/London") from None
    return found


def share(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise ValueError(f"is {kind_of(value)}; expected a number from 0 to 1")
    return float(value)


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class OneOrMore(Generic[T]):
    """One value or a list of them; always read as a tuple."""

    read: Callable[[object], T]

    def __call__(self, value: object) -> tuple[T, ...]:
        items = value if isinstance(value, list) else [value]
        if not items:
            raise ValueError("is an empty list; at least one is required")
        if len(items) > MAX_LIST:
            raise ValueError(f"has {len(items)} entries; at most {MAX_LIST} are allowed")
        return tuple(self.read(item) for item in items)
