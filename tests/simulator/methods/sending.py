"""Methods that put a message into a chat."""

from typing import NamedTuple

from tests.simulator.bot import Bot
from tests.simulator.chats import Chat, Stored
from tests.simulator.content import read_markup, text_content
from tests.simulator.errors import need
from tests.simulator.params import Params
from tests.simulator.shapes import Json


class Target(NamedTuple):
    """Where a message goes: the chat, the topic (0: none) and the message it replies to."""

    chat: Chat
    thread: int
    reply: Stored | None


def target(bot: Bot, p: Params) -> Target:
    """Where a send call wants to go, checked. Raises ApiError."""
    chat, thread = bot.find_chat(p), p.number("message_thread_id")
    chat.check_sending(thread)
    wanted = Params(p.parsed("reply_parameters") or {**p, "message_id": p.get("reply_to_message_id")})
    reply = chat.messages.get(wanted.number("message_id"))
    if reply and reply.deleted:
        reply = None
    found = reply or not wanted.number("message_id") or wanted.flag("allow_sending_without_reply")
    need(found, "message to be replied not found")
    return Target(chat, thread, reply)


def deliver(bot: Bot, p: Params, place: Target, content: Json) -> Json:
    """Send content with the call's markup; returns the message. Raises ApiError 400 or 429."""
    markup = read_markup(p)
    bot.throttle(place.chat)
    author = bot.author(place.chat)
    stored = bot.store(
        place.chat, author, content, markup=markup, thread=place.thread, reply=place.reply, outgoing=True
    )
    return stored.message


def send_message(bot: Bot, p: Params) -> Json:
    return deliver(bot, p, target(bot, p), text_content(p))


def send_chat_action(bot: Bot, p: Params) -> bool:
    return bool(bot.find_chat(p))
