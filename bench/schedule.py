"""How long one round of the schedule takes when very many chats are due at once.

    python -m bench.schedule --chats 100000 [--database postgresql://…]

Everything happens in a database made for the purpose: a SQLite file in a temporary folder, or an empty PostgreSQL
database given by its address. The chats are spread over forty zones, four choices of contents and three states of
knowledge, all due within the last hour, with the statements and counters that ship.
"""

import argparse
import asyncio
import os
import random
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import func, insert, select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.owner.counters import read_counters
from bot.owner.profile import read_profile
from bot.store.contents import EVERYTHING, Part
from bot.store.schema import upgrade_schema
from bot.store.subscriptions import Alerts, kept_contents
from bot.store.tables import chats, outbox, subscriptions
from bot.telegram.sending.fitting import fits_one_message
from bot.unasked.rounds import Rounds
from index.archive.archive import Archive
from index.archive.database import connect, reading, writing
from index.sources.freshness import Freshness
from tests.bot.zones import ZONES
from tests.index.records import shipped

DATA = Path("data")
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
CONTENTS = (EVERYTHING, {Part.COUNTERS}, {Part.STATEMENTS, Part.NOTHING_NEW}, EVERYTHING - {Part.CLOCKS})


def wish(chance: random.Random) -> dict[str, object]:
    """A time that came within the last hour in some zone: half of the people choose a full hour or a half."""
    ago = chance.choice((0, 30)) if chance.random() < 0.5 else chance.randrange(60)
    due, zone = NOW - timedelta(minutes=ago), chance.choice(ZONES)
    there = due.astimezone(ZoneInfo(zone))
    return {"zone": zone, "minutes": there.hour * 60 + there.minute, "next_due": due}


async def fill(engine: AsyncEngine, count: int) -> None:
    """Chats that are due, and statements they have not been told of."""
    chance = random.Random(1)
    await Archive(engine).add(list(shipped()), now=NOW)
    common = {"kind": "private", "active": True, "added_at": NOW}
    people = [common | {"chat_id": number, "thread_id": 0} for number in range(1, count + 1)]
    wishes = [
        {
            "chat_id": number,
            "thread_id": 0,
            **wish(chance),
            "silent": chance.random() < 0.2,
            "contents": kept_contents(chance.choice(CONTENTS)),
            "alerts": Alerts.AT_ONCE.value,
            "last_seq": 11 if chance.random() < 0.9 else chance.randrange(11),
            "since": NOW,
        }
        for number in range(1, count + 1)
    ]
    for start in range(0, count, 10_000):
        async with writing(engine) as connection:
            await connection.execute(insert(chats), people[start : start + 10_000])
            await connection.execute(insert(subscriptions), wishes[start : start + 10_000])


async def measure(url: str, count: int) -> None:
    engine = connect(url)
    try:
        await upgrade_schema(engine)
        await fill(engine, count)
        profile, counters = read_profile(DATA / "profile.yaml"), read_counters(DATA / "counters.yaml")
        rounds = Rounds(engine, profile, counters, fits_one_message, Freshness(engine, ()))
        started, worked = time.perf_counter(), time.process_time()
        outcome = await rounds.hold(NOW)
        seconds, own = time.perf_counter() - started, time.process_time() - worked
        async with reading(engine) as connection:
            waiting = (await connection.execute(select(func.count()).select_from(outbox))).scalar_one()
        again = await rounds.hold(NOW)
    finally:
        await engine.dispose()
    print(
        f"{engine.dialect.name}: {outcome.enqueued:,} chats enqueued in one transaction in {seconds:.2f} s "
        f"({own:.2f} s of a processor in this process; load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors)"
    )
    assert waiting == outcome.enqueued == count
    assert again.enqueued == 0


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--chats", type=int, default=100_000)
    arguments.add_argument("--database", help="an empty PostgreSQL database; without it, SQLite")
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(measure(given.database or f"sqlite:///{folder}/record.sqlite3", given.chats))


if __name__ == "__main__":
    main()
