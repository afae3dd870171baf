"""Updates that Telegram has delivered by webhook."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

_MOMENT = sa.DateTime(timezone=True)
_WAITING = sa.text("done_at IS NULL")


def upgrade() -> None:
    op.create_table(
        "updates",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("update_id", sa.BigInteger(), nullable=False),
        sa.Column("line", sa.BigInteger()),
        sa.Column("payload", sa.Text()),
        sa.Column("received_at", _MOMENT, nullable=False),
        sa.Column("claimed_by", sa.Text()),
        sa.Column("claimed_until", _MOMENT),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("done_at", _MOMENT),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_updates")),
    )
    op.create_index(
        op.f("ix_updates_line_update_id"),
        "updates",
        ["line", "update_id"],
        sqlite_where=_WAITING,
        postgresql_where=_WAITING,
    )
    op.create_index(op.f("ix_updates_done_at"), "updates", ["done_at"])
