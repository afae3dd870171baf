"""Counts and lists that were just made: pages are turned, and a picture is drawn of what was counted a moment ago."""

from collections import OrderedDict
from collections.abc import Awaitable, Callable, Hashable
from typing import TypeVar

MOST = 32
"""Answers that are kept."""
MOST_QUOTES = 20_000
"""Quotes that they may have together, some 2 kB each."""

T = TypeVar("T")


class Kept:
    """The latest answers by what was asked; ``weigh`` tells how many quotes one holds.

    Whatever an answer depends on must be part of what was asked: what is kept is never looked at again.
    """

    def __init__(self, weigh: Callable[[object], int]) -> None:
        self._weigh = weigh
        self._answers: OrderedDict[Hashable, tuple[object, int]] = OrderedDict()

    async def get(self, asked: Hashable, make: Callable[[], Awaitable[T]]) -> T:
        """The answer that is kept, or else made now. Raises what ``make`` raises."""
        if asked in self._answers:
            self._answers.move_to_end(asked)
            found: T = self._answers[asked][0]  # type: ignore[assignment]
            return found
        made = await make()
        self._answers[asked] = made, self._weigh(made)
        self._answers.move_to_end(asked)
        while len(self._answers) > MOST or sum(weight for _, weight in self._answers.values()) > MOST_QUOTES:
            self._answers.popitem(last=False)
        return made
