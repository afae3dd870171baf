"""Whether a function takes time linear in its text, by the processor's time in this process, each against the other.

A clock tells of the machine; the ratio of one run to another in the same process tells of the function.
"""

import gc
import time
from collections.abc import Callable

LARGEST = 8192
"""Characters up to which a text is made longer, until its growth is plain."""
ENOUGH = 0.25
"""Seconds after which a text is not read once more to be sure."""
LINEAR, SUSPECT = 8.0, 5.0
"""How much longer four times the text may take: 4 where time is linear, 16 where it is quadratic."""
IN_A_ROW = 3
NOISE = 0.002
"""Seconds below which nothing can be told."""

Reader = Callable[[str], object]
Making = Callable[[int], str]


def seconds(read: Reader, text: str, times: int = 1) -> float:
    """The processor's time for one reading: the least of so many, without what collecting garbage takes."""
    collects = gc.isenabled()
    gc.disable()
    try:
        return min(_once(read, text) for _ in range(times))
    finally:
        if collects:
            gc.enable()


def _once(read: Reader, text: str) -> float:
    begun = time.thread_time()
    read(text)
    return time.thread_time() - begun


def growth(read: Reader, making: Making, smallest: int) -> float:
    """How much longer four times a text takes, where it is too much at three lengths in a row; else 0.0.

    One or two may be a text that is read in another way from some length on.
    """
    row: list[float] = []
    length = smallest
    while 4 * length <= LARGEST:
        more = _growth(read, making, length)
        if more <= SUSPECT:
            return 0.0
        row = [*row, more] if more > LINEAR else []
        if len(row) == IN_A_ROW:
            return max(row)
        length *= 2
    return 0.0


def _growth(read: Reader, making: Making, length: int) -> float:
    for times in (1, 3, 5):
        before, after = seconds(read, making(length), times), seconds(read, making(4 * length), times)
        if after <= NOISE or after <= SUSPECT * before:
            return 0.0
        if after > ENOUGH:
            break
    return after / before
