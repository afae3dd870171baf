"""Is this process fit to do its work just now? Looked into anew each time it is asked."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncEngine

from bot.store.schema import check
from index import Record, RecordError

PATIENCE = 5.0
"""Seconds a check may take; who asks gives up soon after."""

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
    async def database() -> None:
        await check(engine)

    return database


def index_check(record: Record) -> Check:
    async def index() -> str | None:
        behind = await index_lag(record)
        return f"is {behind} changes behind the archive" if behind > MOST_BEHIND else None

    return index


async def index_lag(record: Record) -> int:
    """How many of the archive's changes the index has not followed yet. Raises ArchiveError."""
    head = await record.archive.head()
    state = record.engine.state
    return head.seq if state is None or state.archive_id != head.archive_id else max(0, head.seq - state.seq)
