"""A backup is the whole database at one moment, and comes back whole, or not at all, into either kind."""

import asyncio
import gzip
import json
import threading
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import MetaData, insert, select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.errors import BackupError
from bot.store import schema
from bot.store.backup import LEFT_OUT, back_up
from bot.store.backup_file import Header, Heading, writing_backup
from bot.store.restoring import AHEAD, restore
from bot.store.tables import bodies, outbox
from index.archive.database import connect, reading, writing
from index.archive.tables import archive_head, statements
from index.errors import SchemaMismatch
from tests.bot.rows import MOMENT, ROWS, contents, fill, row

Contents = dict[str, list[dict[str, Any]]]


@pytest.fixture
async def other(other_url: str) -> AsyncIterator[AsyncEngine]:
    """A database without tables."""
    engine = connect(other_url)
    yield engine
    await engine.dispose()


@pytest.fixture
async def filled(engine: AsyncEngine) -> AsyncEngine:
    async with writing(engine) as connection:
        await connection.run_sync(fill, schema.metadata)
    return engine


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "backup.jsonl.gz"


async def held(engine: AsyncEngine) -> Contents:
    """What is in the tables that a backup holds; the archive's identity aside, which a restored one has anew."""
    async with reading(engine) as connection:
        found = await connection.run_sync(contents, schema.metadata)
    del found["archive_head"][0]["archive_id"]
    return {name: rows for name, rows in found.items() if name not in LEFT_OUT}


async def identity(engine: AsyncEngine) -> str:
    async with reading(engine) as connection:
        return str((await connection.execute(select(archive_head.c.archive_id))).scalar_one())


async def test_everything_comes_back_in_either_kind_of_database(
    filled: AsyncEngine, other: AsyncEngine, file: Path
) -> None:
    written = await back_up(filled, file, now=MOMENT)
    assert await restore(other, file, replace=False) == written
    await schema.check_schema(other)
    assert await held(other) == await held(filled)
    # An index that followed the old archive must not take this one for it.
    assert await identity(other) != await identity(filled)


async def test_new_rows_get_new_numbers(filled: AsyncEngine, file: Path) -> None:
    await back_up(filled, file, now=MOMENT)
    await restore(filled, file, replace=True)
    new = {name: value for name, value in row(outbox, 9).items() if name != "id"} | {"body": row(bodies, 1)["digest"]}
    async with writing(filled) as connection:
        key = (await connection.execute(insert(outbox).values(new))).inserted_primary_key
    assert key is not None
    assert key.id == 3 + AHEAD  # what was given between the backup and now is not given again


async def test_what_is_there_is_kept_unless_it_is_given_up(filled: AsyncEngine, file: Path) -> None:
    await back_up(filled, file, now=MOMENT)
    async with writing(filled) as connection:
        await connection.execute(statements.update().values(language="fr"))
    before = await held(filled)
    with pytest.raises(
        BackupError, match=r"is not empty \(it has chats and messages and statements\);.*--replace to overwrite it$"
    ):
        await restore(filled, file, replace=False)
    assert await held(filled) == before
    await restore(filled, file, replace=True)
    assert (await held(filled))["statements"][1]["language"] != "fr"


async def test_a_database_that_was_only_asked_a_question_counts_as_empty(
    filled: AsyncEngine, other: AsyncEngine, file: Path
) -> None:
    written = await back_up(filled, file, now=MOMENT)
    await schema.upgrade_schema(other)
    async with writing(other) as connection:
        for name in ("questions", "updates", "leases", "source_states"):
            table = schema.metadata.tables[name]
            await connection.execute(insert(table).values(row(table, 1)))
    assert await restore(other, file, replace=False) == written
    assert await held(other) == await held(filled)


async def test_other_tables_in_the_database_are_left_alone(filled: AsyncEngine, file: Path) -> None:
    await back_up(filled, file, now=MOMENT)
    async with writing(filled) as connection:
        await connection.exec_driver_sql("CREATE TABLE somebody_elses (x INTEGER)")
    await restore(filled, file, replace=True)
    async with reading(filled) as connection:
        assert (await connection.exec_driver_sql("SELECT count(*) FROM somebody_elses")).scalar_one() == 0


async def test_a_backup_of_the_first_revision_is_upgraded_on_the_way(empty_engine: AsyncEngine, file: Path) -> None:
    await schema.upgrade_schema(empty_engine, "0001")
    old = MetaData()
    async with writing(empty_engine) as connection:
        await connection.run_sync(old.reflect)
        await connection.run_sync(fill, old)
        rows = await connection.run_sync(contents, old)
    del rows["alembic_version"]
    with writing_backup(file, Header("0001", MOMENT, {name: len(each) for name, each in rows.items()})) as writer:
        for name, each in rows.items():
            writer.table(Heading(name, tuple(old.tables[name].columns.keys())))
            for found in each:
                writer.row(tuple(found.values()))
    await restore(empty_engine, file, replace=True)
    await schema.check_schema(empty_engine)
    assert len((await held(empty_engine))["statements"]) == len(rows["statements"])


async def test_a_backup_of_a_newer_program_is_refused(filled: AsyncEngine, file: Path) -> None:
    with writing_backup(file, Header("9999", MOMENT, {})):
        pass
    with pytest.raises(SchemaMismatch, match=r"backup.jsonl.gz has the newer schema 9999"):
        await restore(filled, file, replace=False)


async def test_a_database_that_is_not_this_programs_is_not_backed_up(empty_engine: AsyncEngine, file: Path) -> None:
    with pytest.raises(SchemaMismatch):
        await back_up(empty_engine, file, now=MOMENT)
    assert not file.exists()


def cut_off(whole: bytes) -> bytes:
    return whole[: len(whole) * 3 // 4]


def one_bit_wrong(whole: bytes) -> bytes:
    middle = len(whole) // 2
    return whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :]


def checksum_wrong(whole: bytes) -> bytes:
    return whole[:-8] + bytes(8)


def without_a_row(whole: bytes) -> bytes:
    lines = gzip.decompress(whole).splitlines(keepends=True)
    return gzip.compress(b"".join(lines[:3] + lines[4:]))


def without_its_end(whole: bytes) -> bytes:
    return gzip.compress(b"".join(gzip.decompress(whole).splitlines(keepends=True)[:-1]))


def a_row_twice(whole: bytes) -> bytes:
    lines = gzip.decompress(whole).splitlines(keepends=True)
    return gzip.compress(b"".join([*lines[:-2], lines[-2], lines[-2], lines[-1]]))


def another_table(whole: bytes) -> bytes:
    return gzip.compress(gzip.decompress(whole).replace(b'{"table":"statements"', b'{"table":"pg_user"'))


def nothing(_: bytes) -> bytes:
    return b""


def other_json(_: bytes) -> bytes:
    return gzip.compress(b'{"id": "a-statement"}\n')


def plain_text(_: bytes) -> bytes:
    return b"not a backup"


DAMAGES = (
    cut_off,
    one_bit_wrong,
    checksum_wrong,
    without_a_row,
    without_its_end,
    a_row_twice,
    another_table,
    nothing,
    other_json,
    plain_text,
)


async def test_of_a_damaged_file_nothing_is_restored(filled: AsyncEngine, file: Path) -> None:
    await back_up(filled, file, now=MOMENT)
    whole = file.read_bytes()
    before = await held(filled), await identity(filled)
    for damage in DAMAGES:
        file.write_bytes(damage(whole))
        with pytest.raises(BackupError, match=r"backup.jsonl.gz: is damaged or cut off.*; nothing was restored$"):
            await restore(filled, file, replace=True)
        assert (await held(filled), await identity(filled)) == before, damage.__name__


async def test_a_file_that_is_not_there(filled: AsyncEngine, file: Path) -> None:
    with pytest.raises(BackupError, match=r"cannot be read \(No such file or directory\)$"):
        await restore(filled, file, replace=True)


async def test_a_backup_replaces_the_last_one_only_when_it_is_whole(filled: AsyncEngine, file: Path) -> None:
    file.write_text("the last one")

    def interrupted(done: int, whole: int) -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises(BackupError, match=r"cannot be written \(No space left on device\)$"):
        await back_up(filled, file, now=MOMENT, progress=interrupted)
    assert file.read_text() == "the last one"
    await back_up(filled, file, now=MOMENT)
    assert not file.with_name(file.name + ".part").exists()
    assert file.stat().st_mode & 0o777 == 0o600


async def test_what_is_written_meanwhile_is_not_in_it(filled: AsyncEngine, file: Path) -> None:
    """The rows are read one table after another, and all of them as they were when the first was."""
    first = True

    def meanwhile(done: int, whole: int) -> None:
        nonlocal first
        if first:
            thread = threading.Thread(target=lambda: asyncio.run(add_a_statement(filled)))
            thread.start()
            thread.join()
        first = False

    await back_up(filled, file, now=MOMENT, progress=meanwhile)
    header, *lines = map(json.loads, gzip.decompress(file.read_bytes()).splitlines())
    assert header["rows"]["statements"] == ROWS
    assert sum(header["rows"].values()) == sum(isinstance(line, list) for line in lines) == lines[-1]["end"]


async def add_a_statement(engine: AsyncEngine) -> None:
    writer = connect(engine.url.render_as_string(hide_password=False).replace("+aiosqlite", "").replace("+asyncpg", ""))
    async with writing(writer) as connection:
        await connection.execute(insert(statements).values(row(statements, 77)))
    await writer.dispose()
