"""Puts the sender together for Telegram: its own connections, Telegram's pace, and one name for each process."""

import asyncio
import os
import random
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from uuid import uuid4

from sqlalchemy.ext.asyncio import AsyncEngine
from telegram import Bot
from telegram.request import HTTPXRequest

from bot.delivery import AT_ONCE, Ledger, Observe, Pace, Sender, nobody
from bot.process import Clock
from bot.say import Reply, paragraph
from bot.say.texts import Texts
from bot.telegram import tells
from bot.telegram.sending.carrier import LIMITS, TelegramCarrier

CONNECT_SECONDS = WRITE_SECONDS = POOL_SECONDS = 5.0

# After this long without an answer nobody can know whether the message arrived, so it is worth waiting for.
READ_SECONDS = 30.0


def delivery(
    token: str, api_url: str, engine: AsyncEngine, texts: Texts, *, clock: Clock, observe: Observe = nobody
) -> Callable[[asyncio.Event], Awaitable[None]]:
    """What sends everything that is in the outbox until an event is set, and then lets it finish.

    It raises TokenRefusedError.
    """

    async def send(stop: asyncio.Event) -> None:
        # Times as timedelta, the library's next default: without it every 429 raises a deprecation warning.
        os.environ.setdefault("PTB_TIMEDELTA", "1")
        async with AsyncExitStack() as stack:
            request = HTTPXRequest(
                connection_pool_size=AT_ONCE,
                read_timeout=READ_SECONDS,
                write_timeout=WRITE_SECONDS,
                connect_timeout=CONNECT_SECONDS,
                pool_timeout=POOL_SECONDS,
                **tells(clock),
            )
            stack.push_async_callback(request.shutdown)
            carrier = TelegramCarrier(Bot(token, base_url=f"{api_url}/bot", request=request), api_url)
            notice = _topic_notice(texts)
            ledger = Ledger(engine, str(uuid4()), topic_notice=lambda: notice, jitter=random.random)
            await Sender(ledger, carrier, Pace(LIMITS), now=clock.now, observe=observe).run(stop)

    return send


def _topic_notice(texts: Texts) -> Reply:
    return Reply((paragraph(texts("delivery.topic_gone")),))
