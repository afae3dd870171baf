"""How current the record is: which of its sources could not be read for a while."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncEngine

from index.sources.states import SourceState, read_states
from index.sources.types.definition import Source
from index.sources.types.folder import FolderSource

SHORTEST = timedelta(days=1)
"""Nobody is warned of data younger than this."""
INTERVALS = 3
"""A source is stale when it could not be read for so many of its intervals, and a day at least."""


@dataclass(frozen=True, slots=True)
class Stale:
    """A source whose newest statements may be missing; ``since`` is when it was last read, or first tried in vain."""

    source: str
    since: datetime


class Freshness:
    """Knows which of ``sources`` are out of date. A folder is on this machine, and is never."""

    def __init__(self, engine: AsyncEngine, sources: Sequence[Source]) -> None:
        self._engine = engine
        self._sources = tuple(source for source in sources if not isinstance(source, FolderSource))

    async def stale(self, now: datetime) -> list[Stale]:
        """The stale sources, the one that is longest so first."""
        if not self._sources:
            return []
        return stale_among(self._sources, await read_states(self._engine, [each.name for each in self._sources]), now)


def stale_among(sources: Sequence[Source], states: Mapping[str, SourceState], now: datetime) -> list[Stale]:
    found = []
    for source in sources:
        state = states.get(source.name)
        since = (state.last_success or state.failing_since) if state is not None else None
        if since is not None and now - since > max(INTERVALS * source.interval, SHORTEST):
            found.append(Stale(source.name, since))
    return sorted(found, key=lambda each: each.since)
