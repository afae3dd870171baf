"""What was changed or withdrawn after publication, newest first."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Integer, exists, null, select, union_all
from sqlalchemy.ext.asyncio import AsyncEngine

from index.archive.database import reading
from index.archive.tables import IS_NEWEST, statements, versions


@dataclass(frozen=True, slots=True)
class Edit:
    """``number`` is the version that a change made, None where the statement was withdrawn; ``at`` when it was seen.

    ``title`` is that version's, or the newest; ``date`` the statement's own.
    """

    key: str
    number: int | None
    title: str
    date: date
    at: datetime


async def edits(engine: AsyncEngine, *, limit: int, offset: int = 0) -> list[Edit]:
    """Raises ArchiveUnavailable."""
    former = versions.alias()
    reworded = exists().where(former.c.statement_id == versions.c.statement_id, former.c.number < versions.c.number)
    edited = (
        select(statements.c.key, statements.c.date, versions.c.number, versions.c.title, versions.c.seen_at.label("at"))
        .join(versions, versions.c.statement_id == statements.c.id)
        .where(versions.c.number > 1, reworded)
    )
    withdrawn = (
        select(
            statements.c.key,
            statements.c.date,
            null().cast(Integer).label("number"),
            versions.c.title,
            statements.c.retracted_at.label("at"),
        )
        .join(versions, IS_NEWEST)
        .where(statements.c.retracted_at.is_not(None))
    )
    every = union_all(edited, withdrawn).subquery()
    page = select(every).order_by(every.c.at.desc(), every.c.key, every.c.number.desc()).limit(limit).offset(offset)
    async with reading(engine) as connection:
        return [
            Edit(row.key, row.number, row.title, row.date, row.at) for row in (await connection.execute(page)).all()
        ]
