"""Who may change what the bot does in a chat: in a private chat its owner, elsewhere the administrators."""

from datetime import datetime, timedelta

import structlog
from telegram import Bot, CallbackQuery, ChatMember, Message
from telegram.constants import ChatType
from telegram.error import TelegramError

from index import Now

log = structlog.stdlib.get_logger(__name__)

KEPT = timedelta(minutes=1)
"""How long an answer of Telegram's is believed: a menu is a dozen presses, a demotion should show soon."""

MOST_KEPT = 1000


class Rights:
    """Asks Telegram who is an administrator, and remembers the answers for a while."""

    def __init__(self, bot: Bot, now: Now) -> None:
        self._bot = bot
        self._now = now
        self._kept: dict[tuple[int, int], tuple[datetime, bool]] = {}

    async def writer_may_change(self, message: Message) -> bool:
        """Whether who wrote a message may change the chat's settings.

        Only administrators post in a channel, and an anonymous one writes in the name of the group itself. Whoever
        writes in another chat's name may be anybody.
        """
        chat = message.chat
        if chat.type in (ChatType.PRIVATE, ChatType.CHANNEL):
            return True
        if message.sender_chat is not None:
            return message.sender_chat.id == chat.id
        return message.from_user is not None and await self._is_administrator(chat.id, message.from_user.id)

    async def presser_may_change(self, query: CallbackQuery) -> bool:
        """Whether who pressed a button may: Telegram names the person, also where they write anonymously."""
        if query.message is None:
            return False
        chat = query.message.chat
        return chat.type == ChatType.PRIVATE or await self._is_administrator(chat.id, query.from_user.id)

    async def _is_administrator(self, chat_id: int, user_id: int) -> bool:
        now, key = self._now(), (chat_id, user_id)
        asked_at, known = self._kept.get(key, (None, False))
        if asked_at is not None and now - asked_at < KEPT:
            return known
        try:
            member = await self._bot.get_chat_member(chat_id, user_id)
        except TelegramError as error:
            log.warning("Telegram does not say who is an administrator", chat=chat_id, reason=str(error))
            return False
        is_one = member.status in (ChatMember.OWNER, ChatMember.ADMINISTRATOR)
        if len(self._kept) >= MOST_KEPT:
            self._kept.clear()
        self._kept[key] = (now, is_one)
        return is_one
