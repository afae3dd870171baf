"""Whose record this is: what a person who runs the bot says about it in data/profile.yaml."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot import __version__
from bot.times import Wish, read_wish
from index import DataError, Problem
from index.files import (
    Field,
    check_entries,
    check_fields,
    kind_of,
    language,
    line,
    long_text,
    read_yaml,
    share,
    web_address,
    zone,
)

MOST_EXAMPLES = 5
"""Questions under a greeting; more would not be read."""

CLOCK = {"label": Field(line, required=True), "zone": Field(zone, required=True)}
TELEPHONE = {"label": Field(line, required=True), "number": Field(line, required=True)}


@dataclass(frozen=True, slots=True)
class Clock:
    label: str
    zone: str


@dataclass(frozen=True, slots=True)
class Telephone:
    label: str
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """``zone`` is where the owner's days begin; ``threshold`` the confidence from which on a question is answered.

    ``daily`` is when the daily update comes unless a chat chooses otherwise, in minutes after midnight.
    ``examples`` are questions to begin with.
    """

    owner: str
    about: str
    language: str = "en"
    zone: str = "UTC"
    clocks: tuple[Clock, ...] = ()
    telephone: Telephone | None = None
    url: str | None = None
    threshold: float | None = None
    daily: int = 9 * 60
    examples: tuple[str, ...] = ()

    @property
    def agent(self) -> str:
        """Who asks for pages and feeds: name, version, and where to read about whoever runs this."""
        return f"OnRecord/{__version__}" + (f" (+{self.url})" if self.url else "")


def part(fields: dict[str, Field], make: Any, value: object) -> Any:
    """A mapping inside the profile; what is wrong with it is told in one line."""
    if not isinstance(value, dict):
        raise ValueError(f"is {kind_of(value)}; expected fields: {', '.join(fields)}")
    checked = check_fields(value, fields, lambda _: ("", 0))
    if checked.problems:
        raise ValueError("; ".join(f"{problem.field}: {problem.message}" for problem in checked.problems))
    return make(**checked.values)


def clocks(value: object) -> tuple[Clock, ...]:
    if not isinstance(value, list):
        raise ValueError(f"is {kind_of(value)}; expected a list of label and zone")
    return tuple(part(CLOCK, Clock, item) for item in value)


def examples(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise ValueError(f"is {kind_of(value)}; expected a list of questions")
    if len(value) > MOST_EXAMPLES:
        raise ValueError(f"has {len(value)} questions; at most {MOST_EXAMPLES} are allowed")
    return tuple(line(item) for item in value)


def time_of_day(value: object) -> int:
    """Minutes after midnight."""
    wish = read_wish(value) if isinstance(value, str) else Wish()
    if wish.minutes is None or wish.place is not None:
        raise ValueError(f'is {kind_of(value)}; expected a time of day in quotes, such as "09:30"')
    return wish.minutes


FIELDS = {
    "owner": Field(line, required=True),
    "about": Field(long_text, required=True),
    "language": Field(language),
    "zone": Field(zone),
    "clocks": Field(clocks),
    "telephone": Field(lambda value: part(TELEPHONE, Telephone, value)),
    "url": Field(web_address),
    "threshold": Field(share),
    "daily": Field(time_of_day),
    "examples": Field(examples),
}


def read_profile(path: Path) -> Profile:
    """The profile. Raises DataError with every problem, also where there is no such file."""
    if not path.exists():
        cure = "is missing; it says whose record this is, and `onrecord init` makes one"
        raise DataError([Problem(str(path), 1, "", cure)])
    checked = check_entries(read_yaml(path), FIELDS, str(path), "a profile")
    if checked.problems:
        raise DataError(checked.problems)
    return Profile(**checked.values)
