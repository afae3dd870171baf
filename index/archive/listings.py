"""What lists, counts and followers of the archive get."""

from dataclasses import dataclass
from datetime import date, datetime

from index.statement import Speaker, Version


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A statement without its words, as a list shows it; ``version`` is the number of the newest."""

    id: str
    key: str
    version: int
    title: str
    date: date
    speakers: tuple[Speaker, ...]
    url: str | None
    kind: str | None
    complete: bool
    retracted_at: datetime | None


@dataclass(frozen=True, slots=True)
class MonthCount:
    year: int
    month: int
    count: int


@dataclass(frozen=True, slots=True)
class SpeakerCount:
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Added:
    """How many statements came into the record, and those of them that were asked for, newest date first."""

    count: int
    headings: tuple[Heading, ...] = ()


@dataclass(frozen=True, slots=True)
class Head:
    """Which archive this is (a UUID, kept by copies and backups) and the number of its last change."""

    archive_id: str
    seq: int


@dataclass(frozen=True, slots=True)
class Change:
    """``version`` is the newest of a statement that was added or changed; None of one that was removed.

    ``added_seq`` is the number of the change that brought the statement into the record.
    """

    seq: int
    statement_id: str
    version: Version | None
    added_seq: int = 0
