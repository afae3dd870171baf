"""Finds the dates and periods a question names, in figures or in words.

Only says what is named and where; whether it is a filter, or what the question is about, ``read_question`` decides.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from index.languages import Tongue
from index.questions.date_patterns import DatePatterns, date_patterns
from index.questions.spans import Span, before, day_span, month_span, relative_span, season_span

_DAY = timedelta(days=1)
_REACH = 48  # characters before a date in which its preposition is looked for


@dataclass(frozen=True, slots=True)
class NamedPeriod:
    """A period as ``text[start:end]`` names it. ``relative``: counted from today, as in "last week"."""

    span: Span
    start: int
    end: int
    relative: bool


@dataclass(frozen=True, slots=True)
class _Atom:
    """One date, not yet a period: its year may be missing, and alone it may mean nothing ("may", "2021")."""

    start: int
    end: int
    kind: Literal["day", "month", "year", "season", "weekday", "span"]
    year: int | None = None
    month: int = 0
    day: int = 0
    span: Span | None = None

    @property
    def bare(self) -> bool:
        """Needs a preposition to be read as a date: "in May", "in 2021", "on Monday"."""
        return self.kind in ("year", "weekday") or (self.year is None and self.kind in ("month", "season"))


def find_period(text: str, tongue: Tongue, today: date, extent: Span | None) -> NamedPeriod | None:
    """The first period named in the text; None where there is none or it is ambiguous (05/09/2021).

    A month or day without a year is its latest occurrence that is not in the future and meets the ``extent`` (the
    record's first and last dates).
    """
    patterns = date_patterns(tongue.code)
    found = _relative(text, patterns, tongue, today)
    atoms = list(_atoms(text, patterns, tongue))
    for number, atom in enumerate(atoms):
        named = _named(text, atoms, number, patterns, today, extent)
        if named and (
            found is None or named.start < found.start or (named.start <= found.start and named.end > found.end)
        ):
            return named
        if atom.start > (found.start if found else len(text)):
            break
    return found


def _relative(text: str, patterns: DatePatterns, tongue: Tongue, today: date) -> NamedPeriod | None:
    match = patterns.relative.search(text)
    if match is None:
        return None
    group = match.lastgroup or ""
    if group.startswith("code"):
        span = relative_span(patterns.codes[int(group[4:])], today)
        span = Span(span.first, min(span.last, max(today, span.first)))
        return _since(text, NamedPeriod(span, match.start(), match.end(), True), patterns, today)
    kind = "ago" if match["ago"] else "rolling"
    count = _number(match[f"{kind}_n"] or "1", tongue)
    unit = next((unit for stem, unit in tongue.units.items() if match[f"{kind}_unit"].lower().startswith(stem)), "day")
    if not 0 < count <= 3650:
        return None
    if kind == "rolling":
        return NamedPeriod(relative_span(f"+{count}:{unit}", today), match.start(), match.end(), True)
    day = before(today, count, unit)
    if unit == "day":
        return NamedPeriod(Span(day, day), match.start(), match.end(), True)
    # "two weeks ago" is no exact day: the calendar unit around it.
    return NamedPeriod(relative_span(f"{unit}:0", day), match.start(), match.end(), True)


def _since(text: str, named: NamedPeriod, patterns: DatePatterns, today: date) -> NamedPeriod:
    left = text[max(0, named.start - _REACH) : named.start]
    prefix = patterns.prefix.search(left)
    if prefix is None:
        return named
    start = named.start - (len(left) - prefix.start("prep"))
    if patterns.since.fullmatch(prefix["prep"]):
        return NamedPeriod(Span(named.span.first, max(today, named.span.last)), start, named.end, True)
    if patterns.inside.fullmatch(prefix["prep"]):
        return NamedPeriod(named.span, start, named.end, True)
    return named


def _atoms(text: str, patterns: DatePatterns, tongue: Tongue) -> Iterator[_Atom]:
    for match in patterns.atom.finditer(text):
        atom = _atom(match, patterns, tongue)
        if atom is not None:
            yield atom


def _atom(match: re.Match[str], patterns: DatePatterns, tongue: Tongue) -> _Atom | None:
    got = {name: value for name, value in match.groupdict().items() if value is not None}
    start, end = match.span()
    if "iy" in got:
        year, month = int(got["iy"]), int(got["im"])
        return _day_or_month(start, end, year, month, int(got["id"]) if "id" in got else 0)
    if "dd" in got:
        first, second = int(got["dd"]), int(got["dm"])
        if got["sep"] == "/" and first <= 12 and second <= 12 and first != second:
            return None  # 05/09/2021 is May in one country and September in another
        if got["sep"] == "/" and second > 12:
            first, second = second, first
        year = int(got["dy"]) if len(got["dy"]) == 4 else 2000 + int(got["dy"])
        return _day_or_month(start, end, year, second, first)
    for day, month_, year_ in (("d1", "m1", "y1"), ("d2", "m2", "y2"), ("", "m3", "y3"), ("", "m4", "")):
        if month_ in got:
            number = patterns.months[got[month_].lower().rstrip(".")]
            named_year = int(got[year_]) if year_ in got else None
            return _day_or_month(start, end, named_year, number, int(got[day]) if day else 0)
    if "sy" in got:
        return _Atom(start, end, "season", int(got["sy"]), tongue.seasons[got["season"].lower()])
    for year_, part, months in (("qay", "qa", 3), ("qby", "qb", 3), ("qy", "q", 3), ("hy", "h", 6)):
        if part in got:
            span = month_span(int(got[year_]), (_number(got[part], tongue) - 1) * months + 1, months)
            return _Atom(start, end, "span", int(got[year_]), span=span) if span else None
    if "y5" in got:
        return _Atom(start, end, "year", int(got["y5"]))
    if "weekday" in got:
        return _Atom(start, end, "weekday", day=patterns.weekdays[got["weekday"].lower()])
    return _Atom(start, end, "season", None, tongue.seasons[got["season_alone"].lower()])


def _day_or_month(start: int, end: int, year: int | None, month: int, day: int) -> _Atom | None:
    # 2024 is a leap year, so that a 29 February without a year stays possible.
    if not 1 <= month <= 12 or (day and day_span(year or 2024, month, day) is None):
        return None
    return _Atom(start, end, "day" if day else "month", year, month, day)


def _number(word: str, tongue: Tongue) -> int:
    low = word.strip().lower()
    if low[:1].isdigit():
        return int(re.match(r"\d{1,5}", low).group())  # type: ignore[union-attr]  # the first character is a digit
    if low in tongue.numbers:
        return tongue.numbers[low]
    fitting = [
        number for stem, number in tongue.ordinals.items() if low == stem or (len(stem) > 3 and low.startswith(stem))
    ]
    return fitting[0] if fitting else 0


def _named(
    text: str, atoms: list[_Atom], number: int, patterns: DatePatterns, today: date, extent: Span | None
) -> NamedPeriod | None:
    """The period that begins with an atom: alone, with a preposition before it, or as the first of a range."""
    atom = atoms[number]
    left = text[max(0, atom.start - _REACH) : atom.start]
    prefix = patterns.prefix.search(left)
    word = prefix["prep"] if prefix else ""
    start = atom.start - (len(left) - prefix.start("prep")) if prefix else atom.start
    if number + 1 < len(atoms) and _joined(text, atom, atoms[number + 1], word, patterns):
        return _range(atom, atoms[number + 1], start, today, extent)
    opening = patterns.opening.search(left) if atom.kind == "day" else None
    if opening and 1 <= int(opening["day"]) < atom.day:
        first = replace(atom, day=int(opening["day"]))
        return _range(first, atom, atom.start - (len(left) - opening.start("open")), today, extent)
    if word and (past := bool(patterns.last.fullmatch(word))) | bool(patterns.this.fullmatch(word)):
        return _near(atom, start, today, past=past)
    of_year = word and atom.kind == "year" and patterns.genitive.fullmatch(word)
    if atom.bare and (not word or (of_year and not patterns.statements.search(text, 0, start))):
        return None  # "may", "the war of 2014"; but "statements of 2014"
    span = _resolve(atom, today, extent)
    if span is None:
        return None
    return _bounded(text, atom, span, word, start, patterns, today, extent)


def _joined(text: str, atom: _Atom, following: _Atom, word: str, patterns: DatePatterns) -> bool:
    if not patterns.joined.fullmatch(text, atom.end, following.start):
        return False
    if word and patterns.between.fullmatch(word):
        return True
    if patterns.dash.search(text, atom.end, following.start):
        return not atom.bare or bool(word)
    return not atom.bare and not following.bare


def _bounded(
    text: str,
    atom: _Atom,
    span: Span,
    word: str,
    start: int,
    patterns: DatePatterns,
    today: date,
    extent: Span | None,
) -> NamedPeriod | None:
    """What a preposition makes of a date: itself, all since or after it, all until or before it."""
    end = max(today, span.last, extent.last if extent else today)
    if not word:
        return NamedPeriod(span, atom.start, atom.end, False)
    if patterns.inside.fullmatch(word):
        onwards = patterns.onwards.match(text, atom.end)
        if onwards:
            return NamedPeriod(Span(span.first, end), start, onwards.end(), False)
        return NamedPeriod(span, start, atom.end, atom.kind == "weekday")
    if patterns.since.fullmatch(word):
        return NamedPeriod(Span(span.first, end), start, atom.end, False)
    if patterns.after.fullmatch(word):
        following = span.last + _DAY
        return NamedPeriod(Span(following, max(end, following)), start, atom.end, False)
    first = extent.first if extent else date.min
    if patterns.before.fullmatch(word):
        previous = span.first - _DAY
        return NamedPeriod(Span(min(first, previous), previous), start, atom.end, False)
    if patterns.until.fullmatch(word):
        return NamedPeriod(Span(min(first, span.last), span.last), start, atom.end, False)
    return None if atom.bare else NamedPeriod(span, atom.start, atom.end, False)


def _range(first: _Atom, second: _Atom, start: int, today: date, extent: Span | None) -> NamedPeriod | None:
    if first.kind == "weekday" or second.kind == "weekday":
        return None
    end = _resolve(second, today, extent)
    if end is None:
        return None
    if first.year is None and first.kind in ("day", "month"):
        year = end.last.year - (first.month > end.last.month)
        begin = _calendar(first, year)
    else:
        begin = _resolve(first, today, extent)
    if begin is None or begin.first > end.last:
        return None
    return NamedPeriod(Span(begin.first, end.last), min(start, first.start), second.end, False)


def _near(atom: _Atom, start: int, today: date, *, past: bool) -> NamedPeriod | None:
    """ "last June", "this summer", "last Monday"."""
    if atom.year is not None:
        return None
    if atom.kind == "weekday":
        days = (today.weekday() - atom.day) % 7 or 7 * past
        return NamedPeriod(Span(today - days * _DAY, today - days * _DAY), start, atom.end, True)
    spans = [span for year in (today.year - 1, today.year, today.year + 1) if (span := _calendar(atom, year))]
    if past:
        ended = [span for span in spans if span.last < today]
        return NamedPeriod(ended[-1], start, atom.end, True) if ended else None
    span = _calendar(atom, today.year)
    return NamedPeriod(span, start, atom.end, True) if span else None


def _calendar(atom: _Atom, year: int) -> Span | None:
    if atom.kind == "day":
        return day_span(year, atom.month, atom.day)
    if atom.kind == "season":
        return season_span(year, atom.month)
    return month_span(year, atom.month)


def _resolve(atom: _Atom, today: date, extent: Span | None) -> Span | None:
    if atom.span is not None:
        return atom.span
    if atom.kind == "year":
        return month_span(atom.year or 1, 1, 12)
    if atom.kind == "weekday":
        day = today - ((today.weekday() - atom.day) % 7 or 7) * _DAY
        return Span(day, day)
    if atom.year is not None:
        return _calendar(atom, atom.year)
    # Without a year: the latest there is, within the record if it meets the record at all.
    oldest = extent.first.year - 1 if extent else today.year - 8
    past = [
        s
        for y in range(today.year, min(oldest, today.year - 8) - 1, -1)
        if (s := _calendar(atom, y)) and s.first <= today
    ]
    return next((s for s in past if extent is None or s.overlaps(extent)), past[0] if past else None)
