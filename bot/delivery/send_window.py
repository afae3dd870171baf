"""Keeps delays on the way from turning an even pace into a burst. Times are monotonic seconds.

The server counts a message at some moment between the beginning and the end of its request. Requests that were held up
together arrive together: so before another one begins, all that may fall into the same second are counted.
"""

from collections import deque

REQUESTS_REMEMBERED = 100
SECOND = 1.0


class Burst:
    """At most ``most`` messages in any second of the server's."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._under_way = 0
        self._ends = deque[float]()
        self._durations = deque[float](maxlen=REQUESTS_REMEMBERED)

    def is_full(self, now: float) -> bool:
        """Whether a message that begins now might be one too many."""
        while self._ends and self._ends[0] <= now - SECOND:
            self._ends.popleft()
        # No way to the server and back is shorter: by so much the new one will be counted later than it begins, and by
        # the rest the others were counted earlier than they ended.
        shortest = min(self._durations, default=0.0)
        return self._under_way + sum(end > now - SECOND + shortest for end in self._ends) >= self._most

    def begins(self) -> None:
        self._under_way += 1

    def ends(self, began: float, now: float) -> None:
        self._under_way -= 1
        self._ends.append(now)
        self._durations.append(now - began)
