"""More than five alerts in ten minutes become one message. A pure decision."""

from datetime import timedelta
from enum import Enum

MOST = 5
WINDOW = timedelta(minutes=10)


class Batching(Enum):
    EACH = "each in a message of its own"
    TOGETHER = "all in one message"
    LATER = "not yet"


def turn(waiting: int, recent: int) -> Batching:
    """How the alerts that wait for a chat go out, where ``recent`` alerts went there within the last WINDOW."""
    if recent >= MOST:
        return Batching.LATER
    return Batching.EACH if waiting + recent <= MOST else Batching.TOGETHER
