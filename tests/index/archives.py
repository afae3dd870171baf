"""Makes statements for tests, and keeps beside an archive the plainest thing that must agree with it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from index.archive.adding import Counts
from index.archive.archive import Archive
from index.statement import Speaker, Statement, Version
from index.text.wording import same_words

START = datetime(2021, 9, 26, tzinfo=UTC)


def statement(id: str = "remarks", **fields: Any) -> Statement:  # noqa: A002
    """A statement of which only what matters to a test is given."""
    usual: dict[str, Any] = {
        "title": "Remarks",
        "date": date(2021, 1, 26),
        "speakers": (Speaker("Sergey Lavrov", "Foreign Minister"),),
        "language": "en",
        "text": "These are the words.",
    }
    return Statement(id=id, **usual | fields)


def moment(number: int) -> datetime:
    """The ``number``-th moment of a test."""
    return START + timedelta(minutes=number)


@dataclass
class Model:
    """An archive in a dictionary: all versions of each statement, oldest first."""

    held: dict[str, list[Version]] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)

    def add(self, items: Sequence[Statement], now: datetime) -> Counts:
        return sum((self._add(item, now) for item in items), Counts())

    def _add(self, item: Statement, now: datetime) -> Counts:
        former = self.held.get(item.id)
        if former is None:
            self._append(item, [], now, None)
            return Counts(added=1)
        last = former[-1]
        if not (same_words(item.title, last.statement.title) and same_words(item.text, last.text)):
            self._append(item, former, now, last.retracted_at)
            return Counts(changed=1)
        current = replace(item, title=last.statement.title, text=last.text)
        if current == last.statement:
            return Counts(unchanged=1)
        self.held[item.id] = [_with_fields(version, item) for version in former]
        return Counts(changed=1)

    def _append(self, item: Statement, former: list[Version], now: datetime, retracted_at: datetime | None) -> None:
        number = self.numbers[item.id] = self.numbers.get(item.id, 0) + 1
        newest = Version(statement=item, number=number, newest=number, seen_at=now, retracted_at=retracted_at)
        self.held[item.id] = [*(replace(_with_fields(version, item), newest=number) for version in former), newest]

    def remove(self, statement_id: str) -> bool:
        return self.held.pop(statement_id, None) is not None

    def mark(self, statement_id: str, retracted_at: datetime | None) -> bool:
        versions = self.held.get(statement_id)
        if versions is None or (versions[-1].retracted_at is None) == (retracted_at is None):
            return False
        self.held[statement_id] = [replace(version, retracted_at=retracted_at) for version in versions]
        return True

    def newest(self) -> dict[str, Version]:
        return {statement_id: versions[-1] for statement_id, versions in self.held.items()}


def _with_fields(version: Version, item: Statement) -> Version:
    own = version.statement
    return replace(version, statement=replace(item, title=own.title, text=own.text))


@dataclass
class Follower:
    """Holds what the feed told it, and where it stands in the feed."""

    archive: Archive
    seq: int = 0
    newest: dict[str, Version] = field(default_factory=dict)

    async def follow(self, limit: int) -> bool:
        """Reads one batch; False at the end of the feed."""
        changes = await self.archive.changes(self.seq, limit)
        assert len(changes) <= limit
        for change in changes:
            assert change.seq > self.seq
            self.seq = change.seq
            if change.version is None:
                self.newest.pop(change.statement_id, None)
            else:
                assert change.version.statement.id == change.statement_id
                self.newest[change.statement_id] = change.version
        return bool(changes)

    async def catch_up(self, limit: int = 3) -> dict[str, Version]:
        while await self.follow(limit):
            pass
        return self.newest
