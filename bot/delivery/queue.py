"""The messages that come next: a window of the outbox, and which of them may go out now. Times are monotonic seconds.

A chat gets one message at a time. What a chat cannot take soon is put off in the outbox, so that one busy chat never
fills the window and stops the rest.
"""

from collections.abc import Collection, Sequence

from bot.delivery.outcomes import Item
from bot.delivery.pace import Pace

SOON = 2.0
"""Seconds that a message may wait in the window for its chat."""

FRESH = 1.0
"""Seconds after which the outbox is asked again, for what is more urgent than the rest of the window."""


class Queue:
    def __init__(self, pace: Pace) -> None:
        self._pace = pace
        self._items: list[Item] = []
        self._filled: float | None = None
        self._horizons: dict[int, float] = {}

    def __len__(self) -> int:
        return len(self._items)

    def clear(self) -> None:
        self._items, self._filled = [], None

    def fill(self, items: Sequence[Item], now: float) -> None:
        """Take what the outbox holds, the first to be sent first."""
        self._items, self._filled = list(items), now
        self._horizons = {chat_id: until for chat_id, until in self._horizons.items() if until > now}

    def stale(self, now: float) -> bool:
        return not self._items or self._filled is None or now - self._filled >= FRESH

    def choose(self, room: int, busy: Collection[int], now: float) -> tuple[list[Item], dict[int, float]]:
        """Take out at most ``room`` messages that may go out now, none to the ``busy`` chats; and those to be put off.

        Returns the first, and of the others the seconds to wait, by id.
        """
        chosen: list[Item] = []
        kept: list[Item] = []
        put_off: dict[int, float] = {}
        seen: set[int] = set()
        for item in self._items:
            ready = self._pace.ready(item.chat_id, now)
            behind = item.chat_id in seen
            if len(chosen) < room and ready <= now and not behind and item.chat_id not in busy:
                chosen.append(item)
            elif not behind and ready - now <= SOON:
                kept.append(item)
            else:
                put_off[item.id] = self._horizon(item.chat_id, max(ready, now)) - now
            seen.add(item.chat_id)
        self._items = kept
        return chosen, put_off

    def _horizon(self, chat_id: int, ready: float) -> float:
        """The moment when the chat has room for one more message than those put off already."""
        horizon = max(ready, self._horizons.get(chat_id, ready)) + self._pace.gap(chat_id)
        self._horizons[chat_id] = horizon
        return horizon
