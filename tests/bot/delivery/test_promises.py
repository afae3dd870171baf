"""Nothing lost, nothing twice: for any series of outcomes and kills, up to what the policy for the unknown allows."""

import asyncio
import shutil
from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import Enum
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.delivery.ledger import SPAN, SenderTurn
from bot.delivery.outcomes import Item, Outcome, Sent, TooMany, Unknown, Unreachable
from bot.store import tables
from bot.store.outbox import Kind
from index.archive.database import connect
from tests.bot.delivery.senders import ledger
from tests.bot.letters import NOW, letter, put, rows


class Fate(Enum):
    """What happens to one attempt. After the last two the process that made it is never heard of again."""

    ARRIVES = "arrives"
    ARRIVES_UNHEARD = "arrives, and the answer is lost"
    LOST_UNHEARD = "is lost, and the answer too"
    FAILS = "does not get through"
    WAITS = "is told to wait"
    KILLED_BEFORE = "is marked, and never sent"
    KILLED_AFTER = "arrives, and is never noted"


ARRIVING = {Fate.ARRIVES, Fate.ARRIVES_UNHEARD, Fate.KILLED_AFTER}
DEADLY = {Fate.KILLED_BEFORE, Fate.KILLED_AFTER}
OUTCOMES: dict[Fate, Outcome] = {
    Fate.ARRIVES: Sent(1),
    Fate.ARRIVES_UNHEARD: Unknown("no answer"),
    Fate.LOST_UNHEARD: Unknown("no answer"),
    Fate.FAILS: Unreachable("no connection"),
    Fate.WAITS: TooMany(timedelta(seconds=5)),
}


class Post:
    """Senders one after the other; ``arrived`` counts what the chats see, by message."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._sender = ledger(engine, "0")
        self._senders = 1
        self.now: datetime = NOW
        self.arrived = Counter[int]()

    async def attempt(self, fates: Sequence[Fate]) -> bool:
        """Send what is due, as many messages as there are fates; False if nothing is."""
        begun = await self._sender.turn(SenderTurn(await self._sender.due(self.now, len(fates))), self.now)
        ends = list(zip(begun, fates, strict=False))
        self.arrived.update(item.id for item, fate in ends if fate in ARRIVING)
        if any(fate in DEADLY for _, fate in ends):
            await self._die()
        else:
            outcomes: list[tuple[Item, Outcome]] = [(item, OUTCOMES[fate]) for item, fate in ends]
            await self._sender.turn(SenderTurn(outcomes=outcomes), self.now)
        return bool(begun)

    async def _die(self) -> None:
        self._sender = ledger(self._engine, str(self._senders))
        self._senders += 1
        self.now += SPAN
        await self._sender.recover(self.now)


async def check(engine: AsyncEngine, attempts: list[list[Fate]]) -> None:
    await put(engine, [letter(chat, kind=kind) for chat, kind in enumerate(Kind, 1)])
    post = Post(engine)
    for fates in attempts:
        await post.attempt(fates)
        post.now += timedelta(seconds=1)
    for _ in range(10):
        post.now += timedelta(minutes=10)
        await post.attempt([Fate.ARRIVES] * len(Kind))
    for row in await rows(engine, tables.outbox):
        arrived, kind = post.arrived[row["id"]], Kind(row["kind"])
        assert row["state"] in ("sent", "unknown")
        assert arrived <= (2 if kind.twice_if_unknown and row["unknowns"] else 1)
        assert arrived or row["state"] == "unknown"
        assert row["unknowns"] or row["state"] == "sent"


attempts = st.lists(st.lists(st.sampled_from(Fate), min_size=1, max_size=5), max_size=6)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(attempts)
def test_every_message_arrives_once_or_its_outcome_is_unknown(
    sqlite_template: Path, tmp_path: Path, attempts: list[list[Fate]]
) -> None:
    async def example() -> None:
        copy = tmp_path / "record.db"
        for old in tmp_path.glob("record.db*"):
            old.unlink()
        shutil.copyfile(sqlite_template, copy)
        engine = connect(f"sqlite:///{copy}")
        try:
            await check(engine, attempts)
        finally:
            await engine.dispose()

    asyncio.run(example())
