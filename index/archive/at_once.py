"""Transactions that are done at once, without coming back to the event loop between their statements.

On SQLite each statement of an asynchronous connection changes threads twice, which takes longer than the statement:
here the whole transaction is one visit to a thread. On PostgreSQL they are what ``writing`` and ``reading`` are.
"""

import asyncio
from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.ext.asyncio import AsyncEngine

from index.archive.database import BESIDE, READING, explaining, reading, writing

T = TypeVar("T")


class AtOnce:
    """Does work on an engine's database. Both methods raise ArchiveUnavailable, or SchemaMismatch."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._beside: Engine | None = engine.sync_engine.get_execution_options().get(BESIDE)

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
