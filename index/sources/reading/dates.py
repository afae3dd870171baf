"""Reads the dates that publishers write, in the forms of many countries, and refuses what can be read in two ways.

A date that is not understood is no date: never today's, and never a part of it completed by the day of reading.
"""

import re
import unicodedata
from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import get_month_names

from index.files.reading import AHEAD

EARLIEST = date(1800, 1, 1)
_LONGEST = 120

_ZONES = {
    zone: minutes
    for zones, minutes in (
        ("Z UT UTC GMT WET", 0),
        ("EST CDT", -300),
        ("EDT", -240),
        ("CST MDT", -360),
        ("MST PDT", -420),
        ("PST AKDT", -480),
        ("AKST", -540),
        ("HST", -600),
        ("CET MEZ WEST", 60),
        ("CEST MESZ EET", 120),
        ("EEST MSK", 180),
        ("JST KST", 540),
        ("AEST", 600),
        ("AEDT", 660),
        ("NZST", 720),
        ("NZDT", 780),
    )
    for zone in zones.split()
}
"""Minutes east of UTC. American names as RFC 822 defines them; names of several zones (IST, BST) are not here."""

_TIME = re.compile(
    r"(?:[T ,]|\bat\b|\bum\b|\bà\b|^)\s*(?P<hour>\d{1,2})[:h](?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d{1,9})?)?"
    r"(?:\s?(?P<half>[ap])\.?m\.?(?!\w))?\s*(?P<zone>Z\b|[+-]\d{2}:?\d{2}|[+-]\d{2}\b|\(?\b(?-i:[A-Z]{2,5})\b\)?)?",
    re.IGNORECASE,
)
_YEAR_FIRST = re.compile(
    r"(?<!\d)(?P<year>\d{4})(?P<mark>[-/.])\s?(?P<month>\d{1,2})(?P=mark)\s?(?P<day>\d{1,2})(?!\d)"
)
_YEAR_LAST = re.compile(
    r"(?<![\d/.-])(?P<one>\d{1,2})(?P<mark>[-/.])\s?(?P<two>\d\d?)(?P=mark)\s?(?P<year>\d{4})(?!\d)"
)
_TOGETHER = re.compile(r"(?<!\d)(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})(?!\d)")
_EAST_ASIAN = re.compile(r"(?<!\d)(?P<year>\d{4})\s?[年년]\s?(?P<month>\d{1,2})\s?[月월]\s?(?P<day>\d{1,2})\s?[日일号]")
_WORD = r"[^\W\d_][^\W\d_'’]*"
_DAY_FIRST = re.compile(
    rf"(?<!\d)(?P<day>\d{{1,2}})(?!\d)[.ºª°]?[\s-]*(?:(?:de|of|d['’])[\s-]*)?(?P<month>{_WORD})\.?[\s,-]*"
    rf"(?:(?:de|of|del|г)\s+)?(?P<year>\d{{4}}|\d{{2}}(?=\s+\d{{1,2}}:))(?!\d)"
)
_MONTH_FIRST = re.compile(rf"(?P<month>{_WORD})\.?\s+(?P<day>\d{{1,2}})(?!\d),?\s+(?P<year>\d{{4}})(?!\d)")
_ASCTIME = re.compile(
    rf"(?P<month>{_WORD})\s+(?P<day>\d{{1,2}})\s+[\d:]{{5,8}}\s+(?:[A-Z]{{2,5}}\s+)?(?P<year>\d{{4}})(?!\d)"
)
_ORDINAL = re.compile(r"(?<=\d)(?:er|ère|re|ème|e|st|nd|rd|th|-?го|-?е|η|ος)(?=[\s.,])", re.IGNORECASE)


def read_moment(written: str, language: str) -> datetime | date | None:
    """A feed's date: an aware moment where a zone says which, else the day as it is written; None if not understood."""
    plain = _plain(written)
    day = _day(plain, language)
    if day is None:
        return None
    time = next((found for found in _TIME.finditer(plain) if found["hour"]), None)
    if time is None or (offset := _offset(time["zone"])) is None:
        return day
    hour = int(time["hour"])
    if time["half"]:
        hour = hour % 12 + 12 * (time["half"].lower() == "p")
    try:
        # 24:00 ends a day (ISO 8601), and a 60th second is a leap second's.
        start = datetime(day.year, day.month, day.day, hour % 24, int(time["minute"]), tzinfo=timezone(offset))
        return (start + timedelta(days=hour // 24, seconds=min(int(time["second"] or 0), 59))).astimezone(UTC)
    except (ValueError, OverflowError):
        return day


def read_date(written: str, pattern: str, language: str) -> date | None:
    """A date by ``strptime``'s pattern; month names may be English or the language's own."""
    plain = _plain(written)
    for text in (plain, *_in_english(plain, language)):
        try:
            return datetime.strptime(text, pattern).date()  # noqa: DTZ007  a day has no zone
        except ValueError:
            continue
    return None


def why_not(day: date, today: date) -> str | None:
    """What is wrong with a statement's date; None where it can be."""
    if day > today + AHEAD:
        return f"is dated {day}, which is in the future"
    if day < EARLIEST:
        return f"is dated {day}, which is too long ago to be right"
    return None


def _plain(written: str) -> str:
    """On one line, with ASCII digits for those of any script, and without the letters of ordinal numbers."""
    text = " ".join(written[:_LONGEST].split())
    digits = (str(unicodedata.decimal(char)) if char.isdecimal() else char for char in text)
    return _ORDINAL.sub("", "".join(digits))


def _day(plain: str, language: str) -> date | None:
    for pattern in (_EAST_ASIAN, _YEAR_FIRST):
        if found := pattern.search(plain):
            return _valid(int(found["year"]), int(found["month"]), int(found["day"]))
    if found := _YEAR_LAST.search(plain):
        return _of_two(int(found["year"]), int(found["one"]), int(found["two"]), day_first=found["mark"] == ".")
    for pattern in (_DAY_FIRST, _MONTH_FIRST, _ASCTIME):
        for found in pattern.finditer(plain):
            month = _months(language).get(_key(found["month"]))
            if month is not None:
                return _valid(_century(found["year"]), month, int(found["day"]))
    found = _TOGETHER.search(plain)
    return _valid(int(found["year"]), int(found["month"]), int(found["day"])) if found else None


def _of_two(year: int, one: int, two: int, *, day_first: bool) -> date | None:
    """Of a day and a month, where either may come first: None unless only one of the readings can be."""
    if day_first or one == two:
        return _valid(year, two, one)
    readings = [day for day in (_valid(year, two, one), _valid(year, one, two)) if day is not None]
    return readings[0] if len(readings) == 1 else None


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _century(year: str) -> int:
    """Two digits as RFC 5322 (section 4.3) reads them: 00 to 49 are of this century."""
    return int(year) + (0 if len(year) == 4 else 2000 if int(year) < 50 else 1900)


def _offset(zone: str | None) -> timedelta | None:
    if zone is None:
        return None
    zone = zone.strip("()").upper()
    if zone[0] in "+-":
        digits = zone[1:].replace(":", "").ljust(4, "0")
        minutes = int(digits[:2]) * 60 + int(digits[2:])
        return timedelta(minutes=minutes if zone[0] == "+" else -minutes) if minutes < 24 * 60 else None
    return timedelta(minutes=_ZONES[zone]) if zone in _ZONES else None


def _key(name: str) -> str:
    return name.casefold().strip(".")


@lru_cache(maxsize=32)
def _months(language: str) -> dict[str, int]:
    """Month names, whole and short, of a language and of English; and the beginnings that only one month has."""
    names: dict[str, int] = {}
    for locale in filter(None, (_locale(language), Locale("en"))):
        whole: dict[str, int] = {}
        for context in ("format", "stand-alone"):
            whole |= {_key(name): number for number, name in get_month_names("wide", context, locale).items()}
            for number, name in get_month_names("abbreviated", context, locale).items():
                names.setdefault(_key(name), number)
        starts: dict[str, set[int]] = {}
        for name, number in whole.items():
            for length in range(3, len(name)):
                starts.setdefault(name[:length], set()).add(number)
        names = names | whole
        for start, numbers in starts.items():
            if len(numbers) == 1:
                names.setdefault(start, *numbers)
    return names


def _locale(language: str) -> Locale | None:
    try:
        return Locale.parse(language.replace("-", "_"))
    except (ValueError, UnknownLocaleError):
        return None


def _in_english(written: str, language: str) -> list[str]:
    """The same date with the English name of its month, in full (strptime's %B) and short (%b)."""
    for word in re.findall(_WORD, written):
        month = _months(language).get(_key(word))
        if month is not None:
            names = (get_month_names(width, "format", Locale("en"))[month] for width in ("wide", "abbreviated"))
            return [re.sub(rf"(?<!\w){re.escape(word)}\.?(?!\w)", name, written, count=1) for name in names]
    return []
