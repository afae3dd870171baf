"""How long to leave a source alone."""

import random
from datetime import timedelta

_FIRST_TRY = timedelta(minutes=1)
_LONGEST_TRY = timedelta(hours=6)


def next_pause(interval: timedelta, rng: random.Random) -> timedelta:
    """Up to a tenth sooner than the interval, so that many sources do not all come at once."""
    return interval * rng.uniform(0.9, 1.0)


def next_try(failures: int, interval: timedelta, retry_after: float | None, rng: random.Random) -> timedelta:
    """After the n-th failure in a row: a minute at most, then twice as long each time, up to six hours.

    Never sooner than the server asks (``retry_after``, in seconds).
    """
    pause = min(min(interval, _FIRST_TRY) * (1 << min(failures - 1, 20)), max(interval, _LONGEST_TRY))
    return max(pause * rng.uniform(0.75, 1.25), timedelta(seconds=retry_after or 0))
