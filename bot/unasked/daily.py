"""The daily update: the date, the clocks, the counters with whose they are, and what came into the record. One message.

Pure: what is said depends on nothing but its arguments.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.owner import Counter, Profile
from bot.say import NEWEST, Block, Button, Mark, Reply, Say, button, in_rows, numbered_heading, paragraph, short
from bot.say.texts import Texts
from bot.store import Part
from bot.talk import counter_blocks
from bot.talk.record import ReadInFull, stale_notice
from index.archive import Added, Heading
from index.sources import Stale

MOST_STATEMENTS = 10
"""Statements an update lists; more are counted."""

LONGEST_NAMES = 80
"""Characters of each of a statement's speakers in an update's list."""

MOST_CLOCKS = 12
LONGEST_CLOCK = 40
"""Clocks an update shows, and characters of a clock's name; /time shows all."""

BUTTONS_A_ROW = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """What one update is made of.

    ``day`` is the local date it is for, ``moment`` when it was due (aware), ``contents`` what the chat wants in it,
    ``added`` what came into the record since its last one, with at most MOST_STATEMENTS headings. ``stale`` are sources
    from which something may be missing. ``first``: the chat had none before.
    """

    day: date
    moment: datetime
    contents: frozenset[Part]
    added: Added
    stale: tuple[Stale, ...] = ()
    first: bool = False


def daily_update(
    texts: Texts, profile: Profile, counters: Sequence[Counter], edition: Edition, fits: Callable[[Reply], bool]
) -> Reply | None:
    """The update; None where the chat's choice leaves nothing to say today.

    ``fits`` tells whether a reply is one message. What does not fit is counted instead of listed: first statements,
    then counters, and statements again.
    """
    parts = _Parts(texts, profile, counters, edition)
    if not parts.anything:
        return None
    update = parts.update(parts.most_statements, parts.most_counters)
    for statements, numbers in parts.ever_less():
        if fits(update):
            break
        update = parts.update(statements, numbers)
    return update


class _Parts:
    def __init__(self, texts: Texts, profile: Profile, counters: Sequence[Counter], edition: Edition) -> None:
        self._texts, self._profile, self._edition = texts, profile, edition
        self._counters = counters if Part.COUNTERS in edition.contents else ()
        self._added = edition.added if Part.STATEMENTS in edition.contents else Added(0)
        self._clocks = profile.clocks if Part.CLOCKS in edition.contents else ()
        self.most_statements = len(self._added.headings)
        self.most_counters = len(self._counters)

    @property
    def anything(self) -> bool:
        return bool(self._clocks or self._counters or self._added.count or self._says_nothing_new)

    @property
    def _says_nothing_new(self) -> bool:
        return {Part.STATEMENTS, Part.NOTHING_NEW} <= self._edition.contents and not self._added.count

    def ever_less(self) -> Iterator[tuple[int, int]]:
        """How many statements and counters to list, if more do not fit."""
        few = min(3, self.most_statements)
        yield from ((statements, self.most_counters) for statements in range(self.most_statements - 1, few - 1, -1))
        yield from ((few, counters) for counters in range(self.most_counters - 1, -1, -1))
        yield from ((statements, 0) for statements in range(few - 1, -1, -1))

    def update(self, statements: int, counters: int) -> Reply:
        shown = self._added.headings[:statements]
        blocks = [
            paragraph(self._texts.long_date(self._edition.day), Mark.BOLD),
            *self._clock_lines(),
            *self._counter_blocks(counters),
            *self._statement_blocks(shown),
        ]
        ways = (
            button(self._texts("buttons.latest"), Say("latest")),
            button(self._texts("buttons.settings"), Say("settings")),
        )
        return Reply(tuple(blocks), (*_numbers(shown), ways if self._added.count else ways[1:]))

    def _clock_lines(self) -> Iterator[Block]:
        times = []
        for clock in self._clocks[:MOST_CLOCKS]:
            there = self._edition.moment.astimezone(ZoneInfo(clock.zone))
            same_day = there.date() == self._edition.day
            shown = self._texts.time(there) if same_day else self._texts.moment(there)
            times.append(self._texts("time.clock", label=short(clock.label, LONGEST_CLOCK), moment=shown))
        if times:
            yield paragraph("\n".join(times))

    def _counter_blocks(self, most: int) -> Iterator[Block]:
        for counter in self._counters[:most]:
            claims = Part.CLAIMS in self._edition.contents
            yield from counter_blocks(self._texts, counter, self._edition.day, claims=claims)
        if rest := len(self._counters) - most:
            yield paragraph(self._texts("daily.more_counters", count=rest))

    def _statement_blocks(self, shown: Sequence[Heading]) -> Iterator[Block]:
        if self._says_nothing_new:
            yield paragraph(self._texts("daily.first" if self._edition.first else "daily.nothing_new"))
        if self._added.count:
            key = "daily.first_added" if self._edition.first else "daily.added"
            yield paragraph(self._texts(key, count=self._added.count), Mark.BOLD)
        for number, heading in enumerate(shown, 1):
            yield numbered_heading(self._texts, number, _shortened(heading))
        if rest := self._added.count - len(shown):
            yield paragraph(self._texts("daily.more", count=rest))
        stale = stale_notice(self._texts, self._edition.stale, self._edition.moment)
        if stale and Part.STATEMENTS in self._edition.contents:
            yield paragraph(stale)


def _numbers(shown: Sequence[Heading]) -> tuple[tuple[Button, ...], ...]:
    """Buttons that open the statements listed."""
    numbers = [button(str(number), ReadInFull(each.key, NEWEST, 0)) for number, each in enumerate(shown, 1)]
    return in_rows(numbers, BUTTONS_A_ROW)


def _shortened(heading: Heading) -> Heading:
    speakers = tuple(replace(each, name=short(each.name, LONGEST_NAMES)) for each in heading.speakers)
    return replace(heading, speakers=speakers)
