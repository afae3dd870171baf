"""Letters to very many chats: the database itself writes the rows, and no chat's name passes through here."""

from datetime import datetime
from typing import Any

from sqlalchemy import Integer, Select, Text, literal
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.outbox import Kind
from bot.store.tables import outbox
from index.archive import UtcDateTime, insert_into

_SELECTED = ("chat_id", "thread_id", "silent", "local_date", "body")
_COMMON = ("kind", "subject", "urgency", "created_at", "due_at")


async def put_selected(
    connection: AsyncConnection, letters: Select[Any], *, kind: Kind, subject: str, now: datetime
) -> int:
    """Put a letter into the outbox for each row of a query, due at ``now`` (aware); returns how many are new.

    The query selects chat_id, thread_id, silent, local_date and body (a digest of ``bot.store.outbox.Digests``), and
    has a condition. As with ``bot.store.outbox.put``, of letters with the same chat, topic, kind, subject and local
    date the first one counts.
    """
    common = (
        literal(kind.value, Text),
        literal(subject, Text),
        literal(kind.urgency, Integer),
        literal(now, UtcDateTime),
        literal(now, UtcDateTime),
    )
    insert = insert_into(connection, outbox)
    rows = insert.from_select([*_SELECTED, *_COMMON], letters.add_columns(*common), include_defaults=False)
    return (await connection.execute(rows.on_conflict_do_nothing())).rowcount
