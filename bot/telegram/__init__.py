"""The conversation in Telegram: who is spoken to, how a reply looks there, and how it gets there."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.telegram.application import (
        ALLOWED_UPDATES,
        AT_ONCE,
        READ_SECONDS,
        START_WAITS,
        AnyApplication,
        introduce,
        opened_application,
        reach,
        refused,
        seconds_to_wait,
        time_outs,
        unreachable,
    )
    from bot.telegram.profile import BotProfile
    from bot.telegram.proxies import check_proxies
    from bot.telegram.timekeeping import tells
else:
    from index import face

    __getattr__ = face(__name__)

__all__ = [
    "ALLOWED_UPDATES",
    "AT_ONCE",
    "READ_SECONDS",
    "START_WAITS",
    "AnyApplication",
    "BotProfile",
    "check_proxies",
    "introduce",
    "opened_application",
    "reach",
    "refused",
    "seconds_to_wait",
    "tells",
    "time_outs",
    "unreachable",
]
