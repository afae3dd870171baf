import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, MetaData, inspect, text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.store import schema
from index.archive.archive import Archive
from index.archive.database import connect, reading, writing
from index.errors import SchemaMismatch
from tests.bot.rows import contents, fill


async def _tables(engine: AsyncEngine) -> list[str]:
    async with reading(engine) as connection:
        return await connection.run_sync(lambda plain: inspect(plain).get_table_names())


async def test_the_migrations_make_the_schema_the_program_declares(engine: AsyncEngine) -> None:
    def differences(connection: Connection) -> object:
        options = {"compare_type": True, "compare_server_default": True}
        return compare_metadata(MigrationContext.configure(connection, opts=options), schema.metadata)

    async with reading(engine) as connection:
        assert await connection.run_sync(differences) == []
    assert set(await _tables(engine)) == {*schema.metadata.tables, "alembic_version"}


async def test_upgrading_twice_keeps_what_is_there(empty_engine: AsyncEngine) -> None:
    await schema.upgrade(empty_engine)
    first = await Archive(empty_engine).head()
    await schema.upgrade(empty_engine)
    await schema.check(empty_engine)
    assert await Archive(empty_engine).head() == first


async def test_processes_that_upgrade_at_the_same_moment_wait_for_each_other(empty_url: str) -> None:
    engines = [connect(empty_url) for _ in range(5)]
    try:
        await asyncio.gather(*(schema.upgrade(engine) for engine in engines))
        heads = await asyncio.gather(*(Archive(engine).head() for engine in engines))
    finally:
        await asyncio.gather(*(engine.dispose() for engine in engines))
    assert len(set(heads)) == 1


async def test_an_upgrade_that_fails_leaves_nothing_behind(empty_engine: AsyncEngine) -> None:
    async with writing(empty_engine) as connection:
        await connection.execute(text("CREATE TABLE versions (id INTEGER)"))
    with pytest.raises(Exception, match="versions"):
        await schema.upgrade(empty_engine)
    assert await _tables(empty_engine) == ["versions"]


@pytest.mark.parametrize("made", ["versions (id INTEGER)", "alembic_version (version_num TEXT)"])
async def test_another_programs_database_is_left_alone(empty_engine: AsyncEngine, made: str) -> None:
    async with writing(empty_engine) as connection:
        await connection.execute(text(f"CREATE TABLE {made}"))
        if "version_num" in made:
            await connection.execute(text("INSERT INTO alembic_version VALUES ('abc123')"))
    before = await _tables(empty_engine)
    with pytest.raises(SchemaMismatch, match=r"another program's tables.*; give this program a database of its own$"):
        await schema.upgrade(empty_engine)
    assert await _tables(empty_engine) == before


async def test_another_programs_sqlite_file_is_left_alone(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "notes.db")) as notes:
        notes.execute("CREATE TABLE notes (id INTEGER)")
    engine = connect(f"sqlite:///{tmp_path}/notes.db")
    try:
        with pytest.raises(SchemaMismatch, match=r"another program's tables \(such as notes\); give"):
            await schema.prepare(engine)
        assert await _tables(engine) == ["notes"]
    finally:
        await engine.dispose()


async def test_a_database_without_tables_is_refused(empty_engine: AsyncEngine) -> None:
    with pytest.raises(SchemaMismatch, match=r"holds no tables yet; run `onrecord db upgrade`$"):
        await schema.check(empty_engine)


async def test_preparing_makes_the_tables_of_an_empty_database(empty_engine: AsyncEngine) -> None:
    await schema.prepare(empty_engine)
    first = await Archive(empty_engine).head()
    await schema.prepare(empty_engine)
    assert await Archive(empty_engine).head() == first


async def test_an_older_database_is_refused_until_it_is_upgraded(empty_engine: AsyncEngine) -> None:
    await schema.upgrade(empty_engine, "0001")
    head = schema.head_revision()
    cure = rf"older schema 0001, this program needs {head}; run `onrecord db upgrade`$"
    with pytest.raises(SchemaMismatch, match=cure):
        await schema.prepare(empty_engine)
    await schema.upgrade(empty_engine)
    await schema.prepare(empty_engine)


async def test_a_newer_database_is_refused_and_left_alone(engine: AsyncEngine) -> None:
    async with writing(engine) as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    for attempt in (schema.check, schema.prepare, schema.upgrade):
        with pytest.raises(SchemaMismatch, match=r"newer schema 9999, this program knows \w+; install the newer"):
            await attempt(engine)


async def test_every_revision_is_upgraded_with_rows_in_every_table(empty_engine: AsyncEngine) -> None:
    """Rows are put into the tables of each revision in turn, and all of them are there at the end."""
    rows: dict[str, int] = {}
    for revision in schema.revisions():
        await schema.upgrade(empty_engine, revision)
        tables = MetaData()
        async with writing(empty_engine) as connection:
            await connection.run_sync(tables.reflect)
            new = [table for name, table in tables.tables.items() if name not in rows]
            await connection.run_sync(fill, tables, new)
            found = await connection.run_sync(contents, tables)
        rows |= {table.name: len(found[table.name]) for table in new}
        assert {name: len(each) for name, each in found.items()} == rows, revision
    await schema.check(empty_engine)
