"""Starting and stopping a simulator."""

import asyncio
import contextlib
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from functools import partial

from aiohttp import web

from tests.simulator.client import Sim
from tests.simulator.config import Config
from tests.simulator.server import Server

HOST = "127.0.0.1"
PATIENCE = 10.0  # seconds to start or to stop
LAST_CALLS = 0.1  # seconds that calls under way, such as long polls, get at the end


async def serve(server: Server, host: str, port: int, ready: Callable[[str], None], stop: asyncio.Event) -> None:
    """Serve until ``stop``; ``ready`` gets the URL, with the port that was picked where ``port`` is 0."""
    runner = web.AppRunner(server.app, access_log=None, shutdown_timeout=LAST_CALLS)
    await runner.setup()
    try:
        await web.TCPSite(runner, host, port).start()
        ready(f"http://{host}:{runner.addresses[0][1]}")
        await stop.wait()
    finally:
        await runner.cleanup()


@contextlib.contextmanager
def running(
    *,
    port: int = 0,
    tokens: tuple[str, ...] = (),
    seed: int | None = None,
    config: Config | None = None,
    allow_bad_requests: bool = True,
) -> Iterator[Sim]:
    """A server in a thread of its own, on a free port unless one is given.

    Without ``allow_bad_requests``, AssertionError at the end if the Bot API answered any call with 400.
    """
    started: Future[tuple[str, Callable[[], object]]] = Future()

    async def run() -> None:
        loop, stop = asyncio.get_running_loop(), asyncio.Event()

        def ready(url: str) -> None:
            started.set_result((url, partial(loop.call_soon_threadsafe, stop.set)))

        try:
            await serve(Server(tokens, seed, config), HOST, port, ready, stop)
        except OSError as error:
            started.set_exception(error)

    thread = threading.Thread(target=asyncio.run, args=(run(),), name="simulator", daemon=True)
    thread.start()
    url, stop = started.result(PATIENCE)
    sim = Sim(url)
    try:
        yield sim
        if not allow_bad_requests:
            sim.assert_no_bad_requests()
    finally:
        stop()
        thread.join(PATIENCE)
