"""Letters for tests, and what the outbox says of them."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Table, select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.say.reply import Paragraph, Reply, Span
from bot.say.request import Chat
from bot.store import chats, outbox
from bot.store.outbox import Kind, Letter
from index.archive.database import reading, writing

NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
TODAY = date(2026, 11, 24)


def says(text: str) -> Reply:
    return Reply((Paragraph((Span(text),)),))


def letter(chat_id: int, text: str = "Good morning", **changes: Any) -> Letter:
    """A daily update, unless told otherwise."""
    usual: dict[str, Any] = {
        "kind": Kind.DAILY,
        "subject": "daily",
        "local_date": TODAY,
        "due_at": NOW,
        "reply": says(text),
    }
    return Letter(chat_id=chat_id, **usual | changes)


async def put(engine: AsyncEngine, letters: Iterable[Letter]) -> int:
    async with writing(engine) as connection:
        return await outbox.put(connection, letters, now=NOW)


async def welcome(engine: AsyncEngine, chat_id: int, kind: str = "private", thread_id: int = 0) -> None:
    async with writing(engine) as connection:
        await chats.welcome(connection, Chat(chat_id=chat_id, thread_id=thread_id, kind=kind), now=NOW)


async def rows(engine: AsyncEngine, table: Table) -> list[dict[str, Any]]:
    """The rows of a table in the order of its key."""
    async with reading(engine) as connection:
        found = await connection.execute(select(table).order_by(*table.primary_key))
        return [dict(row) for row in found.mappings()]
