"""What operators see and send, and that nobody else can."""

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.owner.counters import read_counters
from bot.owner.profile import read_profile
from bot.say.reply import Reply
from bot.say.request import Chat, Place, Request
from bot.say.texts import Texts
from bot.store.questions import kept_questions
from bot.store.tables import outbox
from bot.store.watches import WatchStore
from bot.talk.conversation import Conversation
from index.archive.database import writing
from index.record import open_record
from tests.bot.conversations import buttons, labels, words
from tests.bot.letters import rows
from tests.bot.subscribers import person, retire, subscribe, subscriptions_in
from tests.index.archives import statement
from tests.index.records import DATA

NOW = datetime(2026, 11, 24, 8, 30, tzinfo=UTC)
OPERATOR, ANN = 99, 7


@pytest.fixture
async def conversation(engine: AsyncEngine, tmp_path: Path) -> AsyncIterator[Conversation]:
    async with open_record(engine, tmp_path / "index") as record, kept_questions(engine) as questions:
        await record.archive.add([statement("one", date=date(2021, 1, 26))], now=NOW)
        profile, counters = read_profile(DATA / "profile.yaml"), read_counters(DATA / "counters.yaml")
        texts, watches = Texts.load("en"), WatchStore(engine)
        yield Conversation(record, texts, profile, counters, questions, watches, engine, admins=(OPERATOR,))


async def say(conversation: Conversation, command: str, user_id: int = OPERATOR) -> Reply:
    name, _, text = command[1:].partition(" ")
    chat = Chat(chat_id=user_id, kind="private")
    reply = await conversation.reply(Request(now=NOW, command=name, text=text, chat=chat, user_id=user_id))
    assert reply is not None
    return reply


async def press(conversation: Conversation, reply: Reply, label: str, user_id: int = OPERATOR) -> Reply:
    [action] = [each.action for each in buttons(reply) if each.label == label]
    chat = Chat(chat_id=user_id, kind="private")
    answer = await conversation.reply(Request(now=NOW, action=action, chat=chat, user_id=user_id))
    assert answer is not None
    return answer


@pytest.mark.parametrize("command", ["/stats", "/broadcast Hello"])
async def test_to_everyone_else_the_commands_do_not_exist(conversation: Conversation, command: str) -> None:
    assert words(await say(conversation, command, ANN)).startswith("Unknown command.")
    in_group = Request(now=NOW, command=command[1:], place=Place.GROUP, user_id=OPERATOR)
    assert await conversation.reply(in_group) is None
    assert words(await say(conversation, "/help")) == words(await say(conversation, "/help", ANN))
    assert "/stats" not in words(await say(conversation, "/help"))


async def test_a_broadcast_is_looked_at_before_it_goes_to_every_subscribed_chat_once(
    conversation: Conversation, engine: AsyncEngine
) -> None:
    for chat_id in (1, 2, 3, 4):
        await subscribe(engine, chat_id, now=NOW, silent=chat_id == 2)
    await retire(engine, 3)
    await subscriptions_in(engine).unsubscribe(person(4))
    draft = await say(conversation, "/broadcast No update\non 1 January.")
    assert words(draft) == ("Preview:\nFrom those who run this bot for the embassy:\nNo update\non 1 January.")
    assert labels(draft) == ["Send to 2 chats", "Discard"]
    assert await rows(engine, outbox) == []
    refused = await press(conversation, draft, "Send to 2 chats", ANN)
    assert (refused.blocks, await rows(engine, outbox)) == ((), [])
    assert "Sending to 2 chats" in words(await press(conversation, draft, "Send to 2 chats"))
    assert (await press(conversation, draft, "Send to 2 chats")).notice == "This draft was already sent or discarded."
    assert (await press(conversation, draft, "Discard")).notice == "This draft was already sent or discarded."
    letters = await rows(engine, outbox)
    assert [(row["chat_id"], row["kind"], row["silent"]) for row in letters] == [
        (1, "broadcast", False),
        (2, "broadcast", True),
    ]


async def test_a_draft_that_was_dropped_is_sent_to_nobody(conversation: Conversation, engine: AsyncEngine) -> None:
    await subscribe(engine, 1, now=NOW)
    draft = await say(conversation, "/broadcast Hello")
    assert words(await press(conversation, draft, "Discard")) == "Discarded. Nothing was sent."
    assert words(await press(conversation, draft, "Send to 1 chat")) == "This draft has expired."
    assert await rows(engine, outbox) == []
    assert "Write the text after the command" in words(await say(conversation, "/broadcast"))


async def test_stats_tell_who_is_there_what_waits_and_how_far_a_broadcast_is(
    conversation: Conversation, engine: AsyncEngine
) -> None:
    empty = words(await say(conversation, "/stats"))
    assert "Chats\nnone" in empty
    assert "Last daily update sent: never" in empty
    assert "Last broadcast" not in empty
    for chat_id in (1, 2, 3):
        await subscribe(engine, chat_id, now=NOW)
    await retire(engine, 3)
    await press(conversation, await say(conversation, "/broadcast Hello"), "Send to 2 chats")
    async with writing(engine) as connection:
        await connection.execute(update(outbox).where(outbox.c.chat_id == 1).values(state="sent", sent_at=NOW))
    said = words(await say(conversation, "/stats"))
    assert "private: 2 active, 1 inactive" in said
    assert "3 chats get the daily update" in said
    assert "broadcast, due: 1\nbroadcast, sent: 1" in said
    assert "1 statement on record, from 26 January 2021 to 26 January 2021." in said
    assert "The index here is 1 change behind the archive." in said
    assert "Last broadcast: 1 of 2 processed" in said
    await conversation.record.refresh()
    assert "is 0 changes behind" in words(await say(conversation, "/stats"))
