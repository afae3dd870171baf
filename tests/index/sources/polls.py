"""Polls sources in tests: a poller with a clock that a test moves, and what it told."""

import json
import random
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from index.archive.archive import Archive
from index.sources.fetching.errors import Unreadable
from index.sources.fetching.fetching import Fetcher
from index.sources.notices import Notice
from index.sources.polling import Outcome, Poller
from index.sources.reading.reader import read
from index.sources.reading.reading import Task
from index.sources.states import SourceState, read_states
from index.sources.types.definition import Source
from index.statement import Version

START = datetime(2021, 6, 2, 12, 0, tzinfo=UTC)


async def at_once(task: Task) -> dict[str, Any]:
    """Reads in this process: a process for each document would take most of a test's time."""
    try:
        answer: dict[str, Any] = json.loads(json.dumps(read(task), default=str))
    except Unreadable as error:
        raise Unreadable(f"{task.url}: {error}") from None
    return answer


@dataclass
class Polls:
    engine: AsyncEngine
    sources: tuple[Source, ...]
    now: datetime = START
    told: list[Notice] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.archive = Archive(self.engine)
        self.poller = Poller(
            self.engine,
            Fetcher("agent"),
            configured=[source.name for source in self.sources],
            tell=self._tell,
            now=lambda: self.now,
            rng=random.Random(1),
            perform=at_once,
        )

    async def _tell(self, _: AsyncConnection, notice: Notice) -> None:
        self.told.append(notice)

    async def poll(self, number: int = 0, *, later: timedelta = timedelta(minutes=15)) -> Outcome:
        self.now += later
        return await self.poller.poll(self.sources[number])

    async def state(self, number: int = 0) -> SourceState:
        return (await read_states(self.engine, [self.sources[number].name]))[self.sources[number].name]

    async def record(self) -> dict[str, list[Version]]:
        """Every statement's wordings, by its id."""
        ids = sorted(heading.id for heading in await self.archive.headings(limit=1_000))
        return {name: await self.archive.versions(name) for name in ids}

    async def texts(self) -> dict[str, list[str]]:
        return {name: [version.text for version in versions] for name, versions in (await self.record()).items()}
