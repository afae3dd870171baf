"""The time, also on a machine whose clock is wrong: Telegram says with every answer what time it is.

A clock eleven minutes fast makes every question look too old to be answered; one days fast skips daily updates.
"""

from datetime import UTC, datetime, timedelta

from bot.process.trouble import Trouble
from index import Now

TOLERATED = timedelta(seconds=60)
"""How far a clock may be off: less harms nothing, and Telegram's moments come in whole seconds, through a network."""


def machine_time() -> datetime:
    return datetime.now(UTC)


class Clock:
    """``now`` is the machine's time, corrected where that is off by more than TOLERATED from what was ``told``."""

    def __init__(self, machine: Now = machine_time) -> None:
        self._machine = machine
        self._ahead = timedelta()
        self._trouble = Trouble(
            __name__, "this machine's clock is wrong; Telegram's time is used instead", "this machine's clock is right"
        )

    def now(self) -> datetime:
        return self._machine() - self._ahead

    def told(self, moment: datetime) -> None:
        """Somebody who knows says that it is ``moment`` (aware)."""
        ahead = self._machine() - moment
        self._ahead = ahead if abs(ahead) > TOLERATED else timedelta()
        if self.problem:
            self._trouble.begins(f"it {self.problem}; set it right (NTP)")
        else:
            self._trouble.ends()

    @property
    def problem(self) -> str | None:
        """What is wrong with the machine's clock, or None."""
        if not self._ahead:
            return None
        off = "ahead of" if self._ahead > timedelta() else "behind"
        return f"is {abs(self._ahead).total_seconds():.0f} s {off} Telegram's"
