"""Brings a database's schema up to the one this program works with, and refuses to work with any other."""

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

import bot.store.tables  # noqa: F401  its tables become known to the metadata
from index import SchemaMismatch
from index.archive import archive_head, metadata, reading, shown, writing
from index.sources import source_states  # noqa: F401  with the tables of the sources

__all__ = ["check_schema", "metadata", "prepare_schema", "upgrade_schema"]

# A number of our own among PostgreSQL's advisory locks: "ONRECORD" in ASCII.
_LOCK = int.from_bytes(b"ONRECORD")


async def upgrade_schema(engine: AsyncEngine, revision: str = "head") -> bool:
    """Makes or upgrades the tables, whole or not at all; returns whether there was anything to do.

    An older ``revision`` than the head makes a database as it was then, to try later revisions on.

    Several processes may do this at the same moment: the others wait for the first, and then find nothing to do.
    Raises SchemaMismatch when the database is newer than the program, ArchiveUnavailable when it cannot be used.
    """
    async with writing(engine) as connection:
        await hold_lock(connection)
        before = await connection.run_sync(revision_of)
        await connection.run_sync(refuse_others, shown(engine.url))
        await connection.run_sync(upgrade_on, revision, shown(engine.url))
        return await connection.run_sync(revision_of) != before


async def hold_lock(connection: AsyncConnection) -> None:
    """Let no other process change the schema until the transaction ends; SQLite has a single writer anyway."""
    if connection.dialect.name == "postgresql":
        await connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})


def head_revision() -> str:
    """The revision this program works with."""
    return revisions()[-1]


def revisions() -> list[str]:
    """All revisions, from the first to the one this program works with."""
    return [each.revision for each in reversed(list(ScriptDirectory.from_config(_config()).walk_revisions()))]


async def prepare_schema(engine: AsyncEngine) -> None:
    """Makes the tables in a database that has none; any other is only checked, never upgraded unasked.

    Raises SchemaMismatch as ``check`` does.
    """
    async with reading(engine) as connection:
        found = await connection.run_sync(revision_of)
    if found is None:
        await upgrade_schema(engine)
    await check_schema(engine)


async def check_schema(engine: AsyncEngine) -> None:
    """Raises SchemaMismatch, saying which way and what to do, unless the schema is the one this program works with."""
    async with reading(engine) as connection:
        found = await connection.run_sync(revision_of)
    head = head_revision()
    if found == head:
        return
    refuse_newer(found, shown(engine.url))
    state = "holds no tables yet" if found is None else f"has the older schema {found}, this program needs {head}"
    raise SchemaMismatch(f"{shown(engine.url)} {state}; run `onrecord db upgrade`")


def upgrade_on(connection: Connection, revision: str, database: str) -> None:
    """Upgrade in the transaction of ``connection``; ``database`` is what its errors call it."""
    refuse_newer(revision_of(connection), database)
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def refuse_others(connection: Connection, database: str) -> None:
    """Raises SchemaMismatch where the database is another program's, or a newer program's.

    An SQLite file is one program's; on PostgreSQL several may share a database, as long as no table is both's.
    """
    found, tables = revision_of(connection), set(inspect(connection).get_table_names())
    others = tables - {"alembic_version"}
    if found is None:
        others &= tables if connection.dialect.name == "sqlite" else metadata.tables.keys()
    elif archive_head.name in tables or found in revisions():
        others = set()
        refuse_newer(found, database)
    if others or (found is not None and found not in revisions()):
        shown = f" (such as {min(others)})" if others else ""
        raise SchemaMismatch(
            f"{database} holds another program's tables{shown}; give this program a database of its own"
        )


def refuse_newer(found: str | None, holder: str) -> None:
    """Raises SchemaMismatch where ``holder`` has a revision that this program does not know."""
    if found is not None and found not in revisions():
        raise SchemaMismatch(
            f"{holder} has the newer schema {found}, this program knows {head_revision()}; install the newer program"
        )


def revision_of(connection: Connection) -> str | None:
    """The revision of the schema; None where there is none."""
    return MigrationContext.configure(connection).get_current_revision()


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", "bot:migrations")
    # Of several separators Alembic warns unless told which is meant, even for a single location.
    config.set_main_option("path_separator", "os")
    return config
