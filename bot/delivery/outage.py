"""Notices when nothing gets through to anybody, so that not every message runs into it. Times are monotonic seconds."""

import structlog

log = structlog.stdlib.get_logger(__name__)

FAILURES = 5
"""So many failures in a row, in any chats, are no longer those messages' own."""

LONGEST_PAUSE = 30.0


class Outage:
    """While it lasts one message at a time is tried, after pauses that grow to ``longest`` seconds."""

    def __init__(self, longest: float = LONGEST_PAUSE) -> None:
        self._longest = longest
        self._failures = 0
        self._pauses = 0
        self._until: float | None = None

    def note(self, *, failed: bool, now: float) -> None:
        """Count the end of an attempt to send."""
        if not failed:
            if self._until is not None:
                log.info("messages get through again")
            self._failures, self._pauses, self._until = 0, 0, None
            return
        self._failures += 1
        if self._failures < FAILURES or (self._until is not None and now < self._until):
            return
        if self._until is None:
            log.warning("no message gets through; one at a time is tried until one does")
        self._pauses += 1
        self._until = now + min(self._longest, 2.0**self._pauses)

    def allowed(self, room: int, flying: int, now: float) -> int:
        """How many messages may be begun where there is ``room`` and so many are on their way."""
        if self._until is None:
            return room
        return min(room, 1) if now >= self._until and not flying else 0
