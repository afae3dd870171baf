"""What every process needs: settings, logs, loops, metrics, and whether it is fit to work."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.process.clock import Clock
    from bot.process.logs import configure_logs
    from bot.process.loops import Loop, run_loops
    from bot.process.redaction import Redactor, shown_address
    from bot.process.settings import Settings, read_settings
    from bot.process.stopping import MOST_SECONDS, before, stop_on_signals
    from bot.process.trouble import Trouble
else:
    from index import face

    __getattr__ = face(__name__)

__all__ = [
    "MOST_SECONDS",
    "Clock",
    "Loop",
    "Redactor",
    "Settings",
    "Trouble",
    "before",
    "configure_logs",
    "read_settings",
    "run_loops",
    "shown_address",
    "stop_on_signals",
]
