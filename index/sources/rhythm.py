"""How often a source usually has something new, and when its silence is worth a word."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median

ITEMS = 50
"""The newest items that a rhythm is read from."""
FEWEST = 8
"""Below so many items there is no telling what is usual."""
SHORTEST_PATIENCE = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Rhythm:
    """``usual`` is the median pause between items; a silence longer than ``patience`` is far beyond it."""

    usual: timedelta
    patience: timedelta


def rhythm_of(moments: Sequence[datetime]) -> Rhythm | None:
    """The rhythm of a source's items by when they were published; None where they are too few.

    Patience is five usual pauses, twice the longest there was, or two days, whichever is longest.
    """
    newest = sorted(set(moments))[-ITEMS:]
    if len(newest) < FEWEST:
        return None
    pauses = [later - earlier for earlier, later in pairwise(newest)]
    usual = timedelta(seconds=median(pause.total_seconds() for pause in pauses))
    return Rhythm(usual, max(5 * usual, 2 * max(pauses), SHORTEST_PATIENCE))
