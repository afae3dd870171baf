"""The chats' watches in the database. Every method is one transaction and may raise ArchiveError."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any

from sqlalchemy import ColumnElement, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.say import Chat
from bot.store import chats
from bot.store.tables import watches
from index.archive import reading, writing
from index.watches import Watched

MOST_WATCHES = 20
"""Watches of one chat."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    id: int
    text: str
    watched: Watched
    paused: bool


class Saved(Enum):
    YES = "yes"
    ALREADY = "already"
    TOO_MANY = "too many"


class WatchStore:
    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def save(self, chat: Chat, text: str, watched: Watched, *, now: datetime) -> Saved:
        """Keep a watch; one of the same words that was paused watches again."""
        async with writing(self._engine) as connection:
            same = (*_of(chat), watches.c.text == text)
            if (await connection.execute(update(watches).where(*same).values(paused=False))).rowcount:
                return Saved.ALREADY
            await chats.welcome(connection, chat, now=now)
            count = select(func.count()).select_from(watches).where(*_of(chat))
            if (await connection.execute(count)).scalar_one() >= MOST_WATCHES:
                return Saved.TOO_MANY
            own = {"chat_id": chat.chat_id, "thread_id": chat.thread_id}
            row = {"text": text, "query": to_json(watched), "paused": False, "created_at": now}
            await connection.execute(insert(watches), own | row)
        return Saved.YES

    async def of(self, chat: Chat) -> list[Watch]:
        """A chat's watches, oldest first."""
        async with reading(self._engine) as connection:
            rows = (await connection.execute(select(watches).where(*_of(chat)).order_by(watches.c.id))).all()
        return [Watch(id=row.id, text=row.text, watched=read_kept_watch(row.query), paused=row.paused) for row in rows]

    async def pause(self, chat: Chat, watch_id: int, *, paused: bool) -> bool:
        """False where the chat has no such watch."""
        changed = update(watches).where(*_of(chat), watches.c.id == watch_id).values(paused=paused)
        async with writing(self._engine) as connection:
            return bool((await connection.execute(changed)).rowcount)

    async def delete(self, chat: Chat, watch_id: int) -> bool:
        """False where the chat has no such watch."""
        async with writing(self._engine) as connection:
            gone = await connection.execute(delete(watches).where(*_of(chat), watches.c.id == watch_id))
            return bool(gone.rowcount)


def to_json(watched: Watched) -> dict[str, Any]:
    lists = {"speakers": watched.speakers, "phrases": watched.phrases, "exclusions": watched.exclusions}
    return {"words": watched.words, **{name: list(values) for name, values in lists.items()}}


def read_kept_watch(data: dict[str, Any]) -> Watched:
    lists = {name: tuple(data[name]) for name in ("speakers", "phrases", "exclusions")}
    return Watched(data["words"], **lists)


def _of(chat: Chat) -> tuple[ColumnElement[bool], ...]:
    return watches.c.chat_id == chat.chat_id, watches.c.thread_id == chat.thread_id
