"""What Telegram's descriptions of its refusals mean, in lower case: the library changes their first letters."""

from collections.abc import Sequence

from telegram.error import TelegramError

NO_FILES = (
    "rights to send photos",
    "rights to send documents",
    "photos_forbidden",
    "docs_forbidden",
    "media_forbidden",
)
UNPARSABLE = ("can't parse entities", "text is too long")
NOT_MODIFIED = ("message is not modified",)
NOT_EDITABLE = ("message to edit not found", "message can't be edited", "message_id_invalid", "no text in the message")
NO_TOPIC = ("message thread not found", "topic_deleted", "topic_id_invalid")
NO_TOPIC_OPEN = ("topic_closed",)
NOBODY_THERE = (
    "chat not found",
    "not enough rights",
    "have no rights",
    "need administrator rights",
    "chat_write_forbidden",
    "chat_restricted",
    "chat_admin_required",
    "peer_id_invalid",
    "user_is_blocked",
    "input_user_deactivated",
)


def says(error: TelegramError, descriptions: Sequence[str]) -> bool:
    return any(each in str(error).lower() for each in descriptions)
