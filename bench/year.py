"""A simulated year, minute by minute, over forty zones: does each chat get exactly one update a local day?

    python -m bench.year [--days 366] [--database postgresql://…]

The real decision code runs against a database made for the purpose (SQLite in a temporary folder, or an empty
PostgreSQL database given by its address) with a clock that is told what time it is. Exits 1 if anything was wrong.
"""

import argparse
import asyncio
import sys
import tempfile
import time
from datetime import UTC, datetime

from bot.store.schema import upgrade_schema
from bot.times.due import MINUTES_A_DAY
from index.archive.database import connect
from tests.bot.year import Year

START = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


async def live_through(url: str, days: int) -> list[str]:
    engine = connect(url)
    started = time.perf_counter()
    try:
        await upgrade_schema(engine)
        year = Year(engine, START, seed=days)
        await year.subscribe()
        updates = sum([await year.pass_minutes(1) for _ in range(days * MINUTES_A_DAY)])
        wrong = await year.wrong()
    finally:
        await engine.dispose()
    seconds = time.perf_counter() - started
    print(f"{engine.dialect.name}: {days} days, {updates:,} updates, {len(wrong)} wrong, in {seconds:.0f} s")
    return wrong


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--days", type=int, default=366)
    arguments.add_argument("--database", help="an empty PostgreSQL database; without it, SQLite")
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        wrong = asyncio.run(live_through(given.database or f"sqlite:///{folder}/record.sqlite3", given.days))
    print("\n".join(wrong))
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
