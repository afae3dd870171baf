"""Writes the whole database into one file, as it was at one moment, while the bot goes on."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from sqlalchemy import Table, func, select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.store.backup_file import Header, Heading, writing_backup
from bot.store.schema import check_schema, head_revision, metadata
from bot.store.tables import last_shown, leases, updates
from index.archive import reading

LEFT_OUT = {leases.name, updates.name, last_shown.name}
"""What concerns only the processes that run now: who does what, what has just come in, and what was just shown."""

AT_ONCE = 1000
"""Rows fetched at once."""


async def back_up(
    engine: AsyncEngine, file: Path, *, now: datetime, progress: Callable[[int, int], None] | None = None
) -> int:
    """Write the backup; returns how many rows it holds.

    Raises SchemaMismatch unless the schema is this program's, BackupError where the file cannot be written.
    """
    await check_schema(engine)
    done = 0
    async with reading(engine) as connection:
        counts = {
            table.name: (await connection.execute(select(func.count()).select_from(table))).scalar_one()
            for table in kept_tables()
        }
        whole = sum(counts.values())
        with writing_backup(file, Header(head_revision(), now, counts)) as writer:
            for table in kept_tables():
                writer.table(Heading(table.name, tuple(table.columns.keys())))
                result = await connection.stream(select(table).order_by(*table.primary_key))
                async for rows in result.partitions(AT_ONCE):
                    for row in rows:
                        writer.row(row)
                    done += len(rows)
                    if progress:
                        progress(done, whole)
    return done


def kept_tables() -> list[Table]:
    """The tables in a backup; one that refers to another comes after it."""
    return [table for table in metadata.sorted_tables if table.name not in LEFT_OUT]
