"""An operator sees how far the sending is."""

import asyncio
import io

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.delivery.outcomes import Sent, Unknown
from bot.delivery.progress import LOOKS_A_LINE, WORTH_A_BAR, Sendings
from index.archive.database import reading
from tests.bot.delivery.test_outcomes import ITEM
from tests.bot.letters import letter, put
from tests.bot.telegram.conftest import log

__all__ = ["log"]


class Terminal(io.StringIO):
    """Remembers what was written to it, and tells when something is."""

    def isatty(self) -> bool:
        return True


async def told(sendings: Sendings, written: io.StringIO, what: str) -> None:
    """Let it look on until it says something."""
    stop = asyncio.Event()
    work = asyncio.create_task(sendings.run(stop))
    try:
        async with asyncio.timeout(10):
            while what not in written.getvalue():
                sendings(ITEM, Sent(1))
                await asyncio.sleep(0.001)
    finally:
        stop.set()
        await work


async def test_in_the_log(engine: AsyncEngine, log: io.StringIO) -> None:
    await put(engine, [letter(chat) for chat in range(1, 8)])
    sendings = Sendings(engine, io.StringIO(), look_every=0.002)
    sendings(ITEM, Unknown("x"))
    await told(sendings, log, "event=sending")
    line = next(line for line in log.getvalue().splitlines() if "event=sending" in line)
    assert "left=7" in line
    assert "unknown=1" in line
    assert "sent=" in line


async def test_in_a_terminal(engine: AsyncEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    await put(engine, [letter(chat) for chat in range(1, WORTH_A_BAR + 1)])
    terminal = Terminal()
    await told(Sendings(engine, terminal, look_every=0.05), terminal, "sending")


async def test_where_nothing_goes_out_there_is_nothing_to_tell(engine: AsyncEngine, log: io.StringIO) -> None:
    sendings, stop = Sendings(engine, io.StringIO(), look_every=0), asyncio.Event()
    work = asyncio.create_task(sendings.run(stop))
    for _ in range(LOOKS_A_LINE * 20):
        await asyncio.sleep(0)
    stop.set()
    await work
    assert "sending" not in log.getvalue()


async def test_looking_does_not_read_what_was_sent_long_ago(engine: AsyncEngine) -> None:
    query = "SELECT count(*) FROM outbox WHERE outbox.state = 'due'"
    if engine.dialect.name == "sqlite":
        async with reading(engine) as connection:
            plan = str((await connection.execute(text(f"EXPLAIN QUERY PLAN {query}"))).all())
    else:
        async with reading(engine) as connection:
            await connection.execute(text("SET LOCAL enable_seqscan = off"))
            plan = str((await connection.execute(text(f"EXPLAIN {query}"))).all())
    assert "ix_outbox_due" in plan
