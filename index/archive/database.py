"""Opens the record's database, SQLite or PostgreSQL, and hands out transactions that behave the same on both.

Writes take their lock when they begin, reads see one moment, and every failure to reach or use the database
becomes an ``ArchiveError`` whose message names the database and never its password.
"""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager, suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, cast

import aiosqlite
from sqlalchemy import Connection, DateTime, Dialect, Engine, MetaData, Table, create_engine, event
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.dialects.postgresql import Insert
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.types import TypeDecorator

from index.archive.database_errors import explained
from index.archive.database_url import read_url, shown
from index.archive.sqlite_file import identity_of, trouble_of_file
from index.errors import ArchiveUnavailable

LOCK_WAIT = 10.0
"""Seconds a write waits for another process's write, on SQLite."""

CONNECT_WAIT = 10.0
"""Seconds to wait for a PostgreSQL server to accept a connection."""

COMMAND_WAIT = 60.0
"""Seconds after which a PostgreSQL statement without an answer counts as a lost connection."""

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)
"""Every table of the program, once its module is imported; names of constraints are the same on both databases."""


class UtcDateTime(TypeDecorator[datetime]):
    """A moment: any aware ``datetime`` goes in, UTC comes out. A naive one is a ``ValueError``."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value!r} has no time zone; pass an aware datetime")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if dialect.name == "sqlite" else value.astimezone(UTC)


def connect(url: str, *, lock_wait: float = LOCK_WAIT) -> AsyncEngine:
    """An engine for ``sqlite:///path`` (its folder is made), ``postgres://…`` or ``postgresql://…``.

    It connects on first use; close it with ``await engine.dispose()``. ``lock_wait``, in seconds, is for SQLite.
    Raises ArchiveError for an address that cannot be used, ArchiveUnavailable when the folder cannot be made.
    """
    address, options = read_url(url)
    if address.get_backend_name() == "postgresql":
        return create_async_engine(
            address,
            connect_args={"timeout": CONNECT_WAIT, "command_timeout": COMMAND_WAIT, **options},
            pool_pre_ping=True,
            hide_parameters=True,
        )
    folder = Path(str(address.database)).parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ArchiveUnavailable(f"{shown(address)}: the folder {folder} cannot be made: {error.strerror}") from error
    engine = create_async_engine(
        address, connect_args={"isolation_level": None, "timeout": lock_wait}, hide_parameters=True
    )
    event.listen(engine.sync_engine, "connect", _prepare_sqlite)
    event.listen(engine.sync_engine, "connect", partial(_remember_file, Path(str(address.database))))
    event.listen(engine.sync_engine, "begin", begin_sqlite)
    engine.sync_engine.update_execution_options(**{BESIDE: _beside(engine, lock_wait)})
    return engine


BESIDE = "onrecord_beside"
"""The execution option under which an engine on SQLite has another on the same file, for work done in a thread."""


def _beside(engine: AsyncEngine, lock_wait: float) -> Engine:
    """It is closed with the other."""
    beside = create_engine(
        engine.url.set(drivername="sqlite"),
        connect_args={"isolation_level": None, "timeout": lock_wait, "check_same_thread": False},
        hide_parameters=True,
    )
    event.listen(beside, "connect", prepare_at_once)
    event.listen(beside, "begin", begin_sqlite)
    event.listen(engine.sync_engine, "engine_disposed", lambda _: beside.dispose())
    return beside


def insert_into(holder: AsyncEngine | AsyncConnection, table: Table) -> Insert:
    """An INSERT that can say what is to be done about rows that are there already: each database has its own."""
    made = postgresql.insert(table) if holder.dialect.name == "postgresql" else sqlite.insert(table)
    return cast("Insert", made)  # what it offers is the same


READING = {"sqlite_begin": "BEGIN DEFERRED"}
"""What makes a transaction on SQLite one that waits for nobody."""


@asynccontextmanager
async def reading(engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
    """A transaction that sees the database at one moment, changes nothing, and waits for nobody.

    Raises ArchiveUnavailable, or SchemaMismatch when a table is missing.
    """
    options: dict[str, Any] = (
        {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        if engine.dialect.name == "postgresql"
        else READING
    )
    async with _transaction(engine, options) as connection:
        yield connection


@asynccontextmanager
async def writing(engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
    """A transaction that is committed at the end and undone by an exception.

    On SQLite it is the only writer from its beginning, so that nothing read in it can go stale before it writes.
    Raises ArchiveUnavailable, or SchemaMismatch when a table is missing.
    """
    async with _transaction(engine, {}) as connection:
        yield connection
        await connection.commit()


@asynccontextmanager
async def _transaction(engine: AsyncEngine, options: dict[str, Any]) -> AsyncIterator[AsyncConnection]:
    async with AsyncExitStack() as stack:
        # Only while connecting: an OSError of the caller's own, later, has nothing to do with the database.
        with explaining(engine, OSError):
            connection = await stack.enter_async_context(engine.connect())
            await connection.execution_options(**options)
            await connection.begin()
        with explaining(engine, ConnectionError, TimeoutError):
            yield connection


@contextmanager
def explaining(engine: AsyncEngine, *also: type[Exception]) -> Iterator[None]:
    kinds: tuple[type[Exception], ...] = (DBAPIError, PoolTimeout, *also)
    try:
        yield
    except kinds as error:
        explanation = explained(error, shown(engine.url))
        if explanation is None:
            raise
        raise explanation from error


async def trouble(engine: AsyncEngine) -> str | None:
    """What is wrong with an SQLite file that reading from it may not show, or None; of a server, always None.

    Raises ArchiveUnavailable.
    """
    if engine.dialect.name != "sqlite":
        return None
    async with reading(engine) as connection:
        opened = (await connection.run_sync(lambda plain: plain.info)).get(_FILE)
    return await asyncio.to_thread(trouble_of_file, Path(str(engine.url.database)), opened)


_FILE = "file"


def _remember_file(path: Path, _connection: object, record: Any) -> None:
    record.info[_FILE] = identity_of(path)


def begin_sqlite(connection: Connection) -> None:
    # A transaction that first reads and then writes fails at once, without waiting, if another wrote in between; taking
    # the write lock at the beginning is the rule, and reading() the exception.
    connection.exec_driver_sql(connection.get_execution_options().get("sqlite_begin", "BEGIN IMMEDIATE"))


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.run_async(_prepare)


async def _prepare(connection: aiosqlite.Connection) -> None:
    try:
        await _set_pragmas(connection)
    except BaseException:
        # The pool forgets a connection that fails here, and would leave its thread behind.
        await connection.close()
        raise


# FULL: a message marked as sent must still be so after a power cut, or it would be sent again.
_PRAGMAS = ("PRAGMA foreign_keys = ON", "PRAGMA synchronous = FULL")


def prepare_at_once(connection: sqlite3.Connection, _record: object) -> None:
    """The same for a connection that threads use; the file is in its mode since the program's first look at it."""
    for each in _PRAGMAS:
        connection.execute(each)


async def _set_pragmas(connection: aiosqlite.Connection) -> None:
    for each in _PRAGMAS:
        await connection.execute(each)
    if await _journal_mode(connection) != "wal":
        # Two processes that open a new file at once: SQLite refuses the second at once instead of waiting.
        for _attempt in range(100):
            with suppress(sqlite3.OperationalError):
                await connection.execute("PRAGMA journal_mode = WAL")
            if await _journal_mode(connection) == "wal":
                break
            await asyncio.sleep(LOCK_WAIT / 100)


async def _journal_mode(connection: aiosqlite.Connection) -> str:
    async with connection.execute("PRAGMA journal_mode") as cursor:
        row = await cursor.fetchone()
    return str(row[0]).casefold() if row else ""
