"""Updates by polling, watched for what an operator must know: each trouble in one line when it begins and ends."""

import asyncio
import logging
from contextlib import suppress
from http import HTTPStatus
from typing import Any

import structlog
from telegram.error import InvalidToken, TelegramError
from telegram.request import HTTPXRequest

from bot.process.redaction import shown_address
from bot.process.stopping import before
from bot.telegram.application import (
    ALLOWED_UPDATES,
    START_WAITS,
    AnyApplication,
    BotParts,
    answering,
    introduce,
    refused,
    time_outs,
    unreachable,
)

log = structlog.stdlib.get_logger(__name__)

SECOND_POLLER = "another program fetches this bot's messages; stop it, or give this one a token of its own"
UNREACHABLE = "Telegram cannot be reached; trying again until it can"


class PollingRequest(HTTPXRequest):
    """The connection updates come through.

    The library's polling ends without a word when a token is revoked, and writes a traceback at every lost connection.
    """

    def __init__(self) -> None:
        super().__init__(connection_pool_size=1, **time_outs())
        self._refused = asyncio.Event()
        self.trouble: str | None = None
        """What keeps messages from coming, or None."""

    @property
    def refused(self) -> bool:
        """Whether Telegram has said that it does not know the token (any more)."""
        return self._refused.is_set()

    async def until_refused(self) -> None:
        await self._refused.wait()

    async def do_request(self, *args: Any, **options: Any) -> tuple[int, bytes]:
        try:
            status, body = await super().do_request(*args, **options)
        except TelegramError as error:
            self._note(UNREACHABLE, reason=str(error))
            raise
        if status in (HTTPStatus.UNAUTHORIZED, HTTPStatus.NOT_FOUND):
            self._refused.set()
        elif status == HTTPStatus.CONFLICT:
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
    application: AnyApplication, polling: PollingRequest, parts: BotParts, api_url: str, stop: asyncio.Event
) -> None:
    """Answer what is polled until ``stop`` is set; then finish the updates already fetched.

    The application must have been reached. Raises TokenRefusedError and TelegramUnreachableError.
    """
    for name in ("telegram.ext", "telegram.ext.Updater"):
        logging.getLogger(name).addFilter(_not_told_already)
    updater = application.updater
    if updater is None:
        raise TypeError("an application that polls needs an updater")
    async with answering(application, parts):
        await introduce(application, parts.profile)
        await application.start()
        try:
            # Deletes a webhook that was left set: Telegram gives updates either way, never both.
            await updater.start_polling(
                allowed_updates=ALLOWED_UPDATES,
                bootstrap_retries=len(START_WAITS),
                drop_pending_updates=False,
                error_callback=lambda _: None,  # PollingRequest tells
            )
        except InvalidToken:
            raise refused(api_url) from None
        except TelegramError as error:
            raise unreachable(api_url, error) from None
        log.info("listening in Telegram", bot=application.bot.name, address=shown_address(api_url))
        try:
            await before(stop, polling.until_refused())
        finally:
            with suppress(InvalidToken):
                await updater.stop()
        if polling.refused:
            raise refused(api_url)
        log.info("stopped listening")


def _not_told_already(record: logging.LogRecord) -> bool:
    """Leaves out the library's tracebacks for troubles that are told in one line here."""
    return not record.getMessage().startswith(("Network Retry Loop", "Error while calling `get_updates` one more time"))
