"""Chats, their subscriptions, the outbox, and leases."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_MOMENT = sa.DateTime(timezone=True)
_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "chats",
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("thread_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("title", sa.Text()),
        sa.Column("language", sa.Text()),
        sa.Column("zone", sa.Text()),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("inactive_reason", sa.Text()),
        sa.Column("inactive_since", _MOMENT),
        sa.Column("added_at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "thread_id", name=op.f("pk_chats")),
    )
    op.create_table(
        "subscriptions",
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("thread_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("silent", sa.Boolean(), nullable=False),
        sa.Column("contents", sa.JSON(), nullable=False),
        sa.Column("alerts", sa.Text(), nullable=False),
        sa.Column("last_date", sa.Date()),
        sa.Column("last_seq", sa.BigInteger(), nullable=False),
        sa.Column("next_due", _MOMENT),
        sa.Column("since", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "thread_id", name=op.f("pk_subscriptions")),
        sa.ForeignKeyConstraint(
            ["chat_id", "thread_id"],
            ["chats.chat_id", "chats.thread_id"],
            name=op.f("fk_subscriptions_chat"),
            ondelete="CASCADE",
        ),
    )
    op.create_index(op.f("ix_subscriptions_next_due_zone_minutes"), "subscriptions", ["next_due", "zone", "minutes"])
    op.create_table(
        "bodies",
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("reply", sa.JSON(), nullable=False),
        sa.Column("used_at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_bodies")),
    )
    op.create_table(
        "outbox",
        sa.Column("id", _NUMBER, nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("thread_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("local_date", sa.Date(), nullable=False),
        sa.Column("urgency", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("silent", sa.Boolean(), nullable=False),
        sa.Column("below", sa.BigInteger()),
        sa.Column("state", sa.Text(), server_default="due", nullable=False),
        sa.Column("part", sa.Integer(), server_default="0", nullable=False),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("unknowns", sa.Integer(), server_default="0", nullable=False),
        sa.Column("created_at", _MOMENT, nullable=False),
        sa.Column("due_at", _MOMENT, nullable=False),
        sa.Column("holder", sa.Text()),
        sa.Column("lease_until", _MOMENT),
        sa.Column("sent_at", _MOMENT),
        sa.Column("message_id", sa.BigInteger()),
        sa.Column("error", sa.Text()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
        sa.ForeignKeyConstraint(["body"], ["bodies.digest"], name=op.f("fk_outbox_body")),
        sa.UniqueConstraint("chat_id", "thread_id", "kind", "subject", "local_date", name=op.f("uq_outbox_once")),
    )
    for name, columns, state in (
        ("ix_outbox_due", ["urgency", "due_at", "id"], "due"),
        ("ix_outbox_sending", ["lease_until"], "sending"),
    ):
        where = sa.text(f"state = '{state}'")
        op.create_index(op.f(name), "outbox", columns, postgresql_where=where, sqlite_where=where)
    for column in ("created_at", "body"):
        op.create_index(op.f(f"ix_outbox_{column}"), "outbox", [column])
    op.create_table(
        "leases",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("holder", sa.Text(), nullable=False),
        sa.Column("until", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_leases")),
    )
