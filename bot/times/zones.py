"""Time zones as people name them: a city, a country, an IANA name, a difference from UTC."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from importlib import resources
from zoneinfo import ZoneInfo, available_timezones

from babel import Locale
from babel.core import get_global
from babel.dates import get_timezone_location
from rapidfuzz import fuzz, process

from bot.times.cities import cities_in, city_names, city_zones

MOST_CHOICES = 12
"""More than this is no longer a choice but a search."""

ALIKE = 80.0
"""How alike (of 100) a name must be to be offered for one that is not known."""

CITY_ALIKE = 88.0
"""The same for cities: they are many, and some of them are like any word."""

SHORTEST_PART = 3
"""Letters from which on the beginning of a name is looked for."""

_OFFSET = re.compile(r"(?:utc|gmt)?\s*([+\-−–])\s*(\d{1,2})(?:[:.]?([0-5]\d))?", re.IGNORECASE)
_UTC = frozenset({"utc", "gmt", "z", "zulu"})
# Not for people: https://data.iana.org/time-zones/theory.html
_NO_PLACES = frozenset({"Factory", "localtime", "posixrules"})

_SHORT_COUNTRIES = {
    "uk": "gb", "u k": "gb", "great britain": "gb", "britain": "gb", "england": "gb", "scotland": "gb", "wales": "gb",
    "northern ireland": "gb", "us": "us", "u s": "us", "usa": "us", "u s a": "us", "america": "us", "uae": "ae",
    "u a e": "ae", "emirates": "ae", "holland": "nl", "drc": "cd", "korea": "kr", "nz": "nz",
}  # fmt: skip

Names = dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class ZoneFound:
    """``zone`` where a name means exactly one; else ``choices``, the likeliest first, possibly none.

    ``fixed`` says that the zone is a difference from UTC, which does not follow clock changes.
    """

    zone: str | None = None
    choices: tuple[str, ...] = ()
    fixed: bool = False


def find_zone(text: str, language: str, now: datetime) -> ZoneFound:
    """The zone a person means. Cities and countries are known in English and in ``language``."""
    words = text.strip().strip(",;.")
    if "," in words and (found := _in_country(words, language, now)):
        return _meant(found, now)
    if folded(words) in _UTC:
        return ZoneFound("UTC", fixed=True)
    if offset := _OFFSET.fullmatch(words):
        return _at_offset(offset, now)
    if abbreviated := _abbreviations(now.year).get(words.upper()):
        return _meant(abbreviated, now)
    exact = _by_iana_name().get("/".join(map(str.strip, words.split("/"))).replace(" ", "_").casefold())
    if exact is not None:
        return ZoneFound(exact, fixed=exact.startswith("Etc/"))
    names = _names(language) if language == "en" else _merged(_names("en"), _names(language))
    return _named(folded(words), names, now)


def _in_country(words: str, language: str, now: datetime) -> list[str]:
    """The zones of "Manchester, UK": those of the city that are the country's."""
    city, country = folded(words.rpartition(",")[0]), folded(words.rpartition(",")[2])
    country = _SHORT_COUNTRIES.get(country, country)
    called = {code for code, names in _countries(language).items() if country == code.lower() or country in names}
    short = _abbreviations(now.year).get(city.upper(), ())
    zones = dict.fromkeys((*short, *_names("en").get(city, ()), *city_zones(city)))
    return [zone for zone in zones if _zones_by_country().get(zone) in called]


def _countries(language: str) -> dict[str, set[str]]:
    """What each country is called, folded, by its code."""
    spoken = [Locale.parse(each, sep="-").territories for each in ("en", language)]
    return {str(code): {folded(names[code]) for names in spoken if code in names} for code in spoken[0]}


def is_zone(name: str) -> bool:
    """Whether it is an IANA name of a zone: a region alone, such as Europe, is none."""
    return name in available_timezones()


def folded(name: str) -> str:
    """A name in lower case without accents and marks: "São Paulo" and "sao_paulo" are the same."""
    plain = "".join(mark for mark in unicodedata.normalize("NFKD", name) if not unicodedata.combining(mark))
    return " ".join(re.sub(r"[^\w\s]|_", " ", plain.replace("’", "").replace("'", "").casefold()).split())


def zone_city(zone: str, language: str) -> str:
    """What people call the place a zone is named after; of a difference from UTC, the difference."""
    if zone.startswith("Etc/") or "/" not in zone:
        return zone_offset(zone, datetime(2000, 1, 1, tzinfo=UTC))
    return str(get_timezone_location(zone, locale=language, return_city=True)).rpartition("/")[2]


def zone_offset(zone: str, now: datetime) -> str:
    """The difference from UTC at a moment: "UTC", "UTC+3", "UTC−3:30"."""
    offset = now.astimezone(ZoneInfo(zone)).utcoffset() or timedelta()
    if not offset:
        return "UTC"
    hours, minutes = divmod(abs(offset) // timedelta(minutes=1), 60)
    return f"UTC{'+' if offset > timedelta() else '−'}{hours}" + (f":{minutes:02}" if minutes else "")


@cache
def regions() -> dict[str, tuple[str, ...]]:
    """Every zone that stands for an inhabited place, by the part of the world in its name."""
    found: dict[str, list[str]] = {}
    for zone in _zones_by_country():
        found.setdefault(zone.partition("/")[0], []).append(zone)
    return {region: tuple(sorted(found[region])) for region in sorted(found)}


@cache
def _zones_by_country() -> dict[str, str]:
    """The zones of the time zone database's own list for choosing one, each with its country's code."""
    table = resources.files("tzdata").joinpath("zoneinfo", "zone.tab").read_text("utf-8")
    rows = [line.split("\t") for line in table.splitlines() if line and not line.startswith("#")]
    return {row[2]: row[0] for row in rows}


@cache
def _by_iana_name() -> dict[str, str]:
    return {name.casefold(): _today(name) for name in available_timezones() - _NO_PLACES}


def _today(name: str) -> str:
    """The name in use today for one that was in use before."""
    return str(get_global("zone_aliases").get(name, name))


@cache
def _names(language: str) -> Names:
    """The zones each folded name can mean: cities, countries, former names of zones."""
    names: dict[str, dict[str, None]] = {}
    countries = Locale.parse(language, sep="-").territories
    for zone, country in _zones_by_country().items():
        for name in (zone.rpartition("/")[2], zone_city(zone, language), countries.get(country, "")):
            names.setdefault(folded(name), {})[zone] = None
    for short, code in _SHORT_COUNTRIES.items():
        for zone, country in _zones_by_country().items():
            if country.lower() == code:
                names.setdefault(short, {})[zone] = None
    for former, zone in _by_iana_name().items():
        if "/" in former and not former.startswith("etc/"):
            names.setdefault(folded(former.rpartition("/")[2]), {})[zone] = None
    names.pop("", None)
    return {name: tuple(zones) for name, zones in names.items()}


@cache
def _abbreviations(year: int) -> Names:
    """What clocks are called in short in a year, in winter or in summer, and the zones that keep such time.

    Several mean different times in different places (IST: India, Ireland, Israel).
    """
    moments = [datetime(year, month, 1, 12, tzinfo=UTC) for month in (1, 7)]
    zones: dict[str, dict[str, None]] = {}
    for zone in _zones_by_country():
        for name in {moment.astimezone(ZoneInfo(zone)).tzname() or "" for moment in moments}:
            if name.isalpha():
                zones.setdefault(name, {})[zone] = None
    return {name: _one_of_each(list(found), moments[0]) for name, found in zones.items()}


def _merged(one: Names, other: Names) -> Names:
    return {name: tuple(dict.fromkeys((*one.get(name, ()), *other.get(name, ())))) for name in {**one, **other}}


def _named(wanted: str, names: Names, now: datetime) -> ZoneFound:
    if zones := names.get(wanted):
        return _meant(zones, now)
    if zones := city_zones(wanted):
        return _meant(zones, now)
    if len(wanted) >= SHORTEST_PART:
        begun = sorted({zone for name, zones in names.items() if f" {wanted}" in f" {name}" for zone in zones})
        if begun:
            return ZoneFound(choices=tuple(begun[:MOST_CHOICES])) if len(begun) > 1 else ZoneFound(begun[0])
    if not (alike := _alike(wanted, list(names), ALIKE)):
        names = {name: city_zones(name) for name in _alike(wanted, city_names(), CITY_ALIKE)}
        alike = list(names)
    return ZoneFound(choices=tuple(dict.fromkeys(zone for name in alike for zone in names[name]))[:MOST_CHOICES])


def _alike(wanted: str, names: Sequence[str], least: float) -> list[str]:
    found = process.extract(wanted, names, scorer=fuzz.ratio, score_cutoff=least, limit=MOST_CHOICES)
    return [name for name, _, _ in found]


def _meant(zones: Sequence[str], now: datetime) -> ZoneFound:
    different = _one_of_each(zones, now)
    if len(different) == 1:
        return ZoneFound(zones[0])
    return ZoneFound(choices=tuple(zones) if len(zones) <= MOST_CHOICES else different[:MOST_CHOICES])


def _one_of_each(zones: Sequence[str], now: datetime) -> tuple[str, ...]:
    """Of the zones that show the same time the one with the most cities; those with the most cities first."""
    found: dict[tuple[timedelta | None, ...], str] = {}
    for zone in sorted(zones, key=cities_in, reverse=True):
        found.setdefault(_differences(zone, now), zone)
    return tuple(found.values())


def _differences(zone: str, now: datetime) -> tuple[timedelta | None, ...]:
    """The differences from UTC in this season and in the next: zones that share them show the same time."""
    return tuple(moment.astimezone(ZoneInfo(zone)).utcoffset() for moment in (now, now + timedelta(days=182)))


def _at_offset(offset: re.Match[str], now: datetime) -> ZoneFound:
    """Whole hours have zones of their own; for the others, the places that differ so much from UTC just now."""
    hours, minutes = int(offset[2]), int(offset[3] or 0)
    forward = offset[1] == "+"
    if not minutes and not hours:
        return ZoneFound("UTC", fixed=True)
    if not minutes and hours <= (14 if forward else 12):
        # The signs are reversed in these names: https://data.iana.org/time-zones/tzdb/etcetera
        return ZoneFound(f"Etc/GMT{'-' if forward else '+'}{hours}", fixed=True)
    difference = timedelta(hours=hours, minutes=minutes) * (1 if forward else -1)
    places = [zone for zone in _zones_by_country() if now.astimezone(ZoneInfo(zone)).utcoffset() == difference]
    return ZoneFound(choices=tuple(sorted(places))[:MOST_CHOICES])
