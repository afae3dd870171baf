"""Guest mode: somebody mentions the bot in a chat that it is no member of, and it answers that one message.

https://core.telegram.org/bots/api#guest-mode
"""

import re
from collections.abc import Awaitable, Callable
from dataclasses import replace
from uuid import uuid4

import structlog
from telegram import InlineQueryResultArticle, InputTextMessageContent, Message, User
from telegram.constants import ParseMode
from telegram.error import BadRequest, TelegramError
from telegram.ext import ExtBot

from bot.say import Place, Reply, Request
from bot.telegram.arriving.addressed import replied_text
from bot.telegram.sending import render_reply
from index import Now

log = structlog.stdlib.get_logger(__name__)

TITLE = "On Record"


def guest_request(message: Message, me: User, now: Now) -> Request:
    """A question; of a mention alone, or with "verify", whether the message that it replies to is on record.

    The chat is not the bot's: nothing is kept of it, and what is said there does not go on from anything.
    """
    written = (message.text or message.caption or "").strip()
    text = re.sub(rf"\s*{re.escape(me.name)}\b\s*[,:;]?\s*", " ", written, flags=re.IGNORECASE).strip()
    said = replied_text(message)
    verifies = bool(said) and text.strip("/?!. ").casefold() in ("", "verify")
    command, _, rest = text[1:].partition(" ") if text.startswith("/") else ("", "", "")
    return Request(
        now=now(),
        command="verify" if verifies else command.lower() or ("help" if not text else None),
        text="" if verifies else rest if command else text,
        place=Place.PRIVATE,
        language=message.from_user.language_code if message.from_user else None,
        replied_text=said,
        talk=f"guest {message.guest_query_id}",
    )


async def answer_guest(
    message: Message, bot: ExtBot[None], now: Now, answer: Callable[[Request], Awaitable[Reply | None]]
) -> None:
    """Answers once or not at all: whoever asked can ask again."""
    reply = await answer(guest_request(message, bot.bot, now))
    messages = render_reply(_to_take_along(reply)) if reply else []
    if not messages or message.guest_query_id is None:
        return
    first = messages[0]
    content = InputTextMessageContent(first.html or "…", parse_mode=ParseMode.HTML)
    article = InlineQueryResultArticle(uuid4().hex, TITLE, content, reply_markup=messages[-1].keyboard)
    try:
        await bot.answer_guest_query(message.guest_query_id, article)
    except BadRequest:
        log.debug("a guest's question was answered too late")
    except TelegramError as error:
        log.warning("a guest's question could not be answered", reason=str(error))


def _to_take_along(reply: Reply) -> Reply:
    """Without buttons that come back to the bot: there is no chat of its own where it could answer them."""
    rows = (tuple(each for each in row if each.url or each.copy) for row in reply.buttons)
    return replace(reply, buttons=tuple(row for row in rows if row), attachment=None)
