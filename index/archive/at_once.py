"""Transactions that are done at once, without coming back to the event loop between their statements.

On SQLite each statement of an asynchronous connection changes threads twice, which takes longer than the statement:
here the whole transaction is one visit to a thread. On PostgreSQL they are what ``writing`` and ``reading`` are.
"""

import asyncio
from collections.abc import Callable
from functools import partial
from typing import TypeVar

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.ext.asyncio import AsyncEngine

from index.archive.database import LOCK_WAIT, READING, begin_sqlite, explaining, prepare_at_once, reading, writing

T = TypeVar("T")


class AtOnce:
    """Does work on an engine's database. Both methods raise ArchiveUnavailable, or SchemaMismatch."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._beside = _beside(engine) if engine.dialect.name == "sqlite" else None

    async def write(self, work: Callable[[Connection], T]) -> T:
        """What the work gives; it is committed at the end, and undone by an exception."""
        if self._beside is None:
            async with writing(self._engine) as connection:
                return await connection.run_sync(work)
        return await asyncio.to_thread(self._do, self._beside, work, {})

    async def read(self, work: Callable[[Connection], T]) -> T:
        """What the work finds, all of it at one moment."""
        if self._beside is None:
            async with reading(self._engine) as connection:
                return await connection.run_sync(work)
        return await asyncio.to_thread(self._do, self._beside, work, READING)

    def _do(self, beside: Engine, work: Callable[[Connection], T], options: dict[str, str]) -> T:
        with explaining(self._engine, OSError):
            connection = beside.connect()
        with connection, explaining(self._engine):
            connection = connection.execution_options(**options)
            with connection.begin():
                return work(connection)


def _beside(engine: AsyncEngine) -> Engine:
    """An engine on the same file for threads; it is closed with the other."""
    beside = create_engine(
        engine.url.set(drivername="sqlite"),
        connect_args={"isolation_level": None, "timeout": LOCK_WAIT, "check_same_thread": False},
        hide_parameters=True,
    )
    event.listen(beside, "connect", prepare_at_once)
    event.listen(beside, "begin", begin_sqlite)
    event.listen(engine.sync_engine, "engine_disposed", partial(_close, beside))
    return beside


def _close(beside: Engine, _engine: Engine) -> None:
    beside.dispose()
