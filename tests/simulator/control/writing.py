"""People write, edit and post."""

from tests.simulator.bot import Bot
from tests.simulator.chats import Chat
from tests.simulator.control.people import addressed, author
from tests.simulator.errors import ControlError
from tests.simulator.params import Params
from tests.simulator.shapes import Json, Told, Written
from tests.simulator.text import format_text


def message(bot: Bot, p: Params) -> Written:
    """Somebody writes into a chat; in a channel it is a post."""
    return write(bot, p, bot.chat(p.number("chat_id")))


def channel_post(bot: Bot, p: Params) -> Written:
    """A post in a channel, which the chat becomes if it was not one."""
    chat = bot.chat(p.number("chat_id"))
    if not chat.channel:
        chat.change(type="channel")
    return write(bot, p, chat)


def edited_message(bot: Bot, p: Params) -> Told:
    """Somebody edits what they wrote."""
    chat = bot.chat(p.number("chat_id"))
    stored = chat.messages.get(p.number("message_id"))
    if stored is None:
        raise ControlError(f"chat {chat.id} has no message {p.number('message_id')} to edit")
    text, entities = format_text(p.text("text"), "", None)
    edit_date = int(bot.world.clock.now())
    stored.message = {**stored.message, "text": text, "entities": entities, "edit_date": edit_date}
    kind = "edited_channel_post" if chat.channel else "edited_message"
    return {"update_id": tell(bot, chat, kind, stored.message), "seq": next(bot.world.ids)}


def write(bot: Bot, p: Params, chat: Chat) -> Written:
    """Put a message into a chat and tell the bot, if it may know."""
    content: Json = {}
    if document := p.parsed("document"):
        content["document"] = _document(bot, document)
    if p.text("text"):
        key, marks = ("caption", "caption_entities") if content else ("text", "entities")
        content[key], content[marks] = format_text(p.text("text"), "", p.parsed("entities"))
    thread = p.number("thread_id")
    if thread:
        chat.change(is_forum=True)
        chat.topics.setdefault(thread, {})
    reply = chat.messages.get(p.number("reply_to"))
    extra = p.parsed("extra") or {}
    stored = bot.store(chat, author(bot, p, chat), content | extra, thread=thread, reply=reply)
    update_id = tell(bot, chat, "channel_post" if chat.channel else "message", stored.message)
    return {"update_id": update_id, "message": stored.message, "seq": next(bot.world.ids)}


def tell(bot: Bot, chat: Chat, kind: str, message: Json) -> int | None:
    """Queue an update about a message; None where privacy mode or the bot's choice withholds it."""
    return bot.delivery.push(kind, message, f"chat:{chat.id}") if addressed(bot, chat, message) else None


def _document(bot: Bot, document: Json) -> Json:
    data = document.get("content", "").encode()
    file_id = bot.world.add_file(document["name"], data)
    return {
        "file_id": file_id,
        "file_unique_id": file_id[-12:],
        "file_name": document["name"],
        "file_size": len(data),
        "mime_type": document.get("mime", "text/plain"),
    }
