"""
RecordError
├── DataError            problems in data files; carries every one of them
├── ArchiveError         the database cannot be used as asked
│   ├── SchemaMismatch   the database's schema is older or newer than this program
│   └── ArchiveUnavailable
├── IndexUnavailable     the index cannot be opened or healed
└── TooLongToRead        a text takes more time than anybody's may
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing wrong in a data file. Prints as ``file:line: field: what is wrong, what is allowed``.

    Lines count from 1; 0 is no line at all and is left out.
    """

    file: str
    line: int
    field: str
    message: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.field}: {self.message}" if self.field else f"{place}: {self.message}"


class RecordError(Exception):
    """What the packages raise on purpose; the message is fit to be shown to an operator."""


class DataError(RecordError):
    """Data files are not as docs/data-format.md says; nothing of the file was applied."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = tuple(problems)


class ArchiveError(RecordError):
    """The database cannot be used as asked."""


class SchemaMismatch(ArchiveError):
    """The database's schema is not the one this program works with; says which command cures it."""


class ArchiveUnavailable(ArchiveError):
    """The database cannot be reached or written to just now."""


class IndexUnavailable(RecordError):
    """The index can neither be opened nor rebuilt."""


class TooLongToRead(RecordError):
    """Reading a text was given up: it took more of the processor than any text may."""

    def __init__(self) -> None:
        super().__init__("The text is too long: shorten it, or ask about a part of it")
