"""How often words were said, month by month and by whom; with the first time and the last."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from index.answer import Quote
from index.questions.question import Question
from index.statement import Extent


@dataclass(frozen=True, slots=True)
class Month:
    """``statements`` are all on record of that month (none: a gap in coverage), ``matching`` those with the words."""

    year: int
    month: int
    statements: int
    matching: int

    @property
    def key(self) -> str:
        return f"{self.year:04}-{self.month:02}"

    @property
    def last(self) -> date:
        return date(self.year, self.month, monthrange(self.year, self.month)[1])


@dataclass(frozen=True, slots=True)
class SpokenBy:
    """A person's name, and in how many statements they said the words."""

    name: str
    matching: int


@dataclass(frozen=True, slots=True)
class Listing:
    """Of every statement in which the words were said its best quote, the newest first; ``searched`` is out of what."""

    question: Question
    quotes: tuple[Quote, ...]
    searched: Extent


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """``matching`` statements hold every word of the question, in any form, and every phrase, in one passage.

    Only what was said counts: titles don't, and ``asked`` are further statements in which only an interviewer used the
    words. ``searched`` is out of how many, filters applied. ``months`` are all from the first to the last on record, or
    of the period that was asked for; ``speakers`` those with the most statements first, people as they are known.
    ``languages`` are those on record: words are counted as they were written there.
    ``words`` is false where the question had no words to count: then ``matching`` are the statements searched.
    """

    question: Question
    matching: int
    asked: int
    searched: Extent
    first: Quote | None
    last: Quote | None
    months: tuple[Month, ...]
    speakers: tuple[SpokenBy, ...]
    words: bool = True
    languages: frozenset[str] = frozenset()

    @property
    def gaps(self) -> tuple[Month, ...]:
        """The months without any statement on record."""
        return tuple(month for month in self.months if not month.statements)
