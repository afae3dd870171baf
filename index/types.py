"""Shapes that are passed around: what tells the time is an argument wherever the time matters."""

from collections.abc import Awaitable, Callable
from datetime import datetime

Now = Callable[[], datetime]
"""The time, aware."""
Seconds = Callable[[], float]
"""Seconds of a clock that only goes forward (``time.monotonic``)."""
Sleep = Callable[[float], Awaitable[object]]
"""Waits for so many seconds (``asyncio.sleep``)."""
