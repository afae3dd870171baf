"""The chats that something may be sent to unasked: who is there, who is gone and why, who is to be forgotten.

Every function works inside the caller's own ``writing()`` transaction.
"""

from datetime import datetime

from sqlalchemy import Table, delete, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.say import Chat
from bot.store.outbox import LetterState
from bot.store.tables import chats, outbox
from index.archive import insert_into, metadata


async def welcome(connection: AsyncConnection, chat: Chat, *, now: datetime) -> None:
    """Note that a chat is there and can be written to: it is new, or came back, or has another title.

    The rest of a chat that was known (its zone, what it chose) stays. ``now`` is aware.
    """
    insert = insert_into(connection, chats)
    known = {"kind": chat.kind, "title": chat.title, "active": True, "inactive_reason": None, "inactive_since": None}
    if chat.language is not None:
        known["language"] = chat.language
    row = {"chat_id": chat.chat_id, "thread_id": chat.thread_id, "added_at": now, **known}
    await connection.execute(
        insert.values(row).on_conflict_do_update(index_elements=["chat_id", "thread_id"], set_=known)
    )
    await revive(connection, chat.chat_id)


async def revive(connection: AsyncConnection, chat_id: int) -> None:
    """Note that a chat, with all its topics, can be written to again; one that is not known stays unknown."""
    back = update(chats).where(chats.c.chat_id == chat_id, chats.c.active.is_(False))
    await connection.execute(back.values(active=True, inactive_reason=None, inactive_since=None))


async def retire(connection: AsyncConnection, chat_id: int, reason: str, *, now: datetime) -> None:
    """Note that a chat, with all its topics, cannot be written to any more; what was due there is skipped.

    ``revive`` and ``welcome`` undo it, but for what was skipped.
    """
    gone = update(chats).where(chats.c.chat_id == chat_id, chats.c.active)
    await connection.execute(gone.values(active=False, inactive_reason=reason, inactive_since=now))
    waiting = update(outbox).where(outbox.c.chat_id == chat_id, outbox.c.state == LetterState.DUE.value)
    await connection.execute(waiting.values(state=LetterState.SKIPPED.value, error=reason))


async def forget(connection: AsyncConnection, chat_id: int, thread_id: int | None = None) -> None:
    """Delete everything about a chat, or about one topic of it (0: what is not in a topic), from every table."""
    for table in reversed(tables_about_chats()):
        about = delete(table).where(table.c.chat_id == chat_id)
        if thread_id is not None:
            about = about.where(table.c.thread_id == thread_id)
        await connection.execute(about)


def tables_about_chats() -> list[Table]:
    """Every table with a column ``chat_id``; those that others refer to come first."""
    return [table for table in metadata.sorted_tables if "chat_id" in table.columns]
