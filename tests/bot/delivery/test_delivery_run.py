"""The whole program sends what is in its outbox, and lets it arrive when it is told to stop."""

import asyncio
import signal
from datetime import UTC, datetime
from pathlib import Path

from bot.store import outbox, tables
from bot.store.outbox import Letter
from index.archive.database import connect, writing
from tests.bot.letters import letter, rows
from tests.bot.programs import onrecord, running_bot
from tests.simulator import Sim

TOKEN = "42:TEST-token-of-the-whole-program"
CHATS = range(2001, 2021)


async def put(url: str, letters: list[Letter]) -> None:
    engine = connect(url)
    async with writing(engine) as connection:
        await outbox.put(connection, letters, now=datetime.now(UTC))
    await engine.dispose()


async def states(url: str) -> list[str]:
    engine = connect(url)
    found = [row["state"] for row in await rows(engine, tables.outbox)]
    await engine.dispose()
    return found


def test_what_is_on_its_way_arrives_before_it_stops(sim: Sim, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'onrecord.sqlite3'}"
    assert onrecord(tmp_path, "db", "upgrade").returncode == 0
    sim = Sim(sim.url, TOKEN)
    for chat in CHATS:
        sim.chat(chat)
    now = datetime.now(UTC)
    asyncio.run(put(url, [letter(chat, due_at=now) for chat in CHATS]))
    with running_bot(tmp_path, sim.url, TOKEN) as process:
        assert sim.wait(count=3, timeout=30)
        process.send_signal(signal.SIGTERM)
        log = process.communicate(timeout=10)[1]
    assert process.returncode == 0
    arrived = sum(len(sim.messages(chat)) for chat in CHATS)
    assert asyncio.run(states(url)).count("sent") == arrived >= 3
    assert set(asyncio.run(states(url))) <= {"sent", "due"}
    assert "level=error" not in log
    assert TOKEN not in log
