"""What is noted of chats: only of those that asked for something."""

from sqlalchemy.ext.asyncio import AsyncEngine

from bot.store import tables
from bot.telegram.arriving.chat_presence import Presence
from tests.bot.letters import NOW, letter, put, rows, welcome


async def test_a_chat_leaves_and_comes_back(engine: AsyncEngine) -> None:
    presence = Presence(engine, lambda: NOW)
    await welcome(engine, -1, "group")
    await welcome(engine, -1, "group", 7)
    await put(engine, [letter(-1)])
    await presence.left(-1, "the bot was removed from the chat")
    found = [(row["active"], row["inactive_reason"]) for row in await rows(engine, tables.chats)]
    assert found == [(False, "the bot was removed from the chat")] * 2
    assert [row["state"] for row in await rows(engine, tables.outbox)] == ["skipped"]
    await presence.came(-1)
    assert [row["active"] for row in await rows(engine, tables.chats)] == [True, True]


async def test_a_chat_that_asked_for_nothing_leaves_no_trace(engine: AsyncEngine) -> None:
    presence = Presence(engine, lambda: NOW)
    await presence.came(1)
    await presence.left(1, "blocked")
    await presence.moved(-1, -1001)
    assert await rows(engine, tables.chats) == []


async def test_a_migration_told_twice_moves_once(engine: AsyncEngine) -> None:
    presence = Presence(engine, lambda: NOW)
    await welcome(engine, -1, "group")
    for _ in range(2):
        await presence.moved(-1, -1001)
        [chat] = await rows(engine, tables.chats)
        assert (chat["chat_id"], chat["kind"]) == (-1001, "supergroup")
