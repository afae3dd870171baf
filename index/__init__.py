"""The record: statements, their versions, and finding the exact words in them. Knows nothing of Telegram.

What the conversation needs most stands here; the rest is in the faces of the rooms (``index.archive``, …).
"""

from typing import TYPE_CHECKING

from index.faces import face as face

if TYPE_CHECKING:
    from index.answer import Answer, Exchange, Quote
    from index.budget import Budget
    from index.errors import (
        ArchiveError,
        ArchiveUnavailable,
        DataError,
        Problem,
        RecordError,
        SchemaMismatch,
        TooLongToRead,
    )
    from index.record import Record, open_record
    from index.statement import Extent, Speaker, Statement, Version, short_key
    from index.types import Now, Seconds, Sleep
else:
    __getattr__ = face(__name__)

__all__ = [
    "Answer",
    "ArchiveError",
    "ArchiveUnavailable",
    "Budget",
    "DataError",
    "Exchange",
    "Extent",
    "Now",
    "Problem",
    "Quote",
    "Record",
    "RecordError",
    "SchemaMismatch",
    "Seconds",
    "Sleep",
    "Speaker",
    "Statement",
    "TooLongToRead",
    "Version",
    "face",
    "open_record",
    "short_key",
]
