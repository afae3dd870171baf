"""Runs one of the processes that go on until they are told to stop."""

import asyncio
from collections.abc import Awaitable, Callable

from bot.assembly import Parts, assembled
from bot.operating import Metrics
from bot.process import MOST_SECONDS, Settings, configure_logs, stop_on_signals
from bot.telegram import check_proxies

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
