"""Numbers of watches, alerts and messages that never come again, on SQLite: a button may still carry an old one."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

AHEAD = 10_000
"""How far to go on: rows may have been deleted whose numbers were higher than any that is left."""

_NUMBERED = ("watches", "alerts", "outbox")


def upgrade() -> None:
    if op.get_bind().dialect.name != "sqlite":
        return  # PostgreSQL's sequences never give a number again
    for table in _NUMBERED:
        with op.batch_alter_table(table, recreate="always", table_kwargs={"sqlite_autoincrement": True}):
            pass
        last = sa.text(f"SELECT COALESCE(MAX(id), 0) FROM {table}")  # noqa: S608 (names of our own)
        number = op.get_bind().execute(last).scalar_one()
        op.execute(f"DELETE FROM sqlite_sequence WHERE name = '{table}'")  # noqa: S608
        op.execute(f"INSERT INTO sqlite_sequence (name, seq) VALUES ('{table}', {number + AHEAD})")  # noqa: S608
