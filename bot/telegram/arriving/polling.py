"""Updates by polling: each is in the inbox before the next request acknowledges it.

What an operator must know of is told in one line when it begins and ends.
"""

import asyncio
import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, cast

import structlog
from telegram import Bot
from telegram.constants import PollingLimit
from telegram.error import InvalidToken, TelegramError
from telegram.request import HTTPXRequest, RequestData

from bot.process import Clock, before, shown_address
from bot.telegram import (
    ALLOWED_UPDATES,
    READ_SECONDS,
    START_WAITS,
    AnyApplication,
    introduce,
    refused,
    seconds_to_wait,
    tells,
    time_outs,
    unreachable,
)
from bot.telegram.arriving.attending import BotParts
from bot.telegram.arriving.intake import Intake, Json
from index import ArchiveError

log = structlog.stdlib.get_logger(__name__)

SECOND_POLLER = "another program fetches this bot's messages; stop it, or give this one a token of its own"
UNREACHABLE = "Telegram cannot be reached; trying again until it can"

PATIENCE = 10
"""Seconds that Telegram keeps a request when there is nothing yet."""

LONGEST_PAUSE = 30.0
"""Seconds between attempts while updates cannot be fetched, or not be written down."""

FAREWELL = 2.0
"""Seconds that the last request gets, which only acknowledges."""


class _Form:
    """A request's fields, as the library's RequestData shows them; that one is made by its own methods only."""

    multipart_data: Mapping[str, Any] | None = None

    def __init__(self, **fields: object) -> None:
        self.json_parameters = {name: json.dumps(value) for name, value in fields.items()}


class PollingRequest(HTTPXRequest):
    """The connection updates come through.

    The updates are left as Telegram sent them: of a hundred, one that the library cannot read must not keep the others.
    """

    def __init__(self, clock: Clock | None = None) -> None:
        super().__init__(connection_pool_size=1, **time_outs(), **tells(clock))
        self.trouble: str | None = None
        """What keeps messages from coming, or None."""

    async def fetch(self, bot: Bot, offset: int, *, limit: int = PollingLimit.MAX_LIMIT, wait: int = 0) -> list[Json]:
        """The updates from ``offset`` on; those before it are acknowledged. Raises TelegramError."""
        form = _Form(offset=offset, limit=int(limit), timeout=wait, allowed_updates=ALLOWED_UPDATES)
        address = f"{bot.base_url}/getUpdates"
        found: object = await self.post(address, cast("RequestData", form), read_timeout=READ_SECONDS + wait)
        return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []

    async def do_request(self, *args: Any, **options: Any) -> tuple[int, bytes]:
        try:
            status, body = await super().do_request(*args, **options)
        except TelegramError as error:
            self._note(UNREACHABLE, reason=str(error))
            raise
        if status == HTTPStatus.CONFLICT:
            self._note(SECOND_POLLER)
        elif status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            self._note(UNREACHABLE, reason=f"it answers with status {status}")
        elif status == HTTPStatus.OK and self.trouble:
            log.info("messages are fetched again")
            self.trouble = None
        return status, body

    def _note(self, trouble: str, **details: str) -> None:
        if self.trouble != trouble:
            log.warning(trouble, **details)
            self.trouble = trouble


async def poll(
    application: AnyApplication,
    polling: PollingRequest,
    parts: BotParts,
    intake: Intake,
    api_url: str,
    stop: asyncio.Event,
) -> None:
    """Answer what is polled until ``stop`` is set; then finish the updates in hand.

    The application must have been reached. Raises TokenRefusedError and TelegramUnreachableError.
    """
    bot = application.bot
    await introduce(application, parts.profile)
    if not await before(stop, _without_webhook(bot, api_url, parts)):
        return

    async def door(stop: asyncio.Event) -> None:
        await _fetch_all(bot, polling, intake, api_url, stop)

    log.info(
        "listening in Telegram",
        bot=bot.name,
        address=shown_address(api_url),
        inline=bool(bot.bot.supports_inline_queries),
    )
    await intake.serve(door, stop)
    log.info("stopped listening")


async def _without_webhook(bot: Bot, api_url: str, parts: BotParts) -> None:
    """Delete a webhook that was left set: Telegram gives updates either way, never both."""
    for wait in (*START_WAITS, None):
        try:
            await bot.delete_webhook(drop_pending_updates=False)
        except InvalidToken:
            raise refused(api_url) from None
        except TelegramError as error:
            if wait is None:
                raise unreachable(api_url, error) from None
            await parts.sleep(seconds_to_wait(error, wait))
        else:
            return


async def _fetch_all(bot: Bot, polling: PollingRequest, intake: Intake, api_url: str, stop: asyncio.Event) -> None:
    """One batch at a time, the next when the last is safe and there is room: not a whole backlog at once."""
    offset, failures = 0, 0

    async def one_batch() -> None:
        nonlocal offset
        await intake.until_room()
        sent = await polling.fetch(bot, offset, wait=PATIENCE)
        whole = [each for each in sent if _number(each) is not None]
        if len(whole) < len(sent):
            log.warning("Telegram sent updates without a number", count=len(sent) - len(whole))
        if whole:
            await intake.accept(*whole)
            offset = max(offset, max(_number(each) or 0 for each in whole) + 1)

    while not stop.is_set():
        try:
            await before(stop, one_batch())
            failures = 0
        except InvalidToken:
            raise refused(api_url) from None
        except (TelegramError, ArchiveError) as error:
            pause = min(LONGEST_PAUSE, 2.0**failures)
            failures += 1
            await before(stop, asyncio.sleep(seconds_to_wait(error, pause)))
    if offset:
        try:
            async with asyncio.timeout(FAREWELL):
                await polling.fetch(bot, offset, limit=1)
        except (TelegramError, TimeoutError):
            log.debug("the last updates could not be acknowledged; they will be known again")


def _number(sent: Json) -> int | None:
    number = sent.get("update_id")
    return number if isinstance(number, int) and not isinstance(number, bool) and 0 <= number < 2**63 else None
