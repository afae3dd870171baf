"""Puts one rendered message into a chat, as plain text where Telegram does not understand its marks."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar

import structlog
from telegram import Bot, LinkPreviewOptions, Message, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import BadRequest

from bot.telegram.sending.refusals import UNPARSABLE, says
from bot.telegram.sending.render import Outgoing

log = structlog.stdlib.get_logger(__name__)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Destination:
    """Where messages go: a chat, one of its topics, below one of its messages (``replied``)."""

    chat_id: int
    thread_id: int | None = None
    replied: int | None = None


async def post(bot: Bot, message: Outgoing, to: Destination, *, silent: bool = False) -> Message:
    """Send one message. Raises TelegramError."""
    below = ReplyParameters(to.replied, allow_sending_without_reply=True) if to.replied is not None else None

    async def send(text: str, parse_mode: str | None) -> Message:
        return await bot.send_message(
            to.chat_id,
            text,
            parse_mode=parse_mode,
            message_thread_id=to.thread_id,
            reply_parameters=below,
            reply_markup=message.keyboard,
            link_preview_options=LinkPreviewOptions(is_disabled=True),
            disable_notification=silent,
        )

    return await or_plain(message, send)


async def or_plain(message: Outgoing, put: Callable[[str, str | None], Awaitable[T]]) -> T:
    """Put a message as HTML, and as plain text where Telegram does not understand it: the words are what counts."""
    try:
        return await put(message.html, ParseMode.HTML)
    except BadRequest as error:
        if not says(error, UNPARSABLE):
            raise
        log.error("Telegram refused a message's formatting; sent as plain text")
        return await put(message.plain, None)
