"""Other words that are not believed to be an edit: held back until an operator says what they are."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import RowMapping, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from index.archive.adding import add_batch, hold_head
from index.archive.database import reading, writing
from index.archive.rows import version_of
from index.archive.tables import IS_NEWEST, statements, versions
from index.sources.items.recognising import parts
from index.sources.items.tables import held_edits


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldEdit:
    """``before`` and ``after`` are ``(title, text)``; ``reason`` is why the words were not believed."""

    source: str
    statement_id: str
    before: tuple[str, str]
    after: tuple[str, str]
    reason: str
    seen_at: datetime


async def held_back(engine: AsyncEngine) -> list[HeldEdit]:
    """What waits for an operator's word, oldest first. Raises ArchiveError."""
    query = (
        select(held_edits, versions.c.title.label("old_title"), versions.c.text.label("old_text"))
        .join(statements, statements.c.id == held_edits.c.statement_id)
        .join(versions, IS_NEWEST)
        .where(~held_edits.c.dismissed)
        .order_by(held_edits.c.seen_at, held_edits.c.statement_id)
    )
    async with reading(engine) as connection:
        rows = (await connection.execute(query)).mappings().all()
    return [
        HeldEdit(
            source=row["source"],
            statement_id=row["statement_id"],
            before=(row["old_title"], row["old_text"]),
            after=(row["title"], row["text"]),
            reason=row["reason"],
            seen_at=row["seen_at"],
        )
        for row in rows
    ]


async def accept(engine: AsyncEngine, statement_id: str, now: datetime) -> bool:
    """Make the held words the statement's newest version; False where none are held. Raises ArchiveError."""
    async with writing(engine) as connection:
        await hold_head(connection)
        held = (await _rows(connection, [statement_id])).get(statement_id)
        if held is None:
            return False
        query = select(statements, versions).join(versions, IS_NEWEST).where(statements.c.id == statement_id)
        row = (await connection.execute(query)).mappings().one_or_none()
        if row is not None:
            statement = replace(version_of(row).statement, title=held["title"], text=held["text"])
            await add_batch(connection, [statement], now)
        await forget(connection, [statement_id])
    return row is not None


async def dismiss(engine: AsyncEngine, statement_id: str) -> bool:
    """Keep the words on record; the held ones are not told again. False where none are held. Raises ArchiveError."""
    waiting = (held_edits.c.statement_id == statement_id) & ~held_edits.c.dismissed
    async with writing(engine) as connection:
        done = await connection.execute(update(held_edits).where(waiting).values(dismissed=True))
    return done.rowcount > 0


async def hold(connection: AsyncConnection, edits: Sequence[HeldEdit]) -> tuple[HeldEdit, ...]:
    """Remember edits; returns those whose words were not held already."""
    known = await _rows(connection, [edit.statement_id for edit in edits])
    fresh = tuple(edit for edit in edits if not _is(known.get(edit.statement_id), edit))
    await forget(connection, [edit.statement_id for edit in fresh])
    if fresh:
        rows = [
            {
                "statement_id": edit.statement_id,
                "source": edit.source,
                "title": edit.after[0],
                "text": edit.after[1],
                "reason": edit.reason,
                "seen_at": edit.seen_at,
                "dismissed": False,
            }
            for edit in fresh
        ]
        await connection.execute(insert(held_edits), rows)
    return fresh


async def forget(connection: AsyncConnection, ids: Collection[str]) -> None:
    """No words are held of these statements: those on record stand where the others stood, or were believed."""
    for part in parts(sorted(ids)):
        await connection.execute(delete(held_edits).where(held_edits.c.statement_id.in_(part)))


async def _rows(connection: AsyncConnection, ids: Sequence[str]) -> Mapping[str, RowMapping]:
    found = {}
    for part in parts(ids):
        query = select(held_edits).where(held_edits.c.statement_id.in_(part))
        found.update({row["statement_id"]: row for row in (await connection.execute(query)).mappings()})
    return found


def _is(row: RowMapping | None, edit: HeldEdit) -> bool:
    return row is not None and (row["title"], row["text"]) == edit.after
