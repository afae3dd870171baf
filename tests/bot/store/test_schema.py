import asyncio
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Integer,
    MetaData,
    Table,
    Text,
    create_engine,
    delete,
    insert,
    inspect,
    text,
)
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.store import schema
from bot.store.inbox import Inbox, Settled
from bot.store.tables import bodies
from index.archive.archive import Archive
from index.archive.database import UtcDateTime, connect, reading, writing
from index.errors import SchemaMismatch
from tests.bot.rows import contents, fill, row


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
    await schema.upgrade_schema(empty_engine)
    first = await Archive(empty_engine).head()
    await schema.upgrade_schema(empty_engine)
    await schema.check_schema(empty_engine)
    assert await Archive(empty_engine).head() == first


async def test_processes_that_upgrade_at_the_same_moment_wait_for_each_other(empty_url: str) -> None:
    engines = [connect(empty_url) for _ in range(5)]
    try:
        await asyncio.gather(*(schema.upgrade_schema(engine) for engine in engines))
        heads = await asyncio.gather(*(Archive(engine).head() for engine in engines))
    finally:
        await asyncio.gather(*(engine.dispose() for engine in engines))
    assert len(set(heads)) == 1


async def test_an_upgrade_that_fails_leaves_nothing_behind(empty_engine: AsyncEngine) -> None:
    async with writing(empty_engine) as connection:
        await connection.execute(text("CREATE TABLE versions (id INTEGER)"))
    with pytest.raises(Exception, match="versions"):
        await schema.upgrade_schema(empty_engine)
    assert await _tables(empty_engine) == ["versions"]


async def test_updates_that_wait_during_an_upgrade_are_claimed_after_it(empty_engine: AsyncEngine) -> None:
    """Of each chat the oldest first, one that a process had in hand once its claim has run out; what is done is kept."""
    await schema.upgrade_schema(empty_engine, "0007")
    noon = datetime(2026, 11, 26, 12, tzinfo=UTC)
    before = Table(
        "updates",
        MetaData(),
        Column("key", Text),
        Column("update_id", BigInteger),
        Column("line", BigInteger),
        Column("payload", Text),
        Column("received_at", UtcDateTime),
        Column("claimed_until", UtcDateTime),
        Column("claimed_by", Text),
        Column("attempts", Integer),
        Column("done_at", UtcDateTime),
    )
    waiting = {"payload": "{}", "received_at": noon, "attempts": 0}
    async with writing(empty_engine) as connection:
        for number, line in ((1, 7), (2, 7), (3, 8)):
            await connection.execute(
                insert(before), {"key": f"{number}-a", "update_id": number, "line": line} | waiting
            )
        held = {"claimed_until": noon + timedelta(seconds=30), "claimed_by": "another", "attempts": 1}
        await connection.execute(insert(before), {"key": "4-a", "update_id": 4, "line": 9} | waiting | held)
        done = {"key": "5-a", "update_id": 5, "received_at": noon, "attempts": 1, "done_at": noon}
        await connection.execute(insert(before), done)
    await schema.upgrade_schema(empty_engine)
    inbox = Inbox(empty_engine, "me")
    taken = [each.update_id for each in await inbox.exchange([], {}, 10, now=noon + timedelta(seconds=1))]
    assert taken == [1, 3]
    finished = {f"{number}-a": Settled(line) for number, line in ((1, 7), (3, 8))}
    assert [each.update_id for each in await inbox.exchange([], finished, 10, now=noon + timedelta(seconds=2))] == [2]
    late = await inbox.exchange([], {}, 10, now=noon + timedelta(seconds=31))
    assert [(each.update_id, each.attempts) for each in late if each.update_id == 4] == [(4, 2)]


@pytest.mark.parametrize("made", ["versions (id INTEGER)", "alembic_version (version_num TEXT)"])
async def test_another_programs_database_is_left_alone(empty_engine: AsyncEngine, made: str) -> None:
    async with writing(empty_engine) as connection:
        await connection.execute(text(f"CREATE TABLE {made}"))
        if "version_num" in made:
            await connection.execute(text("INSERT INTO alembic_version VALUES ('abc123')"))
    before = await _tables(empty_engine)
    with pytest.raises(SchemaMismatch, match=r"another program's tables.*; give this program a database of its own$"):
        await schema.upgrade_schema(empty_engine)
    assert await _tables(empty_engine) == before


async def test_another_programs_sqlite_file_is_left_alone(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "notes.db")) as notes:
        notes.execute("CREATE TABLE notes (id INTEGER)")
    engine = connect(f"sqlite:///{tmp_path}/notes.db")
    try:
        with pytest.raises(SchemaMismatch, match=r"another program's tables \(such as notes\); give"):
            await schema.prepare_schema(engine)
        assert await _tables(engine) == ["notes"]
    finally:
        await engine.dispose()


async def test_a_database_without_tables_is_refused(empty_engine: AsyncEngine) -> None:
    with pytest.raises(SchemaMismatch, match=r"holds no tables yet; run `onrecord db upgrade`$"):
        await schema.check_schema(empty_engine)


async def test_preparing_makes_the_tables_of_an_empty_database(empty_engine: AsyncEngine) -> None:
    await schema.prepare_schema(empty_engine)
    first = await Archive(empty_engine).head()
    await schema.prepare_schema(empty_engine)
    assert await Archive(empty_engine).head() == first


async def test_an_older_database_is_refused_until_it_is_upgraded(empty_engine: AsyncEngine) -> None:
    await schema.upgrade_schema(empty_engine, "0001")
    head = schema.head_revision()
    cure = rf"older schema 0001, this program needs {head}; run `onrecord db upgrade`$"
    with pytest.raises(SchemaMismatch, match=cure):
        await schema.prepare_schema(empty_engine)
    await schema.upgrade_schema(empty_engine)
    await schema.prepare_schema(empty_engine)


async def test_a_newer_database_is_refused_and_left_alone(engine: AsyncEngine) -> None:
    async with writing(engine) as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    for attempt in (schema.check_schema, schema.prepare_schema, schema.upgrade_schema):
        with pytest.raises(SchemaMismatch, match=r"newer schema 9999, this program knows \w+; install the newer"):
            await attempt(engine)


async def test_every_revision_is_upgraded_with_rows_in_every_table(empty_engine: AsyncEngine) -> None:
    """Rows are put into the tables of each revision in turn, and all of them are there at the end."""
    rows: dict[str, int] = {}
    for revision in schema.revisions():
        await schema.upgrade_schema(empty_engine, revision)
        tables = MetaData()
        async with writing(empty_engine) as connection:
            await connection.run_sync(tables.reflect)
            new = [table for name, table in tables.tables.items() if name not in rows]
            await connection.run_sync(fill, tables, new)
            found = await connection.run_sync(contents, tables)
        rows |= {table.name: len(found[table.name]) for table in new}
        assert {name: len(each) for name, each in found.items()} == rows, revision
    await schema.check_schema(empty_engine)


NUMBERED = ("watches", "alerts", "outbox")


async def numbers(engine: AsyncEngine, name: str, row_number: int) -> int:
    """The number that a new row of a table gets; the row is taken out again."""
    table = schema.metadata.tables[name]
    new = {column: value for column, value in row(table, row_number).items() if column != "id"}
    async with writing(engine) as connection:
        await connection.execute(text("DELETE FROM bodies WHERE digest = :digest"), {"digest": new.get("body", "")})
        if "body" in new:
            await connection.execute(insert(bodies).values(row(bodies, row_number) | {"digest": new["body"]}))
        key = (await connection.execute(insert(table).values(new))).inserted_primary_key
        assert key is not None
        await connection.execute(delete(table).where(table.c.id == key.id))
    return int(key.id)


@pytest.mark.parametrize("name", NUMBERED)
async def test_a_number_is_never_given_again(engine: AsyncEngine, name: str) -> None:
    assert await numbers(engine, name, 50) < await numbers(engine, name, 51)


async def test_numbers_of_an_older_database_are_not_given_again(empty_engine: AsyncEngine) -> None:
    await schema.upgrade_schema(empty_engine, "0009")
    tables = MetaData()
    async with writing(empty_engine) as connection:
        await connection.run_sync(tables.reflect)
        await connection.run_sync(fill, tables, list(tables.tables.values()))
        before = await connection.run_sync(contents, tables)
        # PostgreSQL gave the numbers of these rows itself.
        if connection.dialect.name == "postgresql":
            for name in NUMBERED:
                await connection.execute(text(f"SELECT setval(pg_get_serial_sequence('{name}', 'id'), 1000)"))
    await schema.upgrade_schema(empty_engine)
    async with reading(empty_engine) as connection:
        after = await connection.run_sync(contents, tables)
    assert after | {"alembic_version": []} == before | {"alembic_version": []}
    for name in NUMBERED:
        assert await numbers(empty_engine, name, 60) > 1000


async def test_an_upgraded_sqlite_file_is_what_a_new_one_is(tmp_path: Path) -> None:
    declared = create_engine("sqlite://")
    schema.metadata.create_all(declared)
    engine = connect(f"sqlite:///{tmp_path}/upgraded.db")
    await schema.upgrade_schema(engine)

    def parts(connection: Connection) -> list[str]:
        query = "SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite%' AND name <> 'alembic_version'"
        rows = connection.execute(text(f"{query} ORDER BY name"))
        return [
            f"{name} {'AUTOINCREMENT' in sql} {sql.rpartition('WHERE')[2] if 'WHERE' in sql else ''}"
            for name, sql in rows
        ]

    async with reading(engine) as connection:
        found = await connection.run_sync(parts)
    await engine.dispose()
    with declared.connect() as plain:
        assert found == parts(plain)
    declared.dispose()
