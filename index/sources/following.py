"""Follows all sources for as long as the program runs: each at its own pace, none held up by another."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta

import structlog
from sqlalchemy.ext.asyncio import AsyncEngine

from index.errors import ArchiveError
from index.sources.polling import Poller
from index.sources.states import read_states
from index.sources.types.definition import Source
from index.types import Now

log = structlog.get_logger(__name__)

AT_ONCE = 8
"""Sources that are read at the same moment."""
LONGEST_WAIT = timedelta(seconds=30)
"""How long a follower sleeps before it looks again whether it is its turn."""
TROUBLE_WAIT = timedelta(seconds=10)


class SourceFollower:
    """Reads sources when they are due, as long as ``may_read`` says that this process is the one that does."""

    def __init__(
        self,
        engine: AsyncEngine,
        poller: Poller,
        sources: Sequence[Source],
        *,
        now: Now,
        may_read: Callable[[], Awaitable[bool]],
    ) -> None:
        self._engine, self._poller, self._sources = engine, poller, sources
        self._now, self._may_read = now, may_read
        self._turns = asyncio.Semaphore(AT_ONCE)

    async def run(self, stop: asyncio.Event) -> None:
        """Follow until ``stop`` is set."""
        async with asyncio.TaskGroup() as group:
            for source in self._sources:
                group.create_task(self._follow(source, stop))

    async def _follow(self, source: Source, stop: asyncio.Event) -> None:
        told = False
        while not stop.is_set():
            try:
                pause = await self._until_due(source)
                if pause <= timedelta(0):
                    async with self._turns:
                        await self._poller.poll(source)
                if told:
                    log.info("a source can be read into the database again", source=source.name)
                told = False
            except ArchiveError as error:
                if not told:
                    log.warning("a source cannot be read into the database", source=source.name, reason=str(error))
                told = True
                pause = TROUBLE_WAIT
            except Exception:
                # One source's oddity must not end the others' following.
                log.exception("a source could not be read", source=source.name)
                pause = LONGEST_WAIT
            await _wait(stop, pause)

    async def _until_due(self, source: Source) -> timedelta:
        if not await self._may_read():
            return min(source.interval, LONGEST_WAIT)
        state = (await read_states(self._engine, [source.name])).get(source.name)
        if state is None or state.fingerprint != source.fingerprint:
            return timedelta(0)
        return min(state.next_run - self._now(), LONGEST_WAIT)


async def _wait(stop: asyncio.Event, pause: timedelta) -> None:
    try:
        async with asyncio.timeout(max(pause.total_seconds(), 0.0)):
            await stop.wait()
    except TimeoutError:
        return
