"""What a chat can have in its daily update."""

from collections.abc import Iterable
from enum import StrEnum


class Part(StrEnum):
    """What a chat can have in its update.

    ``CLAIMS`` are what counters' owners say beside them, ``NOTHING_NEW`` the line for days without statements.
    """

    CLOCKS = "clocks"
    COUNTERS = "counters"
    CLAIMS = "claims"
    STATEMENTS = "statements"
    NOTHING_NEW = "nothing_new"


EVERYTHING = frozenset(Part)
USUAL = EVERYTHING - {Part.CLAIMS}
"""What a chat has that chose nothing: the same claim every day is read once."""


def read_contents(kept: Iterable[str]) -> frozenset[Part]:
    """The parts a subscription keeps by name; names of other versions of the program are left out."""
    return frozenset(Part(name) for name in kept if name in Part.__members__.values())
