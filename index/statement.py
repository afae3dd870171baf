"""What the record is made of: statements, the wordings they had, and who speaks."""

import hashlib
from base64 import urlsafe_b64encode
from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says words: a name as the source prints it and, where known, a role."""

    name: str
    role: str | None = None

    def __str__(self) -> str:
        return f"{self.name}, {self.role}" if self.role else self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One dated text by its speakers, as a source gives it (fields: docs/data-format.md)."""

    id: str
    title: str
    date: date
    speakers: tuple[Speaker, ...]
    language: str
    text: str
    kind: str | None = None
    place: str | None = None
    source: str | None = None
    url: str | None = None
    complete: bool = True
    translations_of: str | None = None
    tags: tuple[str, ...] = field(default=())

    @property
    def key(self) -> str:
        """Ten URL-safe characters (60 bits of SHA-256) that name the statement in a button, across databases."""
        return short_key(self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One wording of a statement as the archive holds it.

    ``number`` counts from 1; ``newest`` is the number of the statement's newest version. ``statement`` carries this
    version's own title and text, and the statement's other fields as they are now.
    """

    statement: Statement
    number: int
    newest: int
    seen_at: datetime
    retracted_at: datetime | None = None

    @property
    def text(self) -> str:
        return self.statement.text


@dataclass(frozen=True, slots=True)
class Extent:
    """How much was searched: a number of statements and the dates of the first and the last of them."""

    statements: int
    first: date | None
    last: date | None


def short_key(statement_id: str) -> str:
    return urlsafe_b64encode(hashlib.sha256(statement_id.encode()).digest())[:10].decode()
