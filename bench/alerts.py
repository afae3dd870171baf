"""From a change in the archive to the alert in many chats, under Telegram's limits: ``python -m bench.alerts``.

Every chat watches for the same word. One statement comes that has it, and then an edit of it. Exit status 1 if a chat
got an alert or a correction more or less than once, or Telegram said 429.
"""

import argparse
import asyncio
import sys
import tempfile
import time
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from rich.console import Console
from rich.table import Table
from sqlalchemy import func, insert, select
from sqlalchemy.ext.asyncio import AsyncEngine

from bench.crew import Crew, prepared, simulator
from bench.crowd import LOOK, Subscriber, done, sent_span, settle, subscribe, subscribers
from bench.delivery import database
from bot.store.tables import outbox, watches
from bot.store.watches import to_json
from bot.telegram.sending.carrier import LIMITS
from index.archive.archive import Archive
from index.archive.database import connect, reading, writing
from index.statement import Speaker, Statement
from index.watches.watched import Watched
from tests.simulator import Sim

NEWS = Statement(
    id="bench-news",
    title="The harbour of the bench",
    date=datetime.now(UTC).date(),
    speakers=(Speaker("Ada Field"),),
    language="en",
    text="The zeppelin harbour opens in spring. Nobody was asked.",
)


async def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.alerts", description=__doc__)
    parser.add_argument("--chats", type=int, default=10_000)
    parser.add_argument("--database", metavar="URL", help="a PostgreSQL server to make a database on; else SQLite")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, simulator() as sim:
        async with database(options.database, Path(folder)) as url:
            engine = connect(url)
            try:
                return await measure(sim, engine, url, Path(folder), options.chats)
            finally:
                await engine.dispose()


async def measure(sim: Sim, engine: AsyncEngine, url: str, folder: Path, count: int) -> int:
    crew = Crew("run", prepared(sim, folder / "var", url), folder)
    crowd = subscribers(count, chaos=False, random=Random(7))
    crew.start()
    await asyncio.to_thread(sim.ask, 1, "/start", timeout=60)
    settle(sim, crowd)
    await subscribe(engine, crowd)
    await watch(engine, crowd)
    archive, table = Archive(engine), Table("figure", "value")
    await archive.add([NEWS], now=datetime.now(UTC))
    table.add_row("from the change to all alerts decided", f"{await decided(engine, 'alert', count):.1f} s")
    await done(engine)
    span = await sent_span(engine)
    pace = (count - 1) / span
    table.add_row("alerts sent in", f"{span:.1f} s: {pace:.1f}/s, {pace / LIMITS.per_second:.1%} of the pace set")
    edited = replace(NEWS, text=NEWS.text.replace("spring", "autumn"))
    await archive.add([edited], now=datetime.now(UTC))
    table.add_row("from the edit to all corrections decided", f"{await decided(engine, 'correction', count):.1f} s")
    await done(engine)
    refused = sum(number for name, number in sim.stats()["counts"].items() if name.endswith(" 429"))
    got = Counter([await asyncio.to_thread(arrived, sim, each) for each in crowd])
    wrong = count - got[1, 1]
    table.add_row("chats with one alert and one correction below it", f"{got[1, 1]} of {count}")
    table.add_row("answers of 429", f"{refused}")
    table.add_row("exit status after SIGTERM", f"{crew.stop()}")
    Console(width=110).print(table)
    return int(wrong > 0 or refused > 0)


async def watch(engine: AsyncEngine, crowd: list[Subscriber]) -> None:
    usual = {"text": "zeppelin", "query": to_json(Watched("zeppelin")), "paused": False}
    rows = [
        usual | {"chat_id": each.chat_id, "thread_id": each.thread_id, "created_at": datetime.now(UTC)}
        for each in crowd
    ]
    async with writing(engine) as connection:
        await connection.execute(insert(watches), rows)


async def decided(engine: AsyncEngine, kind: str, count: int) -> float:
    """Seconds until so many letters of a kind are in the outbox."""
    began, query = time.perf_counter(), select(func.count()).select_from(outbox).where(outbox.c.kind == kind)
    while True:
        async with reading(engine) as connection:
            if (await connection.execute(query)).scalar_one() >= count:
                return time.perf_counter() - began
        await asyncio.sleep(LOOK)


def arrived(sim: Sim, to: Subscriber) -> tuple[int, int]:
    """How many alerts a chat got, and how many corrections below one."""
    got = [message for message in sim.messages(to.now) if message["outgoing"]]
    alerts = {message["message_id"] for message in got if message["text"].startswith("Watch: zeppelin")}
    below = [message.get("reply_to_message", {}).get("message_id") for message in got]
    return len(alerts), sum(each in alerts for each in below)


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
