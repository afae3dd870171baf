"""The bot in Telegram from start to stop: built on python-telegram-bot, fed by polling."""

import asyncio
import logging
import os
import signal
from collections.abc import Collection, Coroutine
from contextlib import suppress
from typing import Any

import structlog
from telegram import Update
from telegram.error import InvalidToken, TelegramError
from telegram.ext import Application, ApplicationBuilder, ExtBot
from telegram.request import HTTPXRequest

from bot.errors import TelegramUnreachableError, TokenRefusedError
from bot.telegram.concurrency import ChatByChat
from bot.telegram.handlers import Conversation, Handlers, Now, now_in_utc
from bot.telegram.messenger import Messenger, Sleep
from bot.telegram.polling import PollingRequest
from bot.telegram.profile import BotProfile, publish
from bot.telegram.rights import Rights

log = structlog.stdlib.get_logger(__name__)

AnyApplication = Application[Any, Any, Any, Any, Any, Any]

# More than 16 to 32 at once and the connection pool's bookkeeping costs more than the parallel work gains.
AT_ONCE = 16
CONNECTIONS = AT_ONCE + 4  # for what is sent outside an update's turn

# Left unset, Telegram keeps the list of whatever ran with this token before.
ALLOWED_UPDATES = (Update.MESSAGE, Update.CHANNEL_POST, Update.CALLBACK_QUERY)

# Seconds between attempts to reach Telegram at the start.
START_WAITS = (1.0, 2.0, 4.0, 8.0, 16.0)

READ_SECONDS = WRITE_SECONDS = CONNECT_SECONDS = POOL_SECONDS = 10.0


async def run_bot(
    token: str,
    api_url: str,
    conversation: Conversation,
    profile: BotProfile,
    *,
    commands: Collection[str],
    apology: str,
    stop: asyncio.Event,
    now: Now = now_in_utc,
    sleep: Sleep = asyncio.sleep,
) -> None:
    """Answer in Telegram until ``stop`` is set; then finish the updates already fetched.

    ``commands`` are those the bot answers in a group when they do not name it; ``apology`` is what a chat reads when an
    answer failed. Raises TokenRefusedError and TelegramUnreachableError.
    """
    logging.getLogger("telegram.ext").addFilter(_not_told_already)
    logging.getLogger("telegram.ext.Updater").addFilter(_not_told_already)
    polling = PollingRequest(**_time_outs())
    application = build_application(token, api_url, polling)
    messenger = Messenger(application.bot, sleep=sleep)
    rights = Rights(application.bot, now)
    handlers = Handlers(conversation, messenger, rights=rights, commands=commands, apology=apology, now=now)
    handlers.add_to(application)
    try:
        if not await _before(stop, _reach(application.bot, api_url, sleep)):
            return
        await application.initialize()
        await publish(profile, application.bot)
        await application.start()
        await _poll(application, polling, stop, api_url)
    finally:
        if application.running:
            await application.stop()
        await messenger.close()
        await application.shutdown()
        await application.bot.shutdown()


def build_application(token: str, api_url: str, polling: HTTPXRequest) -> AnyApplication:
    """The library's application for a Bot API server whose root is ``api_url``; nothing is sent yet."""
    # Times as timedelta, the library's next default: without it every 429 raises a deprecation warning.
    os.environ.setdefault("PTB_TIMEDELTA", "1")
    return (
        ApplicationBuilder()
        .token(token)
        .base_url(f"{api_url}/bot")
        .base_file_url(f"{api_url}/file/bot")
        .request(HTTPXRequest(connection_pool_size=CONNECTIONS, **_time_outs()))
        .get_updates_request(polling)
        .concurrent_updates(ChatByChat(AT_ONCE))
        .job_queue(None)
        .build()
    )


def stop_on_signals(stop: asyncio.Event) -> None:
    """Set ``stop`` at the first SIGTERM or SIGINT; a second one ends the process at once."""
    loop = asyncio.get_running_loop()
    signals = (signal.SIGTERM, signal.SIGINT)

    def ask_to_stop() -> None:
        stop.set()
        for each in signals:
            loop.remove_signal_handler(each)

    for each in signals:
        loop.add_signal_handler(each, ask_to_stop)


async def _reach(bot: ExtBot[None], api_url: str, sleep: Sleep) -> None:
    for wait in (*START_WAITS, None):
        try:
            await bot.initialize()
        except InvalidToken:
            raise _refused(api_url) from None  # the library's message holds the token
        except TelegramError as error:
            if wait is None:
                raise _unreachable(api_url, error) from None
            if wait == START_WAITS[0]:
                log.warning("Telegram cannot be reached; trying again", address=api_url, reason=str(error))
            await sleep(wait)
        else:
            return


async def _before(stop: asyncio.Event, work: Coroutine[Any, Any, None]) -> bool:
    """Whether ``work`` was done before ``stop`` was set; it is given up if not."""
    doing, stopping = asyncio.create_task(work), asyncio.create_task(stop.wait())
    try:
        await asyncio.wait((doing, stopping), return_when=asyncio.FIRST_COMPLETED)
        if doing.done():
            doing.result()
        return doing.done()
    finally:
        doing.cancel()
        stopping.cancel()


async def _poll(application: AnyApplication, polling: PollingRequest, stop: asyncio.Event, api_url: str) -> None:
    updater = application.updater
    if updater is None:
        raise TypeError("an application that polls needs an updater")
    try:
        # Deletes a webhook that was left set: Telegram gives updates either way, never both.
        await updater.start_polling(
            allowed_updates=ALLOWED_UPDATES,
            bootstrap_retries=len(START_WAITS),
            drop_pending_updates=False,
            error_callback=lambda _: None,  # PollingRequest tells
        )
    except TelegramError as error:
        raise _unreachable(api_url, error) from None
    log.info("listening in Telegram", bot=application.bot.name, address=api_url)
    try:
        await _before(stop, polling.until_refused())
    finally:
        with suppress(InvalidToken):
            await updater.stop()
    if polling.refused:
        raise _refused(api_url)
    log.info("stopped listening")


def _time_outs() -> dict[str, Any]:
    return {
        "read_timeout": READ_SECONDS,
        "write_timeout": WRITE_SECONDS,
        "connect_timeout": CONNECT_SECONDS,
        "pool_timeout": POOL_SECONDS,
    }


def _refused(api_url: str) -> TokenRefusedError:
    return TokenRefusedError(
        f"TELEGRAM_BOT_TOKEN: the Bot API at {api_url} does not know this token; take it from @BotFather as it is; "
        "example: TELEGRAM_BOT_TOKEN=123456789:AAExampleExampleExampleExampleExamp"
    )


def _unreachable(api_url: str, error: TelegramError) -> TelegramUnreachableError:
    return TelegramUnreachableError(
        f"Telegram cannot be reached at {api_url} ({error}); check the network, or set TELEGRAM_API_URL"
    )


def _not_told_already(record: logging.LogRecord) -> bool:
    """Leaves out the library's tracebacks for troubles that are told in one line here."""
    return not record.getMessage().startswith(("Network Retry Loop", "Error while calling `get_updates` one more time"))
