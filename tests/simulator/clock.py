"""The simulator's time: the machine's, moved forward at a test's wish so that nothing has to wait for a limit."""

import time


class Clock:
    def __init__(self) -> None:
        self.ahead = 0.0

    def now(self) -> float:
        """Unix time in seconds."""
        return time.time() + self.ahead

    def monotonic(self) -> float:
        """Seconds since some moment, never going back."""
        return time.monotonic() + self.ahead

    def advance(self, seconds: float) -> None:
        """Let this many seconds have passed."""
        self.ahead += max(0.0, seconds)
