"""Reads the dates and periods that a question names, exactly, in the words of every language that ships.

What is understood is what was written: "the second half of June" is 16 to 30 June. What only a convention makes exact
("early June") is marked, so that its dates can be said; what cannot be read ("before the summit", 05/09/2021) is given
back unread. Nothing is widened in silence. Whether a period filters, ``read_question`` decides.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from index.languages import tongue_of
from index.questions.moments import Token, Words, moments, words_of
from index.questions.points import Points
from index.questions.reading import Point
from index.questions.spans import Span, day_span

_DAY = timedelta(days=1)
_NEAR = timedelta(days=3)
_BEFORE_A_TIME = ("since", "until", "after", "before", "near", "inside", "between")
_NO_RANGE = ("until", "after", "before", "near")
_NAMES_TIME = frozenset(
    "date years decade day_month part year month short_month season weekday day unit either events last".split()
)
_EVENT_REACH = 6
"""Words after "before" among which an event is looked for: "before the NATO summit"."""


@dataclass(frozen=True, slots=True)
class NamedPeriod:
    """A period as ``text[start:end]`` names it; ``span`` is None where it cannot be read.

    ``relative``: counted from today, as in "last week". ``exact``: what was written has these dates and no others.
    ``ranging``: "since", "until", "between … and": nothing but statements can be of it. ``event``: what would have to
    be dated for it to be read, with the preposition's part ("before"). ``of``: it belongs to what stands before it, as
    in "the attacks of last winter".
    """

    span: Span | None
    start: int
    end: int
    relative: bool = False
    exact: bool = True
    ranging: bool = False
    of: bool = False
    event: tuple[str, str] | None = None


def find_period(text: str, language: str, today: date, extent: Span | None) -> NamedPeriod | None:
    """The first period named in the text, else the first that is named and cannot be read.

    A month or day without a year is its latest occurrence that is not in the future and meets the ``extent`` (the
    record's first and last dates). Takes time in proportion to the text's length.
    """
    words = words_of(language)
    tokens = moments(text, words)
    if all(_NAMES_TIME.isdisjoint(token.parts) for token in tokens):
        return None
    reader = _Reader(text, tokens, words, today, extent, _statements(tongue_of(language).code))
    return next(iter(reader.read()), None) or next(iter(reader.unread()), None)


@cache
def _statements(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b{tongue_of(language).statements}\s+$", re.IGNORECASE)


class _Reader:
    def __init__(
        self,
        text: str,
        tokens: list[Token],
        words: Words,
        today: date,
        extent: Span | None,
        statements: re.Pattern[str],
    ) -> None:
        self.text, self.tokens, self.words, self.extent, self.statements = text, tokens, words, extent, statements
        self.points = Points(tokens, words, today)
        self.has, self.low = self.points.has, self.points.low
        self.newest = max(today, extent.last) if extent else today

    def read(self) -> Iterable[NamedPeriod]:
        for place, token in enumerate(self.tokens):
            if token.parts and not (place and self.low(place - 1) == "/") and (found := self._period(place)):
                yield found

    def unread(self) -> Iterable[NamedPeriod]:
        for place, token in enumerate(self.tokens):
            if token.parts and (found := self._unread(place)):
                yield found

    def _period(self, place: int) -> NamedPeriod | None:
        """The period that begins at a token: with its preposition, alone, or as the first of a range."""
        for word in _BEFORE_A_TIME if self.has(place, *_BEFORE_A_TIME) else ():
            if not self.has(place, word):
                continue
            begin = self.points.skip(place + 1, "the", "whole")
            begin += self.has(begin - 1, "whole") and self.has(begin, "of")
            found = self._range(place, begin, word)
            if found is None and word != "between":
                found = self._bounded(place, begin, word)
            if found:
                return found
        return self._range(place, place, "") or self._bounded(place, place, "")

    def _bounded(self, start: int, place: int, word: str) -> NamedPeriod | None:
        """What a preposition makes of a time: itself, all since or after it, all until or before it."""
        point = self.points.at(place)
        if point is None or (self.low(point.end) == "/" and self.tokens[point.end].tight):
            return None
        if point.bare and (not word or self._genitive(start, point)):
            return None
        if point.kind == "month" and place and self.points.figure(place - 1) and self.has(place - 1, "number"):
            return None  # 31 February
        span = self.points.resolved(point, self.extent)
        if span is None:
            return None
        if word == "near":
            around = Span(span.first - _NEAR, span.last + _NEAR) if span.first == span.last else span
            return self._named(around, start, replace(point, exact=False))
        if word in ("", "inside"):
            if self.has(point.end, "onwards") and (word or self.low(point.end) != "on"):
                return self._named(self._since(span), start, replace(point, end=point.end + 1), ranging=True)
            if self.has(point.end, "backwards"):
                return self._named(self._until(span.last), start, replace(point, end=point.end + 1), ranging=True)
            return self._named(span, start, point)
        outer = self.points.resolved(point.outer, self.extent) if point.outer else None
        if outer and point.outer and point.edge == "early" and word in ("since", "before"):
            span, point = Span(outer.first, outer.first), replace(point, exact=point.outer.exact)
        if outer and point.outer and point.edge == "late" and word in ("until", "before", "after"):
            span, point = Span(outer.last, outer.last), replace(point, exact=point.outer.exact)
            word = "until" if word == "before" else word
        if word == "since":
            end = point.end + self.has(point.end, "onwards")
            return self._named(self._since(span), start, replace(point, end=end), ranging=True)
        if word == "after":
            following = span.last + _DAY
            return self._named(Span(following, max(self.newest, following)), start, point, ranging=True)
        if word == "until" or self.has(point.end, "inclusive"):
            return self._named(self._until(span.last), start, point, ranging=True)
        return self._named(self._until(span.first - _DAY), start, point, ranging=True)

    def _since(self, span: Span) -> Span:
        return Span(span.first, max(self.newest, span.last))

    def _until(self, last: date) -> Span:
        return Span(min(self.extent.first if self.extent else date.min, last), last)

    def _genitive(self, start: int, point: Point) -> bool:
        """ "the war of 2014" has no date; "statements of 2014" has."""
        if point.kind not in ("year", "years") or self.low(start) not in self.words.genitive:
            return False
        return not self.statements.search(self.text, 0, self.tokens[start].start)

    def _named(self, span: Span, start: int, point: Point, *, ranging: bool = False) -> NamedPeriod:
        end = point.end + self.has(point.end, "inclusive")
        start -= start > 0 and self.has(start - 1, "the") and not self.has(start, *_BEFORE_A_TIME)
        begin, last = self.tokens[start].start, self.tokens[end - 1].end
        of = self.low(start) in self.words.genitive
        return NamedPeriod(span, begin, last, point.relative, point.exact, ranging, of)

    def _range(self, start: int, place: int, word: str) -> NamedPeriod | None:
        """Two times with a dash, "to" or "and" between them; what the second says of month and year holds for both."""
        if word in _NO_RANGE:
            return None
        first = self._opening(place) or self.points.at(place)
        if first is None or not self.has(first.end, "dash", "to", "joint"):
            return None
        joint, adding = first.end, not self.has(first.end, "dash", "to")
        following = self.points.skip(joint + 1, "the", "inside")
        second = self.points.at(following) or self.points.closing(first, joint + 1)
        if second is None or "weekday" in (first.kind, second.kind):
            return None
        alike = first.kind == second.kind and second.kind in ("month", "unit") and second.year is not None
        if (first.bare or second.bare) and not word and (adding or not alike):
            return None
        if (first.kind == "number" and second.kind != "day") or (word and self._genitive(start, second)):
            return None
        spans = self._both(first, second)
        if spans is None:
            return None
        begin, end = self.tokens[start].start, self.tokens[second.end - 1].end
        if word != "between" and adding and spans[0].last + _DAY < spans[1].first:
            return NamedPeriod(None, begin, end)  # "in May and July": two times
        exact = (first.exact or first.edge == "early") and (second.exact or second.edge == "late")
        relative = first.relative and second.relative
        return NamedPeriod(Span(spans[0].first, spans[1].last), begin, end, relative, exact, not adding or bool(word))

    def _opening(self, place: int) -> Point | None:
        """ "3" of "3 to 10 June": a day whose month the second says."""
        number = self.points.number(place)
        if number is None or not 1 <= number <= 31 or not self.has(place + 1, "dash", "to", "joint"):
            return None
        return Point(lambda _: None, None, place + 1, "number")

    def _both(self, first: Point, second: Point) -> tuple[Span, Span] | None:
        begin: Span | None
        if first.year and second.year is None and first.kind != "number":
            begin = first.span_in(first.year)
            ends = [second.span_in(first.year), second.span_in(first.year + 1)]
            end = next((each for each in ends if each and begin and each.first >= begin.first), None)
        else:
            end = self.points.resolved(second, self.extent)
            if end is None:
                return None
            if first.kind == "number":
                begin = day_span(end.first.year, end.first.month, self.points.number(first.end - 1) or 0)
            elif first.year is not None:
                begin = first.span_in(first.year)
            else:
                years = (end.last.year, end.last.year - 1)
                begin = next((each for y in years if (each := first.span_in(y)) and each.first <= end.last), None)
        return (begin, end) if begin and end and begin.first <= end.last else None

    def _unread(self, place: int) -> NamedPeriod | None:
        """A time that is named and cannot be read: 05/09/2021, 31 June 2021, "before the summit"."""
        tokens = self.tokens
        begin = place - self.has(place - 1, "inside")
        if self.has(place, "either", "date"):
            return NamedPeriod(None, tokens[begin].start, tokens[place].end)
        month_at = place + 1 + (self.low(place + 1) in self.words.day_of)
        day, month = self.points.number(place), self.points.number(month_at, "month", "short_month")
        if day and month and self.has(month_at + 1, "year") and day_span(2024, month, day) is None:
            return NamedPeriod(None, tokens[begin].start, tokens[month_at + 1].end)
        word = next((part for part in ("since", "until", "after", "before", "during") if self.has(place, part)), None)
        for further in range(place + 1, min(place + _EVENT_REACH, len(tokens))) if word else ():
            if self.has(further, "events"):
                begin = self.points.skip(place + 1, "the")
                event = self.text[tokens[begin].start : tokens[further].end]
                return NamedPeriod(None, tokens[place].start, tokens[further].end, event=(str(word), event))
            if not tokens[further].low[:1].isalpha():
                break
        return None
