"""Sources: how each is, and which of their items is which statement."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0004"
down_revision = "0003"

_ID = sa.Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")
_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "source_states",
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("etag", sa.Text()),
        sa.Column("modified", sa.Text()),
        sa.Column("body_digest", sa.Text()),
        sa.Column("next_run", _MOMENT, nullable=False),
        sa.Column("last_success", _MOMENT),
        sa.Column("last_error", sa.Text()),
        sa.Column("failing_since", _MOMENT),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("told_failing", sa.Boolean(), nullable=False),
        sa.Column("refused", sa.Text()),
        sa.Column("rhythm", sa.BigInteger()),
        sa.Column("patience", sa.BigInteger()),
        sa.Column("newest", _MOMENT),
        sa.Column("told_silent", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("source", name=op.f("pk_source_states")),
    )
    op.create_table(
        "sightings",
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("identity", _ID, nullable=False),
        sa.Column("statement_id", _ID, nullable=False),
        sa.Column("leads", sa.Boolean(), nullable=False),
        sa.Column("link", sa.Text()),
        sa.Column("published", _MOMENT, nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("first_seen", _MOMENT, nullable=False),
        sa.Column("last_seen", _MOMENT, nullable=False),
        sa.Column("page_read", _MOMENT),
        sa.Column("page_gone", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("source", "identity", name=op.f("pk_sightings")),
    )
    op.create_index(op.f("ix_sightings_statement_id"), "sightings", ["statement_id"])
    op.create_index(op.f("ix_sightings_link"), "sightings", ["link"])
