"""What operators and their machines see of a process: figures, an overview, whether it is fit to work."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.operating.checkup import State, examine
    from bot.operating.figures import Figures
    from bot.operating.metrics import Metrics
    from bot.operating.overview import Overview
    from bot.operating.readiness import Check, clock_check, database_check, index_check, look
else:
    from index import face

    __getattr__ = face(__name__)

__all__ = [
    "Check",
    "Figures",
    "Metrics",
    "Overview",
    "State",
    "clock_check",
    "database_check",
    "examine",
    "index_check",
    "look",
]
