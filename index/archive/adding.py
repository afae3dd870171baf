"""Puts statements into the archive in bulk: the database is asked once a batch, never once a statement."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import RowMapping, bindparam, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from index.archive.rows import FIELDS, fields_of
from index.archive.tables import IS_NEWEST, archive_head, removals, statement_speakers, statements, versions
from index.statement import Statement
from index.text.wording import words_digest

BATCH = 500
"""Statements a round: far below the 32,766 parameters that either database takes in one query."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What a load did, in statements."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(self.added + other.added, self.changed + other.changed, self.unchanged + other.unchanged)


async def add_batch(connection: AsyncConnection, batch: Sequence[Statement], now: datetime) -> Counts:
    """Adds statements of which no two have the same id. The caller holds the head (see ``hold_head``)."""
    held = await _held(connection, [statement.id for statement in batch])
    removed = await _removed(connection, [statement.id for statement in batch if statement.id not in held])
    plan = _Plan(now)
    for statement in batch:
        row = held.get(statement.id)
        if row is None:
            plan.add(statement, number=removed.get(statement.id, 0) + 1)
        else:
            plan.change(statement, row)
    await plan.carry_out(connection)
    return Counts(len(plan.added), len(plan.changed), len(batch) - len(plan.added) - len(plan.changed))


def batches(items: Sequence[Statement]) -> Iterator[list[Statement]]:
    """Cuts in order, so that no batch holds an id twice: the later of two is then compared with the earlier."""
    batch: dict[str, Statement] = {}
    for item in items:
        if len(batch) == BATCH or item.id in batch:
            yield list(batch.values())
            batch = {}
        batch[item.id] = item
    if batch:
        yield list(batch.values())


async def hold_head(connection: AsyncConnection) -> None:
    """Makes this transaction the archive's only writer until it ends.

    On PostgreSQL the next writer sees the head only once this one is committed, so that numbers appear in their order.
    """
    await connection.execute(select(archive_head.c.seq).with_for_update())


async def take_numbers(connection: AsyncConnection, count: int) -> range:
    """The next ``count`` numbers of the change feed; they are given back if the transaction is undone."""
    last = (
        await connection.execute(
            update(archive_head).values(seq=archive_head.c.seq + count).returning(archive_head.c.seq)
        )
    ).scalar_one()
    return range(last - count + 1, last + 1)


async def mark_retracted(connection: AsyncConnection, statement_id: str, retracted_at: datetime | None) -> bool:
    """Sets when a statement was taken back by its publisher, or that it is not; False where that changes nothing.

    The caller holds the head.
    """
    mark = statements.c.retracted_at
    found = select(statements.c.id).where(
        statements.c.id == statement_id, mark.is_(None) if retracted_at is not None else mark.is_not(None)
    )
    if (await connection.execute(found)).first() is None:
        return False
    [seq] = await take_numbers(connection, 1)
    marked = update(statements).where(statements.c.id == statement_id)
    await connection.execute(marked.values(retracted_at=retracted_at, seq=seq))
    return True


class _Plan:
    """Rows to be written for one batch."""

    def __init__(self, now: datetime) -> None:
        self._now = now
        self.added: list[dict[str, Any]] = []
        self.changed: list[dict[str, Any]] = []
        self._versions: list[dict[str, Any]] = []
        self._speakers: list[dict[str, str]] = []
        self._speakers_changed: list[str] = []

    def add(self, statement: Statement, *, number: int) -> None:
        own = {"id": statement.id, "key": statement.key, "newest": number, "added_at": self._now}
        self.added.append(fields_of(statement) | own)
        self._version(statement, number, words_digest(statement.title, statement.text))
        self._speak(statement)

    def change(self, statement: Statement, row: RowMapping) -> None:
        fields = fields_of(statement)
        words = words_digest(statement.title, statement.text)
        reworded = words != row["words"]
        if not reworded and all(fields[name] == row[name] for name in FIELDS):
            return
        number = row["newest"] + reworded
        self.changed.append(fields | {"changed_id": statement.id, "newest": number})
        if reworded:
            self._version(statement, number, words)
        if fields["speakers"] != row["speakers"]:
            self._speakers_changed.append(statement.id)
            self._speak(statement)

    def _version(self, statement: Statement, number: int, words: str) -> None:
        wording = {"title": statement.title, "text": statement.text, "words": words}
        self._versions.append(wording | {"statement_id": statement.id, "number": number, "seen_at": self._now})

    def _speak(self, statement: Statement) -> None:
        names = dict.fromkeys(speaker.name for speaker in statement.speakers)
        self._speakers.extend({"statement_id": statement.id, "name": name} for name in names)

    async def carry_out(self, connection: AsyncConnection) -> None:
        rows = self.added + self.changed
        if not rows:
            return
        for row, seq in zip(rows, await take_numbers(connection, len(rows)), strict=True):
            row["seq"] = seq
        for row in self.added:
            row["added_seq"] = row["seq"]
        if self.added:
            await connection.execute(insert(statements), self.added)
            await connection.execute(
                delete(removals).where(removals.c.statement_id.in_([row["id"] for row in self.added]))
            )
        if self.changed:
            await connection.execute(update(statements).where(statements.c.id == bindparam("changed_id")), self.changed)
        if self._speakers_changed:
            former = statement_speakers.c.statement_id.in_(self._speakers_changed)
            await connection.execute(delete(statement_speakers).where(former))
        if self._versions:
            await connection.execute(insert(versions), self._versions)
        if self._speakers:
            await connection.execute(insert(statement_speakers), self._speakers)


async def _held(connection: AsyncConnection, ids: Sequence[str]) -> dict[str, RowMapping]:
    query = (
        select(statements.c.id, statements.c.newest, versions.c.words, *(statements.c[name] for name in FIELDS))
        .join(versions, IS_NEWEST)
        .where(statements.c.id.in_(ids))
    )
    return {row["id"]: row for row in (await connection.execute(query)).mappings()}


async def _removed(connection: AsyncConnection, ids: Sequence[str]) -> dict[str, int]:
    if not ids:
        return {}
    query = select(removals.c.statement_id, removals.c.newest).where(removals.c.statement_id.in_(ids))
    return {row.statement_id: row.newest for row in await connection.execute(query)}
