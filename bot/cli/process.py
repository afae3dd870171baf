"""Runs one of the processes that go on until they are told to stop."""

import asyncio
from collections.abc import Awaitable, Callable

from bot.assembly import Parts, assembled
from bot.operating.metrics import Metrics
from bot.process.logs import configure_logs
from bot.process.settings import Settings
from bot.process.stopping import MOST_SECONDS, stop_on_signals
from bot.telegram.proxies import check_proxies

Process = Callable[[Parts, Metrics, asyncio.Event], Awaitable[None]]


def run_process(settings: Settings, process: Process, *, indexed: bool) -> None:
    """Run it until SIGTERM or SIGINT; ``indexed`` says whether it needs the index from its beginning."""
    configure_logs(settings.log_level, secrets=settings.secrets)
    check_proxies()

    async def work() -> None:
        metrics, stop = Metrics(), asyncio.Event()
        async with assembled(settings, indexed=indexed, answered=metrics.answered) as parts:
            stop_on_signals(stop, most=MOST_SECONDS)
            await process(parts, metrics, stop)

    asyncio.run(work())
