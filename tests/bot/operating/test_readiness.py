"""A process is fit only if its database has been written to just now."""

import shutil
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.operating.readiness import database_check, look
from bot.store.schema import upgrade_schema
from index.archive.archive import Archive
from index.archive.database import connect, writing
from index.archive.tables import archive_head
from tests.index.archives import moment, statement


async def found(engine: AsyncEngine) -> str | None:
    return (await look({"database": database_check(engine)})).problems["database"]


async def test_a_database_in_order_is_fit(engine: AsyncEngine) -> None:
    assert await found(engine) is None
    await Archive(engine).add([statement(text="word " * 5_000)], now=moment(1))
    assert await found(engine) is None


@pytest.fixture
async def opened(tmp_path: Path) -> AsyncIterator[tuple[AsyncEngine, Path]]:
    """An SQLite database that is open, and its file with all that was written in it."""
    file = tmp_path / "record.db"
    engine = connect(f"sqlite:///{file}")
    await upgrade_schema(engine)
    await Archive(engine).add([statement(text="word " * 5_000)], now=moment(1))
    async with engine.connect() as connection:
        await connection.exec_driver_sql("ROLLBACK")
        await connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        await connection.exec_driver_sql("BEGIN")
    assert await found(engine) is None
    yield engine, file
    await engine.dispose()


def removed(file: Path) -> None:
    file.unlink()


def replaced(file: Path) -> None:
    file.rename(file.with_suffix(".old"))
    shutil.copyfile(file.with_suffix(".old"), file)


def emptied(file: Path) -> None:
    with file.open("r+b") as whole:
        whole.truncate(0)


def cut_short(file: Path) -> None:
    with file.open("r+b") as whole:
        whole.truncate(file.stat().st_size // 2)


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (removed, "the file was removed"),
        (replaced, "the file was replaced by another; restart the program"),
        (emptied, "the file was cut short; restore it from a backup"),
        (cut_short, "the file was cut short; restore it from a backup"),
    ],
)
async def test_a_file_that_is_not_what_it_was_is_told(
    opened: tuple[AsyncEngine, Path], damage: Callable[[Path], None], said: str
) -> None:
    engine, file = opened
    damage(file)
    assert await found(engine) == said


async def test_a_full_disk_is_told(opened: tuple[AsyncEngine, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.archive.sqlite_file.shutil.disk_usage", lambda _: SimpleNamespace(free=1_000_000))
    assert await found(opened[0]) == "the disk is full"


async def test_a_file_that_must_not_be_written_to_is_told(opened: tuple[AsyncEngine, Path]) -> None:
    engine, _ = opened
    async with writing(engine) as connection:
        await connection.exec_driver_sql(
            "CREATE TRIGGER never BEFORE UPDATE ON archive_head BEGIN SELECT RAISE(ABORT, 'disk I/O error'); END"
        )
    assert await found(engine) == "the file cannot be written to (disk I/O error)"


async def test_a_long_write_of_another_is_no_trouble(
    opened: tuple[AsyncEngine, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.archive.sqlite_file.WAIT", 0.0)
    async with writing(opened[0]) as connection:
        await connection.execute(archive_head.update().values(seq=5))
        assert await found(opened[0]) is None
