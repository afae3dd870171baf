"""Subscribing and choosing, as a person with nothing but buttons does it, and as one who writes."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.say.buttons import encode
from bot.say.reply import Reply
from bot.say.request import Chat, Place, Request
from bot.store.subscriptions import Subscription
from bot.store.tables import chats, subscriptions
from bot.talk.conversation import Conversation
from bot.talk.preferences.choices import Choose, Page, Setting, ShowPage
from bot.talk.preferences.subscribing import Subscribe
from bot.times.zones import regions
from index.archive.database import metadata
from tests.bot.conversations import buttons, conversation_about, labels, words
from tests.bot.letters import letter, put, rows
from tests.index.records import shipped

NOW = datetime(2026, 11, 24, 8, 30, tzinfo=UTC)


class Talk:
    """One chat's side of a conversation; buttons are pressed under the last reply that has any."""

    def __init__(self, conversation: Conversation, chat: Chat | None, *, may_change: bool = True) -> None:
        self.conversation, self.chat, self.may_change = conversation, chat, may_change
        self.last = Reply()

    async def _may(self) -> bool:
        return self.may_change

    async def say(self, command: str) -> str:
        """A command with its slash; returns the words of the answer."""
        name, _, rest = command[1:].partition(" ")
        return await self._ask(Request(now=NOW, command=name, text=rest, chat=self.chat, may_change=self._may))

    async def press(self, label: str) -> str:
        [pressed] = [each for each in buttons(self.last) if each.label == label]
        return await self.send(pressed.action or "")

    async def send(self, action: str) -> str:
        request = Request(now=NOW, action=action, chat=self.chat, place=Place.GROUP, may_change=self._may)
        return await self._ask(request)

    async def _ask(self, request: Request) -> str:
        reply = await self.conversation.reply(request)
        assert reply is not None
        if reply.buttons:
            self.last = reply
        return words(reply) or f"({reply.notice})"

    async def chosen(self) -> Subscription:
        assert self.chat is not None
        return await self.conversation.subscriptions.of(self.chat)


@pytest.fixture
async def talk(tmp_path: Path) -> AsyncIterator[Talk]:
    async with conversation_about(tmp_path, shipped()) as conversation:
        yield Talk(conversation, Chat(chat_id=7, kind="private"))


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("/subscribe", "every day at 09:00 (London, UTC).\nNext update: today at 09:00."),
        ("/subscribe 8", "every day at 08:00 (London, UTC).\nNext update: tomorrow at 08:00."),
        ("/subscribe 9am Europe/Moscow", "every day at 09:00 (Moscow, UTC+3).\nNext update: tomorrow at 09:00."),
        ("/subscribe tokyo 21.30", "every day at 21:30 (Tokyo, UTC+9).\nNext update: today at 21:30."),
        (
            "/subscribe 9 +3",
            "every day at 09:00 (UTC+3).\nNext update: tomorrow at 09:00.\nUTC+3 ignores daylight saving",
        ),
        ("/subscribe 25:00", "“25:00” isn’t a time of day."),
        ("/subscribe 9 Xanadu", "“Xanadu” isn’t a time of day or a place with a known time zone."),
    ],
)
async def test_what_is_written_is_said_back_with_when_the_next_comes(talk: Talk, command: str, said: str) -> None:
    assert said in await talk.say(command)
    assert (await talk.chosen()).wanted == said.startswith("every day")


async def test_a_second_wish_changes_what_it_names_and_leaves_the_rest(talk: Talk) -> None:
    await talk.say("/subscribe 9 Tokyo")
    assert "21:30 (Tokyo" in await talk.say("/subscribe 21:30")
    assert "21:30 (Lima" in await talk.say("/subscribe Lima")


async def test_a_name_of_several_places_is_asked_back(talk: Talk) -> None:
    assert await talk.say("/subscribe 8:15 Russia") == "Which time zone do you mean by “Russia”?"
    assert labels(talk.last)[-1] == "All time zones"
    assert "every day at 08:15 (Moscow, UTC+3)" in await talk.press("Moscow, UTC+3")


async def test_a_place_that_is_not_known_can_be_found_on_the_map(talk: Talk) -> None:
    await talk.say("/subscribe 8:15 Xanadu")
    await talk.press("All time zones")
    await talk.press("Europe")
    while "Moscow" not in labels(talk.last):
        await talk.press("Next ▸")
    assert "The daily update is off." in await talk.press("Moscow")
    assert "The daily update is sent at 08:15 (Moscow, UTC+3)." in await talk.press("Subscribe")


async def test_unsubscribing_keeps_the_choices_for_another_time(talk: Talk) -> None:
    assert await talk.say("/unsubscribe") == "This chat is not subscribed."
    await talk.say("/subscribe 21:30 Tokyo")
    assert "Unsubscribed from the daily update" in await talk.press("Unsubscribe")
    assert not (await talk.chosen()).wanted
    assert "21:30 (Tokyo" in await talk.press("Subscribe")


async def test_everything_can_be_chosen_with_buttons(talk: Talk) -> None:
    assert "The daily update is off." in await talk.say("/settings")
    assert "is sent at 09:00 (London, UTC)" in await talk.press("Subscribe")
    await talk.press("Time: 09:00")
    assert labels(talk.last)[:24] == [f"{hour:02}" for hour in range(24)]
    await talk.press("07")
    assert "is sent at 07:45" in await talk.press("07:45")
    await talk.press("London")
    await talk.press("Asia")
    assert "is sent at 07:45 (Almaty, UTC+5)" in await talk.press("Almaty")
    await talk.press("Contents")
    await talk.press("✓ clocks")
    await talk.press("✓ a note when nothing is new")
    assert "It contains: counters and new statements." in await talk.press("◂ Back")
    for label, told in (
        ("– each at once", "New statements are sent at once."),
        ("– not at all", "New statements are not sent."),
        ("– in the daily update", "New statements are in the daily update."),
    ):
        await talk.press("New statements")
        assert told in await talk.press(label)
        assert ("new statements" in words(talk.last).split("It contains:")[1]) is (label != "– not at all")
    assert "make no sound" in await talk.press("Without sound")
    assert "make a sound" in await talk.press("With sound")
    assert "The daily update is off." in await talk.press("Unsubscribe")


async def test_every_page_of_the_settings_leads_on_and_back(talk: Talk) -> None:
    """From the front page every button can be pressed, and every page can be left by "Back"."""
    await talk.say("/settings")
    seen, waiting = set[str](), [each.action or "" for each in buttons(talk.last)]
    while waiting:
        action = waiting.pop()
        if action in seen:
            continue
        seen.add(action)
        assert "no longer works" not in await talk.send(action)
        if action.startswith("g:"):
            waiting += [each.action or "" for each in buttons(talk.last) if (each.action or "").startswith("g:")]
    assert {f"g:z:{region}/0" for region in regions()} <= seen


@pytest.mark.parametrize(
    "action",
    [
        Choose(Setting.TIME, "1440"),
        Choose(Setting.TIME, "noon"),
        Choose(Setting.ZONE, "Europe/Atlantis"),
        Choose(Setting.ZONE, "Europe"),
        Choose(Setting.ZONE, ""),
        Choose(Setting.CONTENTS, "weather"),
        Choose(Setting.ALERTS, "never"),
        Choose(Setting.LANGUAGE, "tlh"),
        Subscribe(1440, "Europe/London"),
        Subscribe(540, "Europe"),
        ShowPage(Page.MINUTES, "24"),
        ShowPage(Page.ZONES, "Europe/99"),
        ShowPage(Page.ZONES, "Europe"),
    ],
)
async def test_a_button_that_nobody_was_shown_changes_nothing(
    talk: Talk, action: Choose | ShowPage | Subscribe
) -> None:
    before = await talk.chosen()
    assert await talk.send(encode(action)) == "(This button no longer works. Please ask again.)"
    assert await talk.chosen() == before


@pytest.mark.parametrize("command", ["/subscribe 9", "/unsubscribe", "/settings", "/forget"])
async def test_only_administrators_change_a_group(talk: Talk, command: str) -> None:
    group = Chat(chat_id=-7, kind="supergroup")
    member = Talk(talk.conversation, group, may_change=False)
    assert await member.say(command) == "(Only administrators can change this here.)"
    admin = Talk(talk.conversation, group)
    await admin.say("/subscribe 9 Russia")
    before = await admin.chosen()
    for each in [*buttons(admin.last), *buttons((await _settings(admin)).last)]:
        assert await member.send(each.action or "") == "(Only administrators can change this here.)"
    assert await admin.chosen() == before


async def _settings(talk: Talk) -> Talk:
    await talk.say("/settings")
    return talk


@pytest.mark.parametrize("command", ["/subscribe 9", "/unsubscribe", "/settings", "/forget"])
async def test_the_terminal_says_that_nothing_is_sent_there(talk: Talk, command: str) -> None:
    assert "work in Telegram only" in await Talk(talk.conversation, None).say(command)


async def test_a_topic_has_a_subscription_of_its_own(talk: Talk) -> None:
    one = Talk(talk.conversation, Chat(chat_id=-7, kind="supergroup", thread_id=3))
    other = Talk(talk.conversation, Chat(chat_id=-7, kind="supergroup"))
    await one.say("/subscribe 9")
    assert (await one.chosen()).wanted
    assert not (await other.chosen()).wanted


async def test_forgetting_asks_first_and_then_deletes_everything_about_the_chat(talk: Talk) -> None:
    engine = talk.conversation.engine
    other = Talk(talk.conversation, Chat(chat_id=8, kind="private"))
    for each in (talk, other):
        await each.say("/subscribe 9 Tokyo")
    await put(engine, [letter(7), letter(8)])
    assert "will be deleted" in await talk.say("/forget")
    assert await talk.press("Cancel") == "Nothing was deleted."
    assert (await talk.chosen()).wanted
    await talk.say("/forget")
    assert await talk.press("Delete everything") == "Everything stored about this chat was deleted."
    assert await _kept_of(engine, 7) == []
    assert set(await _kept_of(engine, 8)) == {chats.name, subscriptions.name, "outbox"}
    assert "09:00 (London" in await talk.say("/subscribe")


async def _kept_of(engine: AsyncEngine, chat_id: int) -> list[str]:
    about = [table for table in metadata.sorted_tables if "chat_id" in table.columns]
    return [table.name for table in about if any(row["chat_id"] == chat_id for row in await rows(engine, table))]
