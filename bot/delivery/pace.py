"""How fast messages may go out: over all, to one chat, and to one group in a minute. Times are monotonic seconds."""

from collections import deque
from dataclasses import dataclass

from bot.delivery.send_window import Burst

MINUTE = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """``per_second`` over all chats and at ``most_in_a_second``, ``chat_gap`` seconds between two messages to one chat,
    ``group_per_minute`` to a group.

    A group is any chat whose id is below zero (Telegram counts channels as such).
    """

    per_second: float
    most_in_a_second: int
    chat_gap: float
    group_per_minute: int


class Pace:
    """Knows what went out when. A moment of idleness is not made up for, but for ``SLACK`` seconds of it."""

    SLACK = 0.05

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self.burst = Burst(limits.most_in_a_second)
        self._next = 0.0
        self._groups: dict[int, deque[float]] = {}
        self._ready: dict[int, float] = {}
        self._swept = 0.0

    @property
    def per_second(self) -> float:
        return self._limits.per_second

    def slot(self, now: float) -> float:
        """Take the next moment at which a message may go out; returns how many seconds it is away."""
        at = max(self._next, now - self.SLACK)
        self._next = at + 1 / self._limits.per_second
        return max(0.0, at - now)

    def ready(self, chat_id: int, now: float) -> float:
        """The moment from which a chat takes another message; ``now`` or earlier where it does already."""
        return self._ready.get(chat_id, now)

    def gap(self, chat_id: int) -> float:
        """Seconds between messages that a chat takes for ever."""
        return (
            self._limits.chat_gap if chat_id > 0 else max(self._limits.chat_gap, MINUTE / self._limits.group_per_minute)
        )

    def sent(self, chat_id: int, now: float) -> None:
        """Count a message to a chat."""
        ready = now + self._limits.chat_gap
        if chat_id < 0:
            minute = self._groups.setdefault(chat_id, deque(maxlen=self._limits.group_per_minute))
            minute.append(now)
            if len(minute) == self._limits.group_per_minute:
                ready = max(ready, minute[0] + MINUTE)
        self.park(chat_id, ready)
        self._sweep(now)

    def park(self, chat_id: int, until: float) -> None:
        """A chat takes nothing until this moment."""
        self._ready[chat_id] = max(until, self._ready.get(chat_id, until))

    def _sweep(self, now: float) -> None:
        """Forget, once a minute, what no longer matters."""
        if now - self._swept < MINUTE:
            return
        self._swept = now
        self._ready = {chat_id: ready for chat_id, ready in self._ready.items() if ready > now}
        self._groups = {chat_id: minute for chat_id, minute in self._groups.items() if minute[-1] > now - MINUTE}
