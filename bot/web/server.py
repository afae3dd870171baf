"""Serves an ASGI application until told to stop; requests under way are finished."""

import asyncio
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import cast

import uvicorn
from starlette.types import ASGIApp

from bot.errors import SettingsError
from bot.web.connections import Connection, Door, most_connections

LAST_SECONDS = 4
"""What requests under way get when the process is to stop."""

IDLE_SECONDS = 75
"""How long a connection stays open between requests: longer than the proxies in front (nginx: 60 s) keep theirs."""

BACKLOG = 2048
"""Connections that the system keeps for this process until they are accepted."""

ACCEPTED_AT_ONCE = 32
"""asyncio accepts as many in a row as it believes the backlog to be, before any of them can be counted."""


class _Server(uvicorn.Server):
    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Signals are the whole process's affair (bot/process/stopping.py)."""
        yield

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        for listening in sockets or ():
            listening.listen(BACKLOG)


def listening_socket(port: int) -> socket.socket:
    """A socket on every address of this machine. Raises SettingsError where the port cannot be had."""
    # With its protocol named, asyncio sends small answers at once; without, each may wait 40 ms for the other side.
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind(("", port))
        listening.listen(BACKLOG)
    except OSError as error:
        listening.close()
        reason = (error.strerror or str(error)).lower()
        raise SettingsError(f"PORT: cannot listen on {port} ({reason}); example: PORT=8080") from None
    return listening


async def serve(app: ASGIApp, listening: socket.socket, stop: asyncio.Event, door: Door | None = None) -> None:
    """Serve HTTP on the socket, which is closed at the end."""
    protocol = partial(Connection, door=door or Door(most_connections()))
    config = uvicorn.Config(
        app,
        http=cast("type[asyncio.Protocol]", protocol),
        backlog=ACCEPTED_AT_ONCE,
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_keep_alive=IDLE_SECONDS,
        timeout_graceful_shutdown=LAST_SECONDS,
    )
    server = _Server(config)

    async def end_with_stop() -> None:
        await stop.wait()
        server.should_exit = True

    ending = asyncio.create_task(end_with_stop())
    try:
        await server.serve(sockets=[listening])
    finally:
        ending.cancel()
