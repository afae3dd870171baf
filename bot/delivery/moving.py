"""Moves everything about a chat to where the chat is now, in the caller's own ``writing()`` transaction.

Tables are found by their column ``chat_id`` (``bot.store.chats.tables_about_chats``). Where both places hold the same
thing, such as a subscription each, the one already there stays.
"""

from sqlalchemy import ColumnElement, Table, UniqueConstraint, delete, exists, insert, literal, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store import chats_table as chats
from bot.store import outbox_table as outbox
from bot.store import tables_about_chats


async def move_chat(connection: AsyncConnection, old: int, new: int) -> None:
    """A group became a supergroup, which has another id; ids of messages in the group mean nothing there."""
    await connection.execute(update(outbox).where(outbox.c.chat_id == old).values(message_id=None))
    await _move(connection, "chat_id", {"chat_id": old}, new)
    await connection.execute(update(chats).where(chats.c.chat_id == new).values(kind="supergroup"))


async def move_out_of_topic(connection: AsyncConnection, chat_id: int, thread_id: int) -> None:
    """A topic takes no messages any more; what went there goes into the chat itself."""
    await _move(connection, "thread_id", {"chat_id": chat_id, "thread_id": thread_id}, 0)


async def _move(connection: AsyncConnection, column: str, old: dict[str, int], new: int) -> None:
    tables = [table for table in tables_about_chats() if old.keys() <= set(table.columns.keys())]
    keyed = [table for table in tables if column in table.primary_key.columns]
    # What others refer to is first copied, and deleted once they refer to the copy.
    for table in tables:
        here = [table.c[name] == value for name, value in old.items()]
        if table in keyed:
            taken = _taken(table, column, list(table.primary_key.columns.keys()), new)
            columns = [literal(new).label(each.name) if each.name == column else each for each in table.columns]
            await connection.execute(
                insert(table).from_select(table.columns.keys(), select(*columns).where(*here, ~taken))
            )
            continue
        for key in _unique_keys(table):
            if column in key:
                await connection.execute(delete(table).where(*here, _taken(table, column, key, new)))
        await connection.execute(update(table).where(*here).values({column: new}))
    for table in reversed(keyed):
        await connection.execute(delete(table).where(*(table.c[name] == value for name, value in old.items())))


def _taken(table: Table, column: str, key: list[str], new: int) -> ColumnElement[bool]:
    """Whether there is a row already that a row of ``table`` would be equal to, in ``key``, once it is moved."""
    other = table.alias()
    same = [other.c[name] == table.c[name] for name in key if name != column]
    return exists(select(other.c[column]).where(other.c[column] == new, *same).correlate(table))


def _unique_keys(table: Table) -> list[list[str]]:
    constraints = [each.columns.keys() for each in table.constraints if isinstance(each, UniqueConstraint)]
    return constraints + [each.columns.keys() for each in table.indexes if each.unique]
