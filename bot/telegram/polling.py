"""Watches the polling for what an operator must know: each trouble in one line when it begins, one when it ends."""

import asyncio
from http import HTTPStatus
from typing import Any

import structlog
from telegram.error import TelegramError
from telegram.request import HTTPXRequest

log = structlog.stdlib.get_logger(__name__)

SECOND_POLLER = "another program fetches this bot's messages; stop it, or give this one a token of its own"
UNREACHABLE = "Telegram cannot be reached; trying again until it can"


class PollingRequest(HTTPXRequest):
    """The connection updates come through.

    The library's polling ends without a word when a token is revoked, and writes a traceback at every lost connection.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(connection_pool_size=1, **options)
        self._refused = asyncio.Event()
        self._trouble: str | None = None

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
        elif status == HTTPStatus.OK and self._trouble:
            log.info("messages are fetched again")
            self._trouble = None
        return status, body

    def _note(self, trouble: str, **details: str) -> None:
        if self._trouble != trouble:
            log.warning(trouble, **details)
            self._trouble = trouble
