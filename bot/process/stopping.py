"""How a process is asked to stop, how work that waits takes notice, and what ends a process that does not."""

import asyncio
import os
import signal
import threading
from collections.abc import Awaitable
from types import FrameType

import structlog

log = structlog.stdlib.get_logger(__name__)

MOST_SECONDS = 9.0
"""What a process gets to end; whoever runs it kills it after ten. All that matters is in the database by then."""


def stop_on_signals(stop: asyncio.Event, *, most: float | None = None) -> None:
    """Set ``stop`` at the first SIGTERM or SIGINT; a second one ends the process at once.

    Where ``most`` is given, the process ends after so many seconds whatever still waits, with status 1.
    """
    loop = asyncio.get_running_loop()
    signals = (signal.SIGTERM, signal.SIGINT)

    # Not the loop's own handlers: those wait for the loop's turn, which one long computation can keep from coming.
    def ask_to_stop(_signal: int, _frame: FrameType | None) -> None:
        for each in signals:
            signal.signal(each, signal.SIG_DFL)
        loop.call_soon_threadsafe(stop.set)
        if most is not None:
            end_after(most)

    for each in signals:
        signal.signal(each, ask_to_stop)


def end_after(seconds: float) -> None:
    """End the process then, unless it has ended by itself."""

    def end() -> None:
        log.error("unfinished work did not end in time; the process stops without it")
        os._exit(1)

    timer = threading.Timer(seconds, end)
    timer.daemon = True
    timer.start()
    # The system does it where the interpreter cannot: a library that computes lets no other thread run.
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, seconds + 0.5)


async def before(stop: asyncio.Event, work: Awaitable[object]) -> bool:
    """Whether ``work`` was done before ``stop`` was set; it is given up if not."""
    doing, stopping = asyncio.ensure_future(work), asyncio.create_task(stop.wait())
    try:
        await asyncio.wait((doing, stopping), return_when=asyncio.FIRST_COMPLETED)
        if doing.done():
            doing.result()
        return doing.done()
    finally:
        doing.cancel()
        stopping.cancel()
