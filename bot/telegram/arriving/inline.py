"""Inline mode: "@bot words" in any chat → quotes to choose from (https://core.telegram.org/bots/inline)."""

from collections.abc import Callable, Coroutine, Sequence
from datetime import datetime
from typing import Any, Protocol

import structlog
from telegram import InlineQuery, InlineQueryResultArticle, InputTextMessageContent
from telegram.constants import ParseMode
from telegram.error import BadRequest, TelegramError

from bot.say import Reply
from bot.telegram.sending import render_reply
from index import Now, RecordError, TooLongToRead

log = structlog.stdlib.get_logger(__name__)

CACHED = 60
"""Seconds for which Telegram gives the same answer to the same words: what is new is found a minute later at most."""
FURTHEST = 1_000
"""How far a list goes."""


class Offer(Protocol):
    """What is offered (bot/talk/record/offering.py)."""

    @property
    def name(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def description(self) -> str: ...
    @property
    def reply(self) -> Reply: ...


Offers = Callable[[str, datetime, int, str | None], Coroutine[Any, Any, tuple[Sequence[Offer], int | None]]]
"""What is offered for words at a moment, from a place on, in a language; and where the next begin."""


async def answer_inline(query: InlineQuery, offers: Offers, now: Now) -> None:
    """Answers at once or not at all: whoever types has typed on, and nothing is kept of what they typed."""
    offset = int(query.offset) if query.offset.isascii() and query.offset.isdecimal() else 0
    found: Sequence[Offer] = ()
    following, cached = None, CACHED
    if offset <= FURTHEST:
        try:
            found, following = await offers(query.query, now(), offset, query.from_user.language_code)
        except (RecordError, TooLongToRead):
            cached = 0
    results = [article for each in found if (article := _article(each)) is not None]
    try:
        await query.answer(results, cache_time=cached, next_offset=str(following) if following else "")
    except BadRequest:
        log.debug("an inline query was answered too late")
    except TelegramError as error:
        log.warning("an inline query could not be answered", reason=str(error))


def _article(offer: Offer) -> InlineQueryResultArticle | None:
    messages = render_reply(offer.reply)
    if not messages:
        return None
    content = InputTextMessageContent(messages[0].html, parse_mode=ParseMode.HTML)
    return InlineQueryResultArticle(
        offer.name, offer.title, content, reply_markup=messages[-1].keyboard, description=offer.description
    )
