"""The conversation's tables, beside the archive's in the same database."""

from sqlalchemy import JSON, Column, Date, Index, Table, Text

from index.database import metadata

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
