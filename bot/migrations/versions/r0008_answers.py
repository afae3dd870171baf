"""Answers that wait to be sent, and which update of each chat comes next."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

_MOMENT = sa.DateTime(timezone=True)
_OLDEST = sa.text("free_at IS NOT NULL")
_UNSENT = sa.text("answer IS NOT NULL")
_TOLD = sa.text("fate IS NOT NULL")


def upgrade() -> None:
    op.add_column("updates", sa.Column("free_at", _MOMENT))
    op.add_column("updates", sa.Column("answer", sa.Text()))
    op.add_column("updates", sa.Column("fate", sa.Text()))
    # The oldest of each chat that is not done can be claimed, when whoever has it in hand lets go of it.
    op.execute(
        """
        UPDATE updates SET free_at = COALESCE(claimed_until, received_at)
        WHERE done_at IS NULL AND NOT EXISTS (
            SELECT 1 FROM updates AS earlier
            WHERE earlier.line = updates.line AND earlier.done_at IS NULL AND earlier.update_id < updates.update_id
        )
        """
    )
    op.drop_column("updates", "claimed_until")
    for name, columns, where in (
        (op.f("ix_updates_free_at_update_id"), ["free_at", "update_id"], _OLDEST),
        ("ix_updates_unsent", ["received_at"], _UNSENT),
        ("ix_updates_fate", ["fate"], _TOLD),
    ):
        op.create_index(name, "updates", columns, sqlite_where=where, postgresql_where=where)
