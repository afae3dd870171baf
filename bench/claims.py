"""What claiming updates costs behind a backlog, with stale statistics and fresh ones: ``python -m bench.claims``.

In an inbox on PostgreSQL where so many updates are done and so many wait, sixteen are claimed again and again. First
the planner believes what it knew when the table was empty, then what is true. The exit status is 1 where that differs
by more than two to one.
"""

import argparse
import asyncio
import statistics
import sys
import time
from datetime import UTC, datetime

from rich.console import Console
from rich.table import Table
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from bench.processes import database
from bot.store import schema
from bot.store.inbox import Inbox, Settled, arrival
from index.archive import connect, writing

AT_ONCE = 16
BATCH = 500
MOST = 2.0


async def fill(engine: AsyncEngine, done: int, waiting: int, chats: int) -> None:
    """Updates that were handled, as they are when that is done by the program; then those that wait."""
    inbox, now = Inbox(engine, "before"), datetime.now(UTC)
    arrived = [
        arrival({"update_id": number, "message": {"chat": {"id": number % chats}, "text": f"question {number}"}})
        for number in range(done + waiting)
    ]
    for start in range(0, done, BATCH):
        batch = arrived[start : min(start + BATCH, done)]
        await inbox.exchange(batch, {}, BATCH, now=now)
        await inbox.exchange([], {each.key: Settled(each.line) for each in batch}, 0, now=now)
    for start in range(done, done + waiting, BATCH):
        await inbox.exchange(arrived[start : start + BATCH], {}, 0, now=now)


async def claims(engine: AsyncEngine, rounds: int) -> list[float]:
    """Milliseconds of each claim; what is claimed is given back."""
    inbox, now, found = Inbox(engine, "claiming"), datetime.now(UTC), []
    for _ in range(rounds):
        begun = time.perf_counter()
        claimed = await inbox.exchange([], {}, AT_ONCE, now=now)
        found.append((time.perf_counter() - begun) * 1000)
        assert claimed
        await inbox.release(now=now)
    return found


async def measured(url: str, options: argparse.Namespace, chats: int) -> tuple[float, float]:
    engine = connect(url)
    try:
        await schema.upgrade_schema(engine)
        async with writing(engine) as connection:
            await connection.execute(text("TRUNCATE updates"))
            await connection.execute(text("ALTER TABLE updates SET (autovacuum_enabled = false)"))
            await connection.execute(text("ANALYZE updates"))
        await fill(engine, options.done, options.waiting, chats)
        stale = statistics.median(await claims(engine, options.rounds))
        async with writing(engine) as connection:
            await connection.execute(text("ANALYZE updates"))
        return stale, statistics.median(await claims(engine, options.rounds))
    finally:
        await engine.dispose()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--done", type=int, default=20_000)
    parser.add_argument("--waiting", type=int, default=4_000)
    parser.add_argument("--rounds", type=int, default=50)
    options = parser.parse_args()
    table = Table("waiting", "stale, ms", "fresh, ms", "stale : fresh")
    worst = 0.0
    for chats in (options.waiting, 100, 1):
        with database() as url:
            stale, fresh = asyncio.run(measured(url, options, chats))
        worst = max(worst, stale / fresh)
        table.add_row(f"{options.waiting} in {chats} chats", f"{stale:.1f}", f"{fresh:.1f}", f"{stale / fresh:.2f}")
    Console().print(table)
    sys.exit(0 if worst <= MOST else 1)


if __name__ == "__main__":
    main()
