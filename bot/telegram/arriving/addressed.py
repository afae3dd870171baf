"""Should the bot speak here, and what was it asked? A pure decision, made for every message Telegram delivers."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from telegram import Message, MessageEntity, Update, User
from telegram.constants import ChatType

# A bot that comes back does not answer questions that were left standing; what was commanded is still wanted.
OLDEST_QUESTION = timedelta(minutes=10)

# A channel has no other way to say what it wants; the rest of the menu is for people who ask.
IN_CHANNELS = frozenset({"watch", "watches", "subscribe", "unsubscribe", "settings", "forget"})

_MENTION_WITH_COMMA = r"\s*{}\s*[,:;]?\s*"


@dataclass(frozen=True, slots=True)
class Asked:
    """What the bot is to answer: a command (without slash, in lower case) with its text, or free text."""

    text: str
    command: str | None = None


def asked(update: Update, *, me: User, commands: Collection[str], now: datetime) -> Asked | None:
    """What an update asks of the bot, or None where it must keep silent.

    A private chat is a conversation: every text or caption is for the bot, also a forwarded one (someone wants to know
    whether that was said). In a group it takes a command of the bot's own (``commands``), a mention, or a reply to the
    bot; in a channel a command with the bot's name, or one that sets what is sent there. Edits are not answered: the
    answer stands under the question as it was asked.
    """
    message = update.message or update.channel_post
    if message is None or not _from_person(message):
        return None
    found = _command(message)
    if found is not None:
        name, bot, rest = found
        named = bot is not None and bot.lower() == me.name.removeprefix("@").lower()
        if (bot is not None and not named) or message.forward_origin is not None:
            return None
        if message.chat.type == ChatType.PRIVATE or named or name in _unnamed(message, commands):
            return Asked(rest, name)
        return None
    if now - message.date > OLDEST_QUESTION:
        return None
    return _question(message, me)


def replied_text(message: Message) -> str:
    """What the message says that this replies to, or the part of it that was marked."""
    if message.quote:
        return message.quote.text
    replied = message.reply_to_message
    return (replied.text or replied.caption or "") if replied else ""


def _from_person(message: Message) -> bool:
    """Not from a bot, nor through one, nor copied into a discussion group from its channel."""
    if message.via_bot or message.is_automatic_forward:
        return False
    # Anonymous administrators, and people who write as a channel, come as bots of Telegram's own.
    return message.sender_chat is not None or message.from_user is None or not message.from_user.is_bot


def _unnamed(message: Message, commands: Collection[str]) -> Collection[str]:
    """The commands that are taken without the bot's name."""
    return IN_CHANNELS.intersection(commands) if _in_channel(message) else commands


def _in_channel(message: Message) -> bool:
    return message.chat.type == ChatType.CHANNEL


def _command(message: Message) -> tuple[str, str | None, str] | None:
    """The command a message begins with: its name, the bot it names, and what follows."""
    found = re.match(r"/([A-Za-z0-9_]{1,32})(?:@(\w+))?(?!\S)\s*(.*)", _words(message), re.DOTALL)
    return (found[1].lower(), found[2], found[3].strip()) if found else None


def _question(message: Message, me: User) -> Asked | None:
    words = _words(message).strip()
    if message.chat.type == ChatType.PRIVATE:
        # A sticker or a voice message asks nothing, but silence would look like a fault. Each photo of an album comes
        # as a message of its own.
        something = bool(words) or (message.effective_attachment is not None and message.media_group_id is None)
        return Asked(words) if something else None
    if _in_channel(message) or message.forward_origin is not None:
        return None
    if mention := _mention(message, me):
        return Asked(_without(words, mention))
    return Asked(words) if words and _replies_to(message, me) else None


def _words(message: Message) -> str:
    return message.text or message.caption or ""


def _mention(message: Message, me: User) -> str | None:
    """The bot's mention as written, if a text or caption holds one."""
    kinds: list[str | None] = [MessageEntity.MENTION, MessageEntity.TEXT_MENTION]
    found = message.parse_entities(kinds) if message.text else message.parse_caption_entities(kinds)
    for entity, written in found.items():
        by_name = entity.type == MessageEntity.MENTION and written.lower() == me.name.lower()
        if by_name or (entity.user is not None and entity.user.id == me.id):
            return written
    return None


def _without(words: str, mention: str) -> str:
    """The words without the mention that calls the bot; one inside a sentence is part of the sentence."""
    written = _MENTION_WITH_COMMA.format(re.escape(mention))
    return re.sub(rf"^{written}|{written}$", "", words).strip()


def _replies_to(message: Message, me: User) -> bool:
    """Whether a message answers one of the bot's (in a topic that the bot made, all "answer" the topic's beginning)."""
    replied = message.reply_to_message
    if replied is None or replied.from_user is None or replied.from_user.id != me.id:
        return False
    return replied.forum_topic_created is None
