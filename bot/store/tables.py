"""The conversation's and the delivery's tables, beside the archive's in the same database.

A table with a column ``chat_id`` holds something about a chat: it moves when a group gets another id, and goes when
the chat is forgotten (bot/delivery/moving.py), without being named there.
"""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from index.archive import UtcDateTime, metadata

# SQLite numbers rows by itself only where the key's type is INTEGER, which holds 64 bits there; sqlite_autoincrement
# keeps it from giving a number again, which a button of an old message may still carry.
_NUMBER = BigInteger().with_variant(Integer, "sqlite")

questions = Table(
    "questions",
    metadata,
    Column("token", Text, primary_key=True),
    Column("text", Text, nullable=False),
    Column("dropped", JSON, nullable=False),
    Column("asked_on", Date, nullable=False),
)
"""Questions whose answers have buttons. Who asked, and where, is not kept."""

Index(None, questions.c.asked_on)

last_shown = Table(
    "last_shown",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("thread_id", Integer, primary_key=True, autoincrement=False),
    Column("token", Text, nullable=False),
    Column("position", Integer, nullable=False),
    Column("key", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("at", UtcDateTime, nullable=False),
)
"""The question a chat last asked and the quote it was shown, for half an hour: the next may go on from it."""

Index(None, last_shown.c.at)

chats = Table(
    "chats",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("thread_id", Integer, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),
    Column("title", Text),
    Column("language", Text),
    Column("zone", Text),
    Column("active", Boolean, nullable=False),
    Column("inactive_reason", Text),
    Column("inactive_since", UtcDateTime),
    Column("added_at", UtcDateTime, nullable=False),
)
"""Chats that something may be sent to unasked; ``thread_id`` 0 is no topic, ``zone`` an IANA name.

``kind`` is private, group, supergroup or channel. A chat that is not ``active`` cannot be written to, and why.
"""

subscriptions = Table(
    "subscriptions",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("thread_id", Integer, primary_key=True, autoincrement=False),
    Column("minutes", Integer, nullable=False),
    Column("zone", Text, nullable=False),
    Column("silent", Boolean, nullable=False),
    Column("contents", JSON, nullable=False),
    Column("alerts", Text, nullable=False),
    Column("last_date", Date),
    Column("last_seq", BigInteger, nullable=False),
    Column("next_due", UtcDateTime),
    Column("since", UtcDateTime, nullable=False),
    ForeignKeyConstraint(
        ["chat_id", "thread_id"],
        ["chats.chat_id", "chats.thread_id"],
        name="fk_subscriptions_chat",
        ondelete="CASCADE",
    ),
)
"""Wishes for the daily update: at ``minutes`` after midnight in ``zone``, with what ``contents`` names.

``alerts`` is at_once, daily or off. ``last_date`` is the local date of the last update decided, ``last_seq`` the
archive's number up to which the chat has been told. ``next_due`` is empty where a chat does not want the update
(any more): its other settings, and the date it had the last one, are kept.
"""

Index(None, subscriptions.c.next_due, subscriptions.c.zone, subscriptions.c.minutes)

watches = Table(
    "watches",
    metadata,
    Column("id", _NUMBER, primary_key=True),
    Column("chat_id", BigInteger, nullable=False),
    Column("thread_id", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("query", JSON, nullable=False),
    Column("paused", Boolean, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    UniqueConstraint("chat_id", "thread_id", "text", name="uq_watches_text"),
    sqlite_autoincrement=True,
)
"""Saved queries; ``query`` is how ``text`` was understood when it was saved (bot/store/watches.py)."""

alerts = Table(
    "alerts",
    metadata,
    Column("id", _NUMBER, primary_key=True),
    Column("chat_id", BigInteger, nullable=False),
    Column("thread_id", Integer, nullable=False),
    Column("statement_id", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("withdrawn", Boolean, nullable=False),
    Column("watch_id", BigInteger),
    Column("subject", Text),
    Column("decided_at", UtcDateTime, nullable=False),
    Column("told_at", UtcDateTime),
    UniqueConstraint("chat_id", "thread_id", "statement_id", name="uq_alerts_once"),
    sqlite_autoincrement=True,
)
"""Which chat is to be alerted to which statement, in which wording, because of which watch (None: of any statement).

``subject`` names the letter in the outbox that tells it, and is None while it waits for its turn.
"""

Index(None, alerts.c.statement_id)
Index("ix_alerts_waiting", alerts.c.id, postgresql_where=text("subject IS NULL"), sqlite_where=text("subject IS NULL"))
Index(None, alerts.c.chat_id, alerts.c.told_at)

alert_position = Table(
    "alert_position",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("seq", BigInteger, nullable=False),
    Column("round", BigInteger, nullable=False),
)
"""One row, numbered 1: up to which change of the archive alerts are decided, and how often anything was."""

bodies = Table(
    "bodies",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("reply", JSON, nullable=False),
    Column("used_at", UtcDateTime, nullable=False),
)
"""What messages in the outbox say (bot/say/reply_json.py), each text once however many chats get it."""

outbox = Table(
    "outbox",
    metadata,
    Column("id", _NUMBER, primary_key=True),
    Column("chat_id", BigInteger, nullable=False),
    Column("thread_id", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("local_date", Date, nullable=False),
    Column("urgency", Integer, nullable=False),
    Column("body", Text, ForeignKey("bodies.digest"), nullable=False),
    Column("silent", Boolean, nullable=False),
    Column("below", BigInteger),
    Column("state", Text, nullable=False, server_default="due"),
    Column("part", Integer, nullable=False, server_default="0"),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("unknowns", Integer, nullable=False, server_default="0"),
    Column("created_at", UtcDateTime, nullable=False),
    Column("due_at", UtcDateTime, nullable=False),
    Column("holder", Text),
    Column("lease_until", UtcDateTime),
    Column("sent_at", UtcDateTime),
    Column("message_id", BigInteger),
    Column("error", Text),
    UniqueConstraint("chat_id", "thread_id", "kind", "subject", "local_date", name="uq_outbox_once"),
    sqlite_autoincrement=True,
)
"""Messages that must go out, one row each (bot/store/outbox.py says what ``kind`` and ``state`` can be).

``below`` is the row whose message this one answers. ``part`` is how many messages of a long body are out already,
``unknowns`` how often the outcome of a send could not be known; ``message_id`` is that of the first part.
"""

Index(
    "ix_outbox_due",
    outbox.c.urgency,
    outbox.c.due_at,
    outbox.c.id,
    postgresql_where=text("state = 'due'"),
    sqlite_where=text("state = 'due'"),
)
Index(
    "ix_outbox_sending",
    outbox.c.lease_until,
    postgresql_where=text("state = 'sending'"),
    sqlite_where=text("state = 'sending'"),
)
Index(None, outbox.c.created_at)
Index(None, outbox.c.body)

broadcasts = Table(
    "broadcasts",
    metadata,
    Column("token", Text, primary_key=True),
    Column("text", Text, nullable=False),
    Column("drafted_at", UtcDateTime, nullable=False),
    Column("sent_at", UtcDateTime),
    Column("chats", Integer),
)
"""What operators wrote to every subscribed chat; ``chats`` is how many that were when it was sent."""

leases = Table(
    "leases",
    metadata,
    Column("name", Text, primary_key=True),
    Column("holder", Text, nullable=False),
    Column("until", UtcDateTime, nullable=False),
)
"""Who may do what only one process may do at a time, and until when."""

updates = Table(
    "updates",
    metadata,
    Column("key", Text, primary_key=True),
    Column("update_id", BigInteger, nullable=False),
    Column("line", BigInteger),
    Column("payload", Text),
    Column("received_at", UtcDateTime, nullable=False),
    Column("free_at", UtcDateTime),
    Column("claimed_by", Text),
    Column("attempts", Integer, nullable=False),
    Column("answer", Text),
    Column("done_at", UtcDateTime),
    Column("fate", Text),
)
"""What Telegram has handed over. Of an update that is done only ``key`` is kept, to know it again: its number and a
digest of it; and ``fate``, where its answer did not go out at once (bot/inbox.py).

``line`` is the chat, whose updates are handled in order. ``free_at`` is the moment from which the oldest of a line can
be claimed: until then a process (``claimed_by``) has it in hand, or its ``answer`` waits to be sent. It is empty for
those behind the oldest.
"""

_undone = updates.c.done_at.is_(None)
_oldest = updates.c.free_at.is_not(None)
_unsent = text("answer IS NOT NULL")
_told = text("fate IS NOT NULL")
Index(None, updates.c.line, updates.c.update_id, sqlite_where=_undone, postgresql_where=_undone)
Index(None, updates.c.free_at, updates.c.update_id, sqlite_where=_oldest, postgresql_where=_oldest)
Index("ix_updates_unsent", updates.c.received_at, sqlite_where=_unsent, postgresql_where=_unsent)
Index("ix_updates_fate", updates.c.fate, sqlite_where=_told, postgresql_where=_told)
Index(None, updates.c.done_at)
