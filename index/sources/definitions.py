"""Reads data/sources.yaml, and says with file, line and field what in it cannot be."""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from cssselect import SelectorError, parse

from index.errors import DataError, Problem
from index.files.documents import Entries, Items, Node, Scalar, read_yaml
from index.files.fields import (
    Field,
    OneOrMore,
    check_entries,
    check_fields,
    kind_of,
    language,
    line,
    truth,
    web_address,
    zone,
)
from index.sources.definition import FeedSource, FolderSource, From, PageSource, Person, Source

SHORTEST_INTERVAL = timedelta(seconds=60)
"""For a public host; one the operator allows as private may be asked every second."""

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}


def name(value: object) -> str:
    found = line(value)
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,39}", found):
        raise ValueError(f"{found[:50]!r} is no name; small letters, digits and - are allowed, at most 40")
    return found


def interval(value: object) -> timedelta:
    match = re.fullmatch(r"(\d{1,4})([smhd])", value) if isinstance(value, str) else None
    if match is None:
        raise ValueError(f"{str(value)[:40]!r} is no interval; allowed: a number and s, m, h or d, such as 15m")
    found = timedelta(seconds=int(match[1]) * _UNITS[match[2]])
    if not timedelta(seconds=1) <= found <= timedelta(days=31):
        raise ValueError(f"{value} is out of bounds; from 1s to 31d is allowed")
    return found


def selector(value: object) -> str:
    found = line(value)
    try:
        parse(found)
    except SelectorError as error:
        raise ValueError(f"{found[:60]!r} is no CSS selector ({error}); allowed: such as 'div.news > h3'") from None
    return found


def date_format(value: object) -> str:
    found = line(value)
    day = datetime(2021, 11, 23)  # noqa: DTZ001  a date to try the format on
    try:
        right = datetime.strptime(day.strftime(found), found) == day  # noqa: DTZ007
    except (ValueError, re.error):
        right = False
    if not right:
        raise ValueError(f"{found[:40]!r} does not give day, month and year; allowed: such as %d.%m.%Y or %d %B %Y")
    return found


def host(value: object) -> str:
    found = line(value).lower()
    if not re.fullmatch(r"(\[[0-9a-f:.]+\]|[a-z0-9_.-]+)(:\d{1,5})?", found):
        raise ValueError(f"{found[:60]!r} is no host; allowed: such as 127.0.0.1, [::1], intranet:8080")
    return found


def rule(value: object) -> From | str:
    """A name, or ``{from: author | title | turns}``."""
    if not isinstance(value, dict):
        return line(value)
    allowed = ", ".join(From)
    if list(value) != ["from"] or value["from"] not in list(From):
        raise ValueError(f"is no rule; a name or {{from: …}} with one of {allowed} is allowed")
    return From(value["from"])


PERSON = {"name": Field(line, required=True), "role": Field(line), "also": Field(OneOrMore(line))}


def person(value: object) -> Person:
    if not isinstance(value, dict):
        raise ValueError(f"is {kind_of(value)}; {', '.join(PERSON)} are allowed")
    checked = check_fields(value, PERSON, lambda _: ("", 0))
    if checked.problems:
        raise ValueError("; ".join(f"{problem.field}: {problem.message}" for problem in checked.problems))
    return Person(**checked.values)


def source_type(value: object) -> str:
    if value not in TYPES:
        raise ValueError(f"{str(value)[:40]!r} is no type; allowed: feed (RSS or Atom), page, folder")
    return str(value)


COMMON = {
    "name": Field(name, required=True),
    "type": Field(source_type, required=True),
    "interval": Field(interval),
}
FOLDER = {**COMMON, "path": Field(line, required=True)}
FEED = {
    **COMMON,
    "url": Field(web_address, required=True),
    "speaker": Field(OneOrMore(rule), required=True),
    "people": Field(OneOrMore(person)),
    "role": Field(line),
    "kind": Field(line),
    "language": Field(language, required=True),
    "zone": Field(zone),
    "complete": Field(truth),
    "full_text": Field(truth),
    "article": Field(selector),
    "drop": Field(OneOrMore(selector)),
    "drop_lines": Field(OneOrMore(line)),
    "allow_private": Field(OneOrMore(host)),
}
PAGE = {
    **FEED,
    "date_format": Field(date_format, required=True),
    "heading": Field(selector),
    "item": Field(selector),
    "title": Field(selector),
    "date": Field(selector),
    "text": Field(selector),
    "link": Field(selector),
}
TYPES: Mapping[str, tuple[Mapping[str, Field], timedelta]] = {
    "feed": (FEED, timedelta(minutes=15)),
    "page": (PAGE, timedelta(minutes=30)),
    "folder": (FOLDER, timedelta(seconds=30)),
}
"""Each type's fields, and the interval where none is given."""


def read_sources(path: Path) -> tuple[Source, ...]:
    """The sources of a file; none where there is no file or nothing in it. Raises DataError with every problem.

    Folders are meant from where the file is.
    """
    if not path.exists():
        return ()
    file, node = str(path), read_yaml(path)
    if isinstance(node, Scalar) and node.tag == "null":
        return ()
    if not isinstance(node, Items):
        raise DataError([Problem(file, node.line, "", "is not a list of sources: '- name: …' is allowed")])
    sources: dict[str, Source] = {}
    problems: list[Problem] = []
    for item in node.items:
        fields, usual = TYPES[_type_of(item)]
        checked = check_entries(item, fields, file, "a source")
        found = checked.problems or [
            Problem(file, _line_of(item, field), field, message) for field, message in _conflicts(checked.values)
        ]
        problems += found
        if found:
            continue
        source = _source(checked.values, usual, path.parent)
        if source.name in sources:
            problems.append(Problem(file, item.line, "name", f"{source.name!r} is taken; a name means one source"))
        sources[source.name] = source
    if problems:
        raise DataError(problems)
    return tuple(sources.values())


def _type_of(node: Node) -> str:
    """The type as it is written; that of the most fields where it is wrong, so that only the type is told as wrong."""
    values = {key.text: value for key, value in node.items} if isinstance(node, Entries) else {}
    given = values.get("type")
    return given.text if isinstance(given, Scalar) and given.text in TYPES else "page"


def _line_of(node: Node, field: str) -> int:
    lines = {key.text: key.line for key, _ in node.items} if isinstance(node, Entries) else {}
    return lines.get(field, node.line)


def _conflicts(values: Mapping[str, Any]) -> list[tuple[str, str]]:
    """What is wrong with fields that are right each for itself, as (field, message)."""
    found = []
    if values["type"] == "page":
        if ("item" in values) == ("heading" in values):
            found.append(("item", "one of item and heading is required, and only one is allowed"))
        elif "item" in values:
            found += [(each, "is required beside item") for each in ("title", "date") if each not in values]
        else:
            extra = [each for each in ("title", "date", "text") if each in values]
            found += [(each, "is not allowed beside heading, which holds date and title") for each in extra]
    if values["type"] != "folder":
        named = any(not isinstance(each, From) for each in values["speaker"])
        if From.TITLE in values["speaker"] and "people" not in values:
            found.append(("people", "is required where the speaker is looked for in titles"))
        if not named:
            found.append(("speaker", "needs a plain name at its end, for items whose speaker cannot be found"))
        given = values.get("interval", SHORTEST_INTERVAL)
        if given < SHORTEST_INTERVAL and "allow_private" not in values:
            found.append(("interval", "is too short for a public server; at least 60s is allowed"))
    return found


def _source(values: Mapping[str, Any], usual: timedelta, folder: Path) -> Source:
    given = {key: value for key, value in values.items() if key not in ("type", "speaker")}
    given.setdefault("interval", usual)
    match values["type"]:
        case "folder":
            return FolderSource(**given | {"path": folder / given["path"]})
        case "feed":
            return FeedSource(**given, rules=values["speaker"])
        case _:
            return PageSource(**given, rules=values["speaker"])
