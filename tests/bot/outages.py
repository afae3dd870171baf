"""Ways in which a database is away for a while, as real as a test can have them."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress

from sqlalchemy import event, make_url
from sqlalchemy.ext.asyncio import AsyncEngine

from index.archive.database import BESIDE, connect, writing

Outage = Callable[[AsyncEngine, str], AbstractAsyncContextManager[None]]


def address_of(engine: AsyncEngine) -> str:
    return engine.url.set(drivername=engine.url.get_backend_name()).render_as_string(hide_password=False)


@asynccontextmanager
async def locked(engine: AsyncEngine) -> AsyncIterator[None]:
    """Another process writes, and does not finish."""
    other = connect(address_of(engine))
    async with writing(other):
        yield
    await other.dispose()


@asynccontextmanager
async def disk_full(engine: AsyncEngine) -> AsyncIterator[None]:
    """The file may grow no further: SQLITE_FULL, as from a full disk."""
    async with _pragma(engine, "max_page_count = 1", "max_page_count = 1000000"):
        yield


@asynccontextmanager
async def read_only(engine: AsyncEngine) -> AsyncIterator[None]:
    """Nothing may be written: SQLITE_READONLY, as for a file without the permission."""
    async with _pragma(engine, "query_only = ON", "query_only = OFF"):
        yield


@asynccontextmanager
async def _pragma(engine: AsyncEngine, during: str, after: str) -> AsyncIterator[None]:
    now = during

    def each(connection: object, *_: object) -> None:
        cursor = connection.cursor()  # type: ignore[attr-defined]
        cursor.execute(f"PRAGMA {now}")
        cursor.close()

    for of in (engine.sync_engine, engine.sync_engine.get_execution_options().get(BESIDE)):
        if of is not None:
            event.listen(of, "checkout", each)
    yield
    now = after


class Wire:
    """The only way to a PostgreSQL server, which can be cut and mended."""

    def __init__(self, url: str) -> None:
        address = make_url(url)
        self._to = (address.host or "127.0.0.1", address.port or 5432)
        self._port = 0
        self._open: set[asyncio.StreamWriter] = set()
        self._server: asyncio.Server | None = None
        self._pumps: set[asyncio.Task[None]] = set()

    async def mend(self) -> None:
        self._server = await asyncio.start_server(self._connected, "127.0.0.1", self._port)
        self._port = self._server.sockets[0].getsockname()[1]

    async def cut(self) -> None:
        if self._server is not None:
            self._server.close()
        for writer in self._open:
            writer.transport.abort()
        for pump in self._pumps:
            pump.cancel()

    def through(self, url: str) -> str:
        return make_url(url).set(host="127.0.0.1", port=self._port).render_as_string(hide_password=False)

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there_reader, there_writer = await asyncio.open_connection(*self._to)
        self._open |= {writer, there_writer}
        for source, target in ((reader, there_writer), (there_reader, writer)):
            task = asyncio.create_task(self._pump(source, target))
            self._pumps.add(task)
            task.add_done_callback(self._pumps.discard)

    async def _pump(self, source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            while data := await source.read(65536):
                target.write(data)
                await target.drain()
        target.transport.abort()
        self._open.discard(target)
