"""Takes from each of Telegram's answers what time it is there."""

from collections.abc import Awaitable, Callable
from datetime import UTC
from email.utils import parsedate_to_datetime
from typing import Any

import httpx

from bot.process import Clock

Hook = Callable[[httpx.Response], Awaitable[None]]


def tells(clock: Clock | None) -> dict[str, Any]:
    """What a request of python-telegram-bot takes, so that the clock hears of every answer."""
    return {"httpx_kwargs": {"event_hooks": {"response": [_hook(clock)]}}} if clock else {}


def _hook(clock: Clock) -> Hook:
    async def hear(response: httpx.Response) -> None:
        try:
            moment = parsedate_to_datetime(response.headers.get("Date", ""))
        except ValueError:
            return
        clock.told(moment if moment.tzinfo else moment.replace(tzinfo=UTC))

    return hear
