"""The archive: every statement with every wording it had, in SQLite or PostgreSQL.

A version is never changed; every change has a number, and who has seen number *n* has missed nothing before it.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.archive.archive import Archive
    from index.archive.at_once import AtOnce
    from index.archive.database import UtcDateTime, connect, insert_into, metadata, reading, trouble, writing
    from index.archive.database_errors import explained
    from index.archive.database_url import shown
    from index.archive.edits import Edit
    from index.archive.listings import Added, Change, Heading, MonthCount
    from index.archive.tables import archive_head
else:
    from index import face

    __getattr__ = face(__name__)

__all__ = [
    "Added",
    "Archive",
    "AtOnce",
    "Change",
    "Edit",
    "Heading",
    "MonthCount",
    "UtcDateTime",
    "archive_head",
    "connect",
    "explained",
    "insert_into",
    "metadata",
    "reading",
    "shown",
    "trouble",
    "writing",
]
