"""Says so where the newest statements may be missing, because sources could not be read for a while."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.say.texts import Texts
from index.sources import Stale


def stale_notice(texts: Texts, stale: Sequence[Stale], now: datetime) -> str | None:
    """One sentence about sources that are out of date, the longest first; None where all are current."""
    if not stale:
        return None
    if len(stale) == 1:
        return texts("sources.stale_one", source=stale[0].source, span=span(texts, now - stale[0].since))
    return texts("sources.stale_many", count=len(stale), span=span(texts, now - stale[-1].since))


def span(texts: Texts, lasting: timedelta | None) -> str:
    """A length of time in the largest whole unit it has."""
    seconds = int(lasting.total_seconds()) if lasting is not None else 0
    for unit, length in (("days", 86_400), ("hours", 3_600)):
        if seconds >= length:
            return texts(f"span.{unit}", count=seconds // length)
    return texts("span.minutes", count=max(seconds // 60, 1))
