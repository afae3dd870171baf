"""Flood limits: how much the server lets a bot say before it answers 429."""

import math
from collections import deque
from dataclasses import dataclass, field

from tests.simulator.config import Config
from tests.simulator.errors import too_many

MINUTE = 60.0


@dataclass
class Meter:
    """What was sent to one chat: a token bucket (private chats), the moments of the last minute's sends (groups)."""

    tokens: float = math.inf
    refilled: float = 0.0
    window: deque[float] = field(default_factory=deque)
    locked_until: float = 0.0


def count(config: Config, everywhere: deque[float], meter: Meter, private: bool, now: float) -> None:
    """Count one message or edit at ``now`` (monotonic seconds), or raise ApiError 429 and lock the chat.

    ``everywhere`` holds the moments of the last second's sends to all chats.
    """
    if not config.limits:
        return
    if now < meter.locked_until:
        raise too_many(meter.locked_until - now)
    _forget(everywhere, now - 1)
    _forget(meter.window, now - MINUTE)
    if len(everywhere) >= config.global_rate:
        raise too_many(1)
    wait = 0.0
    if private:
        earned = (now - meter.refilled) * config.private_rate
        meter.tokens = min(config.private_burst, meter.tokens + earned)
        meter.refilled = now
        wait = (1 - meter.tokens) / config.private_rate
    elif len(meter.window) >= config.group_rate:
        wait = meter.window[0] + MINUTE - now
    if wait > 0:
        meter.locked_until = now + max(wait, config.chat_retry_after)
        raise too_many(meter.locked_until - now)
    meter.tokens -= 1
    meter.window.append(now)
    everywhere.append(now)


def most_within(moments: list[float], width: float) -> int:
    """The most moments (ascending) in any window of this width, in seconds."""
    best = first = 0
    for last, moment in enumerate(moments):
        while moments[first] <= moment - width:
            first += 1
        best = max(best, last - first + 1)
    return best


def _forget(window: deque[float], until: float) -> None:
    while window and window[0] <= until:
        window.popleft()
