"""How each source is: read by whoever asks, written in the transaction that stores what it brought."""

from collections.abc import Collection
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import RowMapping, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from index.archive.database import insert_into, reading
from index.sources.fetching.conditions import Conditions
from index.sources.items.tables import sightings, source_states
from index.sources.rhythm import ITEMS, Rhythm, rhythm_of


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceState:
    """``conditions`` and ``body_digest`` tell whether its document has changed; they hold for one ``fingerprint``.

    ``failures`` counts failed attempts in a row since ``failing_since``; ``refused`` is a line about items that could
    not become statements; ``newest`` is when the newest item was published.
    """

    source: str
    fingerprint: str
    next_run: datetime
    conditions: Conditions = field(default_factory=Conditions)
    body_digest: str | None = None
    last_success: datetime | None = None
    last_error: str | None = None
    failing_since: datetime | None = None
    failures: int = 0
    told_failing: bool = False
    refused: str | None = None
    rhythm: Rhythm | None = None
    newest: datetime | None = None
    told_silent: bool = False

    def silent(self, now: datetime) -> timedelta | None:
        """How long nothing new has come, where that is far beyond the source's rhythm."""
        if self.rhythm is None or self.newest is None or now - self.newest <= self.rhythm.patience:
            return None
        return now - self.newest

    def of_definition(self, fingerprint: str) -> "SourceState":
        """The same, without what was true only of another definition."""
        if self.fingerprint == fingerprint:
            return self
        return replace(self, fingerprint=fingerprint, conditions=Conditions(), body_digest=None)


async def read_states(engine: AsyncEngine, names: Collection[str]) -> dict[str, SourceState]:
    """The states of those sources that were tried before, by name."""
    query = select(source_states).where(source_states.c.source.in_(sorted(names)))
    async with reading(engine) as connection:
        return {row["source"]: _state(row) for row in (await connection.execute(query)).mappings()}


async def read_state(connection: AsyncConnection, name: str) -> SourceState | None:
    query = select(source_states).where(source_states.c.source == name)
    row = (await connection.execute(query)).mappings().first()
    return None if row is None else _state(row)


async def write_state(connection: AsyncConnection, state: SourceState) -> None:
    insert = insert_into(connection, source_states)
    row = _row(state)
    await connection.execute(insert.values(row).on_conflict_do_update(index_elements=["source"], set_=row))


async def with_rhythm(connection: AsyncConnection, state: SourceState) -> SourceState:
    """The state with the rhythm that its newest sightings show."""
    query = (
        select(sightings.c.published)
        .where(sightings.c.source == state.source)
        .order_by(sightings.c.published.desc())
        .limit(2 * ITEMS)
    )
    moments = list((await connection.execute(query)).scalars())
    return replace(state, rhythm=rhythm_of(moments), newest=max(moments, default=None))


def _state(row: RowMapping) -> SourceState:
    own = {name: value for name, value in row.items() if name not in ("etag", "modified", "rhythm", "patience")}
    rhythm = None
    if row["rhythm"] is not None and row["patience"] is not None:
        rhythm = Rhythm(timedelta(seconds=row["rhythm"]), timedelta(seconds=row["patience"]))
    return SourceState(**own, conditions=Conditions(row["etag"], row["modified"]), rhythm=rhythm)


def _row(state: SourceState) -> dict[str, Any]:
    row = asdict(state)
    del row["conditions"], row["rhythm"]
    usual, patience = (state.rhythm.usual, state.rhythm.patience) if state.rhythm else (None, None)
    return row | {
        "etag": state.conditions.etag,
        "modified": state.conditions.modified,
        "rhythm": None if usual is None else int(usual.total_seconds()),
        "patience": None if patience is None else int(patience.total_seconds()),
    }
