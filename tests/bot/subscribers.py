"""Chats that have subscribed, and what the outbox holds for them."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.owner.counters import Counter
from bot.owner.profile import Clock, Profile
from bot.say import reply_json
from bot.say.reply import Reply
from bot.say.request import Chat
from bot.store.subscriptions import Subscription, Subscriptions
from bot.store.tables import bodies, chats, outbox
from bot.telegram.sending.fitting import fits_one_message
from bot.unasked.rounds import Rounds
from index.archive.database import reading, writing
from index.sources.freshness import Freshness
from index.sources.types.definition import Source

PROFILE = Profile(
    owner="the town hall",
    about="What the town hall says.",
    clocks=(Clock("Moscow", "Europe/Moscow"), Clock("London", "Europe/London")),
)
COUNTERS = (
    Counter(
        id="bridge",
        label="the bridge was closed",
        since=date(2026, 1, 1),
        owner="the town hall",
        claim="It will be opened again.",
    ),
)
USUAL = Subscription(minutes=9 * 60, zone="UTC")


def person(chat_id: int, **fields: Any) -> Chat:
    return Chat(chat_id=chat_id, **{"kind": "private", **fields})


def subscriptions_in(engine: AsyncEngine) -> Subscriptions:
    return Subscriptions(engine, USUAL)


def rounds_in(engine: AsyncEngine, sources: Sequence[Source] = ()) -> Rounds:
    return Rounds(engine, PROFILE, COUNTERS, fits_one_message, Freshness(engine, sources))


async def subscribe(engine: AsyncEngine, chat_id: int, *, now: datetime, **choices: Any) -> Subscription:
    return await subscriptions_in(engine).subscribe(person(chat_id), now=now, **choices)


async def retire(engine: AsyncEngine, chat_id: int) -> None:
    async with writing(engine) as connection:
        await connection.execute(update(chats).where(chats.c.chat_id == chat_id).values(active=False))


async def enqueued(engine: AsyncEngine) -> list[tuple[int, date]]:
    """Which chat has an update for which date in the outbox, in the order they were put there."""
    async with reading(engine) as connection:
        rows = await connection.execute(select(outbox.c.chat_id, outbox.c.local_date).order_by(outbox.c.id))
        return [(chat_id, day) for chat_id, day in rows]


async def update_for(engine: AsyncEngine, chat_id: int, day: date) -> Reply:
    """What a chat's update of a date says."""
    query = select(bodies.c.reply).join(outbox, outbox.c.body == bodies.c.digest)
    async with reading(engine) as connection:
        where = (outbox.c.chat_id == chat_id, outbox.c.local_date == day)
        return reply_json.from_json((await connection.execute(query.where(*where))).scalar_one())
