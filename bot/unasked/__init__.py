"""What nobody asked for: who is due, and what they get."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.unasked.alerting import alerting as alerting_loop
    from bot.unasked.rounds import Rounds
    from bot.unasked.schedule import schedule as schedule_loop
    from bot.unasked.sources import follow_sources, poller_of, telling
else:
    from index import face

    __getattr__ = face(__name__)

__all__ = ["Rounds", "alerting_loop", "follow_sources", "poller_of", "schedule_loop", "telling"]
