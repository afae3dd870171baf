"""A load balancer of the simplest kind: each request goes to the next server, and what that one fails is a 502."""

import asyncio
import itertools
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import aiohttp
from aiohttp import web

from tests.bot.programs import free_port

PASSED_ON = ("Content-Type", "X-Telegram-Bot-Api-Secret-Token")
PATIENCE = 10.0


@dataclass
class Balancer:
    """``accepted`` holds, for each update a server answered 200 to, when (Unix time), and which server it was."""

    servers: tuple[str, ...]
    url: str = ""
    accepted: dict[int, tuple[float, str]] = field(default_factory=dict)
    failures: int = 0

    @contextmanager
    def running(self) -> Iterator["Balancer"]:
        port = free_port()
        self.url = f"http://127.0.0.1:{port}"
        loop, ready, stop = asyncio.new_event_loop(), threading.Event(), asyncio.Event()
        thread = threading.Thread(target=lambda: loop.run_until_complete(self._serve(port, ready, stop)), daemon=True)
        thread.start()
        ready.wait(PATIENCE)
        try:
            yield self
        finally:
            loop.call_soon_threadsafe(stop.set)
            thread.join(PATIENCE)

    async def _serve(self, port: int, ready: threading.Event, stop: asyncio.Event) -> None:
        turn = itertools.cycle(self.servers)
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(PATIENCE)) as client:

            async def pass_on(request: web.Request) -> web.Response:
                server, body = next(turn), await request.read()
                headers = {name: request.headers[name] for name in PASSED_ON if name in request.headers}
                try:
                    async with client.post(f"{server}{request.path}", data=body, headers=headers) as answer:
                        status = answer.status
                except (aiohttp.ClientError, TimeoutError, OSError):
                    status = 502
                if status == 200:
                    self.accepted[(await request.json())["update_id"]] = (time.time(), server)
                else:
                    self.failures += 1
                return web.Response(status=status)

            app = web.Application()
            app.router.add_post("/{path:.*}", pass_on)
            runner = web.AppRunner(app, access_log=None)
            await runner.setup()
            await web.TCPSite(runner, "127.0.0.1", port).start()
            ready.set()
            await stop.wait()
            await runner.cleanup()
