"""Repairs what means nothing in a text and is lost by no one: stray control characters. Each is told."""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

_STRAY = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")
"""What neither YAML (1.2, section 5.1) nor any medium can show. Half characters are not among them: words are lost."""

Note = Callable[[str, str], None]
"""Takes the field, and what was done to it."""


def without_stray(text: str, field: str, note: Note) -> str:
    """The text without control characters; vertical tabs and form feeds, which part words, become spaces."""
    found = Counter(_STRAY.findall(text))
    if not found:
        return text
    named = ", ".join(f"U+{ord(char):04X} × {count}" for char, count in found.items())
    note(field, f"left out stray control characters: {named}")
    return _STRAY.sub(lambda match: " " if match[0] in "\x0b\x0c" else "", text)


def repaired(row: Mapping[str, Any], note: Note) -> dict[str, Any]:
    """A row of fields with all its texts repaired."""
    return {name: _value(value, name, note) for name, value in row.items()}


def _value(value: object, field: str, note: Note) -> object:
    if isinstance(value, str):
        return without_stray(value, field, note)
    if isinstance(value, list):
        return [_value(each, field, note) for each in value]
    return value
