"""How long counts, comparisons and follow-ups take: ``python -m bench.counting --passages 200000`` on made-up words.

Prints the median and the 99th percentile of each, over words drawn alike from all that were said.
"""

import argparse
import asyncio
import random
import tempfile
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bench.madeup import MadeUp
from bot.store.schema import upgrade_schema
from index.archive.database import connect
from index.record import Record, open_record

SAMPLED = 300
"""Statements whose words are asked for."""
SHORTEST = 5  # letters of such a word
TODAY = date(2025, 1, 1)


async def timed(ask: Callable[[str], Awaitable[object]], words: list[str]) -> list[float]:
    """Milliseconds of each, sorted."""
    took = []
    for word in words:
        begun = time.perf_counter()
        await ask(word)
        took.append((time.perf_counter() - begun) * 1000)
    return sorted(took)


async def measure(passages: int, asked: int, seed: int) -> Table:
    statements = list(MadeUp(seed).statements(passages))
    chance = random.Random(seed)
    sample = chance.sample(statements, min(SAMPLED, len(statements)))
    said = {word.strip(".").lower() for each in sample for word in each.text.split()}
    words = chance.sample(sorted(word for word in said if len(word) >= SHORTEST), asked)
    table = Table("asked", "p50 ms", "p99 ms", title=f"{passages} passages, {asked} words, seed {seed}")
    with tempfile.TemporaryDirectory() as folder:
        engine = connect(f"sqlite:///{folder}/record.sqlite3")
        await upgrade_schema(engine)
        async with open_record(engine, Path(folder) / "index") as record:
            await record.archive.add(statements, now=datetime.now(UTC))
            await record.refresh()
            for name, ask in ways(record).items():
                took = await timed(ask, words)
                table.add_row(name, f"{took[len(took) // 2]:.1f}", f"{took[int(len(took) * 0.99)]:.1f}")
        await engine.dispose()
    return table


def ways(record: Record) -> dict[str, Callable[[str], Awaitable[object]]]:
    return {
        "ask": lambda word: record.ask(word, today=TODAY),
        "when": lambda word: record.when(word, today=TODAY),
        "compare": lambda word: record.compare(word, today=TODAY),
        "follow-up": lambda word: record.follow_up("and in 2010?", word, frozenset(), None, today=TODAY),
    }


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.counting", description=__doc__)
    parser.add_argument("--passages", type=int, default=200_000)
    parser.add_argument("--asked", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    Console().print(asyncio.run(measure(options.passages, options.asked, options.seed)))


if __name__ == "__main__":
    main()
