"""The figures that are looked up when someone asks for them: what waits, for how long, and how far behind we are."""

import asyncio
import math
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.operating.metrics import Metrics
from bot.operating.readiness import index_lag
from bot.store import LetterState, is_in, updates
from bot.store import outbox_table as outbox
from index import ArchiveError, Now, Record
from index.archive import reading
from index.sources import source_states

PATIENCE = 5.0
"""Seconds; Prometheus gives up after ten."""


class Figures:
    """Brings the gauges of ``metrics`` up to now; where the database cannot be asked they are not a number."""

    def __init__(self, engine: AsyncEngine, record: Record, metrics: Metrics, now: Now) -> None:
        self._engine = engine
        self._record = record
        self._metrics = metrics
        self._now = now

    async def exposed(self) -> bytes:
        """Everything measured, as Prometheus reads it."""
        found = dict.fromkeys(self._metrics.looked_up, math.nan)
        try:
            async with asyncio.timeout(PATIENCE):
                async with reading(self._engine) as connection:
                    found |= await self._waiting(connection)
                    await self._sources(connection)
                found["index_lag"] = await index_lag(self._record)
                found["statements"] = (await self._record.archive.extent()).statements
        except (ArchiveError, TimeoutError):
            self._metrics.database_up.set(0)
        else:
            self._metrics.database_up.set(1)
        for name, value in found.items():
            self._metrics.looked_up[name].set(value)
        return self._metrics.exposed()

    async def _waiting(self, connection: AsyncConnection) -> dict[str, float]:
        age = self._age
        in_outbox, oldest_due = (
            await connection.execute(select(func.count(), func.min(outbox.c.due_at)).where(is_in(LetterState.DUE)))
        ).one()
        undone = updates.c.done_at.is_(None)
        in_inbox, oldest_update = (
            await connection.execute(select(func.count(), func.min(updates.c.received_at)).where(undone))
        ).one()
        unsent = updates.c.answer.is_not(None)
        waiting, oldest_asked = (
            await connection.execute(select(func.count(), func.min(updates.c.received_at)).where(unsent))
        ).one()
        return {
            "answers_waiting": waiting,
            "answers_age": age(oldest_asked),
            "outbox_depth": in_outbox,
            "outbox_age": age(oldest_due),
            "inbox_depth": in_inbox,
            "inbox_age": age(oldest_update),
        }

    async def _sources(self, connection: AsyncConnection) -> None:
        ages = self._metrics.source_age
        ages.clear()
        for name, last in await connection.execute(select(source_states.c.source, source_states.c.last_success)):
            ages.labels(name).set(self._age(last) if last else math.inf)

    def _age(self, oldest: datetime | None) -> float:
        return max(0.0, (self._now() - oldest).total_seconds()) if oldest else 0.0
