"""Trouble that lasts is told twice: in one line when it begins, and in one when it is over."""

import structlog


class Trouble:
    """``what`` is said when it begins, with the reason, and ``over`` when it ends."""

    def __init__(self, logger: str, what: str, over: str) -> None:
        self._log = structlog.stdlib.get_logger(logger)
        self._what = what
        self._over = over
        self.lasts = False

    def begins(self, reason: object) -> None:
        if not self.lasts:
            self._log.error(self._what, reason=str(reason))
        self.lasts = True

    def ends(self) -> None:
        if self.lasts:
            self._log.info(self._over)
        self.lasts = False
