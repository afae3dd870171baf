"""The cities whose clocks people ask for, and that no time zone is named after. docs/cities.py makes the table.

It is read when it is asked, and not kept: that takes a few milliseconds, and the names would take megabytes.
"""

from collections import Counter
from functools import cache
from importlib import resources

TABLE = "cities.tsv"


def city_zones(name: str) -> tuple[str, ...]:
    """The zones of the cities of a folded name, the likeliest first; none where there is no such city."""
    table = _table()
    begin = table.find(f"\n{name}\t")
    if begin < 0 or not name:
        return ()
    numbers = table[begin + len(name) + 2 : table.index("\n", begin + 1)].split()
    zones = table[: table.index("\n")].split()
    return tuple(zones[int(number)] for number in numbers)


def city_names() -> list[str]:
    """Every name in the table, folded."""
    return [line.partition("\t")[0] for line in _table().splitlines()[1:]]


@cache
def _counted() -> Counter[str]:
    zones, *rows = _table().splitlines()
    names = zones.split()
    return Counter(names[int(number)] for row in rows for number in row.partition("\t")[2].split())


def cities_in(zone: str) -> int:
    """How many cities of the table keep a zone's time: a measure of how many people do."""
    return _counted()[zone]


def _table() -> str:
    return resources.files(__package__).joinpath(TABLE).read_text("utf-8")
