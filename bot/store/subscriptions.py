"""Subscriptions: which chats want the daily update, when, where, and with what in it.

Every method is one transaction and may raise ArchiveError.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.say import Chat
from bot.store import chats
from bot.store.contents import USUAL, Part, read_contents
from bot.store.tables import chats as chats_table
from bot.store.tables import subscriptions
from bot.times import next_due
from index.archive import archive_head, insert_into, reading, writing


class Alerts(StrEnum):
    """When a chat hears of new statements. What fits one of its watches it hears at once in any case."""

    AT_ONCE = "at_once"
    DAILY = "daily"
    OFF = "off"


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """What a chat has chosen. ``minutes`` are after midnight in ``zone`` (IANA); ``language`` is BCP 47.

    ``next_due`` is None while the daily update is not wanted; ``last_date`` is the local date of the last one.
    """

    minutes: int
    zone: str
    language: str | None = None
    silent: bool = False
    contents: frozenset[Part] = USUAL
    alerts: Alerts = Alerts.DAILY
    last_date: date | None = None
    next_due: datetime | None = None

    @property
    def wanted(self) -> bool:
        return self.next_due is not None


class Subscriptions:
    """The subscriptions in ``engine``'s database; ``usual`` is what a chat has that has chosen nothing yet."""

    def __init__(self, engine: AsyncEngine, usual: Subscription) -> None:
        self._engine = engine
        self._usual = usual

    async def of(self, chat: Chat) -> Subscription:
        """What the chat has chosen, or the usual."""
        async with reading(self._engine) as connection:
            return await self._of(connection, chat)

    async def subscribe(self, chat: Chat, *, now: datetime, **choices: Any) -> Subscription:
        """Want the daily update from now on, with these choices (fields of Subscription)."""
        return await self._choose(chat, now, wanted=True, choices=choices)

    async def unsubscribe(self, chat: Chat) -> bool:
        """Want it no longer; False if it was not wanted. What else the chat chose is kept."""
        async with writing(self._engine) as connection:
            if not (await self._of(connection, chat)).wanted:
                return False
            await connection.execute(update(subscriptions).where(*_where(chat)).values(next_due=None))
            return True

    async def choose(self, chat: Chat, *, now: datetime, **choices: Any) -> Subscription:
        """Change choices; whether the update is wanted stays as it is, and one that is due at this moment goes out."""
        return await self._choose(chat, now, wanted=None, choices=choices)

    async def _choose(self, chat: Chat, now: datetime, *, wanted: bool | None, choices: dict[str, Any]) -> Subscription:
        async with writing(self._engine) as connection:
            if connection.dialect.name == "postgresql":
                # A round that is being held is waited for, and a new one waits: what was read stays true until it is
                # changed. SQLite has one writer at a time anyway.
                await connection.execute(text("LOCK TABLE subscriptions IN ROW EXCLUSIVE MODE"))
            await chats.welcome(connection, chat, now=now)
            before = await self._of(connection, chat)
            after = replace(before, **choices)
            overdue = before.next_due is not None and before.next_due <= now
            if (wanted or before.wanted) and not overdue:
                due = next_due(now, after.minutes, ZoneInfo(after.zone), after.last_date)
                after = replace(after, next_due=due)
            await self._keep(connection, chat, after, now, anew=not before.wanted)
        return after

    async def _of(self, connection: AsyncConnection, chat: Chat) -> Subscription:
        query = select(subscriptions, chats_table.c.language).join(chats_table).where(*_where(chat))
        row = (await connection.execute(query)).first()
        if row is None:
            return self._usual
        return Subscription(
            minutes=row.minutes,
            zone=row.zone,
            language=row.language,
            silent=row.silent,
            contents=read_contents(row.contents),
            alerts=Alerts(row.alerts),
            last_date=row.last_date,
            next_due=row.next_due,
        )

    async def _keep(
        self, connection: AsyncConnection, chat: Chat, chosen: Subscription, now: datetime, *, anew: bool
    ) -> None:
        """``anew``: the chat is told of what comes into the record from now on."""
        values: dict[str, Any] = {
            "minutes": chosen.minutes,
            "zone": chosen.zone,
            "silent": chosen.silent,
            "contents": kept_contents(chosen.contents),
            "alerts": chosen.alerts.value,
            "next_due": chosen.next_due,
        }
        head = select(archive_head.c.seq).scalar_subquery()
        told = {"last_seq": head} if anew else {}
        insert = insert_into(connection, subscriptions)
        row = {"chat_id": chat.chat_id, "thread_id": chat.thread_id, "since": now, "last_seq": head, **values}
        await connection.execute(
            insert.values(row).on_conflict_do_update(index_elements=["chat_id", "thread_id"], set_={**values, **told})
        )
        named = (chats_table.c.chat_id == chat.chat_id, chats_table.c.thread_id == chat.thread_id)
        if chosen.language is not None:
            await connection.execute(update(chats_table).where(*named).values(language=chosen.language))


def kept_contents(contents: Iterable[Part]) -> list[str]:
    """In one order, so that chats that want the same keep the same."""
    return sorted(part.value for part in contents)


def _where(chat: Chat) -> tuple[Any, ...]:
    return subscriptions.c.chat_id == chat.chat_id, subscriptions.c.thread_id == chat.thread_id
