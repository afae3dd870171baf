"""What a button carries: a typed action as a short text that outlives restarts, new versions and other databases.

The text comes back from a client, so anything may be in it: only what ``encode`` writes is read. The actions stand with
what they are for; bot/talk/pressing.py lists them all.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import Enum
from functools import cache
from typing import Annotated, Any, ClassVar, get_args, get_type_hints

MOST_BYTES = 64
"""https://core.telegram.org/bots/api#inlinekeyboardbutton, callback_data."""

NEWEST = 0
"""In place of a version's number: whichever is the newest when the button is pressed."""

_NUMBER = re.compile(r"0|[1-9][0-9]{0,8}")

Key = Annotated[str, re.compile(r"[A-Za-z0-9_-]{10}")]
"""Of a statement, a speaker or a kept question."""
Detail = Annotated[str, re.compile(r"[A-Za-z0-9_+/-]{0,48}")]
"""A number, a name of the program's own, or one of a time zone."""
CommandName = Annotated[str, re.compile(r"[a-z_]{1,32}")]


class Action:
    """What a button does. A dataclass whose fields are ``int`` (from 0), an enum, or a text of one of the shapes above.

    ``letter`` opens the text a button carries: its own for each kind, and never another's again.
    """

    __slots__ = ()
    letter: ClassVar[str]


@dataclass(frozen=True, slots=True)
class Say(Action):
    """The same as if a command had been written."""

    letter: ClassVar[str] = "w"
    command: CommandName


def encode(action: Action) -> str:
    """The action as at most MOST_BYTES of ASCII. Raises ValueError for one that could not be read again."""
    values = (getattr(action, name) for name in _shapes(type(action)))  # type: ignore[arg-type]  # classes are hashable
    text = ":".join((action.letter, *(str(value.value if isinstance(value, Enum) else value) for value in values)))
    if decode(text, {action.letter: type(action)}) != action:
        raise ValueError(f"{action} cannot be carried by a button")
    return text


def decode(text: str, kinds: Mapping[str, type[Action]]) -> Action | None:
    """The action that ``encode`` wrote, of one of the kinds by letter; None for anything else."""
    letter, *values = text.split(":")
    if letter not in kinds or len(text.encode(errors="replace")) > MOST_BYTES:
        return None
    shapes = _shapes(kinds[letter])  # type: ignore[arg-type]  # as above
    if len(values) != len(shapes):
        return None
    try:
        return kinds[letter](*(_read(value, shape) for value, shape in zip(values, shapes.values(), strict=True)))
    except ValueError:
        return None


@cache
def _shapes(kind: Any) -> dict[str, Any]:
    """The fields of a kind of action, and what each of them may hold."""
    hints = get_type_hints(kind, include_extras=True)
    return {field.name: hints[field.name] for field in fields(kind)}


def _read(text: str, shape: Any) -> object:
    if shape is int:
        return int(_of(_NUMBER, text))
    return shape(text) if isinstance(shape, type) else _of(get_args(shape)[1], text)


def _of(pattern: re.Pattern[str], text: str) -> str:
    if not pattern.fullmatch(text):
        raise ValueError(f"{text!r} is not of the form {pattern.pattern}")
    return text
