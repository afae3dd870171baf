"""Reads times that are counted from today: "yesterday", "last June", "two weeks ago", "the past month"."""

from datetime import timedelta

from index.questions.reading import DEEPEST, MOST, Point, Reading
from index.questions.spans import MONTHS, Span, before, month_span, relative_span, season_span

FEW_DAYS, FEW = 7, 3
"""What "the last few days" and "the last few months" are taken for; the answer says so."""


class Counted(Reading):
    """The times counted from today that begin at a place."""

    def weekday(self, place: int) -> Point | None:
        weekday = self.number(place, "weekday")
        if weekday is None:
            return None
        day = self.today - timedelta((self.today.weekday() - weekday) % 7 or 7)
        past = self.has(place + 1, "last")
        return Point(lambda _: Span(day, day), 0, place + 1 + past, "weekday", bare=not past, relative=True)

    def relative_day(self, place: int) -> Point | None:
        offset = self.number(place, "day")
        if offset is None:
            return None
        day = self.today + timedelta(offset)
        return Point(lambda _: Span(day, day), 0, place + 1, "day", relative=True)

    def deictic(self, place: int) -> Point | None:
        """ "last week", "this year", "last June", "la semaine dernière"."""
        for part, offset in (("last", -1), ("this", 0), ("next", 1)):
            if self.has(place, part) and (found := self._counted(place + 1, offset, place + 2)):
                return found
            follows = self.has(place, "unit", "month", "season") and not self.has(place, "past")
            if follows and self.has(place + 1, part) and (found := self._counted(place, offset, place + 2)):
                return found
        return None

    def _counted(self, place: int, offset: int, end: int) -> Point | None:
        unit, today = self.unit(place), self.today
        if unit and unit not in ("day", "half", "fortnight", "decade"):
            span = relative_span(f"{unit}:{offset}", today)
            if offset == 0:
                span = Span(span.first, min(span.last, max(today, span.first)))
            return Point(lambda _: span, 0, end, unit, relative=True)
        if unit == "half":
            begin = today.year * 12 + (today.month > 6) * 6 + 6 * offset
            half = month_span(begin // 12, begin % 12 + 1, 6)
            return Point(lambda _: half, 0, end, unit, relative=True)
        month, season, weekday = (self.number(place, part) for part in ("month", "season", "weekday"))
        if weekday is not None:
            since = (today.weekday() - weekday) % 7
            day = today - timedelta(since if offset == 0 else (since or 7) if offset < 0 else since - 7)
            return Point(lambda _: Span(day, day), 0, end, "weekday", relative=True)
        if month is None and season is None:
            return None
        years = range(today.year - 1, today.year + 2)
        spans = [s for y in years if (s := month_span(y, month) if month else season_span(y, season or 1))]
        if offset == 0:
            chosen = [s for s in spans if s.first <= today <= s.last] or [s for s in spans if s.last.year == today.year]
        else:
            chosen = [s for s in spans if s.last < today][-1:] if offset < 0 else [s for s in spans if s.first > today]
        return Point(lambda _: chosen[0], 0, end, "month", relative=True) if chosen else None

    def rolling(self, place: int) -> Point | None:
        """ "the last 30 days", "the past week", "les 3 derniers mois"."""
        at, count = place + 1, None
        if self.has(place, "last", "past"):
            several = self.has(at, "few")
            count = self.number(at, "number")
            if count is None and not several and (self.has(place, "last") or not self.has(place, "past")):
                return None
            at += count is not None or several
        elif self.has(place, "number", "few") and self.has(at, "past", "last"):
            several, count, at = self.has(place, "few"), self.number(place, "number"), at + 1
        else:
            return None
        unit = self.unit(at)
        if unit not in ("day", "week", "month", "quarter", "year", "decade") or not 0 < (count or 1) <= MOST:
            return None
        if self.has(at + 1, "of") and self.at(self.skip(at + 1, "of", "the"), DEEPEST):
            return None  # "the last ten days of June"
        end = at + 1 + (several and self.has(at + 1, "past", "last"))
        number = count if count is not None else (FEW_DAYS if unit == "day" else FEW) if several else 1
        code = f"+{number * MONTHS[unit]}:month" if unit in MONTHS else f"+{number}:{unit}"
        span = relative_span(code, self.today)
        return Point(lambda _: span, 0, end, "rolling", relative=True, exact=not several)

    def ago(self, place: int) -> Point | None:
        ahead = self.has(place, "ago_before")
        at = place + ahead
        count = self.number(at, "number")
        at += count is not None
        unit, behind = self.unit(at), self.has(at + 1, "ago")
        if unit not in ("day", "week", "month", "quarter", "year") or not (ahead or behind):
            return None
        if (count is None and (ahead or self.low(at) in self.words.plurals)) or not 0 < (count or 1) <= MOST:
            return None
        quarters = unit == "quarter"
        day = before(self.today, (count or 1) * (3 if quarters else 1), "month" if quarters else unit)
        end = at + 1 + behind
        if unit == "day":
            return Point(lambda _: Span(day, day), 0, end, "day", relative=True)
        span = relative_span(f"{unit}:0", day)  # "two weeks ago" is no exact day: the calendar unit around it
        return Point(lambda _: span, 0, end, unit, relative=True, exact=False)
