"""Keeps the index up to the archive by its sequence numbers; makes it anew where it follows another archive."""

import asyncio
from collections.abc import Callable, Sequence

import structlog

from index.archive import Archive, Change
from index.engine import Engine, State

log = structlog.get_logger(__name__)

BATCH = 500
"""Changes read at once."""
COMMIT_EVERY = 20_000
"""Statements between commits of a long follow: how much of the work a crash undoes."""


class Follower:
    """Follows one archive with one index; only one may run at a time."""

    def __init__(self, archive: Archive, engine: Engine) -> None:
        self.archive, self.engine = archive, engine

    async def follow(self, progress: Callable[[int, int], None] | None = None) -> int:
        """Apply every change since the last one followed; returns how many there were."""
        head = await self.archive.head()
        state = self.engine.state
        if state is not None and (state.archive_id != head.archive_id or state.seq > head.seq):
            log.warning("index.reset", reason="it follows another archive")
            state = None
        if state is None:
            await asyncio.to_thread(self.engine.clear)
            state = State(head.archive_id, 0)
        first, done = state.seq, 0
        while changes := await self.archive.changes(state.seq, BATCH):
            await asyncio.to_thread(self._apply, changes)
            done += len(changes)
            state = State(head.archive_id, changes[-1].seq)
            if done % COMMIT_EVERY < BATCH and done >= COMMIT_EVERY:
                await asyncio.to_thread(self.engine.commit, state)
            if progress:
                progress(state.seq - first, max(head.seq, state.seq) - first)
        if done or self.engine.state is None:
            await asyncio.to_thread(self.engine.commit, state)
        return done

    def _apply(self, changes: Sequence[Change]) -> None:
        for change in changes:
            if change.version is None:
                self.engine.drop(change.statement_id)
            else:
                self.engine.put(change.version)
