import asyncio
import socket
import threading
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import Column, Integer, MetaData, Table, insert, make_url, select, text
from sqlalchemy.exc import DBAPIError, StatementError
from sqlalchemy.ext.asyncio import AsyncEngine
from sqlalchemy.schema import CreateTable

from index.archive.database import UtcDateTime, connect, reading, writing
from index.errors import ArchiveUnavailable, SchemaMismatch
from tests.databases import SERVER

PASSWORD = "sw0rdfish"

NOTES = Table("notes", MetaData(), Column("n", Integer), Column("at", UtcDateTime))


@pytest.fixture
async def notes(empty_engine: AsyncEngine) -> AsyncEngine:
    async with writing(empty_engine) as connection:
        await connection.execute(CreateTable(NOTES))
    return empty_engine


async def _write(engine: AsyncEngine, *queries: str) -> None:
    async with writing(engine) as connection:
        for query in queries:
            await connection.execute(text(query))


async def _read(engine: AsyncEngine, query: str) -> object:
    async with reading(engine) as connection:
        return (await connection.execute(text(query))).scalar_one()


async def _count(engine: AsyncEngine) -> int:
    async with reading(engine) as connection:
        return len((await connection.execute(select(NOTES))).all())


async def test_a_write_is_kept(notes: AsyncEngine) -> None:
    async with writing(notes) as connection:
        await connection.execute(insert(NOTES).values(n=1))
    assert await _count(notes) == 1


async def test_an_exception_undoes_the_write(notes: AsyncEngine) -> None:
    async def fail() -> None:
        async with writing(notes) as connection:
            await connection.execute(insert(NOTES).values(n=1))
            raise LookupError

    with pytest.raises(LookupError):
        await fail()
    assert await _count(notes) == 0


async def test_a_reader_sees_one_moment_and_nobody_waits(notes: AsyncEngine) -> None:
    async with reading(notes) as connection:
        before = (await connection.execute(select(NOTES))).all()
        async with writing(notes) as other:
            await other.execute(insert(NOTES).values(n=1))
        after = (await connection.execute(select(NOTES))).all()
    assert before == after == []
    assert await _count(notes) == 1


async def test_writers_that_read_first_lose_no_update(notes: AsyncEngine) -> None:
    async with writing(notes) as connection:
        await connection.execute(insert(NOTES).values(n=0))

    async def increment() -> None:
        async with writing(notes) as connection:
            n = (await connection.execute(select(NOTES.c.n).with_for_update())).scalar_one()
            await asyncio.sleep(0)
            await connection.execute(NOTES.update().values(n=n + 1))

    await asyncio.gather(*(increment() for _ in range(20)))
    async with reading(notes) as connection:
        assert (await connection.execute(select(NOTES.c.n))).scalar_one() == 20


async def test_moments_come_back_in_utc(notes: AsyncEngine) -> None:
    local = datetime(2021, 9, 26, 1, 30, 0, 123456, tzinfo=timezone(timedelta(hours=3)))
    async with writing(notes) as connection:
        await connection.execute(insert(NOTES), [{"at": local}, {"at": None}])
    async with reading(notes) as connection:
        moment, nothing = (await connection.execute(select(NOTES.c.at).order_by(NOTES.c.at.is_(None)))).scalars()
    assert nothing is None
    assert moment == local
    assert moment.isoformat() == "2021-09-25T22:30:00.123456+00:00"


async def test_a_moment_without_a_zone_is_refused(notes: AsyncEngine) -> None:
    naive = datetime(2021, 9, 26)  # noqa: DTZ001
    async with writing(notes) as connection:
        with pytest.raises(StatementError, match="has no time zone; pass an aware datetime"):
            await connection.execute(insert(NOTES).values(at=naive))


async def test_sqlite_is_opened_safe_for_many_processes(tmp_path: Path) -> None:
    engine = connect(f"sqlite:///{tmp_path}/new/folders/x.db")
    async with reading(engine) as connection:
        pragmas = ("journal_mode", "foreign_keys", "synchronous", "busy_timeout")
        values = [(await connection.exec_driver_sql(f"PRAGMA {name}")).scalar_one() for name in pragmas]
    await engine.dispose()
    assert values == ["wal", 1, 2, 10_000]


@pytest.mark.parametrize(
    ("preparation", "query", "message"),
    [
        ("PRAGMA max_page_count = 3", "INSERT INTO notes SELECT n, randomblob(99999) FROM notes", "the disk is full"),
        ("PRAGMA query_only = 1", "INSERT INTO notes (n) VALUES (1)", "it cannot be written to"),
    ],
)
async def test_sqlite_that_cannot_write(tmp_path: Path, preparation: str, query: str, message: str) -> None:
    engine = connect(f"sqlite:///{tmp_path}/x.db")
    await _write(engine, "CREATE TABLE notes (n INTEGER, at BLOB)", "INSERT INTO notes (n) VALUES (1), (2)")
    with pytest.raises(ArchiveUnavailable, match=f"^sqlite:///{tmp_path}/x.db: {message}"):
        await _write(engine, preparation, query)
    await engine.dispose()


async def test_sqlite_locked_by_another_process(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/x.db"
    holder, waiter = connect(url), connect(url, lock_wait=0.01)
    async with writing(holder):
        with pytest.raises(ArchiveUnavailable, match="another process is writing to it"):
            await _write(waiter)
    await _write(waiter, "SELECT 1")
    await asyncio.gather(holder.dispose(), waiter.dispose())


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("text.txt", "the file is not an SQLite database; check the path"),
        (".", "it cannot be opened; check that the path is a file"),
        ("text.txt/x.db", "the folder .*text.txt cannot be made"),
    ],
)
async def test_sqlite_that_cannot_be_opened(tmp_path: Path, path: str, message: str) -> None:
    (tmp_path / "text.txt").write_text("These are words. " * 100)
    with pytest.raises(ArchiveUnavailable, match=message):
        await _write(connect(f"sqlite:///{tmp_path / path}"))
    await asyncio.to_thread(_wait_for_drivers)


def _wait_for_drivers() -> None:
    """The driver's thread takes leave of the event loop after a failure, and complains if the test has closed it."""
    for thread in threading.enumerate():
        if "_connection_worker_thread" in thread.name:
            thread.join()


def _closed_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def test_postgresql_that_is_not_there() -> None:
    engine = connect(f"postgres://press:{PASSWORD}@127.0.0.1:{_closed_port()}/record")
    with pytest.raises(ArchiveUnavailable, match=r"^postgresql://press:\*\*\*@.*: cannot be reached; check") as raised:
        await _read(engine, "SELECT 1")
    assert PASSWORD not in f"{raised.value} {raised.value.__cause__} {engine!r} {engine.url}"


@pytest.mark.usefixtures("postgresql")
@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"database": "no_such_record"}, "there is no such database; create it first"),
        ({"username": "nobody_known", "password": PASSWORD}, "it refused the user or the password; check both"),
    ],
)
async def test_postgresql_that_refuses(change: dict[str, str], message: str) -> None:
    engine = connect(make_url(SERVER).set(**change).render_as_string(hide_password=False))  # type: ignore[arg-type]
    with pytest.raises(ArchiveUnavailable, match=message) as raised:
        await _read(engine, "SELECT 1")
    assert PASSWORD not in str(raised.value)


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_postgresql_that_goes_away_and_comes_back(engine: AsyncEngine, database_url: str) -> None:
    async def drop_connections() -> None:
        other = connect(database_url)
        backends = "FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        await _write(other, f"SELECT pg_terminate_backend(pid, 5000) {backends}")
        await other.dispose()

    async def lose_connection() -> None:
        async with writing(engine) as connection:
            await connection.execute(text("SELECT 1"))
            await drop_connections()
            await connection.execute(text("SELECT 1"))

    with pytest.raises(ArchiveUnavailable, match=r"the connection was lost|cannot be reached"):
        await lose_connection()
    assert await _read(engine, "SELECT 1") == 1
    await drop_connections()
    assert await _read(engine, "SELECT 1") == 1


async def test_tables_that_are_missing(empty_engine: AsyncEngine) -> None:
    with pytest.raises(SchemaMismatch, match="tables are missing; run `onrecord db upgrade`"):
        await _read(empty_engine, "SELECT n FROM notes")


async def test_a_mistake_of_the_program_is_not_the_database_s_fault(empty_engine: AsyncEngine) -> None:
    with pytest.raises(DBAPIError, match="syntax error"):
        await _read(empty_engine, "SELEKT")
