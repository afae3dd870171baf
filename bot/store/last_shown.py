"""What a conversation was last shown, for half an hour, so that "and in 2022?" and "who said that?" can be understood.

Of private chats alone: in a group, people go on from a message by replying to it. /forget deletes it at once.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import TypeVar

from sqlalchemy import Connection, delete, select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.process import Trouble, before
from bot.say import Place, Request
from bot.store.tables import last_shown
from index import ArchiveError
from index.archive import AtOnce, insert_into, reading

KEPT = timedelta(minutes=30)
MOST_HELD = 1_000
"""Conversations remembered in memory: those without a chat, and those that are not written down yet."""
TOGETHER = 0.5
"""Seconds in which what is shown in many chats is gathered for one write: people take longer to go on."""
LAST_SECONDS = 1.0
"""What a database that hangs gets when the process is to stop."""

Key = TypeVar("Key")
Spot = tuple[int, int]
"""A chat and its topic."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A kept question's token, which quote of its answer, and where that stands; ``key`` is empty where none was."""

    token: str
    position: int = 0
    key: str = ""
    version: int = 0
    start: int = 0
    end: int = 0


class LastShown:
    """No answer waits for the disk: what was shown is written down right after it."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._at_once = AtOnce(engine)
        self._here: dict[str, tuple[Shown, datetime]] = {}
        self._unwritten: dict[Spot, tuple[Shown, datetime]] = {}
        self._closing = asyncio.Event()
        self._work: asyncio.Task[None] | None = None
        self._trouble = Trouble(
            __name__, "what was shown cannot be written down", "what was shown is written down again"
        )

    def keep(self, request: Request, shown: Shown) -> None:
        """What was shown as the answer to a request; nothing is kept of groups and channels."""
        if request.chat is None:
            _put(self._here, request.talk, (shown, request.now))
        elif request.place is Place.PRIVATE:
            _put(self._unwritten, (request.chat.chat_id, request.chat.thread_id), (shown, request.now))
            if self._work is None or self._work.done():
                self._work = asyncio.create_task(self._write_all())

    async def find(self, request: Request) -> Shown | None:
        """What was shown before a request, if no longer than KEPT ago. May raise ArchiveError."""
        if request.chat is None:
            return _fresh(self._here.get(request.talk), request.now)
        if request.place is not Place.PRIVATE:
            return None
        place = (request.chat.chat_id, request.chat.thread_id)
        if place in self._unwritten:
            return _fresh(self._unwritten[place], request.now)
        query = select(last_shown).where(last_shown.c.chat_id == place[0], last_shown.c.thread_id == place[1])
        async with reading(self._engine) as connection:
            row = (await connection.execute(query)).mappings().first()
        if row is None:
            return None
        shown = Shown(**{name: row[name] for name in ("token", "position", "key", "version", "start", "end")})
        return _fresh((shown, row["at"]), request.now)

    def forget(self, chat_id: int) -> None:
        """Of what is not written down yet; rows go with all others of a chat."""
        for place in [each for each in self._unwritten if each[0] == chat_id]:
            del self._unwritten[place]

    async def close(self) -> None:
        """Write down what is not yet, if the database lets us, and soon."""
        self._closing.set()
        if self._work is not None:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._work, LAST_SECONDS)

    async def _write_all(self) -> None:
        while self._unwritten:
            await before(self._closing, asyncio.sleep(TOGETHER))
            batch = dict(self._unwritten)
            try:
                await self._write(batch)
            except ArchiveError as error:
                self._trouble.begins(error)
                if not await before(self._closing, asyncio.sleep(1)):
                    return
                continue
            self._trouble.ends()
            for place, kept in batch.items():
                if self._unwritten.get(place) == kept:
                    del self._unwritten[place]

    async def _write(self, batch: dict[Spot, tuple[Shown, datetime]]) -> None:
        rows = [
            {"chat_id": chat_id, "thread_id": thread_id, "at": at, **asdict(shown)}
            for (chat_id, thread_id), (shown, at) in sorted(batch.items())
        ]
        insert = insert_into(self._engine, last_shown)
        newest = {name: insert.excluded[name] for name in rows[0] if name not in ("chat_id", "thread_id")}
        renewed = insert.on_conflict_do_update(index_elements=["chat_id", "thread_id"], set_=newest)
        oldest = max(at for _, at in batch.values()) - KEPT

        def write(connection: Connection) -> None:
            connection.execute(delete(last_shown).where(last_shown.c.at < oldest))
            connection.execute(renewed, rows)

        await self._at_once.write(write)


@asynccontextmanager
async def kept_last_shown(engine: AsyncEngine) -> AsyncIterator[LastShown]:
    """A store that has written everything down at the end, if the database lets it."""
    store = LastShown(engine)
    try:
        yield store
    finally:
        await store.close()


def _fresh(kept: tuple[Shown, datetime] | None, now: datetime) -> Shown | None:
    return kept[0] if kept is not None and now - kept[1] <= KEPT else None


def _put(held: dict[Key, tuple[Shown, datetime]], key: Key, kept: tuple[Shown, datetime]) -> None:
    held.pop(key, None)
    if len(held) >= MOST_HELD:
        held.pop(next(iter(held)))
    held[key] = kept
