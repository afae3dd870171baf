"""What a test can make happen, as the bot is told of it."""

import asyncio

import pytest
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
    Message,
    Update,
)
from telegram.constants import ChatID
from telegram.error import BadRequest

from tests.simulator.client import AsyncSim, Sim
from tests.simulator.errors import ControlError
from tests.simulator.running import running

READER = 1001
GROUP = -500
SUPERGROUP = -100_500
CHANNEL = -100_700


async def last(client: Bot) -> Update:
    """The newest pending update."""
    return (await client.get_updates(offset=-1))[-1]


async def last_message(client: Bot) -> Message:
    message = (await last(client)).message
    assert message is not None
    return message


async def test_a_reader_writes_and_edits(sim: Sim, client: Bot) -> None:
    written = sim.message(READER, "/ask who?", user={"language_code": "ru"})
    message = await last_message(client)
    assert (message.text, message.entities[0].type) == ("/ask who?", "bot_command")
    assert message.from_user is not None
    assert (message.from_user.id, message.from_user.language_code) == (READER, "ru")
    sim.edited_message(READER, written["message"]["message_id"], "/ask when?")
    edited = (await last(client)).edited_message
    assert edited is not None
    assert (edited.text, edited.edit_date is None) == ("/ask when?", False)


async def test_an_anonymous_administrator_writes_as_the_group(sim: Sim, client: Bot) -> None:
    sim.message(SUPERGROUP, "/subscribe", anonymous=True)
    message = await last_message(client)
    assert message.from_user is not None
    assert message.sender_chat is not None
    assert (message.from_user.id, message.sender_chat.id) == (ChatID.ANONYMOUS_ADMIN, message.chat.id)


async def test_a_channel_writes_in_a_group(sim: Sim, client: Bot) -> None:
    sim.message(SUPERGROUP, "/ask", sender_chat=CHANNEL)
    message = await last_message(client)
    assert message.from_user is not None
    assert message.sender_chat is not None
    assert (message.from_user.id, message.sender_chat.id) == (ChatID.FAKE_CHANNEL, CHANNEL)


async def test_a_post_in_a_channel_has_no_user(sim: Sim, client: Bot) -> None:
    posted = sim.channel_post(CHANNEL, "/subscribe")
    update = await last(client)
    assert update.channel_post is not None
    assert update.channel_post.sender_chat is not None
    assert (update.effective_user, update.message) == (None, None)
    assert update.channel_post.sender_chat.id == CHANNEL
    sim.edited_message(CHANNEL, posted["message"]["message_id"], "/unsubscribe")
    assert (await last(client)).edited_channel_post is not None


async def test_a_message_in_a_topic_makes_the_chat_a_forum(sim: Sim, client: Bot) -> None:
    sim.message(SUPERGROUP, "/ask", thread_id=7)
    message = await last_message(client)
    assert (message.message_thread_id, message.is_topic_message, message.chat.is_forum) == (7, True, True)


async def test_topics_tell_when_they_open_and_close(sim: Sim, client: Bot) -> None:
    sim.topic(SUPERGROUP, 7, name="Statements")
    created = (await last_message(client)).forum_topic_created
    assert created is not None
    assert created.name == "Statements"
    sim.topic(SUPERGROUP, 7, "closed")
    assert (await last_message(client)).forum_topic_closed is not None
    sim.topic(SUPERGROUP, 7)
    assert (await last_message(client)).forum_topic_reopened is not None
    assert sim.topic(SUPERGROUP, 7, "deleted")["update_id"] is None


async def test_a_migration_is_told_in_both_chats(sim: Sim, client: Bot) -> None:
    sim.chat(GROUP, members={9: "administrator"})
    told = sim.migrate(GROUP, to=SUPERGROUP)
    old, new = await client.get_updates()
    assert [old.update_id, new.update_id] == told["update_ids"]
    assert old.message is not None
    assert new.message is not None
    assert (old.message.chat.id, old.message.migrate_to_chat_id) == (GROUP, SUPERGROUP)
    assert (new.message.chat.id, new.message.migrate_from_chat_id) == (SUPERGROUP, GROUP)
    assert (await client.get_chat_member(SUPERGROUP, 9)).status == "administrator"


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("good morning", False),
        ("/ask who?", True),
        ("/ask@sim42_bot who?", True),
        ("/ask@another_bot who?", False),
        ("what says @Sim42_Bot?", True),
    ],
)
def test_privacy_mode_withholds_what_is_not_for_the_bot(sim: Sim, text: str, seen: bool) -> None:
    assert (sim.message(SUPERGROUP, text)["update_id"] is not None) is seen
    sim.config(privacy=False)
    assert sim.message(SUPERGROUP, text)["update_id"] is not None


async def test_privacy_mode_lets_replies_to_the_bot_through(sim: Sim, client: Bot) -> None:
    sim.chat(SUPERGROUP)
    sent = await client.send_message(SUPERGROUP, "She said so")
    assert sim.message(SUPERGROUP, "when?", reply_to=sent.message_id)["update_id"] is not None
    extra = {"new_chat_title": "Desk"}
    assert sim.message(SUPERGROUP, extra=extra)["update_id"] is not None, "service messages are seen always"


async def test_the_bot_is_promoted_and_removed(sim: Sim, client: Bot) -> None:
    sim.my_chat_member(SUPERGROUP, "administrator")
    change = (await last(client)).my_chat_member
    assert change is not None
    assert (change.old_chat_member.status, change.new_chat_member.status) == ("member", "administrator")
    sim.my_chat_member(SUPERGROUP, "kicked")
    assert sim.chat(SUPERGROUP)["state"] == "kicked"
    assert sim.my_chat_member(READER, "kicked")["update_id"] is not None
    assert sim.chat(READER)["state"] == "blocked"


async def answer_one_query(client: Bot) -> None:
    """Be a bot: answer the one callback or inline query that is to come."""
    (update,) = await client.get_updates(timeout=5)
    if update.callback_query:
        await update.callback_query.answer("Here it is")
        await update.callback_query.edit_message_text("Page 2")
    elif update.inline_query:
        result = InlineQueryResultArticle("1", "Quote", InputTextMessageContent("words"))
        await update.inline_query.answer([result])


async def test_a_button_is_pressed_and_answered(async_sim: AsyncSim, client: Bot) -> None:
    await async_sim.chat(READER)
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Next ▸", callback_data="next:2")]])
    sent = await client.send_message(READER, "Page 1", reply_markup=keyboard)
    asked, _ = await asyncio.gather(
        async_sim.callback(READER, sent.message_id, text="Next ▸", wait=5), answer_one_query(client)
    )
    assert asked["answer"] == {"text": "Here it is", "show_alert": False, "url": ""}
    (edited,) = await async_sim.wait(asked["seq"], chat_id=READER)
    assert (edited["kind"], edited["text"]) == ("edited", "Page 2")
    with pytest.raises(ControlError, match="no such button"):
        await async_sim.callback(READER, sent.message_id, data="next:2")


async def test_press_returns_what_the_bot_made_of_it(async_sim: AsyncSim, client: Bot) -> None:
    await async_sim.chat(READER)
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Next ▸", callback_data="next:2")]])
    sent = await client.send_message(READER, "Page 1", reply_markup=keyboard)
    pressed, _ = await asyncio.gather(async_sim.press(READER, sent.message_id, data="next:2"), answer_one_query(client))
    assert pressed["text"] == "Page 2"


async def test_ask_returns_the_answer_or_gives_up(async_sim: AsyncSim, client: Bot) -> None:
    async def answer() -> None:
        (update,) = await client.get_updates(timeout=5)
        assert update.message is not None
        await update.message.reply_text("Nothing on record")

    answered, _ = await asyncio.gather(async_sim.ask(READER, "who?"), answer())
    assert answered["text"] == "Nothing on record"
    with pytest.raises(TimeoutError, match=r"no answer to 'who\?'"):
        await async_sim.ask(READER, "who?", timeout=0)


async def test_an_inline_query_is_answered(async_sim: AsyncSim, client: Bot) -> None:
    asked, _ = await asyncio.gather(async_sim.inline("unrwa", wait=5), answer_one_query(client))
    assert asked["answer"] is not None
    assert [result["title"] for result in asked["answer"]["results"]] == ["Quote"]


async def test_a_query_grows_too_old_to_answer(sim: Sim, client: Bot) -> None:
    asked = sim.inline("unrwa")
    sim.advance(11)
    with pytest.raises(BadRequest, match=r"(?i)query is too old"):
        await client.answer_inline_query(asked["id"], [])


async def test_the_bots_profile_can_be_read(sim: Sim, client: Bot) -> None:
    await client.set_my_commands([("ask", "Ask the record")])
    await client.set_my_short_description("The exact words", language_code="en")
    profile = sim.profile()
    assert profile["user"]["username"] == "sim42_bot"
    assert profile["settings"]["short_description"] == {"en": "The exact words"}
    (commands,) = profile["settings"]["commands"].values()
    assert commands == [{"command": "ask", "description": "Ask the record"}]


async def test_bad_requests_are_remembered(sim: Sim, client: Bot) -> None:
    sim.chat(READER)
    sim.assert_no_bad_requests()
    sim.faults("sendMessage", status=400, times=1)
    with pytest.raises(BadRequest):
        await client.send_message(READER, "x")
    assert sim.bad_requests() == [], "ordered by the test, so not the bot's mistake"
    with pytest.raises(BadRequest):
        await client.send_message(READER, "<p>", parse_mode="HTML")
    assert [call["method"] for call in sim.bad_requests()] == ["sendMessage"]
    with pytest.raises(AssertionError, match="Unsupported start tag"):
        sim.assert_no_bad_requests()


async def send_to_nobody(sim: Sim) -> None:
    async with Bot("42:TEST", base_url=sim.bot_url) as client:
        with pytest.raises(BadRequest):
            await client.send_message(READER, "x")


async def test_a_strict_simulator_fails_its_test_at_the_end() -> None:
    with pytest.raises(AssertionError, match="chat not found"), running(allow_bad_requests=False) as sim:
        await send_to_nobody(sim)


async def test_several_bots_live_side_by_side(sim: Sim) -> None:
    other = Sim(sim.url, "43:OTHER")
    other.message(READER, "to the other")
    async with Bot("42:TEST", base_url=sim.bot_url) as one, Bot("43:OTHER", base_url=sim.bot_url) as two:
        assert [len(await bot.get_updates()) for bot in (one, two)] == [0, 1]


def test_says_what_is_wrong_with_an_operation(sim: Sim) -> None:
    with pytest.raises(ControlError, match="chat 1001 has no message 7 to edit"):
        sim.edited_message(READER, 7, "x")
    with pytest.raises(ControlError, match="a chat has no field 'colour' to set"):
        sim.chat(READER, colour="red")  # type: ignore[call-arg]
