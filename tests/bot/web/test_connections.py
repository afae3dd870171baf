"""Strangers who connect and say nothing keep nobody else out."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.web import app
from bot.web.connections import Door, most_connections
from bot.web.server import listening_socket, serve
from tests.bot.programs import free_port

ASK = b"GET / HTTP/1.1\r\nHost: here\r\n\r\n"
SHORT = 0.05
LONG = 3600.0

Wire = tuple[asyncio.StreamReader, asyncio.StreamWriter]
Connect = Callable[[], Awaitable[Wire]]


@asynccontextmanager
async def served(door: Door, may_answer: asyncio.Event | None = None) -> AsyncIterator[Connect]:
    """A server; what connects to it is closed at the end."""

    async def answer(_: Request) -> Response:
        if may_answer:
            await may_answer.wait()
        return PlainTextResponse("here")

    stop, port, wires = asyncio.Event(), free_port(), list[asyncio.StreamWriter]()
    with listening_socket(port) as listening:
        serving = asyncio.create_task(serve(app.application([Route("/", answer)]), listening, stop, door))

        async def connect() -> Wire:
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            wires.append(writer)
            return reader, writer

        try:
            async with asyncio.timeout(20):
                yield connect
        finally:
            for writer in wires:
                writer.close()
            stop.set()
            await serving


async def said(wire: Wire, text: bytes = ASK) -> bytes:
    """The first line of the answer."""
    wire[1].write(text)
    return await wire[0].readline()


async def ended(wire: Wire) -> bool:
    """Wait until the other side has closed the connection."""
    try:
        return not await wire[0].read()
    except ConnectionError:
        return True


@pytest.mark.parametrize("begun", [b"", b"G", b"GET / HTTP/1.1\r\nHost: he"])
async def test_a_header_that_does_not_come_is_not_waited_for(begun: bytes) -> None:
    async with served(Door(10, header_seconds=SHORT)) as connect:
        wire = await connect()
        wire[1].write(begun)
        assert await ended(wire)
        assert b"200" in await said(await connect())


async def test_a_second_header_that_does_not_come_is_not_waited_for() -> None:
    async with served(Door(10, header_seconds=SHORT)) as connect:
        reader, writer = await connect()
        writer.write(ASK)
        await reader.readuntil(b"here")
        writer.write(b"GET / HT")
        assert await ended((reader, writer))


async def test_an_answer_that_takes_longer_than_a_header_may_is_given() -> None:
    may_answer = asyncio.Event()
    async with served(Door(10, header_seconds=SHORT), may_answer) as connect:
        wire = await connect()
        wire[1].write(ASK)
        assert await ended(await connect())
        may_answer.set()
        assert b"200" in await wire[0].readline()


async def test_where_there_is_no_room_whoever_waits_longest_makes_place() -> None:
    async with served(Door(5, header_seconds=LONG)) as connect:
        silent = [await connect() for _ in range(20)]
        assert b"200" in await said(await connect())
        assert all([await ended(wire) for wire in silent[:15]])
        assert b"200" in await said(silent[-1])


async def test_an_answer_under_way_is_not_given_up_for_those_who_say_nothing() -> None:
    may_answer = asyncio.Event()
    async with served(Door(3, header_seconds=LONG), may_answer) as connect:
        asking = await connect()
        asking[1].write(ASK)
        silent = [await connect() for _ in range(10)]
        assert all([await ended(wire) for wire in silent[:7]])
        may_answer.set()
        assert b"200" in await asking[0].readline()


def test_the_bound_leaves_descriptors_for_the_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    bounds = {}
    for limit in (64, 256, 1024, 20_000, -1):
        monkeypatch.setattr("bot.web.connections.resource.getrlimit", lambda _, limit=limit: (limit, limit))
        bounds[limit] = most_connections()
    assert bounds == {64: 32, 256: 128, 1024: 640, 20_000: 4096, -1: 4096}
