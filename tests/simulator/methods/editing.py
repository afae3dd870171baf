"""Methods that change a message that is there."""

from tests.simulator.bot import Bot
from tests.simulator.content import caption_content, read_markup, text_content
from tests.simulator.errors import need
from tests.simulator.params import Params
from tests.simulator.shapes import Json

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a "
    "current content and reply markup of the message"
)
REPLACED = {"text": ("text", "entities"), "caption": ("caption", "caption_entities"), "": ()}
SHOWN = ("text", "caption", "reply_markup")


def edit_message_text(bot: Bot, p: Params) -> Json | bool:
    return _edit(bot, p, text_content(p), "text")


def edit_message_caption(bot: Bot, p: Params) -> Json | bool:
    return _edit(bot, p, caption_content(p), "caption")


def edit_message_reply_markup(bot: Bot, p: Params) -> Json | bool:
    return _edit(bot, p, {}, "")


def delete_message(bot: Bot, p: Params) -> bool:
    chat, stored = bot.find_message(p, "delete")
    need(stored.outgoing or chat.private or chat.admin, "message can't be deleted")
    stored.deleted = True
    bot.world.journal.deleted(chat, stored)
    return True


def pin_chat_message(bot: Bot, p: Params) -> bool:
    chat, stored = bot.find_message(p, "pin")
    need(chat.private or chat.admin, "not enough rights to manage pinned messages in the chat")
    chat.pinned.append(stored.id)
    return True


def _edit(bot: Bot, p: Params, content: Json, part: str) -> Json | bool:
    """Replace one part ("" is the buttons alone); buttons that are not sent again go away."""
    markup = read_markup(p)
    if p.get("inline_message_id"):
        return True
    chat, stored = bot.find_message(p, "edit")
    old = {key: value for key, value in stored.message.items() if key != "edit_date"}
    need(stored.outgoing, "message can't be edited")
    need(not part or ("text" in old) == (part == "text"), f"there is no {part} in the message to edit")
    new = {key: value for key, value in old.items() if key not in (*REPLACED[part], "reply_markup")} | content
    if markup and "inline_keyboard" in markup:
        new["reply_markup"] = markup
    need(new != old, NOT_MODIFIED)
    bot.throttle(chat)
    now = bot.world.clock.now()
    stored.edits.append({"ts": now, **{key: value for key, value in old.items() if key in SHOWN}})
    stored.message, stored.markup = {**new, "edit_date": int(now)}, markup
    bot.world.journal.edited(chat, stored, bot.world.clock.monotonic())
    return stored.message
