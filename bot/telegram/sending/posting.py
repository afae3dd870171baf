"""Puts one rendered message into a chat, as plain text where Telegram does not understand its marks."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from html import escape
from typing import TypeVar

import structlog
from telegram import Bot, LinkPreviewOptions, Message, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import BadRequest, TelegramError

from bot.say import Attachment
from bot.telegram.sending.refusals import NO_FILES, UNPARSABLE, says
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
        if message.attachment is not None:
            return await send_file(message.attachment, text, parse_mode)
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

    async def send_file(file: Attachment, caption: str, parse_mode: str | None) -> Message:
        put = bot.send_photo if file.picture else bot.send_document
        return await put(
            to.chat_id,
            file.content,
            filename=file.name,
            caption=caption or None,
            parse_mode=parse_mode,
            message_thread_id=to.thread_id,
            reply_parameters=below,
            reply_markup=message.keyboard,
            disable_notification=silent,
        )

    try:
        return await or_plain(message, send)
    except TelegramError as error:
        if message.attachment is None or not says(error, NO_FILES):
            raise
        message = _without_file(message, message.attachment)
        return await or_plain(message, send)


def _without_file(message: Outgoing, file: Attachment) -> Outgoing:
    """What is said in a group that takes no pictures or files."""
    html, plain = f"{message.html}\n{escape(file.instead)}", f"{message.plain}\n{file.instead}"
    return replace(message, html=html.strip(), plain=plain.strip(), attachment=None)


async def or_plain(message: Outgoing, put: Callable[[str, str | None], Awaitable[T]]) -> T:
    """Put a message as HTML, and as plain text where Telegram does not understand it: the words are what counts."""
    try:
        return await put(message.html, ParseMode.HTML)
    except BadRequest as error:
        if not says(error, UNPARSABLE):
            raise
        log.error("Telegram refused a message's formatting; sent as plain text")
        return await put(message.plain, None)
