"""Broadcasts: drafted, looked at, and only then put into the outbox for every subscribed chat, once.

Every method is one transaction and may raise ArchiveError.
"""

import hashlib
from base64 import urlsafe_b64encode
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Date, Select, Text, and_, delete, func, insert, literal, select, update
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.say import Reply
from bot.store.circulars import put_selected
from bot.store.outbox import Digests, Kind
from bot.store.tables import broadcasts, chats, subscriptions
from index.archive import reading, writing


class Broadcasts:
    """The broadcasts in ``engine``'s database; ``zone`` is where the owner's days begin."""

    def __init__(self, engine: AsyncEngine, zone: str) -> None:
        self._engine = engine
        self._zone = ZoneInfo(zone)

    async def draft(self, text: str, *, now: datetime) -> tuple[str, int]:
        """Keep a text; returns its token (ten URL-safe characters) and how many chats would get it."""
        token = urlsafe_b64encode(hashlib.sha256(f"{now.isoformat()} {text}".encode()).digest())[:10].decode()
        async with writing(self._engine) as connection:
            await connection.execute(insert(broadcasts).values(token=token, text=text, drafted_at=now))
            count = select(func.count()).select_from(_addressees().subquery())
            return token, (await connection.execute(count)).scalar_one()

    async def text_of(self, token: str) -> str | None:
        """The text of a draft that was not dropped."""
        async with reading(self._engine) as connection:
            query = select(broadcasts.c.text).where(broadcasts.c.token == token)
            return (await connection.execute(query)).scalar_one_or_none()

    async def send(self, token: str, reply: Reply, *, now: datetime) -> int | None:
        """Put it into the outbox for every chat that is subscribed now; how many, or None if it was sent before."""
        async with writing(self._engine) as connection:
            unsent = and_(broadcasts.c.token == token, broadcasts.c.sent_at.is_(None))
            marked = await connection.execute(update(broadcasts).where(unsent).values(sent_at=now))
            if not marked.rowcount:
                return None
            digests = Digests()
            today = literal(now.astimezone(self._zone).date(), Date).label("local_date")
            body = literal(digests.of(reply), Text).label("body")
            await digests.keep(connection, now=now)
            letters = _addressees().add_columns(today, body)
            count = await put_selected(connection, letters, kind=Kind.BROADCAST, subject=token, now=now)
            await connection.execute(update(broadcasts).where(broadcasts.c.token == token).values(chats=count))
            return count

    async def drop(self, token: str) -> bool:
        """Delete a draft; False if it was sent, or dropped, before."""
        async with writing(self._engine) as connection:
            unsent = and_(broadcasts.c.token == token, broadcasts.c.sent_at.is_(None))
            return bool((await connection.execute(delete(broadcasts).where(unsent))).rowcount)


def _addressees() -> Select[Any]:
    same = and_(chats.c.chat_id == subscriptions.c.chat_id, chats.c.thread_id == subscriptions.c.thread_id)
    return (
        select(subscriptions.c.chat_id, subscriptions.c.thread_id, subscriptions.c.silent)
        .join_from(subscriptions, chats, same)
        .where(chats.c.active, subscriptions.c.next_due.is_not(None))
    )
