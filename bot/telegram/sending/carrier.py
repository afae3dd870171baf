"""Carries the outbox's messages into Telegram, and says what each of Telegram's answers means for a message."""

from datetime import timedelta
from http import HTTPStatus

import httpx
from telegram import Bot
from telegram.constants import FloodLimit
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.delivery import (
    ChatGone,
    ChatMoved,
    Item,
    Limits,
    Outcome,
    Refused,
    Sent,
    TooMany,
    TopicGone,
    Unknown,
    Unreachable,
)
from bot.say import Reply
from bot.telegram import refused
from bot.telegram.sending.posting import Destination, post
from bot.telegram.sending.refusals import NO_TOPIC, NO_TOPIC_OPEN, NOBODY_THERE, says
from bot.telegram.sending.render import render

# What Telegram allows beyond this is for answers to people.
LIMITS = Limits(
    per_second=FloodLimit.MESSAGES_PER_SECOND - 5,
    most_in_a_second=FloodLimit.MESSAGES_PER_SECOND - 3,
    chat_gap=1 / FloodLimit.MESSAGES_PER_SECOND_PER_CHAT,
    group_per_minute=FloodLimit.MESSAGES_PER_MINUTE_PER_GROUP,
)

# The request was not on its way yet when these came.
_NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError, httpx.UnsupportedProtocol)

# A proxy that got no answer from the server behind it does not know either.
_NOT_KNOWN = HTTPStatus.GATEWAY_TIMEOUT.phrase.lower()


class TelegramCarrier:
    """Sends with ``bot``, whose connections nothing else should use: answers to people must not wait for them."""

    def __init__(self, bot: Bot, api_url: str) -> None:
        self._bot = bot
        self._api_url = api_url

    async def carry(self, item: Item, reply: Reply) -> Outcome:
        """Send the message, or its next part where it is longer than one. Raises TokenRefusedError."""
        parts = render(reply)
        if item.part >= len(parts):
            return Refused("there is nothing to show")
        below = item.below if item.part == 0 else None
        to = Destination(item.chat_id, item.thread_id or None, below)
        try:
            sent = await post(self._bot, parts[item.part], to, silent=item.silent)
        except InvalidToken:
            raise refused(self._api_url) from None  # the library's message holds the token
        except TelegramError as error:
            return meaning(error, in_topic=item.thread_id != 0)
        return Sent(sent.message_id, more=item.part + 1 < len(parts))


def meaning(error: TelegramError, *, in_topic: bool) -> Outcome:
    """What an error of a send means; ``in_topic`` whether the message was for a topic of a chat."""
    match error:
        case RetryAfter(retry_after=timedelta() as wait):
            return TooMany(wait)
        case RetryAfter(retry_after=int() as seconds):
            return TooMany(timedelta(seconds=seconds))
        case ChatMigrated(new_chat_id=chat_id):
            return ChatMoved(chat_id)
        case Forbidden():
            return ChatGone(str(error))
        case BadRequest() if says(error, NO_TOPIC + NO_TOPIC_OPEN):
            return TopicGone(str(error)) if in_topic else ChatGone(str(error))
        case BadRequest() if says(error, NOBODY_THERE):
            return ChatGone(str(error))
        case BadRequest():
            return Refused(str(error))
        case NetworkError(__cause__=httpx.HTTPError() as cause):
            return Unreachable(_told(error, cause)) if isinstance(cause, _NOT_SENT) else Unknown(_told(error, cause))
        case TimedOut():
            return Unknown(str(error))
        case NetworkError() if _NOT_KNOWN not in str(error).lower():
            return Unreachable(str(error))
        case _:
            return Unknown(str(error))


def _told(error: TelegramError, cause: httpx.HTTPError) -> str:
    return f"{error} ({type(cause).__name__})"
