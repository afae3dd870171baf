"""Brings a backup back, into SQLite or PostgreSQL, wherever it was made: whole, or not at all."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from sqlalchemy import (
    Connection,
    Date,
    DateTime,
    Integer,
    MetaData,
    Table,
    column,
    delete,
    func,
    insert,
    select,
    table,
    text,
)
from sqlalchemy.exc import StatementError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.errors import BackupError
from bot.store import schema
from bot.store.backup import AT_ONCE
from bot.store.backup_file import Heading, Row, reading_backup
from index.archive import archive_head, explained, shown, writing

AHEAD = 10_000
"""How far the numbers of new rows go on after the highest in the backup."""

NUMBERED = frozenset(
    table.name for table in schema.metadata.tables.values() if table.dialect_options["sqlite"]["autoincrement"]
)
"""Tables whose rows SQLite numbers, and never twice alike."""

_SEQUENCES = table("sqlite_sequence", column("name"), column("seq"))

Progress = Callable[[int, int], None]

MADE_ANEW = frozenset({"archive_head", "alert_position", "leases", "questions", "source_states", "updates"})
"""Tables that a program fills by being run; what they hold is given up unasked."""
HOLDS = {
    **dict.fromkeys(("chats", "subscriptions", "watches", "alerts"), "chats"),
    **dict.fromkeys(("outbox", "bodies", "broadcasts"), "messages"),
}
"""What tables hold, in a person's words; the others hold statements."""


async def restore(engine: AsyncEngine, file: Path, *, replace: bool, progress: Progress | None = None) -> int:
    """Make the database what it was when the backup was made; returns how many rows it holds.

    A backup of an older program is upgraded on the way. What the database holds already is given up only with
    ``replace``. Raises BackupError, SchemaMismatch where the backup or the database is newer than this program, and
    ArchiveUnavailable; the database is then as it was before.
    """
    with reading_backup(file) as (header, lines):
        schema.refuse_newer(header.revision, str(file))
        async with writing(engine) as connection:
            await schema.hold_lock(connection)
            await connection.run_sync(_clear, shown(engine.url), replace)
            await connection.run_sync(schema.upgrade_on, header.revision, shown(engine.url))
            try:
                await _fill(connection, lines, header.rows, progress)
            except StatementError as error:
                if explained(error, "") is not None:
                    raise
                raise ValueError("the database refused these rows") from error
            await connection.run_sync(schema.upgrade_on, "head", shown(engine.url))
    return sum(header.rows.values())


def _clear(connection: Connection, database: str, replace: bool) -> None:
    """Take away the program's tables, and no others."""
    schema.refuse_others(connection, database)
    found = MetaData()
    found.reflect(connection, only=lambda name, _: name in schema.metadata.tables or name == "alembic_version")
    ours = [table for table in found.sorted_tables if table.name != "alembic_version"]
    held = {
        HOLDS.get(table.name, "statements")
        for table in ours
        if table.name not in MADE_ANEW and _any_row(connection, table)
    }
    if held and not replace:
        raise BackupError(
            f"{database} is not empty (it has {' and '.join(sorted(held))}); "
            "restore into an empty database, or pass --replace to overwrite it"
        )
    found.drop_all(connection)


def _any_row(connection: Connection, table: Table) -> bool:
    return connection.execute(select(text("1")).select_from(table).limit(1)).first() is not None


async def _fill(
    connection: AsyncConnection, lines: Iterator[Heading | Row], expected: dict[str, int], progress: Progress | None
) -> None:
    # Read from the database, not from the program's own tables: an older revision's may be others.
    tables = MetaData()
    await connection.run_sync(tables.reflect)
    found: dict[str, int] = {}
    for heading, rows in _batches(lines):
        table = tables.tables[heading.table]
        if heading.table not in found:
            found[heading.table] = 0
            await connection.execute(table.delete())  # the row that a new schema begins with
        if rows:
            await connection.execute(insert(table), [_as_stored(connection, table, heading, row) for row in rows])
        found[heading.table] += len(rows)
        if progress:
            progress(sum(found.values()), sum(expected.values()))
    if found != expected:
        raise ValueError("the rows don't match the header")
    # A new identity: an index that followed the archive further than the backup goes must not take this for the same.
    await connection.execute(archive_head.update().values(archive_id=str(uuid4())))
    for name in found:
        await _go_on_counting(connection, tables.tables[name])


def _batches(lines: Iterator[Heading | Row]) -> Iterator[tuple[Heading, list[Row]]]:
    heading: Heading | None = None
    rows: list[Row] = []
    for line in lines:
        if isinstance(line, Heading) or len(rows) >= AT_ONCE:
            if heading is not None:
                yield heading, rows
            rows = []
        if isinstance(line, Heading):
            heading = line
        elif heading is None:
            raise ValueError("a row before any table")
        else:
            rows.append(line)
    if heading is not None:
        yield heading, rows


def _as_stored(connection: AsyncConnection, table: Table, heading: Heading, row: Row) -> dict[str, Any]:
    values = dict(zip(heading.columns, row, strict=True))
    for name, value in values.items():
        kind = table.columns[name].type
        if value is None:
            continue
        if isinstance(kind, DateTime):
            moment = datetime.fromisoformat(value).astimezone(UTC)
            values[name] = moment.replace(tzinfo=None) if connection.dialect.name == "sqlite" else moment
        elif isinstance(kind, Date):
            values[name] = date.fromisoformat(value)
    return values


async def _go_on_counting(connection: AsyncConnection, table: Table) -> None:
    """Have the numbers of new rows begin well after those that are there: since the backup others were given."""
    for key in table.primary_key:
        if not isinstance(key.type, Integer):
            continue
        last = (await connection.execute(select(func.coalesce(func.max(key), 0)))).scalar_one()
        if connection.dialect.name == "postgresql":
            query = select(func.pg_get_serial_sequence(table.name, key.name))
            if (sequence := (await connection.execute(query)).scalar_one()) is not None:
                await connection.execute(select(func.setval(sequence, last + AHEAD, False)))
        elif table.name in NUMBERED and await _counts(connection):
            await connection.execute(delete(_SEQUENCES).where(_SEQUENCES.c.name == table.name))
            await connection.execute(insert(_SEQUENCES).values(name=table.name, seq=last + AHEAD - 1))


async def _counts(connection: AsyncConnection) -> bool:
    """Whether this SQLite file keeps count of numbers given; the tables of older revisions did not ask for it."""
    query = (
        select(func.count())
        .select_from(table("sqlite_master", column("name")))
        .where(column("name") == _SEQUENCES.name)
    )
    return bool((await connection.execute(query)).scalar_one())
