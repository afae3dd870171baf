"""Takes notice of what happens to the bot and its chats: added, thrown out, blocked, silenced, migrated."""

from typing import Protocol

import structlog
from telegram import Chat, ChatMember, ChatMemberAdministrator, ChatMemberRestricted, Update
from telegram.constants import ChatType

from index import ArchiveError

log = structlog.stdlib.get_logger(__name__)


class Presence(Protocol):
    """Who is told (bot/telegram/arriving/chat_presence.py)."""

    async def came(self, chat_id: int) -> None: ...
    async def left(self, chat_id: int, reason: str) -> None: ...
    async def moved(self, old: int, new: int) -> None: ...


class Whereabouts:
    """Tells ``presence``. What cannot be noted just now is found out again by the next message that is sent there."""

    def __init__(self, presence: Presence) -> None:
        self._presence = presence

    async def notice(self, update: Update) -> None:
        """To be called before an update is answered: /start in a chat that was given up makes it one to write to."""
        try:
            await self._note(update)
        except ArchiveError as error:
            log.warning("a change of a chat could not be stored", reason=str(error))

    async def _note(self, update: Update) -> None:
        if (change := update.my_chat_member) is not None:
            reason = hindrance(change.new_chat_member, change.chat)
            if reason is None:
                await self._presence.came(change.chat.id)
            else:
                await self._presence.left(change.chat.id, reason)
        elif (message := update.message) is not None:
            if message.migrate_to_chat_id:
                await self._presence.moved(message.chat.id, message.migrate_to_chat_id)
            elif message.migrate_from_chat_id:
                await self._presence.moved(message.migrate_from_chat_id, message.chat.id)
            elif (message.text or "").startswith("/start"):
                await self._presence.came(message.chat.id)


def hindrance(me: ChatMember, chat: Chat) -> str | None:
    """Why the bot, being ``me``, cannot write in the chat; None where it can."""
    if me.status == ChatMember.BANNED:
        return "the bot was blocked" if chat.type == ChatType.PRIVATE else "the bot was removed from the chat"
    if me.status == ChatMember.LEFT:
        return "the bot is not in the chat"
    if isinstance(me, ChatMemberRestricted) and not (me.is_member and me.can_send_messages):
        return "the bot may not write in the chat"
    silenced = chat.type == ChatType.CHANNEL and isinstance(me, ChatMemberAdministrator) and not me.can_post_messages
    return "the bot may not post in the channel" if silenced else None
