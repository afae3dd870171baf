"""Connections that ask for nothing: each gets a time for its request's header, and all together have a bound.

Neither is in uvicorn. Without them whoever opens connections and says nothing takes every descriptor of the process.
"""

import asyncio
import resource
from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol, RequestResponseCycle

from bot.process import Trouble

HEADER_SECONDS = 10.0
"""What a request gets from its first byte, or its connection from its opening, to the end of its header."""

MOST = 4096
"""Connections at once, however many descriptors there are: each costs memory."""

KEPT_BACK = 384
"""Descriptors for all else: the database, the index, Telegram, and connections accepted but not counted yet."""


def most_connections() -> int:
    """How many connections the process's limit on descriptors has room for."""
    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft == resource.RLIM_INFINITY:
        return MOST
    return max(1, min(MOST, soft - min(KEPT_BACK, soft // 2)))


class Door:
    """Who is connected. Where there is no room, whoever has waited longest without a request makes place."""

    def __init__(self, most: int, header_seconds: float = HEADER_SECONDS) -> None:
        self.header_seconds = header_seconds
        self._most = most
        self._connected = set["Connection"]()
        self._waiting = dict["Connection", None]()
        self._crowded = Trouble(
            __name__,
            f"more than {most} connections at once; those that ask for nothing are closed",
            "there is room for connections again",
        )

    def enter(self, connection: "Connection") -> None:
        self._connected.add(connection)
        self._waiting[connection] = None
        if len(self._connected) > self._most:
            self._crowded.begins("too many clients, or one that keeps connections open")
            next(iter(self._waiting)).give_up()

    def leave(self, connection: "Connection") -> None:
        self._connected.discard(connection)
        self._waiting.pop(connection, None)
        if len(self._connected) < self._most * 3 // 4:
            self._crowded.ends()

    def works(self, connection: "Connection") -> None:
        self._waiting.pop(connection, None)

    def waits(self, connection: "Connection") -> None:
        if connection in self._connected:
            self._waiting.setdefault(connection)


class Connection(H11Protocol):
    """One connection; it is closed where a request that was begun does not come to the end of its header in time."""

    def __init__(self, *args: Any, door: Door, **options: Any) -> None:
        super().__init__(*args, **options)
        self._door = door
        self._deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._expect_header()
        self._door.enter(self)

    def connection_lost(self, exc: Exception | None) -> None:
        self._forget_deadline()
        self._door.leave(self)
        super().connection_lost(exc)

    def handle_events(self) -> None:
        super().handle_events()
        cycle: RequestResponseCycle | None = self.cycle
        if cycle is not None and not cycle.response_complete:
            self._forget_deadline()
            self._door.works(self)
        else:
            self._expect_header()

    def on_response_complete(self) -> None:
        self._door.waits(self)
        super().on_response_complete()

    def give_up(self) -> None:
        """Close at once, whatever was begun."""
        self._door.leave(self)
        self.transport.abort()

    def _expect_header(self) -> None:
        # Between two requests the server's own time for idle connections runs, until the first byte of the next.
        if self._deadline is None and self.timeout_keep_alive_task is None and not self.transport.is_closing():
            self._deadline = self.loop.call_later(self._door.header_seconds, self.give_up)

    def _forget_deadline(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None
