"""What is remembered of the sources, beside the archive in the same database."""

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, Table, Text
from sqlalchemy.dialects import postgresql

from index.archive.database import UtcDateTime, metadata

_ID = Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")

source_states = Table(
    "source_states",
    metadata,
    Column("source", Text, primary_key=True),
    Column("fingerprint", Text, nullable=False),
    Column("etag", Text),
    Column("modified", Text),
    Column("body_digest", Text),
    Column("next_run", UtcDateTime, nullable=False),
    Column("last_success", UtcDateTime),
    Column("last_error", Text),
    Column("failing_since", UtcDateTime),
    Column("failures", Integer, nullable=False),
    Column("told_failing", Boolean, nullable=False),
    Column("refused", Text),
    Column("rhythm", BigInteger),
    Column("patience", BigInteger),
    Column("newest", UtcDateTime),
    Column("told_silent", Boolean, nullable=False),
)
"""How each source is. ``rhythm`` and ``patience`` are seconds: the usual pause between items, and a worrying one."""

sightings = Table(
    "sightings",
    metadata,
    Column("source", Text, primary_key=True),
    Column("identity", _ID, primary_key=True),
    Column("statement_id", _ID, nullable=False),
    Column("leads", Boolean, nullable=False),
    Column("link", Text),
    Column("published", UtcDateTime, nullable=False),
    Column("digest", Text, nullable=False),
    Column("first_seen", UtcDateTime, nullable=False),
    Column("last_seen", UtcDateTime, nullable=False),
    Column("page_read", UtcDateTime),
    Column("page_gone", Integer, nullable=False),
)
"""Which item of which source is which statement, whose words are taken from the source that ``leads``.

``link`` is a ``link_key``. ``digest`` is of the item as it was when its words were last read. ``page_read`` is when the
item's own page was last asked for, ``page_gone`` how many times in a row it was not there.
"""

Index(None, sightings.c.statement_id)
Index(None, sightings.c.link)

held_edits = Table(
    "held_edits",
    metadata,
    Column("statement_id", _ID, primary_key=True),
    Column("source", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("seen_at", UtcDateTime, nullable=False),
    Column("dismissed", Boolean, nullable=False),
)
"""Other words of statements that were not believed to be an edit; ``dismissed`` once an operator has said so too."""
