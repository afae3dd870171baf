"""A document as it was read, and the statement it is likely to be."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Document:
    """``paragraphs`` in order, without tables, notes, page numbers. ``told`` are the file's own properties.

    Of ``told`` the names are title, author, date (ISO 8601, or as a mail has it) and language, where the file has them.
    """

    name: str
    paragraphs: tuple[str, ...]
    told: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a document was recognised as. ``unsure`` are the fields that were guessed, or not found at all.

    ``digest`` is the SHA-256 of the text's words, the same for a document saved in two formats.
    """

    name: str
    title: str
    date: date | None
    speaker: str | None
    role: str | None
    language: str
    kind: str | None
    text: str
    digest: str
    unsure: tuple[str, ...] = ()


class Unreadable(Exception):
    """Why a document gives no statement, in the words of a person."""
