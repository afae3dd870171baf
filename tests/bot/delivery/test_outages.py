"""The database away for a while in the middle of sending: told once, nothing lost, nothing twice, no restart needed."""

import io
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.store import tables
from index.archive.database import connect
from tests.bot.delivery.senders import Carried, sending
from tests.bot.letters import letter, put, rows
from tests.bot.outages import Wire, locked, read_only
from tests.bot.telegram.conftest import log

__all__ = ["log"]

Outage = Callable[[AsyncEngine], AbstractAsyncContextManager[None]]
COUNT = 60


async def carries_on(engine: AsyncEngine, outage: Outage, log: io.StringIO) -> None:
    """While it lasts nothing is begun; messages on their way when it began arrive, and are so noted when it is over."""
    await put(engine, [letter(chat) for chat in range(1, COUNT + 1)])
    carrier = Carried()
    carrier.lets_through.clear()
    async with sending(engine, carrier) as observed:
        await carrier.until(5)
        async with outage(engine):
            carrier.lets_through.set()
            await observed.trouble(log, "the outbox cannot be used; trying again until it can")
            begun = len(carrier.carried)
        await observed.until(COUNT)
    assert 5 <= begun < COUNT
    assert Counter(carrier.chats) == Counter(range(1, COUNT + 1))
    assert [row["state"] for row in await rows(engine, tables.outbox)] == ["sent"] * COUNT
    written = log.getvalue()
    assert written.count("the outbox cannot be used") == written.count("the outbox can be used again") == 1


@pytest.mark.parametrize("outage", [locked, read_only])
async def test_sqlite(sqlite_template: Path, tmp_path: Path, log: io.StringIO, outage: Any) -> None:
    copy = tmp_path / "record.db"
    copy.write_bytes(sqlite_template.read_bytes())
    engine = connect(f"sqlite:///{copy}", lock_wait=0.05)
    await carries_on(engine, outage, log)
    await engine.dispose()


@pytest.fixture
async def wired(postgresql_url: str) -> AsyncIterator[tuple[AsyncEngine, Wire]]:
    """A database at the end of a wire."""
    wire = Wire(postgresql_url)
    await wire.mend()
    engine = connect(wire.through(postgresql_url))
    yield engine, wire
    await engine.dispose()
    await wire.cut()


async def test_postgresql(wired: tuple[AsyncEngine, Wire], log: io.StringIO) -> None:
    engine, wire = wired

    @asynccontextmanager
    async def cut(_: AsyncEngine) -> AsyncIterator[None]:
        await wire.cut()
        yield
        await wire.mend()

    await carries_on(engine, cut, log)
