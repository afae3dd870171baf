"""The bot at Telegram, however its updates come: built on python-telegram-bot, reached, and given its handlers."""

import asyncio
import os
from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from typing import Any

import structlog
from telegram import Update
from telegram.error import InvalidToken, TelegramError
from telegram.ext import Application, ApplicationBuilder, ExtBot
from telegram.request import HTTPXRequest

from bot.errors import TelegramUnreachableError, TokenRefusedError
from bot.process.redaction import shown_address
from bot.process.stopping import before
from bot.telegram.chat_membership import Presence, Whereabouts
from bot.telegram.concurrency import ChatByChat
from bot.telegram.handlers import Conversation, Handlers, Measure, Now, now_in_utc
from bot.telegram.messenger import Messenger, Sleep
from bot.telegram.profile import BotProfile, publish
from bot.telegram.rights import Rights

log = structlog.stdlib.get_logger(__name__)

AnyApplication = Application[Any, Any, Any, Any, Any, Any]

# More than 16 to 32 at once and the connection pool's bookkeeping costs more than the parallel work gains.
AT_ONCE = 16
CONNECTIONS = AT_ONCE + 4  # for what is sent outside an update's turn

# Left unset, Telegram keeps the list of whatever ran with this token before.
ALLOWED_UPDATES = (Update.MESSAGE, Update.CHANNEL_POST, Update.CALLBACK_QUERY, Update.MY_CHAT_MEMBER)

# Seconds between attempts to reach Telegram at the start.
START_WAITS = (1.0, 2.0, 4.0, 8.0, 16.0)

# Seconds that answers under way get when the process is to stop.
LAST_SECONDS = 6.0

READ_SECONDS = WRITE_SECONDS = CONNECT_SECONDS = POOL_SECONDS = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class BotParts:
    """What answers with: ``commands`` are those it answers in a group when they do not name it, ``apology`` is what a
    chat reads when an answer failed, ``presence`` hears what happens to chats."""

    conversation: Conversation
    profile: BotProfile
    commands: Collection[str]
    apology: str
    measure: Measure
    presence: Presence
    now: Now = now_in_utc
    sleep: Sleep = asyncio.sleep


@asynccontextmanager
async def opened_application(
    token: str, api_url: str, polling: HTTPXRequest | None = None
) -> AsyncIterator[AnyApplication]:
    """The library's application for a Bot API server whose root is ``api_url``; nothing is sent yet."""
    application = build_application(token, api_url, polling)
    try:
        yield application
    finally:
        await application.shutdown()
        await application.bot.shutdown()


def build_application(token: str, api_url: str, polling: HTTPXRequest | None = None) -> AnyApplication:
    # Times as timedelta, the library's next default: without it every 429 raises a deprecation warning.
    os.environ.setdefault("PTB_TIMEDELTA", "1")
    return (
        ApplicationBuilder()
        .token(token)
        .base_url(f"{api_url}/bot")
        .base_file_url(f"{api_url}/file/bot")
        .request(HTTPXRequest(connection_pool_size=CONNECTIONS, **time_outs()))
        .get_updates_request(polling or HTTPXRequest(connection_pool_size=1, **time_outs()))
        .concurrent_updates(ChatByChat(AT_ONCE))
        .job_queue(None)
        .build()
    )


@asynccontextmanager
async def answering(application: AnyApplication, parts: BotParts) -> AsyncIterator[None]:
    """The application with its handlers; at the end, answers under way are finished or given up."""
    messenger = Messenger(application.bot, sleep=parts.sleep)
    rights = Rights(application.bot, parts.now)
    handlers = Handlers(
        parts.conversation,
        messenger,
        rights=rights,
        commands=parts.commands,
        apology=parts.apology,
        measure=parts.measure,
        now=parts.now,
    )
    handlers.add_to(application)
    Whereabouts(parts.presence).add_to(application)
    try:
        yield
    finally:
        if application.running:
            with suppress(TimeoutError):
                await asyncio.wait_for(application.stop(), LAST_SECONDS)
        await messenger.close()


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
        f"TELEGRAM_BOT_TOKEN: the Bot API at {shown_address(api_url)} does not know this token; "
        "take it from @BotFather as it is; "
        "example: TELEGRAM_BOT_TOKEN=123456789:AAExampleExampleExampleExampleExamp"
    )


def unreachable(api_url: str, error: TelegramError) -> TelegramUnreachableError:
    return TelegramUnreachableError(
        f"Telegram cannot be reached at {shown_address(api_url)} ({error}); check the network, or set TELEGRAM_API_URL"
    )
