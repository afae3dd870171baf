"""Spans of dates: a month, a quarter, a season, last week. Both ends are included."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

_DAY = timedelta(days=1)
MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120}
"""Units that are months, and how many."""


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


def third(span: Span | None, which: str) -> Span | None:
    """The "early", "mid" or "late" third; of a month the 1st to 10th, the 11th to 20th, and what is left."""
    if span is None:
        return None
    whole = span.first.day == 1 and (span.last + _DAY).day == 1
    months = _months_in(span)
    place = ("early", "mid", "late").index(which)
    if whole and months % 3 == 0:
        return _months_on(span.first, place * months // 3, months // 3)
    days = 10 if whole and months == 1 else max(1, ((span.last - span.first).days + 1) // 3)
    first = min(span.first + place * days * _DAY, span.last)
    return Span(first, span.last if which == "late" else min(first + (days - 1) * _DAY, span.last))


def nth_of(span: Span | None, number: int, count: int, unit: str, kind: str) -> Span | None:
    """The ``number``-th ``count`` units of a span of a ``kind`` ("year"); -1 is the last. None where there is none.

    Weeks of a month are the 1st to 7th, the 8th to 14th, and so on, its last week the last seven days; weeks of a year
    are those of ISO 8601.
    """
    if span is None:
        return None
    days, months = (span.last - span.first).days + 1, _months_in(span)
    if unit in ("half", "fortnight"):
        if number not in (1, 2, -1) or count > 1:
            return None
        if months % 2 == 0 and unit == "half":
            return _months_on(span.first, 0 if number == 1 else months // 2, months // 2)
        middle = span.first + (days // 2) * _DAY
        return Span(span.first, middle - _DAY) if number == 1 else Span(middle, span.last)
    if unit in MONTHS:
        length = MONTHS[unit] * count
        offset = months - length if number == -1 else (number - 1) * length
        return _months_on(span.first, offset, length) if 0 <= offset <= months - length else None
    if unit == "weekend":
        saturdays = [day for n in range(days) if (day := span.first + n * _DAY).weekday() == 5]
        return Span(saturdays[number - 1], saturdays[number - 1] + _DAY) if 0 < number <= len(saturdays) else None
    if unit == "week" and kind == "year" and number > 0 and count == 1:
        try:
            monday = date.fromisocalendar(span.first.year, number, 1)
        except ValueError:
            return None
        return Span(monday, monday + 6 * _DAY)
    length = (7 if unit == "week" else 1) * count
    if (abs(number) - 1) * length >= days or length > days:
        return None
    first = span.last - (length - 1) * _DAY if number == -1 else span.first + (number - 1) * length * _DAY
    return Span(first, min(first + (length - 1) * _DAY, span.last))


def beside(span: Span | None, word: str, number: int, unit: str) -> Span | None:
    """The ``number`` units "after" or "before" a span, or the week that it stands in, begins or ends."""
    if span is None:
        return None
    if word == "week_of" or unit == "weekend":
        return relative_span(f"{unit}:0", span.first)
    if word == "week_from":
        return Span(span.first, span.first + 6 * _DAY)
    if word == "week_ending":
        return Span(span.last - 6 * _DAY, span.last)
    months, days = MONTHS.get(unit, 0) * number, (7 if unit == "week" else 1) * number
    try:
        if word == "after":
            first = span.last + _DAY
            return Span(first, (_later(first, months) if months else first + days * _DAY) - _DAY)
        return Span(before(span.first, months or days, "month" if months else "day"), span.first - _DAY)
    except (ValueError, OverflowError):
        return None


def _months_in(span: Span) -> int:
    return (span.last.year - span.first.year) * 12 + span.last.month - span.first.month + 1


def _months_on(first: date, offset: int, months: int) -> Span | None:
    index = first.year * 12 + first.month - 1 + offset
    return month_span(index // 12, index % 12 + 1, months)


def _later(day: date, months: int) -> date:
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
