"""Where Telegram sends this bot's updates: set at the start, looked after while the process runs."""

import asyncio
from datetime import datetime

import structlog
from telegram import Bot
from telegram.error import BadRequest, InvalidToken, TelegramError

from bot.errors import SettingsError
from bot.process import Trouble, before
from bot.telegram import ALLOWED_UPDATES, AT_ONCE, START_WAITS, refused, seconds_to_wait, unreachable
from index import Sleep

log = structlog.stdlib.get_logger(__name__)

WEBHOOK_PATH = "/telegram"
"""Below PUBLIC_URL. What keeps others out is the secret in a header, which no proxy's log shows."""

LOOK_EVERY = 60.0
"""Seconds between looks at what Telegram says of the webhook."""

CONNECTIONS = 2 * AT_ONCE


class Webhook:
    """The webhook as Telegram has it. ``problem`` is what is wrong with it, or None when it was last in order."""

    def __init__(self, bot: Bot, public_url: str, secret: str, api_url: str, *, sleep: Sleep = asyncio.sleep) -> None:
        self._bot = bot
        self._url = public_url + WEBHOOK_PATH
        self._secret = secret
        self._api_url = api_url
        self._sleep = sleep
        self._told: datetime | None = None
        self._unknown = Trouble(__name__, "the webhook cannot be looked at", "the webhook can be looked at again")
        self.problem: str | None = "not set yet"

    async def set(self) -> None:
        """Ask Telegram to send updates here, those that wait included.

        Raises TokenRefusedError, TelegramUnreachableError, and SettingsError where Telegram does not take the address.
        """
        for wait in (*START_WAITS, None):
            try:
                await self._set()
            except BadRequest as error:
                raise SettingsError(
                    f"PUBLIC_URL: Telegram refused {self._url} as a webhook ({error}); "
                    "example: PUBLIC_URL=https://record.example.org"
                ) from None
            except InvalidToken:
                raise refused(self._api_url) from None
            except TelegramError as error:
                if wait is None:
                    raise unreachable(self._api_url, error) from None
                # Processes that start at the same moment all set it, and Telegram has them take turns.
                await self._sleep(seconds_to_wait(error, wait))
            else:
                break
        log.info("Telegram sends updates here", address=self._url)

    async def run(self, stop: asyncio.Event) -> None:
        """Look after it until ``stop`` is set. It stays set then: Telegram keeps updates for the next process.

        Raises TokenRefusedError when the token is no longer known.
        """
        while not stop.is_set():
            await before(stop, self._sleep(LOOK_EVERY))
            if not stop.is_set():
                await self.look()

    async def look(self) -> None:
        """See whether Telegram still sends updates here; where another program has taken them, take them back."""
        try:
            info = await self._bot.get_webhook_info()
            if info.url != self._url:
                self.problem = "another program had taken this bot's updates"
                log.warning(
                    "another program takes this bot's updates; taking them back. Stop it or give it its own token",
                    its_webhook=info.url or "none: it polls",
                )
                await self._set()
            elif info.last_error_date and info.last_error_date != self._told and info.pending_update_count:
                self.problem = f"Telegram could not deliver: {info.last_error_message}"
                log.warning(
                    "Telegram could not deliver updates",
                    reason=info.last_error_message,
                    at=info.last_error_date.isoformat(),
                    waiting=info.pending_update_count,
                )
            else:
                self.problem = None
            self._told = info.last_error_date
        except InvalidToken:
            raise refused(self._api_url) from None
        except TelegramError as error:
            self._unknown.begins(error)
        else:
            self._unknown.ends()

    async def _set(self) -> None:
        await self._bot.set_webhook(
            self._url,
            allowed_updates=ALLOWED_UPDATES,
            drop_pending_updates=False,
            max_connections=CONNECTIONS,
            secret_token=self._secret,
        )
        self.problem = None
