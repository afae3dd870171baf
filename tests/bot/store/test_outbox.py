"""What is to be sent is written once, with the decision."""

from datetime import date

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.say.reply_json import from_json
from bot.store import chats, outbox, tables
from bot.store.outbox import Kind
from index.archive.database import writing
from tests.bot.letters import NOW, letter, put, rows, says, welcome


async def test_of_equal_letters_the_first_one_counts(engine: AsyncEngine) -> None:
    first = letter(1)
    assert await put(engine, [first, letter(1, "Another text"), letter(2)]) == 2
    assert await put(engine, [first]) == 0
    others = [
        letter(1, thread_id=7),
        letter(1, kind=Kind.ALERT),
        letter(1, subject="another"),
        letter(1, local_date=date(2026, 11, 25)),
    ]
    assert await put(engine, others) == 4


async def test_a_decision_that_is_undone_sends_nothing(engine: AsyncEngine) -> None:
    async def decide() -> None:
        async with writing(engine) as connection:
            await outbox.put(connection, [letter(1)], now=NOW)
            raise LookupError

    with pytest.raises(LookupError):
        await decide()
    assert await rows(engine, tables.outbox) == await rows(engine, tables.bodies) == []


async def test_a_text_for_many_chats_is_kept_once(engine: AsyncEngine) -> None:
    await put(engine, [letter(chat, "The same") for chat in range(1, 2001)])
    await put(engine, [letter(2001, "The same"), letter(2002, "Another")])
    kept = [from_json(body["reply"]) for body in await rows(engine, tables.bodies)]
    assert sorted(kept, key=str) == sorted([says("The same"), says("Another")], key=str)
    assert len(await rows(engine, tables.outbox)) == 2002


async def test_no_letters(engine: AsyncEngine) -> None:
    assert await put(engine, []) == 0


async def test_a_chat_that_is_gone_keeps_its_wishes_and_gets_nothing_until_it_is_back(engine: AsyncEngine) -> None:
    await welcome(engine, 1)
    await welcome(engine, 2)
    await put(engine, [letter(1), letter(2)])
    async with writing(engine) as connection:
        await chats.retire(connection, 1, "bot was blocked by the user", now=NOW)
    gone, there = await rows(engine, tables.chats)
    assert (gone["active"], gone["inactive_reason"], gone["inactive_since"]) == (
        False,
        "bot was blocked by the user",
        NOW,
    )
    assert there["active"]
    assert [row["state"] for row in await rows(engine, tables.outbox)] == ["skipped", "due"]
    await welcome(engine, 1)
    back = (await rows(engine, tables.chats))[0]
    assert (back["active"], back["inactive_reason"], back["inactive_since"]) == (True, None, None)


async def test_nothing_is_left_of_a_chat_that_is_forgotten(engine: AsyncEngine) -> None:
    for chat in (1, 2):
        await welcome(engine, chat)
        await welcome(engine, chat, thread_id=7)
        await put(engine, [letter(chat), letter(chat, thread_id=7)])
    async with writing(engine) as connection:
        await chats.forget(connection, 1, 7)
    left = [(row["chat_id"], row["thread_id"]) for row in await rows(engine, tables.chats)]
    assert left == [(1, 0), (2, 0), (2, 7)]
    async with writing(engine) as connection:
        await chats.forget(connection, 1)
    for table in chats.tables_about_chats():
        assert all(row["chat_id"] == 2 for row in await rows(engine, table))
