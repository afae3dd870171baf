"""``/watch`` and ``/watches`` as a chat sees them, on both databases."""

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.owner.counters import read_counters
from bot.owner.profile import read_profile
from bot.say.buttons import encode
from bot.say.request import Chat, Place, Request
from bot.say.texts import Texts
from bot.store.questions import kept_questions
from bot.store.watches import MOST_WATCHES, WatchStore
from bot.talk.conversation import Conversation
from bot.talk.preferences.watching import SaveWatch
from index.record import open_record
from index.statement import Speaker
from tests.bot.conversations import hear, labels, press, quoted, words
from tests.index.archives import statement
from tests.index.records import DATA, NOW

ANN = Chat(chat_id=1001, kind="private")
GROUP = Chat(chat_id=-1001234, thread_id=7, kind="supergroup")
STATEMENTS = [
    statement(f"s{day}", title=f"Remarks {day}", date=date(2021, 9, day), text=f"The harbour opens on day {day}.")
    for day in (1, 5, 9, 20)
] + [
    statement("old", title="Old remarks", date=date(2021, 1, 26), text="The harbour is closed."),
    statement("other", title="Others", date=date(2021, 9, 2), speakers=(Speaker("Ned Price"),), text="The harbour!"),
]


async def nobody() -> bool:
    return False


@pytest.fixture
async def conversation(engine: AsyncEngine, tmp_path: Path) -> AsyncIterator[Conversation]:
    async with open_record(engine, tmp_path / "index") as record, kept_questions(engine) as questions:
        await record.archive.add(STATEMENTS, now=NOW)
        await record.refresh()
        profile = read_profile(DATA / "profile.yaml")
        counters = read_counters(DATA / "counters.yaml")
        yield Conversation(record, Texts.load("en"), profile, counters, questions, WatchStore(engine), engine)


async def test_a_watch_shows_what_it_would_have_raised_before_it_is_saved(conversation: Conversation) -> None:
    tried = await hear(conversation, "/watch harbour", chat=ANN)
    assert words(tried).startswith(
        "Watch for: harbour\nIn the past 30 days, this watch would have sent 5 alerts. The latest:\n"
    )
    assert [text.split()[-1] for text in quoted(tried)] == ["20.", "9.", "5."]
    assert labels(tried) == ["Save", "Narrow", "Cancel"]
    assert "This chat has no watches" in words(await hear(conversation, "/watches", chat=ANN))
    assert "Nothing was saved" in words(await press(conversation, tried, "Cancel", chat=ANN))


async def test_it_is_saved_seen_paused_resumed_and_deleted(conversation: Conversation) -> None:
    tried = await hear(conversation, "/watch harbour -closed, Lavrov", chat=ANN)
    assert "harbour, by Sergey Lavrov, without closed" in words(tried)
    saved = await press(conversation, tried, "Save", chat=ANN)
    listed = await press(conversation, saved, "Watches", chat=ANN)
    assert words(listed) == "This chat’s watches\n1. harbour -closed, Lavrov"
    paused = await press(conversation, listed, "1 · Pause", chat=ANN)
    assert words(paused).endswith("1. harbour -closed, Lavrov (paused)")
    assert not words(await press(conversation, paused, "1 · Resume", chat=ANN)).endswith("(paused)")
    assert "This chat has no watches" in words(await press(conversation, paused, "1 · Delete", chat=ANN))


async def test_saving_twice_is_saving_once(conversation: Conversation) -> None:
    tried = await hear(conversation, "/watch harbour", chat=ANN)
    for _ in range(2):
        assert words(await press(conversation, tried, "Save", chat=ANN)).startswith("Saved.")
    assert words(await hear(conversation, "/watches", chat=ANN)).count("harbour") == 1


async def test_a_watch_is_narrowed_by_who_spoke_or_as_a_phrase(conversation: Conversation) -> None:
    tried = await hear(conversation, "/watch harbour opens", chat=ANN)
    narrowed = await press(conversation, tried, "Narrow", chat=ANN)
    assert labels(narrowed) == ["As an exact phrase", "Only Sergey Lavrov"]
    by_speaker = await press(conversation, narrowed, "Only Sergey Lavrov", chat=ANN)
    assert "harbour opens, by Sergey Lavrov" in words(by_speaker)
    as_phrase = await press(conversation, narrowed, "As an exact phrase", chat=ANN)
    assert "“harbour opens”" in words(as_phrase)


async def test_a_chat_has_twenty_watches_at_most(conversation: Conversation) -> None:
    for number in range(MOST_WATCHES):
        tried = await hear(conversation, f"/watch harbour {number}", chat=ANN)
        await press(conversation, tried, "Save", chat=ANN)
    tried = await hear(conversation, "/watch harbour more", chat=ANN)
    assert "at most 20 watches" in str((await press(conversation, tried, "Save", chat=ANN)).notice)
    other = await press(conversation, tried, "Save", chat=GROUP)
    assert words(other).startswith("Saved.")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("zeppelins", "In the past 30 days, this watch would have sent no alerts."),
        ("day 9", "In the past 30 days, this watch would have sent 1 alert."),
    ],
)
async def test_how_many_alerts_there_would_have_been(conversation: Conversation, text: str, said: str) -> None:
    assert said in words(await hear(conversation, f"/watch {text}", chat=ANN))


async def test_only_who_may_change_a_group_sees_and_changes_its_watches(conversation: Conversation) -> None:
    refused = await hear(conversation, "/watch harbour", chat=GROUP, place=Place.GROUP, may_change=nobody)
    assert refused == await hear(conversation, "/subscribe", chat=GROUP, place=Place.GROUP, may_change=nobody)
    assert refused.notice == "Only administrators can change this here."
    assert await hear(conversation, "/watches", chat=GROUP, may_change=nobody) == refused
    tried = await hear(conversation, "/watch harbour", chat=GROUP, place=Place.GROUP)
    for label in ("Save", "Narrow", "Cancel"):
        assert await press(conversation, tried, label, chat=GROUP, may_change=nobody) == refused
    await press(conversation, tried, "Save", chat=GROUP)
    listed = await hear(conversation, "/watches", chat=GROUP)
    for label in ("1 · Pause", "1 · Delete"):
        assert (await press(conversation, listed, label, chat=GROUP, may_change=nobody)).notice == refused.notice
    assert words(await hear(conversation, "/watches", chat=GROUP)) == words(listed)


async def test_another_chats_watch_is_not_touched(conversation: Conversation) -> None:
    await press(conversation, await hear(conversation, "/watch harbour", chat=ANN), "Save", chat=ANN)
    listed = await hear(conversation, "/watches", chat=ANN)
    await press(conversation, listed, "1 · Delete", chat=GROUP)
    assert words(await hear(conversation, "/watches", chat=ANN)) == words(listed)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("", ""),
        (
            "the",
            "“the” has no words to watch for, or only words that appear almost everywhere. Add something more specific.\n",
        ),
        ("-foo", "“-foo” only excludes words. Add something to watch for.\n"),
        ("-foo, -bar", "“-foo, -bar” only excludes words. Add something to watch for.\n"),
    ],
)
async def test_what_would_fit_everything_is_no_watch(conversation: Conversation, text: str, wrong: str) -> None:
    refused = await hear(conversation, f"/watch {text}", chat=ANN)
    assert words(refused).startswith(f"{wrong}Write what to watch for after the command")
    assert labels(refused) == ["Watches"]


async def test_the_terminal_has_no_watches(conversation: Conversation) -> None:
    for command in ("/watch harbour", "/watches"):
        assert words(await hear(conversation, command)) == ("Watches work in Telegram only, where alerts can be sent.")


async def test_a_forgotten_draft_is_told(conversation: Conversation) -> None:
    reply = await conversation.reply(Request(now=NOW, action=encode(SaveWatch("AAAAAAAAAA")), chat=ANN))
    assert reply is not None
    assert reply.notice == "This question has expired. Please ask it again."
