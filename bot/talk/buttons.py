"""What a button carries: a typed action as a short text that outlives restarts, new versions and other databases.

The text comes back from a client, so anything may be in it: ``decode`` takes only what ``encode`` writes.
"""

import re
from collections.abc import Callable
from dataclasses import astuple, dataclass
from enum import Enum
from typing import Any

from bot.talk.choices import Choose, DropBroadcast, Forget, KeepAll, Page, SendBroadcast, Setting, ShowPage, Subscribe
from index.questions import Filter

MOST_BYTES = 64
"""https://core.telegram.org/bots/api#inlinekeyboardbutton, callback_data."""

NEWEST = 0
"""In place of a version's number: whichever is the newest when the button is pressed."""

_MOST = 10**9 - 1


@dataclass(frozen=True, slots=True)
class InContext:
    """The paragraphs around ``text[start:end]`` of a statement's version."""

    key: str
    version: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ReadInFull:
    """A version's page (from 0), in a message of its own."""

    key: str
    version: int
    page: int


@dataclass(frozen=True, slots=True)
class TurnPage:
    """Another page (from 0), in place of the one shown."""

    key: str
    version: int
    page: int


@dataclass(frozen=True, slots=True)
class ShowQuote:
    """Another quote (from 0) of the answer to a kept question."""

    token: str
    position: int


@dataclass(frozen=True, slots=True)
class DropFilter:
    """A kept question's answer without one kind of filter."""

    token: str
    filter: Filter


@dataclass(frozen=True, slots=True)
class Latest:
    page: int


@dataclass(frozen=True, slots=True)
class BrowseArchive:
    """The archive's front page."""


@dataclass(frozen=True, slots=True)
class BrowseMonths:
    page: int


@dataclass(frozen=True, slots=True)
class BrowseSpeakers:
    page: int


@dataclass(frozen=True, slots=True)
class MonthStatements:
    year: int
    month: int
    page: int


@dataclass(frozen=True, slots=True)
class SpeakerStatements:
    """``speaker`` is a name's key (``index.statement.statement_key``): names can be longer than a button holds."""

    speaker: str
    page: int


@dataclass(frozen=True, slots=True)
class Changes:
    """A page (from 0) of what was changed after publication."""

    page: int


@dataclass(frozen=True, slots=True)
class ShowChange:
    """What a statement's version changed, word by word."""

    key: str
    version: int


@dataclass(frozen=True, slots=True)
class SaveWatch:
    """Save the watch whose words are kept as a question."""

    token: str


@dataclass(frozen=True, slots=True)
class NarrowWatch:
    """Ways to make such a watch fire less."""

    token: str


@dataclass(frozen=True, slots=True)
class TryWatch:
    """What such a watch would have raised."""

    token: str


@dataclass(frozen=True, slots=True)
class CancelWatch:
    """Save nothing."""


@dataclass(frozen=True, slots=True)
class ListWatches:
    """The chat's watches."""


@dataclass(frozen=True, slots=True)
class PauseWatch:
    """``paused`` is 1 to pause a watch, 0 to let it watch again."""

    watch: int
    paused: int


@dataclass(frozen=True, slots=True)
class DeleteWatch:
    watch: int


@dataclass(frozen=True, slots=True)
class Say:
    """The same as if a command had been written."""

    command: str


Action = (
    InContext
    | ReadInFull
    | TurnPage
    | ShowQuote
    | DropFilter
    | Latest
    | BrowseArchive
    | BrowseMonths
    | BrowseSpeakers
    | MonthStatements
    | SpeakerStatements
    | Changes
    | ShowChange
    | ShowPage
    | Choose
    | Subscribe
    | Forget
    | KeepAll
    | SendBroadcast
    | DropBroadcast
    | SaveWatch
    | NarrowWatch
    | TryWatch
    | CancelWatch
    | ListWatches
    | PauseWatch
    | DeleteWatch
    | Say
)


def _key(text: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9_-]{10}", text):
        raise ValueError(f"{text!r} is no key")
    return text


def _number(text: str) -> int:
    if not re.fullmatch(r"0|[1-9][0-9]{0,8}", text):
        raise ValueError(f"{text!r} is no number from 0 to {_MOST}")
    return int(text)


def _detail(text: str) -> str:
    """A number, a name of the program's own, or one of a time zone."""
    if not re.fullmatch(r"[A-Za-z0-9_+/-]{0,48}", text):
        raise ValueError(f"{text!r} is no detail")
    return text


def _name(text: str) -> str:
    if not re.fullmatch(r"[a-z_]{1,32}", text):
        raise ValueError(f"{text!r} is no command")
    return text


_FORMS: dict[str, tuple[type[Action], tuple[Callable[[str], object], ...]]] = {
    "c": (InContext, (_key, _number, _number, _number)),
    "r": (ReadInFull, (_key, _number, _number)),
    "p": (TurnPage, (_key, _number, _number)),
    "q": (ShowQuote, (_key, _number)),
    "d": (DropFilter, (_key, Filter)),
    "l": (Latest, (_number,)),
    "a": (BrowseArchive, ()),
    "m": (BrowseMonths, (_number,)),
    "s": (BrowseSpeakers, (_number,)),
    "t": (MonthStatements, (_number, _number, _number)),
    "u": (SpeakerStatements, (_key, _number)),
    "e": (Changes, (_number,)),
    "v": (ShowChange, (_key, _number)),
    "g": (ShowPage, (Page, _detail)),
    "h": (Choose, (Setting, _detail)),
    "b": (Subscribe, (_number, _detail)),
    "f": (Forget, ()),
    "fk": (KeepAll, ()),
    "bs": (SendBroadcast, (_key,)),
    "bd": (DropBroadcast, (_key,)),
    "ws": (SaveWatch, (_key,)),
    "wn": (NarrowWatch, (_key,)),
    "wt": (TryWatch, (_key,)),
    "wc": (CancelWatch, ()),
    "wl": (ListWatches, ()),
    "wp": (PauseWatch, (_number, _number)),
    "wd": (DeleteWatch, (_number,)),
    "w": (Say, (_name,)),
}
_LETTERS = {kind: letter for letter, (kind, _) in _FORMS.items()}


def encode(action: Action) -> str:
    """The action as at most MOST_BYTES of ASCII. Raises ValueError for one that could not be read again."""
    fields = (str(field.value if isinstance(field, Enum) else field) for field in astuple(action))
    text = ":".join((_LETTERS[type(action)], *fields))
    if decode(text) != action:
        raise ValueError(f"{action} cannot be carried by a button")
    return text


def decode(text: str) -> Action | None:
    """The action that ``encode`` wrote; None for anything else."""
    letter, *fields = text.split(":")
    if letter not in _FORMS or len(text.encode(errors="replace")) > MOST_BYTES:
        return None
    kind, readers = _FORMS[letter]
    if len(fields) != len(readers):
        return None
    try:
        values: list[Any] = [read(field) for read, field in zip(readers, fields, strict=True)]
    except ValueError:
        return None
    return kind(*values)
