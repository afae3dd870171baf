"""What the people who run the bot are told of their sources: when one breaks, recovers, or falls silent; each once."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy.ext.asyncio import AsyncConnection


class News(StrEnum):
    BROKEN = "broken"
    RECOVERED = "recovered"
    SILENT = "silent"
    HEARD_AGAIN = "heard_again"
    WITHDRAWN = "withdrawn"
    REINSTATED = "reinstated"
    HELD = "held"


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """``detail`` is the error, or the id of the statement; ``reason`` is what speaks against words that are held back.

    ``lasting`` is how long the trouble has lasted.
    """

    news: News
    source: str
    at: datetime
    detail: str = ""
    reason: str = ""
    lasting: timedelta | None = None


Tell = Callable[[AsyncConnection, Notice], Awaitable[None]]
"""Passes a notice on inside the transaction that remembers that it was told."""
