"""All watches that watch, in memory: the database is asked in bulk, and only for what it has not told before."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.store import chats_table as chats
from bot.store import read_kept_watch
from bot.store import watches_table as watches
from index import Version
from index.archive import reading
from index.watches import Watched, WatchIndex

AT_ONCE = 10_000
"""Watches read in one query: far below the 32,766 parameters that either database takes."""


@dataclass(frozen=True, slots=True)
class Watcher:
    """One chat's watch."""

    watch_id: int
    chat_id: int
    thread_id: int
    text: str
    watched: Watched
    created_at: datetime


class Watchers:
    """Follows the table of watches in ``engine``'s database; ``refresh`` before asking."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._index = WatchIndex()
        self._known: dict[int, tuple[str, Watched, datetime]] = {}
        self._chats: dict[int, tuple[int, int]] = {}
        self._by_query: dict[Watched, list[int]] = {}

    async def refresh(self) -> None:
        """Learn of what was saved, paused and deleted, and of chats that moved or cannot be written to."""
        there = (chats.c.chat_id == watches.c.chat_id) & (chats.c.thread_id == watches.c.thread_id)
        query = select(watches.c.id, watches.c.chat_id, watches.c.thread_id).join(chats, there)
        async with reading(self._engine) as connection:
            rows = await connection.execute(query.where(watches.c.paused.is_(False), chats.c.active))
            self._chats = {row.id: (row.chat_id, row.thread_id) for row in rows}
            unknown = [watch_id for watch_id in self._chats if watch_id not in self._known]
            for some in (unknown[place : place + AT_ONCE] for place in range(0, len(unknown), AT_ONCE)):
                columns = (watches.c.id, watches.c.text, watches.c.query, watches.c.created_at)
                for row in await connection.execute(select(*columns).where(watches.c.id.in_(some))):
                    self._known[row.id] = (row.text, read_kept_watch(row.query), row.created_at)
        self._known = {watch_id: known for watch_id, known in self._known.items() if watch_id in self._chats}
        self._by_query = {}
        for watch_id, (_, watched, _) in self._known.items():
            self._by_query.setdefault(watched, []).append(watch_id)
        self._index.put(self._by_query)

    def of(self, version: Version) -> Iterator[Watcher]:
        """The watches that a version fits; of several of one chat the one that was saved first."""
        told: set[tuple[int, int]] = set()
        ids = [watch_id for match in self._index.matches(version) for watch_id in self._by_query.get(match.watched, ())]
        for watch_id in sorted(ids):
            watcher = self.watcher(watch_id)
            if watcher is not None and (watcher.chat_id, watcher.thread_id) not in told:
                told.add((watcher.chat_id, watcher.thread_id))
                yield watcher

    def watcher(self, watch_id: int | None) -> Watcher | None:
        """A watch that still watches, by its id."""
        if watch_id is None or watch_id not in self._known:
            return None
        text, watched, created_at = self._known[watch_id]
        return Watcher(watch_id, *self._chats[watch_id], text, watched, created_at)
