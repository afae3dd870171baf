"""Sending, editing and deleting, as python-telegram-bot sees it."""

from datetime import timedelta

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter

from tests.simulator.client import Sim
from tests.simulator.shapes import ChatState

READER = 1001
GROUP = -500
SUPERGROUP = -100_500
CHANNEL = -100_700


async def test_sends_edits_and_deletes(sim: Sim, client: Bot) -> None:
    sim.chat(READER)
    sent = await client.send_message(READER, "<b>Nothing</b> on record", parse_mode=ParseMode.HTML)
    assert (sent.text, [entity.type for entity in sent.entities]) == ("Nothing on record", ["bold"])

    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Next", callback_data="next")]])
    edited = await client.edit_message_text("Something", READER, sent.message_id, reply_markup=keyboard)
    assert isinstance(edited, type(sent))
    assert edited.reply_markup == keyboard
    await client.delete_message(READER, sent.message_id)

    (kept,) = sim.messages(READER)
    assert (kept["text"], kept["deleted"], kept["outgoing"]) == ("Something", True, True)
    assert [edit["text"] for edit in kept["edits"]] == ["Nothing on record"]
    assert [event["kind"] for event in sim.wait(count=3)] == ["sent", "edited", "deleted"]
    assert [call["method"] for call in sim.calls()] == ["getMe", "sendMessage", "editMessageText", "deleteMessage"]


async def test_replies_to_a_message(sim: Sim, client: Bot) -> None:
    asked = sim.message(READER, "who said it?")["message"]["message_id"]
    sent = await client.send_message(READER, "She did", reply_parameters=ReplyParameters(asked))
    assert sent.reply_to_message is not None
    assert sent.reply_to_message.text == "who said it?"
    with pytest.raises(BadRequest, match=r"(?i)message to be replied not found"):
        await client.send_message(READER, "x", reply_parameters=ReplyParameters(999))


async def test_refuses_wrong_html(sim: Sim, client: Bot) -> None:
    sim.chat(READER)
    with pytest.raises(BadRequest, match=r"(?i)can't parse entities: unsupported start tag"):
        await client.send_message(READER, "a < b", parse_mode=ParseMode.HTML)


async def test_refuses_an_edit_that_changes_nothing(sim: Sim, client: Bot) -> None:
    sim.chat(READER)
    sent = await client.send_message(READER, "x")
    with pytest.raises(BadRequest, match=r"(?i)message is not modified"):
        await client.edit_message_text("x", READER, sent.message_id)
    with pytest.raises(BadRequest, match=r"(?i)message to edit not found"):
        await client.edit_message_text("y", READER, 999)


async def test_sends_and_serves_a_file(sim: Sim, client: Bot) -> None:
    sim.chat(READER)
    sent = await client.send_document(READER, b"the words", filename="words.txt", caption="All of it")
    assert sent.document is not None
    file = await client.get_file(sent.document.file_id)
    assert bytes(await file.download_as_bytearray()) == b"the words"


async def test_floods_are_held_back_until_time_has_passed(sim: Sim, client: Bot) -> None:
    sim.chat(READER)
    for number in range(5):
        await client.send_message(READER, f"{number}")
    with pytest.raises(RetryAfter) as held:
        await client.send_message(READER, "too many")
    assert held.value.retry_after == timedelta(seconds=5)
    sim.advance(5)
    assert (await client.send_message(READER, "now")).text == "now"
    assert sim.stats()["max_per_second_in_a_private_chat"] == 5


@pytest.mark.parametrize(
    ("chat_id", "state", "error", "message"),
    [
        (READER, "blocked", Forbidden, "bot was blocked by the user"),
        (READER, "deactivated", Forbidden, "user is deactivated"),
        (READER, "not_started", Forbidden, "can't initiate conversation"),
        (READER, "unknown", BadRequest, "(?i)chat not found"),
        (SUPERGROUP, "kicked", Forbidden, "bot was kicked from the supergroup chat"),
        (SUPERGROUP, "left", Forbidden, "bot is not a member of the supergroup chat"),
    ],
)
async def test_chats_that_cannot_be_written_to(
    sim: Sim, client: Bot, chat_id: int, state: ChatState, error: type[Exception], message: str
) -> None:
    sim.chat(chat_id, state=state)
    with pytest.raises(error, match=message):
        await client.send_message(chat_id, "x")
    sim.chat(chat_id, state="active")
    await client.send_message(chat_id, "x")


async def test_a_migrated_group_names_its_new_id(sim: Sim, client: Bot) -> None:
    sim.chat(GROUP, title="Desk")
    sim.migrate(GROUP, to=SUPERGROUP, quiet=True)
    with pytest.raises(ChatMigrated) as moved:
        await client.send_message(GROUP, "x")
    assert moved.value.new_chat_id == SUPERGROUP
    assert (await client.send_message(SUPERGROUP, "x")).chat.title == "Desk"


async def test_topics_are_posted_to_while_they_are_open(sim: Sim, client: Bot) -> None:
    sim.topic(SUPERGROUP, 7, name="Statements")
    sent = await client.send_message(SUPERGROUP, "x", message_thread_id=7)
    assert (sent.message_thread_id, sent.is_topic_message) == (7, True)
    sim.topic(SUPERGROUP, 7, "closed")
    with pytest.raises(BadRequest, match=r"(?i)topic_closed"):
        await client.send_message(SUPERGROUP, "x", message_thread_id=7)
    sim.topic(SUPERGROUP, 7)
    await client.send_message(SUPERGROUP, "x", message_thread_id=7)
    sim.topic(SUPERGROUP, 7, "deleted")
    with pytest.raises(BadRequest, match=r"(?i)message thread not found"):
        await client.send_message(SUPERGROUP, "x", message_thread_id=7)


async def test_general_topic_has_no_thread_to_send_to(sim: Sim, client: Bot) -> None:
    sim.chat(SUPERGROUP, is_forum=True)
    with pytest.raises(BadRequest, match=r"(?i)message thread not found"):
        await client.send_message(SUPERGROUP, "x", message_thread_id=1)


async def test_posts_in_a_channel_come_from_the_channel(sim: Sim, client: Bot) -> None:
    sim.chat(CHANNEL, type="channel", title="Record")
    post = await client.send_message(CHANNEL, "x")
    assert post.from_user is None
    assert post.sender_chat is not None
    assert post.sender_chat.id == CHANNEL
    await client.edit_message_text("y", CHANNEL, post.message_id)
    sim.chat(CHANNEL, admin=False)
    with pytest.raises(BadRequest, match=r"(?i)need administrator rights in the channel chat"):
        await client.send_message(CHANNEL, "x")


async def test_rights_to_write_in_a_group_can_be_taken(sim: Sim, client: Bot) -> None:
    sim.chat(SUPERGROUP, can_send=False)
    with pytest.raises(BadRequest, match=r"(?i)not enough rights"):
        await client.send_message(SUPERGROUP, "x")
