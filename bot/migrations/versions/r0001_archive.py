"""The archive: statements, their versions, and the feed of changes."""

from uuid import uuid4

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None

_ID = sa.Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")
_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    head = op.create_table(
        "archive_head",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("archive_id", sa.Text(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_archive_head_one_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_archive_head")),
    )
    op.bulk_insert(head, [{"id": 1, "archive_id": str(uuid4()), "seq": 0}])
    op.create_table(
        "statements",
        sa.Column("id", _ID, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("speakers", sa.JSON(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text()),
        sa.Column("place", sa.Text()),
        sa.Column("source", sa.Text()),
        sa.Column("url", sa.Text()),
        sa.Column("complete", sa.Boolean(), nullable=False),
        sa.Column("translations_of", sa.Text()),
        sa.Column("tags", sa.JSON(), nullable=False),
        sa.Column("newest", sa.Integer(), nullable=False),
        sa.Column("added_at", _MOMENT, nullable=False),
        sa.Column("retracted_at", _MOMENT),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statements")),
        sa.UniqueConstraint("key", name=op.f("uq_statements_key")),
        sa.UniqueConstraint("seq", name=op.f("uq_statements_seq")),
    )
    op.create_index(op.f("ix_statements_date_added_at_id"), "statements", ["date", "added_at", "id"])
    op.create_table(
        "versions",
        sa.Column("statement_id", _ID, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("seen_at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("statement_id", "number", name=op.f("pk_versions")),
        sa.ForeignKeyConstraint(
            ["statement_id"], ["statements.id"], name=op.f("fk_versions_statement_id"), ondelete="CASCADE"
        ),
    )
    op.create_table(
        "statement_speakers",
        sa.Column("statement_id", _ID, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("statement_id", "name", name=op.f("pk_statement_speakers")),
        sa.ForeignKeyConstraint(
            ["statement_id"], ["statements.id"], name=op.f("fk_statement_speakers_statement_id"), ondelete="CASCADE"
        ),
    )
    op.create_index(op.f("ix_statement_speakers_name_statement_id"), "statement_speakers", ["name", "statement_id"])
    op.create_table(
        "removals",
        sa.Column("statement_id", _ID, nullable=False),
        sa.Column("newest", sa.Integer(), nullable=False),
        sa.Column("removed_at", _MOMENT, nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("statement_id", name=op.f("pk_removals")),
        sa.UniqueConstraint("seq", name=op.f("uq_removals_seq")),
    )
