"""The conversation: a request in, a reply out."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.talk.commands import MENU
    from bot.talk.conversation import Conversation
    from bot.talk.limits import beyond
    from bot.talk.speaking import Speaking
    from bot.talk.standing import about_reply, counter_blocks
else:
    from index import face

    __getattr__ = face(__name__)

__all__ = ["MENU", "Conversation", "Speaking", "about_reply", "beyond", "counter_blocks"]
