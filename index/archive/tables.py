"""The archive's tables. Names, keys and sizes are the same on SQLite and PostgreSQL."""

from sqlalchemy import JSON, BigInteger, Boolean, CheckConstraint, Column, Date, ForeignKey, Index, Integer, Table, Text
from sqlalchemy.dialects import postgresql

from index.archive.database import UtcDateTime, metadata

# Ids are compared and sorted by code point on both databases, whatever locale the server has.
_ID = Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")

archive_head = Table(
    "archive_head",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("archive_id", Text, nullable=False),
    Column("seq", BigInteger, nullable=False),
    CheckConstraint("id = 1", name="one_row"),
)
"""One row: who this archive is, for those who follow it, and the number of the last change."""

statements = Table(
    "statements",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    Column("date", Date, nullable=False),
    Column("speakers", JSON, nullable=False),
    Column("language", Text, nullable=False),
    Column("kind", Text),
    Column("place", Text),
    Column("source", Text),
    Column("url", Text),
    Column("complete", Boolean, nullable=False),
    Column("translations_of", Text),
    Column("tags", JSON, nullable=False),
    Column("newest", Integer, nullable=False),
    Column("added_at", UtcDateTime, nullable=False),
    Column("retracted_at", UtcDateTime),
    Column("seq", BigInteger, nullable=False, unique=True),
    Column("added_seq", BigInteger, nullable=False, server_default="0"),
)
"""A statement as it is now; ``newest`` is the number of its newest version, ``seq`` that of its last change.

``added_seq`` is the number of the change that brought it into the record.
"""

Index(None, statements.c.date, statements.c.added_at, statements.c.id)
Index(None, statements.c.added_seq)

versions = Table(
    "versions",
    metadata,
    Column("statement_id", _ID, ForeignKey("statements.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("title", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("seen_at", UtcDateTime, nullable=False),
)
"""Every wording a statement had; ``words`` is the digest of title and text that tells wordings apart."""

IS_NEWEST = (versions.c.statement_id == statements.c.id) & (versions.c.number == statements.c.newest)
"""Joins statements with the wording that each has now."""

statement_speakers = Table(
    "statement_speakers",
    metadata,
    Column("statement_id", _ID, ForeignKey("statements.id", ondelete="CASCADE"), primary_key=True),
    Column("name", Text, primary_key=True),
)
"""Who speaks in what: made from ``statements.speakers``, for browsing by speaker."""

Index(None, statement_speakers.c.name, statement_speakers.c.statement_id)

removals = Table(
    "removals",
    metadata,
    Column("statement_id", _ID, primary_key=True),
    Column("newest", Integer, nullable=False),
    Column("removed_at", UtcDateTime, nullable=False),
    Column("seq", BigInteger, nullable=False, unique=True),
)
"""Statements taken out. ``newest`` keeps the numbers of their versions from being given to other words later."""
