"""The schedule: ticks, and at each tick a round. Nothing depends on a tick being on time, or on being the only one."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from bot.process.loops import Loop
from bot.process.trouble import Trouble
from bot.unasked.rounds import Outcome
from index.errors import RecordError

log = structlog.stdlib.get_logger(__name__)

TICK = 15
"""Seconds between ticks: how late an update may be while all is well."""

Round = Callable[[datetime], Awaitable[Outcome]]


def schedule(hold: Round, now: Callable[[], datetime], *, seconds: float = TICK) -> Loop:
    """A loop that holds a round at once, and at every tick until it is told to stop; a round once begun is finished.

    A database that cannot be used is told in one line when the trouble begins and one when it is over. Ticks that were
    missed (a machine asleep, a round that took long) are made up for by one.
    """
    trouble = Trouble(__name__, "daily updates cannot be enqueued; trying again", "daily updates are enqueued again")
    running = asyncio.Lock()

    async def tick() -> None:
        async with running:
            try:
                outcome = await hold(now())
            except RecordError as error:
                trouble.begins(error)
                return
        trouble.ends()
        if outcome.enqueued:
            log.info("daily updates enqueued", chats=outcome.enqueued)

    async def keep(stop: asyncio.Event) -> None:
        scheduler = AsyncIOScheduler(timezone=UTC)
        trigger = IntervalTrigger(seconds=seconds, timezone=UTC)
        scheduler.add_job(
            tick, trigger, next_run_time=datetime.now(UTC), coalesce=True, misfire_grace_time=None, max_instances=1
        )
        scheduler.start()
        try:
            await stop.wait()
        finally:
            # Shutting the scheduler down cancels a tick that is under way.
            scheduler.pause()
            async with running:
                scheduler.shutdown(wait=False)

    return keep
