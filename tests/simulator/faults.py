"""Faults that a test orders: errors, lost answers and delays."""

from dataclasses import dataclass
from random import Random

from tests.simulator.shapes import FaultKind


@dataclass(kw_only=True)
class Fault:
    """What goes wrong, and for which calls.

    ``error`` answers with ``status``, or with 429 when ``retry_after`` is given. ``drop_before`` and ``drop_after`` cut
    the connection before or after the call was carried out; ``delay`` and ``delay_after`` wait ``delay`` seconds.
    ``times`` 0 means until cleared, ``chat_id`` 0 any chat, ``method`` ``*`` any method. ``hits`` counts.
    """

    method: str = "*"
    kind: FaultKind = "error"
    times: int = 0
    probability: float = 1.0
    delay: float = 0.0
    status: int = 500
    retry_after: int = 0
    chat_id: int = 0
    hits: int = 0

    def meets(self, method: str, chat_id: int, random: Random) -> bool:
        """Whether a call of this method (lower case) to this chat goes wrong."""
        return (
            self.method.lower() in ("*", method)
            and self.chat_id in (0, chat_id)
            and not 0 < self.times <= self.hits
            and random.random() < self.probability
        )


def pick(faults: list[Fault], method: str, chat_id: int, random: Random) -> Fault:
    """The first fault that meets the call, counted as a hit, or one of kind ``""``."""
    for fault in faults:
        if fault.meets(method, chat_id, random):
            fault.hits += 1
            return fault
    return Fault(kind="")
