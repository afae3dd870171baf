"""Databases for tests: each test gets one of its own, on SQLite and on PostgreSQL, that is gone after it.

The schema is made once a session, in a template; a test's database is a copy of it.
"""

import asyncio
import os
import shutil
from collections.abc import AsyncIterator, Coroutine, Iterator
from pathlib import Path
from uuid import uuid4

import asyncpg
import pytest
from sqlalchemy import make_url, update
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.store import schema
from index.archive.database import connect, writing
from index.archive.tables import archive_head

SERVER = os.environ.get("ONRECORD_TEST_POSTGRES", "postgresql://postgres@127.0.0.1:5432/postgres")
REQUIRED = os.environ.get("ONRECORD_REQUIRE_POSTGRES") == "1"
BACKENDS = ("sqlite", "postgresql")


@pytest.fixture(params=BACKENDS)
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database without tables."""
    yield from _empty(request, tmp_path / "empty.db")


@pytest.fixture(params=BACKENDS)
def other_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of another database without tables, which may be of the other kind."""
    yield from _empty(request, tmp_path / "other.db")


def _empty(request: pytest.FixtureRequest, path: Path) -> Iterator[str]:
    if request.param == "sqlite":
        yield f"sqlite:///{path}"
        return
    request.getfixturevalue("postgresql")
    yield from _temporary("template0")


@pytest.fixture(params=BACKENDS)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database with the program's tables and nothing in them."""
    if request.param == "sqlite":
        copy = tmp_path / "record.db"
        shutil.copyfile(request.getfixturevalue("sqlite_template"), copy)
        yield f"sqlite:///{copy}"
        return
    yield from _temporary(request.getfixturevalue("postgresql_template"))


@pytest.fixture
def postgresql_url(postgresql_template: str) -> Iterator[str]:
    """The same, on PostgreSQL only."""
    yield from _temporary(postgresql_template)


@pytest.fixture
async def engine(database_url: str) -> AsyncIterator[AsyncEngine]:
    """A database with the program's tables: an archive of its own that holds nothing."""
    engine = connect(database_url)
    async with writing(engine) as connection:
        await connection.execute(update(archive_head).values(archive_id=str(uuid4())))
    yield engine
    await engine.dispose()


@pytest.fixture
async def empty_engine(empty_url: str) -> AsyncIterator[AsyncEngine]:
    """A database without tables."""
    engine = connect(empty_url)
    yield engine
    await engine.dispose()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    template = tmp_path_factory.mktemp("databases") / "template.db"
    _run(_upgrade(f"sqlite:///{template}"))
    return template


@pytest.fixture(scope="session")
def postgresql() -> None:
    """A PostgreSQL server that answers; without one the test is skipped, or fails where one is required."""
    try:
        _execute("SELECT 1")
    except (OSError, TimeoutError, asyncpg.PostgresError) as error:
        address = make_url(SERVER).render_as_string(hide_password=True)
        message = f"no PostgreSQL at {address} (set ONRECORD_TEST_POSTGRES): {error or type(error).__name__}"
        if REQUIRED:
            pytest.fail(message, pytrace=False)
        pytest.skip(message)


@pytest.fixture(scope="session")
def postgresql_template(postgresql: None) -> Iterator[str]:
    for url in _temporary("template0"):
        _run(_upgrade(url))
        yield str(make_url(url).database)


def _temporary(template: str) -> Iterator[str]:
    name = f"onrecord_test_{uuid4().hex}"
    _execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    try:
        yield make_url(SERVER).set(database=name).render_as_string(hide_password=False)
    finally:
        _execute(f'DROP DATABASE "{name}" WITH (FORCE)')


async def _upgrade(url: str) -> None:
    engine = connect(url)
    try:
        await schema.upgrade_schema(engine)
    finally:
        await engine.dispose()


def _execute(statement: str) -> None:
    async def execute() -> None:
        connection = await asyncpg.connect(SERVER, timeout=5)
        try:
            await connection.execute(statement)
        finally:
            await connection.close()

    _run(execute())


def _run(work: Coroutine[None, None, None]) -> None:
    with asyncio.Runner() as runner:
        runner.run(work)
