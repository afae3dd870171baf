"""What reading a question needs to know of the record; the index implements it, tests use a small stand-in."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from index.people.speaker_names import SpeakerNames


class Vocabulary(Protocol):
    """The record's speakers, dates and words. All are called while a question is read: no waiting."""

    @property
    def names(self) -> SpeakerNames:
        """The known speakers, compiled once and again whenever they change."""

    @property
    def dates(self) -> tuple[date, date] | None:
        """Dates of the first and the last statement; None for an empty record."""

    def frequency(self, word: str) -> int:
        """In how many passages the lower-case word stands in any of its forms; 0 where the record has no such word."""

    def starting(self, prefix: str) -> Sequence[tuple[str, int]]:
        """Words of the record (lower-case, as written, not stems) that begin with the prefix, with frequencies."""

    def event(self, words: str) -> tuple[date, date] | None:
        """First and last date of the statements with the words in their titles, where these agree on a time."""
