"""Who wrote a message, and whether the bot gets to see it."""

import re

from telegram.constants import ChatID

from tests.simulator.bot import Bot
from tests.simulator.chats import Chat
from tests.simulator.params import Params
from tests.simulator.shapes import Json

SOMEBODY = 1  # the user who acts in a group when nobody is named
COMMAND = re.compile(r"/\w+(@\w+)?")
SERVICE = [
    "new_chat_members",
    "left_chat_member",
    "new_chat_title",
    "new_chat_photo",
    "delete_chat_photo",
    "group_chat_created",
    "supergroup_chat_created",
    "migrate_to_chat_id",
    "migrate_from_chat_id",
    "pinned_message",
    "forum_topic_created",
    "forum_topic_edited",
    "forum_topic_closed",
    "forum_topic_reopened",
]


def user(bot: Bot, p: Params, chat: Chat) -> Json:
    """The acting User: ``user_id``, in a private chat its owner; a member of the chat from now on."""
    person = bot.person(p.number("user_id") or (chat.id if chat.id > 0 else SOMEBODY), **(p.parsed("user") or {}))
    chat.members.setdefault(person["id"], "member")
    return person


def author(bot: Bot, p: Params, chat: Chat) -> Json:
    """``from`` and ``sender_chat`` as Telegram fills them.

    A channel's posts have no ``from``. One who writes as a chat (``sender_chat``), above all an anonymous administrator
    of the group itself (``anonymous``), hides behind one of Telegram's two stand-in bots.
    """
    if chat.channel:
        return {"sender_chat": chat.public()}
    as_chat = chat.id if p.flag("anonymous") else p.number("sender_chat")
    if not as_chat:
        return {"from": user(bot, p, chat)}
    if as_chat == chat.id:
        return {"from": _stand_in(ChatID.ANONYMOUS_ADMIN, "Group", "GroupAnonymousBot"), "sender_chat": chat.public()}
    known = bot.chats.get(as_chat)
    channel = known.public() if known else {"id": as_chat, "type": "channel", "title": f"Channel {as_chat}"}
    return {"from": _stand_in(ChatID.FAKE_CHANNEL, "Channel", "Channel_Bot"), "sender_chat": channel}


def addressed(bot: Bot, chat: Chat, message: Json) -> bool:
    """Whether privacy mode lets the bot see the message; service messages are seen always."""
    if chat.private or chat.channel or chat.admin or not bot.world.config.privacy:
        return True
    name = f"@{bot.user['username']}".lower()
    text = str(message.get("text", message.get("caption", ""))).lower()
    command = COMMAND.match(text)
    answered = message.get("reply_to_message", {}).get("from", {}).get("id")
    return (
        name in text
        or (command is not None and command[1] in (None, name))
        or answered == bot.id
        or any(key in message for key in SERVICE)
    )


def _stand_in(user_id: int, first_name: str, username: str) -> Json:
    return {"id": int(user_id), "is_bot": True, "first_name": first_name, "username": username}
