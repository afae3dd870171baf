"""The fields that types of source share, and what may stand in them (docs/data-format.md)."""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from cssselect import SelectorError, parse

from index.files.fields import (
    Field,
    OneOrMore,
    check_fields,
    kind_of,
    language,
    line,
    truth,
    web_address,
    zone,
)
from index.sources.types.definition import From, Person

SHORTEST_INTERVAL = timedelta(seconds=60)
"""For a public host; one the operator allows as private may be asked every second."""

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}


def name(value: object) -> str:
    found = line(value)
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,39}", found):
        raise ValueError(f"{found[:50]!r} is not a valid name; use lower-case letters, digits and - (at most 40)")
    return found


def interval(value: object) -> timedelta:
    match = re.fullmatch(r"(\d{1,4})([smhd])", value) if isinstance(value, str) else None
    if match is None:
        raise ValueError(f"{str(value)[:40]!r} is not an interval; expected a number and s, m, h or d, such as 15m")
    found = timedelta(seconds=int(match[1]) * _UNITS[match[2]])
    if not timedelta(seconds=1) <= found <= timedelta(days=31):
        raise ValueError(f"{value} is out of range; expected 1s to 31d")
    return found


def selector(value: object) -> str:
    found = line(value)
    try:
        parse(found)
    except SelectorError as error:
        raise ValueError(f"{found[:60]!r} is not a CSS selector ({error}); write it like 'div.news > h3'") from None
    return found


def date_format(value: object) -> str:
    found = line(value)
    day = datetime(2021, 11, 23)  # noqa: DTZ001  a date to try the format on
    try:
        right = datetime.strptime(day.strftime(found), found) == day  # noqa: DTZ007
    except (ValueError, re.error):
        right = False
    if not right:
        raise ValueError(f"{found[:40]!r} does not give day, month and year; write it like %d.%m.%Y or %d %B %Y")
    return found


def host(value: object) -> str:
    found = line(value).lower()
    if not re.fullmatch(r"(\[[0-9a-f:.]+\]|[a-z0-9_.-]+)(:\d{1,5})?", found):
        raise ValueError(f"{found[:60]!r} is not a host; write it like 127.0.0.1, [::1], intranet:8080")
    return found


def rule(value: object) -> From | str:
    """A name, or ``{from: author | title | turns}``."""
    if not isinstance(value, dict):
        return line(value)
    allowed = ", ".join(From)
    if list(value) != ["from"] or value["from"] not in list(From):
        raise ValueError(f"is not a rule; expected a name, or {{from: …}} with one of {allowed}")
    return From(value["from"])


PERSON = {"name": Field(line, required=True), "role": Field(line), "also": Field(OneOrMore(line))}


def person(value: object) -> Person:
    if not isinstance(value, dict):
        raise ValueError(f"is {kind_of(value)}; expected {', '.join(PERSON)}")
    checked = check_fields(value, PERSON, lambda _: ("", 0))
    if checked.problems:
        raise ValueError("; ".join(f"{problem.field}: {problem.message}" for problem in checked.problems))
    return Person(**checked.values)


COMMON = {
    "name": Field(name, required=True),
    "interval": Field(interval),
}
WEB = {
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


def web_conflicts(values: Mapping[str, Any]) -> list[tuple[str, str]]:
    """What is wrong with a web source's fields that are right each for itself, as (field, message)."""
    found = []
    named = any(not isinstance(each, From) for each in values["speaker"])
    if From.TITLE in values["speaker"] and "people" not in values:
        found.append(("people", "is required where the speaker is looked for in titles"))
    if not named:
        found.append(("speaker", "needs a plain name at its end, for items whose speaker cannot be found"))
    given = values.get("interval", SHORTEST_INTERVAL)
    if given < SHORTEST_INTERVAL and "allow_private" not in values:
        found.append(("interval", "is too short for a public server; the minimum is 60s"))
    return found


def web_values(values: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a file as those of a ``WebSource``."""
    return {key: value for key, value in values.items() if key != "speaker"} | {"rules": values["speaker"]}
