"""A group gets another id, a topic closes: everything about it goes along, whole, and nothing is there twice."""

from typing import Any

import pytest
from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.delivery.moving import move_chat, move_out_of_topic
from bot.store import tables
from bot.store.chats import tables_about_chats
from index.archive.database import reading, writing
from tests.bot.letters import NOW, letter, put, rows, welcome

OLD, NEW = -500, -1000000500


async def subscribe(engine: AsyncEngine, chat_id: int, thread_id: int = 0, **changes: Any) -> None:
    usual = {"minutes": 480, "zone": "UTC", "silent": False, "contents": [], "alerts": "off", "last_seq": 0}
    row = {"chat_id": chat_id, "thread_id": thread_id, "next_due": NOW, "since": NOW, **usual, **changes}
    async with writing(engine) as connection:
        await connection.execute(insert(tables.subscriptions), row)


async def test_a_migrated_group_keeps_everything(engine: AsyncEngine) -> None:
    for chat, topic in ((OLD, 0), (OLD, 7), (-1, 0)):
        await welcome(engine, chat, "group", topic)
        await subscribe(engine, chat, topic, minutes=500 + topic)
        await put(engine, [letter(chat, thread_id=topic)])
    before = {table.name: await rows(engine, table) for table in tables_about_chats()}
    async with writing(engine) as connection:
        await move_chat(connection, OLD, NEW)
    for table in tables_about_chats():
        expected = [{**row, "chat_id": NEW if row["chat_id"] == OLD else row["chat_id"]} for row in before[table.name]]
        for row in expected:
            if table is tables.chats and row["chat_id"] == NEW:
                row["kind"] = "supergroup"
        found = await rows(engine, table)
        assert sorted(found, key=str) == sorted(expected, key=str), table.name


async def test_what_both_ids_have_is_kept_once(engine: AsyncEngine) -> None:
    for chat, minutes in ((OLD, 1), (NEW, 2)):
        await welcome(engine, chat, "group")
        await subscribe(engine, chat, minutes=minutes)
        await put(engine, [letter(chat), letter(chat, subject=f"of {chat}")])
    async with writing(engine) as connection:
        await move_chat(connection, OLD, NEW)
    assert [(row["chat_id"], row["minutes"]) for row in await rows(engine, tables.subscriptions)] == [(NEW, 2)]
    assert [row["chat_id"] for row in await rows(engine, tables.chats)] == [NEW]
    subjects = [(row["chat_id"], row["subject"]) for row in await rows(engine, tables.outbox)]
    assert sorted(subjects) == sorted([(NEW, "daily"), (NEW, f"of {NEW}"), (NEW, f"of {OLD}")])


async def test_moving_twice_changes_nothing_more(engine: AsyncEngine) -> None:
    await welcome(engine, OLD, "group")
    await subscribe(engine, OLD)
    for _ in range(2):
        async with writing(engine) as connection:
            await move_chat(connection, OLD, NEW)
        assert [row["chat_id"] for row in await rows(engine, tables.subscriptions)] == [NEW]


async def test_a_move_happens_whole_or_not_at_all(engine: AsyncEngine) -> None:
    await welcome(engine, OLD, "group")
    await subscribe(engine, OLD)
    before = [await rows(engine, table) for table in tables_about_chats()]

    async def move() -> None:
        async with writing(engine) as connection:
            await move_chat(connection, OLD, NEW)
            raise LookupError

    with pytest.raises(LookupError):
        await move()
    assert [await rows(engine, table) for table in tables_about_chats()] == before


async def test_a_topic_that_is_gone_leaves_all_to_its_chat(engine: AsyncEngine) -> None:
    await welcome(engine, NEW, "supergroup", 7)
    await welcome(engine, NEW, "supergroup", 8)
    await subscribe(engine, NEW, 7)
    await subscribe(engine, NEW, 8)
    await put(engine, [letter(NEW, thread_id=7), letter(NEW, thread_id=8)])
    async with writing(engine) as connection:
        await move_out_of_topic(connection, NEW, 7)
    for table in (tables.chats, tables.subscriptions, tables.outbox):
        assert sorted(row["thread_id"] for row in await rows(engine, table)) == [0, 8], table.name


async def test_ids_of_messages_mean_nothing_in_the_new_chat(engine: AsyncEngine) -> None:
    await put(engine, [letter(OLD)])
    async with writing(engine) as connection:
        await connection.execute(tables.outbox.update().values(message_id=5))
        await move_chat(connection, OLD, NEW)
    assert [row["message_id"] for row in await rows(engine, tables.outbox)] == [None]


async def test_every_table_about_chats_can_be_moved(engine: AsyncEngine) -> None:
    """Whatever tables there will be: the statements for moving them can be carried out."""

    async def emptied(connection: AsyncConnection) -> None:
        await move_chat(connection, OLD, NEW)
        await move_out_of_topic(connection, NEW, 7)

    async with writing(engine) as connection:
        await emptied(connection)
    async with reading(engine) as connection:
        assert {"chats", "subscriptions", "outbox"} <= {table.name for table in tables_about_chats()}
