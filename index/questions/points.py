"""Reads one time, from a day to a decade: "9 May", "the second half of June", "the week after 24 May", "last year"."""

from collections.abc import Callable
from datetime import date

from index.questions.counted import Counted
from index.questions.moments import Token, Words
from index.questions.reading import DEEPEST, MOST, Point
from index.questions.spans import Span, beside, day_span, month_span, nth_of, season_span, third

_NO_PARTS = ("day", "weekday", "rolling", "years", "part")


class Points(Counted):
    """The times that tokens name; each place is read once."""

    def __init__(self, tokens: list[Token], words: Words, today: date) -> None:
        super().__init__(tokens, words, today)
        self._read: dict[tuple[int, int], Point | None] = {}
        self._readers: tuple[tuple[tuple[str, ...], Callable[[int], Point | None]], ...] = (
            (("date", "years", "decade", "day_month", "part", "year"), self._figures),
            (("weekday", "number", "ordinal", "month", "short_month"), self._day),
            (("month", "short_month", "unit"), self._month),
            (("season",), self._season),
            (("year", "year_word", "unit"), self._year),
            (("weekday",), self.weekday),
            (("day",), self.relative_day),
            (("last", "this", "next", "unit", "month", "season"), self.deictic),
            (("last", "past", "number", "few"), self.rolling),
            (("number", "unit", "ago_before"), self.ago),
            (("number", "unit", "next"), self._beside),
        )

    def at(self, place: int, depth: int = 0) -> Point | None:
        """The longest time that begins at a token; None where none does."""
        if not 0 <= place < len(self.tokens) or depth > DEEPEST or not self.tokens[place].parts:
            return None
        if (place, depth) not in self._read:
            self._read[place, depth] = self._longest(place, depth)
        return self._read[place, depth]

    def _longest(self, place: int, depth: int) -> Point | None:
        found = [read(place) for parts, read in self._readers if self.has(place, *parts)]
        if self.has(place, "early", "mid", "late", "whole"):
            found.append(self._part(place, depth))
        if self.has(place, "ordinal", "final", "past", "unit"):
            found.append(self._nth(place, depth))
        return max((each for each in found if each), key=lambda each: each.end, default=None)

    def resolved(self, point: Point, extent: Span | None) -> Span | None:
        """Its dates. Without a year: the latest there is, within the record's extent if it meets that at all."""
        if point.year is not None:
            return point.span_in(point.year)
        oldest = min(extent.first.year - 1 if extent else self.today.year, self.today.year - 8)
        years = range(self.today.year + 1, max(oldest, 1) - 1, -1)
        past = [span for year in years if (span := point.span_in(year)) and span.first <= self.today]
        return next((span for span in past if extent is None or span.overlaps(extent)), past[0] if past else None)

    def _dashed(self, place: int) -> int:
        return place + 1 if self.has(place, "dash") or self.low(place) == "/" else place

    def year_after(self, place: int) -> tuple[int | None, int]:
        """The year that may follow a month or a quarter, "2021", "of last year", and the token after it."""
        dotted = self.low(place) == "." and self.tokens[place].tight
        begin = place + 1 if dotted or self.low(place) in (",", "/") else place
        begin = self.skip(begin + (self.low(begin) == ","), "of", "the")
        deictic = self.deictic(begin) if begin < len(self.tokens) else None
        if deictic and deictic.kind == "year" and (span := deictic.span_in(0)):
            return span.first.year, deictic.end
        at = self.skip(begin, "year_word", "the", "inside") if begin > place or self.has(begin, "year_word") else begin
        if (year := self.number(at, "year")) is not None:
            return year, self._after_year(at)
        if self.unit(begin) == "year" and begin > place and not self.has(begin + 1, "year"):
            return None, begin + 1  # "the first half of the year"
        return None, place

    def _after_year(self, place: int) -> int:
        end = place + 1 + self.has(place + 1, "year_word")
        return end + (end > place + 1 and self.low(end) == "." and self.tokens[end].tight)

    def _figures(self, place: int) -> Point | None:
        parts = self.tokens[place].parts
        if "date" in parts:
            year, month, day = parts["date"]
            if not month:
                return Point(_months_from(1, 12), year, place + 1, "year")
            if not 1 <= month <= 12 or (day and day_span(year, month, day) is None):
                return None
            return Point(_day(month, day) if day else _months_from(month), year, place + 1, "day" if day else "month")
        if "years" in parts:
            first, last = parts["years"]
            span = Span(date(first, 1, 1), date(last, 12, 31))
            return Point(lambda _: span, first, place + 1, "years") if first <= last else None
        if "decade" in parts:
            return Point(_months_from(1, 120), parts["decade"], place + 1, "years", bare=True)
        if "day_month" in parts:
            day, month = parts["day_month"]
            sound = 1 <= month <= 12 and day_span(2024, month, day)
            return Point(_day(month, day), None, place + 1, "day", bare=True) if sound else None
        if "part" in parts:
            months, number = parts["part"]
            year, end = self.year_after(place + 1)
            return Point(_months_from((number - 1) * months + 1, months), year, end, "unit", bare=year is None)
        following = self._dashed(place + 1)
        if "year" in parts and self.has(following, "part"):
            months, number = self.tokens[following].parts["part"]
            return Point(_months_from((number - 1) * months + 1, months), parts["year"], following + 1, "unit")
        return None

    def _day(self, place: int) -> Point | None:
        """ "9 May 2021", "May 9, 2021", "the 9th of May", "Monday, 9 May"."""
        if self.has(place, "weekday"):
            following = self.skip(place + 1 + (self.low(place + 1) == ","), "the", "inside")
            return self._day(following) if not self.has(following, "weekday") else None
        day = self.number(place)
        month_at = place + 1 + (self.low(place + 1) in self.words.day_of) if day is not None else place
        month = self.number(month_at, "month", "short_month")
        if month is None:
            return None
        end = month_at + 1
        if day is None:  # the month first
            end += self.low(end) == "." and self.tokens[end].tight
            end = self.skip(end, "the", most=1)
            day = self.number(end, "number")
            if day is None or not self.figure(end) or self.has(end + 1, "unit"):
                return None
            end += 1
        elif not self.figure(place) and not self.has(place, "ordinal"):
            return None
        if day_span(2024, month, day) is None:  # a leap year, so that a 29 February without a year stays possible
            return None
        year, end = self.year_after(end)
        return Point(_day(month, day), year, end, "day")

    def closing(self, first: Point, place: int) -> Point | None:
        """ "11" of "May 9 to 11": a day of the first's month."""
        day = self.number(place, "number")
        one = first.span_in(2024) if first.kind == "day" and first.year is None else None
        if one is None or day is None or not self.figure(place) or self.has(place + 1, "unit"):
            return None
        year, end = self.year_after(place + 1)
        return Point(_day(one.first.month, day), year, end, "day") if day_span(2024, one.first.month, day) else None

    def _month(self, place: int) -> Point | None:
        if self.unit(place) == "month" and self.has(place + 1, "of"):
            place = self.skip(place + 1, "of", "the")
        number = self.number(place, "month", "short_month")
        if number is None:
            return None
        year, end = self.year_after(place + 1)
        short = not self.has(place, "month") and not (self.words.month_first and len(self.low(place)) < 5)
        return None if year is None and short else Point(_months_from(number), year, end, "month", bare=year is None)

    def _season(self, place: int) -> Point | None:
        season = self.number(place, "season")
        if season is None:
            return None
        if self.has(place + 1, "years") and season == 4:
            first, last = self.tokens[place + 1].parts["years"]
            return Point(lambda _: season_span(last, 4), first, place + 2, "season") if last == first + 1 else None
        year, end = self.year_after(place + 1)
        # The Russian instrumental needs no preposition: "летом" is "in summer".
        needs = year is None and not self.low(place).endswith(("ой", "ом", "ью"))
        return Point(lambda y: season_span(y, season), year, end, "season", bare=needs)

    def _year(self, place: int) -> Point | None:
        at = place + 1 if self.has(place, "year_word") or self.unit(place) == "year" else place
        year = self.number(at, "year")
        return Point(_months_from(1, 12), year, self._after_year(at), "year", bare=True) if year is not None else None

    def _beside(self, place: int) -> Point | None:
        """ "the week after 24 May", "the week of 24 May", "two weeks before 9 May"."""
        at = place + self.has(place, "next")
        count = self.number(at, "number") if not self.has(at, "unit") else None
        at += count is not None
        unit = self.unit(at)
        if not unit or unit in ("half", "fortnight") or not 0 < (count or 1) <= MOST:
            return None
        for word in ("after", "before", "week_ending", "week_from", "week_of"):
            by_week = word.startswith("week")
            if not self.has(at + 1, word) or (by_week and (unit not in ("week", "weekend") or count is not None)):
                continue
            inner_at = self.skip(at + 2, "the", "inside", most=2)
            if not 0 <= inner_at < len(self.tokens) or self.has(inner_at, "unit"):
                continue
            readers = (self._figures, self._day, self._month, self._year)
            inner = next((found for read in readers if (found := read(inner_at))), None)
            if inner is None or (inner.kind != "day" and (by_week or unit in ("day", "week", "weekend"))):
                continue
            # "Two weeks after 24 May" may be a day; "in the two weeks after" is not.
            exact = count is None or self.has(place - 1, "the", "inside")
            return Point(_beside(inner, word, count or 1, unit), inner.year, inner.end, "unit", exact=exact)
        return None

    def _part(self, place: int, depth: int) -> Point | None:
        """ "early June", "mid-2021", "the end of last month", "all of 2021"."""
        edge = next(part for part in ("early", "mid", "late", "whole") if self.has(place, part))
        outer = self.at(self.skip(self._dashed(place + 1), "of", "the"), depth + 1)
        if outer is None or outer.kind in _NO_PARTS or edge == "whole":
            return outer if outer and edge == "whole" and outer.kind not in _NO_PARTS else None
        bare = outer.bare and outer.kind not in ("month", "year", "season")
        return Point(
            lambda y: third(outer.span_in(y), edge),
            outer.year,
            outer.end,
            "part",
            bare,
            outer.relative,
            False,
            edge,
            outer,
        )

    def _nth(self, place: int, depth: int) -> Point | None:
        """ "the second half of June", "the first two weeks of May", "la première quinzaine de juin", "week 23"."""
        ordinal, at, count = self.number(place, "ordinal"), place + 1, 1
        final = ordinal is None and self.has(place, "final", "past")
        if ordinal is None and not final:
            at, ordinal = place, self.number(place + 1, "ordinal", "number")
        elif (several := self.number(at, "number")) and self.has(at + 1, "unit"):
            count, at = several, at + 1
        unit, end = self.unit(at), at + 1 + (at == place)
        number = -1 if final else ordinal or 0
        if not unit or number == 0 or not 0 < count <= MOST:
            return None
        inner = self.skip(end, "of", "the", "year_word")
        joined = inner > end or self.has(inner, "year", "month", "season", "last", "this")
        outer = self.at(inner, depth + 1) if joined else None
        if outer and outer.kind not in _NO_PARTS:
            return Point(
                lambda y: nth_of(outer.span_in(y), number, count, unit, outer.kind),
                outer.year, outer.end, "unit", relative=outer.relative, exact=outer.exact,
            )  # fmt: skip
        if unit not in ("quarter", "half") or final:
            return None
        year, end = self.year_after(end)
        if nth_of(month_span(2024, 1, 12), number, count, unit, "year") is None:
            return None
        return Point(
            lambda y: nth_of(month_span(y, 1, 12), number, count, unit, "year"), year, end, "unit", bare=year is None
        )


def _day(month: int, day: int) -> Callable[[int], Span | None]:
    return lambda year: day_span(year, month, day)


def _months_from(month: int, months: int = 1) -> Callable[[int], Span | None]:
    return lambda year: month_span(year, month, months)


def _beside(inner: Point, word: str, number: int, unit: str) -> Callable[[int], Span | None]:
    return lambda year: beside(inner.span_in(year), word, number, unit)
