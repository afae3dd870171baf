"""When a chat's daily update is due: once on every date its own clock shows, through clock changes and down-time.

Pure. A time of day is ``minutes`` after midnight, as the chat's clock shows it; moments are aware, and UTC comes out.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

CAUGHT_UP = timedelta(hours=6)
"""How late an update still goes out; one that is later is skipped."""

MINUTES_A_DAY = 24 * 60

_DAY = timedelta(days=1)
_SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Decision:
    """What to do about a chat that is due.

    ``day`` is the local date the update is for and ``moment`` when it was due; ``late`` says that it is too late to be
    sent. ``skipped`` counts the dates before it that got none. ``following`` is when the chat is due next.
    """

    day: date
    moment: datetime
    late: bool
    skipped: int
    following: datetime


def decide(due: datetime, minutes: int, zone: ZoneInfo, now: datetime) -> Decision:
    """The decision for a chat that has been due since ``due``, which ``now`` has reached.

    After a long silence only the newest date counts; those before it are skipped.
    """
    current, skipped = due, 0
    if now - due > 3 * _DAY:
        current = next_due(now - 2 * _DAY, minutes, zone)
        skipped = (local_date(current, zone) - local_date(due, zone)).days
    while (following := next_due(current, minutes, zone, local_date(current, zone))) <= now:
        current, skipped = following, skipped + 1
    return Decision(local_date(current, zone), current, now - current > CAUGHT_UP, skipped, following)


def next_due(after: datetime, minutes: int, zone: ZoneInfo, last: date | None = None) -> datetime:
    """The first moment later than ``after`` at which an update is due.

    ``last`` is the date of the chat's last update: only a later date gets one, whatever zone or time it had then.
    """
    day = local_date(after, zone)
    if last is not None and last >= day:
        day = last + _DAY
    while True:
        moment = moment_of(day, minutes, zone)
        if moment is not None and moment > after:
            return moment
        day += _DAY


def local_date(moment: datetime, zone: ZoneInfo) -> date:
    return moment.astimezone(zone).date()


def moment_of(day: date, minutes: int, zone: ZoneInfo) -> datetime | None:
    """When the clocks of ``zone`` show this time on this date; of an hour that comes twice, the first time.

    Where clocks are put forward over it, the first moment after the gap; where the gap reaches to the end of the day,
    the last minute before it. None for a date that the zone left out (Samoa had no 30 December 2011).
    """
    wall = datetime.combine(day, time(minutes // 60, minutes % 60), zone)
    moment = wall.astimezone(UTC)
    if _shows(moment, wall):
        return moment
    # The offset of before is in force too early for this time, that of after too late: the change lies between.
    change = _change(wall.replace(fold=1).astimezone(UTC), moment, zone)
    for near in (change, change - timedelta(minutes=1)):
        if local_date(near, zone) == day:
            return near
    return None


def _shows(moment: datetime, wall: datetime) -> bool:
    return moment.astimezone(wall.tzinfo).replace(tzinfo=None, fold=0) == wall.replace(tzinfo=None)


def _change(before: datetime, after: datetime, zone: ZoneInfo) -> datetime:
    """The first second of the new offset, between two moments of which only the second has it."""
    new = after.astimezone(zone).utcoffset()
    while after - before > _SECOND:
        middle = before + (after - before) // 2
        middle = middle.replace(microsecond=0)
        if middle.astimezone(zone).utcoffset() == new:
            after = middle
        else:
            before = middle
    return after
