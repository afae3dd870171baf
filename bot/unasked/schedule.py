"""The schedule: ticks, and at each tick a round. Nothing depends on a tick being on time, or on being the only one."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta, tzinfo

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.base import BaseTrigger

from bot.process import Loop, Trouble
from bot.unasked.rounds import Outcome
from index import Now, RecordError, Seconds

log = structlog.stdlib.get_logger(__name__)

TICK = 15
"""Seconds between ticks: how late an update may be while all is well."""

Round = Callable[[datetime], Awaitable[Outcome]]


class Monotonic(tzinfo):
    """The scheduler's clock: time as it passes, whatever anybody does to the machine's clock.

    APScheduler takes the time from ``datetime.now(timezone)`` alone, so this is where it can be given another.
    """

    def __init__(self, passed: Seconds = time.monotonic) -> None:
        self._passed = passed
        self._begun = datetime.now(UTC).replace(tzinfo=None)
        self._at = passed()

    def fromutc(self, _moment: datetime) -> datetime:
        return (self._begun + timedelta(seconds=self._passed() - self._at)).replace(tzinfo=self)

    def utcoffset(self, _moment: datetime | None) -> timedelta:
        return timedelta()

    def dst(self, _moment: datetime | None) -> timedelta:
        return timedelta()

    def tzname(self, _moment: datetime | None) -> str:
        return "monotonic"


class Every(BaseTrigger):  # type: ignore[misc]
    """Fires at once, and then every so many seconds; what was missed is not made up for."""

    def __init__(self, seconds: float) -> None:
        self._pause = timedelta(seconds=seconds)

    def get_next_fire_time(self, previous: datetime | None, now: datetime) -> datetime:
        if previous is None:
            return now
        following = previous + self._pause
        return following if following > now else now + self._pause


def schedule(hold: Round, now: Now, *, seconds: float = TICK, passed: Seconds = time.monotonic) -> Loop:
    """A loop that holds a round at once, and at every tick until it is told to stop; a round once begun is finished.

    Ticks come as time passes (``passed``, in seconds), not as the machine's clock says: that may be put back.
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
        scheduler = AsyncIOScheduler(timezone=Monotonic(passed))
        scheduler.add_job(tick, Every(seconds), coalesce=True, misfire_grace_time=None, max_instances=1)
        scheduler.start()
        try:
            await stop.wait()
        finally:
            # Shutting the scheduler down cancels a tick that is under way.
            scheduler.pause()
            async with running:
                scheduler.shutdown(wait=False)

    return keep
