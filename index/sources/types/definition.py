"""What a source is: the words of data/sources.yaml as values (fields: docs/data-format.md)."""

import hashlib
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from index.statement import Speaker


class From(StrEnum):
    """Where in an item its speaker is looked for."""

    AUTHOR = "author"
    TITLE = "title"
    TURNS = "turns"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody a source is known to publish; ``also`` are other ways in which titles and labels name them."""

    name: str
    role: str | None = None
    also: tuple[str, ...] = ()

    @property
    def speaker(self) -> Speaker:
        return Speaker(self.name, self.role)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    name: str
    interval: timedelta

    @property
    def place(self) -> str:
        """Where it is read from, as an operator wrote it."""
        raise NotImplementedError

    @property
    def fingerprint(self) -> str:
        """Changes whenever the definition does: what was read by another definition is then read again."""
        return hashlib.sha256(repr(self).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True, kw_only=True)
class WebSource(Source):
    """``rules`` are tried in order, a plain name is always right; ``allow_private`` are ``host`` or ``host:port``."""

    url: str
    language: str
    rules: tuple[From | str, ...]
    people: tuple[Person, ...] = ()
    role: str | None = None
    kind: str | None = None
    zone: str = "UTC"
    complete: bool = True
    full_text: bool = False
    article: str | None = None
    drop: tuple[str, ...] = ()
    drop_lines: tuple[str, ...] = ()
    allow_private: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        return self.url
