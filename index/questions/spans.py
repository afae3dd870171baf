"""Spans of dates: a month, a quarter, a season, last week. Both ends are included."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Span:
    first: date
    last: date

    def overlaps(self, other: "Span") -> bool:
        return self.first <= other.last and other.first <= self.last


def day_span(year: int, month: int, day: int) -> Span | None:
    """None where there is no such day."""
    try:
        return Span(date(year, month, day), date(year, month, day))
    except ValueError:
        return None


def month_span(year: int, month: int, months: int = 1) -> Span | None:
    """``months`` months from the given one on; None outside years 1 to 9998."""
    end = year * 12 + month - 2 + months
    if not (1 <= month <= 12 and year >= 1 and end // 12 < 9999):
        return None
    last = date(end // 12, end % 12 + 1, monthrange(end // 12, end % 12 + 1)[1])
    return Span(date(year, month, 1), last)


def season_span(year: int, season: int) -> Span | None:
    """Meteorological seasons, 1 spring to 4 winter, named by the year of their January as the Met Office does."""
    return month_span(year - 1, 12, 3) if season == 4 else month_span(year, season * 3, 3)


def relative_span(code: str, today: date) -> Span:
    """``unit:offset`` counted in calendar units from today's, or ``+n:unit``: the last n units, ending today.

    Weeks begin on Monday (ISO 8601); a weekend is its Saturday and Sunday.
    """
    left, right = code.split(":")
    if left.startswith("+"):
        return Span(before(today, int(left), right) + _DAY, today)
    offset = int(right)
    if left == "day":
        day = today + offset * _DAY
        return Span(day, day)
    if left in ("week", "weekend"):
        monday = today - today.weekday() * _DAY + 7 * offset * _DAY
        return Span(monday + (5 * _DAY if left == "weekend" else 0 * _DAY), monday + 6 * _DAY)
    months = {"month": 1, "quarter": 3, "year": 12}[left]
    index = (today.year * 12 + today.month - 1) // months * months + offset * months
    span = month_span(index // 12, index % 12 + 1, months)
    return span or Span(date.min, date.min)


def before(day: date, count: int, unit: str) -> date:
    """The day ``count`` units earlier; the month's last day where it is shorter. Stops at the first date there is."""
    try:
        if unit in ("day", "week"):
            return day - count * (7 if unit == "week" else 1) * _DAY
        index = day.year * 12 + day.month - 1 - count * (12 if unit == "year" else 1)
        year, month = index // 12, index % 12 + 1
        return date(year, month, min(day.day, monthrange(year, month)[1]))
    except (ValueError, OverflowError):
        return date.min
