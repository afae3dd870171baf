"""Senders for tests: they carry letters nowhere, in no time."""

import asyncio
import io
import time
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.delivery.ledger import Ledger
from bot.delivery.outcomes import Item, Outcome, Sent
from bot.delivery.pace import Limits, Pace
from bot.delivery.sender import Rhythm, Sender
from bot.say.reply import Reply
from tests.bot.letters import NOW, says

FAST = Limits(per_second=100_000, most_in_a_second=100_000, chat_gap=0, group_per_minute=100_000)
QUICK = Rhythm(busy=0.001, idle=0.002, lease=0.002, rounds=0.02, trouble=0.005, grace=0.05)
NOTICE = says("The topic is closed")


class Carried:
    """Answers each message with the next outcome its chat has waiting, else as sent; remembers what it carried."""

    def __init__(self, outcomes: dict[int, list[Outcome | Exception]] | None = None) -> None:
        self.outcomes = {chat_id: deque(each) for chat_id, each in (outcomes or {}).items()}
        self.carried: list[tuple[int, Item, Reply]] = []
        self.lets_through = asyncio.Event()
        self.lets_through.set()
        self._changed = asyncio.Event()

    async def carry(self, item: Item, reply: Reply) -> Outcome:
        self.carried.append((item.chat_id, item, reply))
        self._changed.set()
        await self.lets_through.wait()
        waiting = self.outcomes.get(item.chat_id)
        outcome = waiting.popleft() if waiting else Sent(1000 + len(self.carried))
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    async def until(self, count: int) -> None:
        """Wait until so many messages were given to it."""
        async with asyncio.timeout(10):
            while len(self.carried) < count:
                self._changed.clear()
                await self._changed.wait()

    @property
    def chats(self) -> list[int]:
        return [chat_id for chat_id, _, _ in self.carried]


class Observed:
    """What became of messages, in order."""

    def __init__(self) -> None:
        self.outcomes: list[tuple[Item, Outcome]] = []
        self._changed = asyncio.Event()

    def __call__(self, item: Item, outcome: Outcome) -> None:
        self.outcomes.append((item, outcome))
        self._changed.set()

    async def until(self, count: int) -> None:
        """Wait until something became of so many messages."""
        async with asyncio.timeout(10):
            while len(self.outcomes) < count:
                self._changed.clear()
                await self._changed.wait()

    async def trouble(self, log: io.StringIO, what: str) -> None:
        """Wait until the sender says that it has this trouble."""
        async with asyncio.timeout(10):
            while what not in log.getvalue():  # noqa: ASYNC110 (nothing else tells of it)
                await asyncio.sleep(QUICK.trouble)


def ledger(engine: AsyncEngine, holder: str = "this sender") -> Ledger:
    return Ledger(engine, holder, topic_notice=lambda: NOTICE, jitter=lambda: 1.0, clock=as_told)


async def as_told(_connection: AsyncConnection, moment: datetime) -> datetime:
    """The tests' time, on any database."""
    return moment


@asynccontextmanager
async def sending(
    engine: AsyncEngine,
    carrier: Carried,
    *,
    holder: str = "this sender",
    now: datetime = NOW,
    limits: Limits = FAST,
) -> AsyncIterator[Observed]:
    """A sender at work from ``now`` on; at the end of the block it is stopped, and has written down everything."""
    observed, stop, started = Observed(), asyncio.Event(), time.monotonic()

    def clock() -> datetime:
        return now + timedelta(seconds=time.monotonic() - started)

    sender = Sender(ledger(engine, holder), carrier, Pace(limits), now=clock, observe=observed, rhythm=QUICK)
    work = asyncio.create_task(sender.run(stop))
    try:
        yield observed
    finally:
        stop.set()
        await work


async def sent(engine: AsyncEngine, carrier: Carried, count: int, **options: object) -> None:
    """Let a sender work until so many messages have had an outcome."""
    async with sending(engine, carrier, **options) as observed:  # type: ignore[arg-type]
        await observed.until(count)
