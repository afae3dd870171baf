"""Is this process fit to do its work just now? Looked into anew each time it is asked."""

import asyncio
import shutil
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncEngine

from bot.process import Clock, Trouble
from bot.store import check_schema, leases
from index import Record, RecordError
from index.archive import trouble, writing

PATIENCE = 5.0
"""Seconds a check may take; who asks gives up soon after."""

LEAST_FREE = 2_000_000
"""Bytes free on the disk below which it counts as full."""

MOST_BEHIND = 5_000
"""Changes the index may be behind the archive: some seconds' work for it. More and answers miss what is on record."""

Check = Callable[[], Awaitable[str | None]]
"""What is wrong, or None."""


@dataclass(frozen=True, slots=True)
class Finding:
    """``problems`` holds, for each thing looked at, what is wrong with it, or None."""

    problems: Mapping[str, str | None]

    @property
    def ready(self) -> bool:
        return not any(self.problems.values())


async def look(checks: Mapping[str, Check]) -> Finding:
    found = await asyncio.gather(*map(_carried_out, checks.values()))
    return Finding(dict(zip(checks, found, strict=True)))


async def _carried_out(check: Check) -> str | None:
    try:
        async with asyncio.timeout(PATIENCE):
            return await check()
    except TimeoutError:
        return f"did not answer in {PATIENCE:.0f} s"
    except RecordError:
        # The message may name hosts and users, and whoever knows the address can read this.
        return "cannot be used; the log says why"


def database_check(engine: AsyncEngine) -> Check:
    """Fit is a database that has been written to just now: a full disk, or a file that is gone, may still be read."""
    told = Trouble(__name__, "the database cannot be used", "the database can be used again")

    async def database() -> str | None:
        try:
            await check_schema(engine)
            wrong = await trouble(engine)
            if wrong is None and engine.dialect.name == "postgresql":
                await _write(engine)
        except RecordError as error:
            told.begins(error)
            raise
        if wrong is None:
            told.ends()
        else:
            told.begins(wrong)
        return wrong

    return database


async def _write(engine: AsyncEngine) -> None:
    """A lease of the name is nobody's, and runs out at once."""
    async with writing(engine) as connection:
        await leases.take(connection, "ready", "ready", now=datetime.now(UTC), span=timedelta())


def clock_check(clock: Clock) -> Check:
    async def right() -> str | None:
        return clock.problem

    return right


def index_check(record: Record) -> Check:
    async def index() -> str | None:
        if await asyncio.to_thread(free_space, record.engine.folder.path) < LEAST_FREE:
            return "the disk is full"
        behind = await index_lag(record)
        return f"is {behind} changes behind the archive" if behind > MOST_BEHIND else None

    return index


def free_space(folder: Path) -> int:
    """Bytes free where a folder is, or will be."""
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    return shutil.disk_usage(folder).free


async def index_lag(record: Record) -> int:
    """How many of the archive's changes the index has not followed yet. Raises ArchiveError."""
    head = await record.archive.head()
    state = record.engine.state
    return head.seq if state is None or state.archive_id != head.archive_id else max(0, head.seq - state.seq)
