"""What a chat can have in its daily update."""

from collections.abc import Iterable
from enum import StrEnum


class Part(StrEnum):
    """What a chat can have in its update. ``NOTHING_NEW`` is the line that says so on days without statements."""

    CLOCKS = "clocks"
    COUNTERS = "counters"
    STATEMENTS = "statements"
    NOTHING_NEW = "nothing_new"


EVERYTHING = frozenset(Part)


def read_contents(kept: Iterable[str]) -> frozenset[Part]:
    """The parts a subscription keeps by name; names of other versions of the program are left out."""
    return frozenset(Part(name) for name in kept if name in Part.__members__.values())
