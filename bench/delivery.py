"""One daily update to many chats, under Telegram's limits: ``python -m bench.delivery --chats 10000``.

The simulator enforces 30 messages a second, 1 a second to a chat, 20 a minute to a group. Meanwhile people ask, and
their answers are timed beside those given while nothing else happens. With ``--chaos`` chats are gone, have moved or
closed their topics, calls fail, and the sender is killed (-9) five times; nobody asks then. Exit status 1 if a chat got
none or two, except as the policy for unknown outcomes names, or, without chaos, if Telegram said 429.
"""

import argparse
import asyncio
import os
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from random import Random
from uuid import uuid4

import asyncpg
from rich.console import Console
from rich.table import Table
from sqlalchemy import make_url
from sqlalchemy.ext.asyncio import AsyncEngine

from bench.crew import Crew, prepared, simulator
from bench.crowd import LOOK, Fate, disturb, done, enqueue, fates, sent_span, settle, subscribe, subscribers
from bot.telegram.sending.carrier import LIMITS
from index.archive.database import connect
from tests.simulator import Sim
from tests.simulator.shapes import Measured

QUESTION = "What was said about the Middle East, question"
ASKED_PER_SECOND = 2.0
KILLS = 5


async def main() -> int:
    options = arguments()
    console, random = Console(width=110), Random(options.seed)
    with tempfile.TemporaryDirectory() as folder, simulator() as sim:
        async with database(options.database, Path(folder)) as url:
            engine = connect(url)
            try:
                return await (chaos if options.chaos else calm)(
                    sim, engine, url, Path(folder), options, console, random
                )
            finally:
                await engine.dispose()


async def calm(
    sim: Sim, engine: AsyncEngine, url: str, folder: Path, options: argparse.Namespace, console: Console, random: Random
) -> int:
    crew = Crew("run", prepared(sim, folder / "var", url), folder)
    crowd = subscribers(options.chats, chaos=False, random=random)
    crew.start()
    await asyncio.to_thread(sim.ask, 1, "/start", timeout=60)
    settle(sim, crowd)
    await subscribe(engine, crowd)
    idle = await asked(sim, options.idle)
    began = time.perf_counter()
    await enqueue(engine, crowd)
    enqueued = time.perf_counter() - began
    meanwhile = await asked(sim, len(crowd) / LIMITS.per_second)
    await done(engine)
    span = await sent_span(engine)
    found = await fates(engine, sim, crowd)
    status = crew.stop()
    stats = sim.stats()
    show_fates(console, found)
    pace = (len(crowd) - 1) / span
    refused = sum(count for name, count in stats["counts"].items() if name.endswith(" 429"))
    table = Table("figure", "value")
    table.add_row("enqueued in one transaction", f"{enqueued:.2f} s")
    table.add_row("sent in", f"{span:.1f} s: {pace:.2f}/s, {pace / LIMITS.per_second:.1%} of the pace set")
    table.add_row("most in any second, answers included", f"{stats['max_per_second']}")
    table.add_row("answers of 429", f"{refused}")
    table.add_row("answers while idle, p50 / p99", latency(idle))
    table.add_row("answers meanwhile, p50 / p99", latency(meanwhile))
    table.add_row("exit status after SIGTERM", f"{status}")
    console.print(table)
    return int(refused > 0 or any(fate.wrong for fate in found.values()))


async def chaos(
    sim: Sim, engine: AsyncEngine, url: str, folder: Path, options: argparse.Namespace, console: Console, random: Random
) -> int:
    crew = Crew("worker", prepared(sim, folder / "var", url), folder)
    crowd = subscribers(options.chats, chaos=True, random=random)
    settle(sim, crowd)
    disturb(sim)
    await subscribe(engine, crowd)
    await enqueue(engine, crowd)
    # SQLite is for one process; on PostgreSQL a second worker stands by.
    for _ in range(1 if url.startswith("sqlite") else 2):
        crew.start()
    began, takeovers = time.perf_counter(), list[float]()
    for share in sorted(random.uniform(0.05, 0.9) for _ in range(KILLS)):
        await done(engine, left=round(len(crowd) * (1 - share)))
        takeovers.append(await killed(crew, sim))
    await done(engine)
    took = time.perf_counter() - began
    crew.stop()
    found = await fates(engine, sim, crowd)
    show_fates(console, found)
    counts, faults = sim.stats()["counts"], sim.ordered_faults()
    unknown = sum(fate.unknown for fate in found.values())
    table = Table("figure", "value")
    table.add_row("done in", f"{took:.0f} s, {KILLS} kills included")
    table.add_row("sends again after a kill, seconds", ", ".join(f"{each:.1f}" for each in takeovers))
    table.add_row("faults met: 500 / answer lost / 429", " / ".join(str(hits) for hits in hits_of(faults)))
    table.add_row(
        "calls by status", ", ".join(f"{n.split()[-1]}: {c}" for n, c in counts.items() if n.startswith("sendM"))
    )
    table.add_row("outcomes unknown: in the database / in the logs", f"{unknown} / {crew.unknown()}")
    console.print(table)
    return int(any(fate.wrong for fate in found.values()) or unknown > crew.unknown())


async def killed(crew: Crew, sim: Sim) -> float:
    """Kill the sender; returns how many seconds it was until a message was sent again."""
    while not crew.kill_sender():  # noqa: ASYNC110 (another process is looked at)
        await asyncio.sleep(LOOK)
    began, before = time.perf_counter(), sim.stats()["delivered"]
    while sim.stats()["delivered"] <= before:  # noqa: ASYNC110
        await asyncio.sleep(LOOK)
    return time.perf_counter() - began


async def asked(sim: Sim, seconds: float) -> Measured:
    return await asyncio.to_thread(
        sim.bench, chats=50, rate=ASKED_PER_SECOND, seconds=seconds, text=QUESTION, keep_limits=True
    )


def hits_of(faults: Sequence[dict[str, int]]) -> tuple[int, int, int]:
    failing, lost, *flooded = (fault["hits"] for fault in faults)
    return failing, lost, sum(flooded)


def latency(measured: Measured) -> str:
    return f"{measured['p50_ms']} / {measured['p99_ms']} ms ({measured['answered']} asked, {measured['lost']} lost)"


def show_fates(console: Console, found: dict[str, Fate]) -> None:
    table = Table("chats", "how many", "one update", "none", "two or more", "outcome unknown", "against the policy")
    for kind, fate in sorted(found.items()):
        more = sum(count for got, count in fate.arrived.items() if got > 1)
        cells = (sum(fate.arrived.values()), fate.arrived[1], fate.arrived[0], more, fate.unknown, fate.wrong)
        table.add_row(kind, *map(str, cells))
    console.print(table)


@asynccontextmanager
async def database(server: str | None, folder: Path) -> AsyncIterator[str]:
    """A database for this run: SQLite, or a new one on a PostgreSQL server."""
    if server is None:
        yield f"sqlite:///{folder / 'bench.sqlite3'}"
        return
    name = f"onrecord_bench_{uuid4().hex}"
    connection = await asyncpg.connect(server)
    try:
        await connection.execute(f'CREATE DATABASE "{name}"')
        try:
            yield make_url(server).set(database=name).render_as_string(hide_password=False)
        finally:
            await connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
    finally:
        await connection.close()


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--chats", type=int, default=10_000)
    parser.add_argument("--chaos", action="store_true")
    parser.add_argument("--database", metavar="URL", help="a PostgreSQL server to make a database on; else SQLite")
    parser.add_argument("--idle", type=float, default=60.0, help="seconds of asking while nothing is sent")
    parser.add_argument("--seed", type=int, default=7)
    return parser.parse_args()


if __name__ == "__main__":
    os.environ.setdefault("PTB_TIMEDELTA", "1")
    sys.exit(asyncio.run(main()))
