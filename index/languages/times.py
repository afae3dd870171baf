"""The shape of a language's words of time, for the one grammar of periods that all languages share."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """Words by the part they can play in naming a time; one may play several. Month and day names come from CLDR.

    Phrases stand between bars; ``*`` stands for any ending. ``inside`` to ``between`` come before a time, ``inside``
    for the time itself and ``between`` for the first of two; ``to`` and ``joint`` ("and") between two, ``onwards`` to
    ``inclusive`` after one. ``last`` counts calendar units, ``past`` those that end today, ``final`` is the last of
    several; ``few`` is a number that nobody knows. ``week_of``, ``week_from`` and ``week_ending`` stand between a
    week and a date. ``plurals`` are units that "ago" needs a number for; ``genitive`` are prepositions with which a
    year is no date ("the war of 2014"); ``during`` and ``events`` make a time that only the record can tell.
    ``units`` are phrases by unit; the other mappings are numbers by phrase, of ``days`` counted from today.
    ``months`` and ``weekdays`` are what CLDR lacks. ``day_of`` may stand between a day and its month, ``suffix``
    behind a figure. ``month_first``: 05/09 may be the ninth of May. ``tails`` are ends of compound words that stand
    for a part of their beginning ("Junihälfte"), ``attached`` is a word that is written together with the next.
    """

    inside: str
    since: str
    until: str
    after: str
    before: str
    near: str
    between: str
    to: str
    joint: str
    onwards: str
    backwards: str
    inclusive: str
    the: str
    of: str
    year_word: str
    last: str
    this: str
    next: str
    past: str
    final: str
    few: str
    ago: str
    ago_before: str
    early: str
    mid: str
    late: str
    whole: str
    week_of: str
    week_from: str
    week_ending: str
    events: str
    during: str
    days: Mapping[str, int]
    units: Mapping[str, str]
    numbers: Mapping[str, int]
    ordinals: Mapping[str, int]
    seasons: Mapping[str, int]
    suffix: str
    day_of: str = ""
    plurals: str = ""
    genitive: str = ""
    months: Mapping[str, int] = field(default_factory=dict)
    weekdays: Mapping[str, int] = field(default_factory=dict)
    month_first: bool = False
    tails: tuple[str, ...] = ()
    attached: str = ""
