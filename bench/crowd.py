"""Chats for the delivery bench: subscribers in the simulator and in the database, and what goes wrong with them."""

import asyncio
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from random import Random

from sqlalchemy import func, insert, select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.say.reply import Paragraph, Reply, Span
from bot.store import outbox
from bot.store.outbox import Kind, Letter
from bot.store.tables import chats
from bot.store.tables import outbox as messages
from index.archive.database import reading, writing
from tests.simulator import Sim

TEXT = "Tuesday 24 November 2026. Nothing new on record since yesterday."
TOPIC = 7

LOOK = 0.2  # seconds

SHARES = {"blocked": 0.05, "migrated": 0.01, "closed topic": 0.01}
"""With ``--chaos``, what share of the chats each is; the others are reachable private chats."""

FAILING, LOST, FLOODED = 0.02, 0.01, 0.01
"""With ``--chaos``, what share of the calls is answered 500, is carried out and not answered, is answered 429."""

RETRY_AFTER = (1, 10, 20, 30)


@dataclass(frozen=True, slots=True)
class Subscriber:
    """``chat_id`` is where the message is meant to go, ``now`` where the chat is by then."""

    kind: str
    chat_id: int
    now: int
    thread_id: int = 0


def subscribers(count: int, *, chaos: bool, random: Random) -> list[Subscriber]:
    kinds = [kind for kind, share in SHARES.items() for _ in range(round(share * count))] if chaos else []
    kinds += ["reachable"] * (count - len(kinds))
    random.shuffle(kinds)
    return [_subscriber(kind, number) for number, kind in enumerate(kinds, 1)]


def _subscriber(kind: str, number: int) -> Subscriber:
    if kind == "migrated":
        return Subscriber(kind, -number, -1_000_000_000_000 - number)
    if kind == "closed topic":
        return Subscriber(kind, -1_001_000_000_000 - number, -1_001_000_000_000 - number, TOPIC)
    return Subscriber(kind, number, number)


def settle(sim: Sim, crowd: Sequence[Subscriber]) -> None:
    """Make the chats in the simulator, as they are when the messages come."""
    for each in crowd:
        sim.chat(each.chat_id, state="blocked" if each.kind == "blocked" else "active")
        if each.kind == "migrated":
            sim.migrate(each.chat_id, each.now, quiet=True)
        if each.kind == "closed topic":
            sim.topic(each.chat_id, TOPIC)
            sim.topic(each.chat_id, TOPIC, "closed")


def disturb(sim: Sim) -> None:
    """Let calls fail, at random."""
    sim.faults("sendMessage", probability=FAILING)
    sim.faults("sendMessage", "drop_after", probability=LOST)
    for seconds in RETRY_AFTER:
        sim.faults("sendMessage", retry_after=seconds, probability=FLOODED / len(RETRY_AFTER))


async def subscribe(engine: AsyncEngine, crowd: Sequence[Subscriber]) -> None:
    """Make the chats known to the bot."""
    now = datetime.now(UTC)
    rows = [
        {"chat_id": each.chat_id, "thread_id": each.thread_id, "kind": each.kind, "active": True, "added_at": now}
        for each in crowd
    ]
    async with writing(engine) as connection:
        await connection.execute(insert(chats), rows)


async def enqueue(engine: AsyncEngine, crowd: Sequence[Subscriber]) -> None:
    """One daily update for everybody, in one transaction."""
    now, reply = datetime.now(UTC), Reply((Paragraph((Span(TEXT),)),))
    async with writing(engine) as connection:
        await outbox.put(connection, _letters(crowd, reply, now), now=now)


def _letters(crowd: Sequence[Subscriber], reply: Reply, now: datetime) -> Iterator[Letter]:
    for each in crowd:
        yield Letter(
            chat_id=each.chat_id,
            thread_id=each.thread_id,
            kind=Kind.DAILY,
            subject="daily",
            local_date=date(2026, 11, 24),
            reply=reply,
            due_at=now,
        )


async def done(engine: AsyncEngine, *, left: int = 0) -> None:
    """Wait until no more than so many messages are ``left``."""
    while True:
        if await waiting(engine) <= left:
            return
        await asyncio.sleep(LOOK)


async def waiting(engine: AsyncEngine) -> int:
    """How many messages are not done with yet."""
    async with reading(engine) as connection:
        query = select(func.count()).select_from(messages).where(messages.c.state.in_(["due", "sending"]))
        return (await connection.execute(query)).scalar_one()


async def sent_span(engine: AsyncEngine) -> float:
    """Seconds from the first message sent to the last."""
    async with reading(engine) as connection:
        first, last = (
            await connection.execute(select(func.min(messages.c.sent_at), func.max(messages.c.sent_at)))
        ).one()
    return float((last - first).total_seconds())


@dataclass(slots=True)
class Fate:
    """What became of one class of chats: how many of them, by the number of updates that ``arrived``.

    ``wrong`` counts those whose number no policy explains.
    """

    arrived: Counter[int]
    unknown: int = 0
    wrong: int = 0


async def fates(engine: AsyncEngine, sim: Sim, crowd: Sequence[Subscriber]) -> dict[str, Fate]:
    """What each class of chats got.

    A reachable chat must have exactly one update. Where the outcome of the only attempt is unknown (and so logged), it
    may have none: a daily update is not sent again.
    """
    async with reading(engine) as connection:
        rows = await connection.execute(select(messages.c.chat_id, messages.c.state).where(messages.c.kind == "daily"))
        states = {row.chat_id: row.state for row in rows}
    found: dict[str, Fate] = {}
    for each in crowd:
        fate = found.setdefault(each.kind, Fate(Counter()))
        got = sum(message["outgoing"] and message["text"] == TEXT for message in sim.messages(each.now))
        # The attempt whose outcome is unknown may have been the one that would have told of the migration.
        unknown = "unknown" in (states.get(each.now), states.get(each.chat_id))
        fate.arrived[got] += 1
        fate.unknown += unknown
        expected = {0} if each.kind == "blocked" else {0, 1} if unknown else {1}
        fate.wrong += got not in expected
    return found
