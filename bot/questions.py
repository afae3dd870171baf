"""Keeps the questions that buttons refer to, so that "Next" still works after a restart; never who asked them."""

import hashlib
import json
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import delete, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.tables import questions
from index.database import reading, writing
from index.question import Filter

KEPT = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question's text and the kinds of filter its asker dropped."""

    text: str
    dropped: frozenset[Filter] = frozenset()


class QuestionStore:
    """The questions in ``engine``'s database. Every method may raise ArchiveError."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def keep(self, asked: Asked, *, today: date) -> str:
        """The question's token: ten URL-safe characters, the same whenever and whoever asks the same.

        It is good for 90 days from the last time it was asked. Questions older than that are deleted on the way.
        """
        token = token_of(asked)
        kept_today = select(questions.c.token).where(questions.c.token == token, questions.c.asked_on >= today)
        async with reading(self._engine) as connection:
            if (await connection.execute(kept_today)).first() is not None:
                return token
        insert = (postgresql if self._engine.dialect.name == "postgresql" else sqlite).insert(questions)
        row = {"token": token, "text": _storable(asked.text), "dropped": sorted(asked.dropped), "asked_on": today}
        async with writing(self._engine) as connection:
            await connection.execute(delete(questions).where(questions.c.asked_on < today - KEPT))
            renewed = insert.values(row).on_conflict_do_update(index_elements=["token"], set_={"asked_on": today})
            await connection.execute(renewed)
        return token

    async def find(self, token: str, *, today: date) -> Asked | None:
        """The question of a token; None once it is no longer kept."""
        query = select(questions).where(questions.c.token == token, questions.c.asked_on >= today - KEPT)
        async with reading(self._engine) as connection:
            row = (await connection.execute(query)).first()
        return None if row is None else Asked(row.text, frozenset(map(Filter, row.dropped)))


def token_of(asked: Asked) -> str:
    """60 bits of SHA-256."""
    whole = json.dumps([_storable(asked.text), *sorted(asked.dropped)])
    return urlsafe_b64encode(hashlib.sha256(whole.encode()).digest())[:10].decode()


def _storable(text: str) -> str:
    """PostgreSQL takes neither NUL nor half characters; in a question they mean nothing."""
    return text.replace("\0", " ").encode(errors="replace").decode()
