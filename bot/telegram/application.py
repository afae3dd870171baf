"""The bot at Telegram, however its updates come: built on python-telegram-bot, and reached."""

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import structlog
from telegram import Update
from telegram.error import InvalidToken, RetryAfter, TelegramError
from telegram.ext import Application, ApplicationBuilder, ExtBot
from telegram.request import HTTPXRequest

from bot.errors import TelegramUnreachableError, TokenRefusedError
from bot.process import Clock, before, shown_address
from bot.telegram.profile import BotProfile, publish
from bot.telegram.timekeeping import tells
from index import Sleep

log = structlog.stdlib.get_logger(__name__)

AnyApplication = Application[Any, Any, Any, Any, Any, Any]

# More than 16 to 32 at once and the connection pool's bookkeeping costs more than the parallel work gains.
AT_ONCE = 16
CONNECTIONS = AT_ONCE + 4  # for what is sent outside an update's turn

# Left unset, Telegram keeps the list of whatever ran with this token before.
ALLOWED_UPDATES = (
    Update.MESSAGE,
    Update.CHANNEL_POST,
    Update.CALLBACK_QUERY,
    Update.MY_CHAT_MEMBER,
    Update.INLINE_QUERY,
    Update.GUEST_MESSAGE,
)

# Seconds between attempts to reach Telegram at the start.
START_WAITS = (1.0, 2.0, 4.0, 8.0, 16.0)

READ_SECONDS = WRITE_SECONDS = CONNECT_SECONDS = POOL_SECONDS = 10.0


@asynccontextmanager
async def opened_application(
    token: str, api_url: str, polling: HTTPXRequest | None = None, clock: Clock | None = None
) -> AsyncIterator[AnyApplication]:
    """The library's application for a Bot API server whose root is ``api_url``; nothing is sent yet."""
    application = build_application(token, api_url, polling, clock)
    try:
        yield application
    finally:
        await application.shutdown()
        await application.bot.shutdown()


def build_application(
    token: str, api_url: str, polling: HTTPXRequest | None = None, clock: Clock | None = None
) -> AnyApplication:
    # Times as timedelta, the library's next default: without it every 429 raises a deprecation warning.
    os.environ.setdefault("PTB_TIMEDELTA", "1")
    return (
        ApplicationBuilder()
        .token(token)
        .base_url(f"{api_url}/bot")
        .base_file_url(f"{api_url}/file/bot")
        .request(HTTPXRequest(connection_pool_size=CONNECTIONS, **time_outs(), **tells(clock)))
        .get_updates_request(polling or HTTPXRequest(connection_pool_size=1, **time_outs(), **tells(clock)))
        .updater(None)
        .job_queue(None)
        .build()
    )


async def reach(bot: ExtBot[None], api_url: str, stop: asyncio.Event, sleep: Sleep = asyncio.sleep) -> bool:
    """Whether Telegram was reached before ``stop`` was set.

    Raises TokenRefusedError, and TelegramUnreachableError after the last of START_WAITS.
    """
    return await before(stop, _reach(bot, api_url, sleep))


async def _reach(bot: ExtBot[None], api_url: str, sleep: Sleep) -> None:
    for wait in (*START_WAITS, None):
        try:
            await bot.initialize()
        except InvalidToken:
            raise refused(api_url) from None  # the library's message holds the token
        except TelegramError as error:
            if wait is None:
                raise unreachable(api_url, error) from None
            if wait == START_WAITS[0]:
                log.warning(
                    "Telegram cannot be reached; trying again", address=shown_address(api_url), reason=str(error)
                )
            await sleep(wait)
        else:
            return


async def introduce(application: AnyApplication, profile: BotProfile) -> None:
    """Make a reached application ready for updates, and tell Telegram what the bot is."""
    await application.initialize()
    await publish(profile, application.bot)


def time_outs() -> dict[str, Any]:
    return {
        "read_timeout": READ_SECONDS,
        "write_timeout": WRITE_SECONDS,
        "connect_timeout": CONNECT_SECONDS,
        "pool_timeout": POOL_SECONDS,
    }


def refused(api_url: str) -> TokenRefusedError:
    return TokenRefusedError(
        f"TELEGRAM_BOT_TOKEN: the Bot API at {shown_address(api_url)} rejected this token; "
        "copy it from @BotFather; "
        "example: TELEGRAM_BOT_TOKEN=123456789:AAExampleExampleExampleExampleExamp"
    )


def unreachable(api_url: str, error: TelegramError) -> TelegramUnreachableError:
    return TelegramUnreachableError(
        f"Telegram cannot be reached at {shown_address(api_url)} ({error}); check the network, or set TELEGRAM_API_URL"
    )


def seconds_to_wait(error: Exception, otherwise: float) -> float:
    """As long as Telegram says, if it does."""
    if not isinstance(error, RetryAfter):
        return otherwise
    return error.retry_after if isinstance(error.retry_after, int) else error.retry_after.total_seconds()
