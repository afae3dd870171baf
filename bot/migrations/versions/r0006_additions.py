"""What came into the record when; broadcasts."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.add_column("statements", sa.Column("added_seq", sa.BigInteger(), server_default="0", nullable=False))
    # What is there counts as added by its last change so far: nobody has been told of anything yet.
    op.execute("UPDATE statements SET added_seq = seq")
    op.create_index(op.f("ix_statements_added_seq"), "statements", ["added_seq"])
    op.create_table(
        "broadcasts",
        sa.Column("token", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("drafted_at", _MOMENT, nullable=False),
        sa.Column("sent_at", _MOMENT),
        sa.Column("chats", sa.Integer()),
        sa.PrimaryKeyConstraint("token", name=op.f("pk_broadcasts")),
    )
