"""Keeps the questions that buttons refer to, so that "Next" still works after a restart; never who asked them."""

import asyncio
import hashlib
import json
from base64 import urlsafe_b64encode
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Connection, delete, select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.process import Trouble, before
from bot.store.tables import questions
from index import ArchiveError
from index.archive import AtOnce, insert_into, reading
from index.questions import Filter

KEPT = timedelta(days=90)

MOST_HELD = 10_000
"""Questions remembered in memory; while the database is away, what is asked beyond them gets no working buttons."""

LAST_SECONDS = 1.0
"""What a database that hangs gets when the process is to stop."""

REST = 1.0
"""Seconds between attempts to write while the database is away."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question's text and the kinds of filter its asker dropped."""

    text: str
    dropped: frozenset[Filter] = frozenset()


class QuestionStore:
    """The questions in ``engine``'s database.

    No answer waits for the disk: what is asked is written down right after it, and many questions together where there
    are many. While the database is away they are held, and the buttons under their answers work in this process only.
    """

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._at_once = AtOnce(engine)
        self._unwritten: dict[str, tuple[Asked, date]] = {}
        self._written: dict[str, date] = {}
        self._closing = asyncio.Event()
        self._work: asyncio.Task[None] | None = None
        self._trouble = Trouble(__name__, "questions cannot be written down", "questions are written down again")

    def keep(self, asked: Asked, *, today: date) -> str:
        """The question's token: ten URL-safe characters, the same whenever and whoever asks the same.

        It is good for 90 days from the last time it was asked. Questions older than that are deleted on the way.
        """
        token = token_of(asked)
        if self._written.get(token) != today and len(self._unwritten) < MOST_HELD:
            self._unwritten[token] = (asked, today)
            if self._work is None or self._work.done():
                self._work = asyncio.create_task(self._write_all())
        return token

    async def close(self) -> None:
        """Write down what is not yet, if the database lets us, and soon."""
        self._closing.set()
        if self._work is not None:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._work, LAST_SECONDS)

    async def _write_all(self) -> None:
        while self._unwritten:
            batch = dict(self._unwritten)
            try:
                await self._write(batch)
            except ArchiveError as error:
                self._trouble.begins(error)
                if not await before(self._closing, asyncio.sleep(REST)):
                    return
                continue
            self._trouble.ends()
            if len(self._written) > MOST_HELD:
                self._written.clear()
            for token, (asked, today) in batch.items():
                self._written[token] = today
                if self._unwritten[token] == (asked, today):
                    del self._unwritten[token]

    async def _write(self, batch: dict[str, tuple[Asked, date]]) -> None:
        rows = [
            {"token": token, "text": _storable(asked.text), "dropped": sorted(asked.dropped), "asked_on": today}
            for token, (asked, today) in sorted(batch.items())
        ]
        insert = insert_into(self._engine, questions)
        renewed = insert.on_conflict_do_update(index_elements=["token"], set_={"asked_on": insert.excluded.asked_on})
        oldest = max(today for _, today in batch.values()) - KEPT

        def write(connection: Connection) -> None:
            connection.execute(delete(questions).where(questions.c.asked_on < oldest))
            connection.execute(renewed, rows)

        await self._at_once.write(write)

    async def find(self, token: str, *, today: date) -> Asked | None:
        """The question of a token; None once it is no longer kept. May raise ArchiveError."""
        asked, asked_on = self._unwritten.get(token, (None, date.min))
        if asked_on >= today - KEPT:
            return asked
        query = select(questions).where(questions.c.token == token, questions.c.asked_on >= today - KEPT)
        async with reading(self._engine) as connection:
            row = (await connection.execute(query)).first()
        return None if row is None else Asked(row.text, frozenset(map(Filter, row.dropped)))


@asynccontextmanager
async def kept_questions(engine: AsyncEngine) -> AsyncIterator[QuestionStore]:
    """A store that has written everything down at the end, if the database lets it."""
    store = QuestionStore(engine)
    try:
        yield store
    finally:
        await store.close()


def token_of(asked: Asked) -> str:
    """60 bits of SHA-256."""
    whole = json.dumps([_storable(asked.text), *sorted(asked.dropped)])
    return urlsafe_b64encode(hashlib.sha256(whole.encode()).digest())[:10].decode()


def _storable(text: str) -> str:
    """PostgreSQL takes neither NUL nor half characters; in a question they mean nothing."""
    return text.replace("\0", " ").encode(errors="replace").decode()
