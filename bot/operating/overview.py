"""The state of everything, for operators: who is there, what waits, what went out, and how far the index is behind."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import case, func, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.operating.readiness import index_lag
from bot.store import Kind, LetterState, updates
from bot.store import broadcasts_table as broadcasts
from bot.store import chats_table as chats
from bot.store import outbox_table as outbox
from bot.store import subscriptions_table as subscriptions
from index import Extent, Record
from index.archive import reading


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewFound:
    """``chats`` by kind, ``letters`` by kind and state, ``last_daily`` when a daily update was last sent.

    ``answers`` wait to be sent again; ``fates`` counts those of the last days that did not go out at once, by kind.
    ``broadcast`` is how many of how many letters of the last broadcast are dealt with; ``index_lag`` counts changes of
    the archive that this process's index does not hold yet.
    """

    chats: list[dict[str, Any]]
    subscribed: int
    letters: list[dict[str, Any]]
    answers: int
    fates: dict[str, int]
    last_daily: datetime | None
    broadcast: tuple[int, int] | None
    extent: Extent
    index_lag: int


class Overview:
    """Looks into ``engine``'s database and at ``record``. Raises ArchiveError."""

    def __init__(self, engine: AsyncEngine, record: Record) -> None:
        self._engine = engine
        self._record = record

    async def found(self) -> OverviewFound:
        async with reading(self._engine) as connection:
            by_kind = await connection.execute(
                select(
                    chats.c.kind,
                    func.sum(case((chats.c.active, 1), else_=0)).label("active"),
                    func.sum(case((chats.c.active, 0), else_=1)).label("inactive"),
                )
                .group_by(chats.c.kind)
                .order_by(chats.c.kind)
            )
            letters = await connection.execute(
                select(outbox.c.kind, outbox.c.state, func.count().label("number"))
                .group_by(outbox.c.kind, outbox.c.state)
                .order_by(outbox.c.kind, outbox.c.state)
            )
            unsent = select(func.count()).select_from(updates).where(updates.c.answer.is_not(None))
            fates = select(updates.c.fate, func.count()).where(updates.c.fate.is_not(None)).group_by(updates.c.fate)
            wanted = select(func.count()).select_from(subscriptions).where(subscriptions.c.next_due.is_not(None))
            daily = select(func.max(outbox.c.sent_at)).where(outbox.c.kind == Kind.DAILY.value)
            return OverviewFound(
                chats=[dict(row) for row in by_kind.mappings()],
                letters=[dict(row) for row in letters.mappings()],
                subscribed=(await connection.execute(wanted)).scalar_one(),
                answers=(await connection.execute(unsent)).scalar_one(),
                fates={row[0]: row[1] for row in await connection.execute(fates)},
                last_daily=(await connection.execute(daily)).scalar_one(),
                broadcast=await _progress(connection),
                extent=await self._record.archive.extent(),
                index_lag=await index_lag(self._record),
            )


async def _progress(connection: AsyncConnection) -> tuple[int, int] | None:
    newest = select(broadcasts.c.token).where(broadcasts.c.sent_at.is_not(None))
    token = (await connection.execute(newest.order_by(broadcasts.c.sent_at.desc()).limit(1))).scalar_one_or_none()
    if token is None:
        return None
    waiting = outbox.c.state.in_((LetterState.DUE.value, LetterState.SENDING.value))
    of_it = (outbox.c.kind == Kind.BROADCAST.value, outbox.c.subject == token)
    counts = select(func.count(), func.coalesce(func.sum(case((waiting, 0), else_=1)), 0)).where(*of_it)
    whole, done = (await connection.execute(counts)).one()
    return done, whole
