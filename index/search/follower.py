"""Updates the index from the archive by its sequence numbers; makes it anew where it is damaged or follows another.

Several processes may follow one archive into one folder. Whoever finds work and gets the lock does it; the others see
the result.
"""

import asyncio
import time
from collections import deque
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing

import structlog

from index.archive.archive import Archive
from index.archive.listings import Change, Head
from index.errors import IndexUnavailable
from index.search.analysts import Analysts, spare_processors
from index.search.engine import Engine
from index.search.entries import Analysis
from index.search.folder import IndexDamaged, IndexState
from index.search.indexing import Indexing

log = structlog.get_logger(__name__)

BATCH = 200
"""Changes read at once."""
COMMIT_EVERY = 200_000
"""Passages between commits of a long follow: how much of the work a crash undoes."""
SOME = 100
"""Changes from which on tantivy gets the memory to write them in few large segments."""
MANY = 3_000
"""Changes from which on starting processes to analyse them is worth its time (half a second)."""
LOOK_EVERY = 0.05
"""Seconds between looks at what another process does."""
PATIENCE = 60.0
"""Seconds without any progress after which that process counts as stuck."""

Progress = Callable[[int, int], None]
Lot = tuple[Sequence[Change], list[Analysis]]


class Follower:
    """Follows one archive with one index."""

    def __init__(self, archive: Archive, engine: Engine) -> None:
        self.archive, self.engine = archive, engine
        self._indexing = Indexing(engine.folder)

    async def follow(self, progress: Progress | None = None, *, wait: bool = True) -> int:
        """Update the index; returns how many changes this process applied.

        Where another process is at it: wait until it is done or gives the lock up; or, with ``wait`` false, leave it to
        that one. Raises IndexUnavailable where the index cannot be written, or the other process is stuck.
        """
        # The index before the archive: it is never ahead of an archive that it follows.
        if not self.engine.seen:
            await asyncio.to_thread(self.engine.look)
        head = await self.archive.head()
        if is_up(self.engine.state, head):
            return 0
        if not self.engine.folder.lock() and not (wait and await self._wait(head, progress)):
            return 0
        try:
            return await self._catch_up_or_heal(progress)
        except BaseException:
            await self.release()
            raise

    async def release(self) -> None:
        """Give the lock up, once segments are merged."""
        if self.engine.folder.locked:
            await asyncio.to_thread(self._indexing.close)
            self.engine.folder.unlock()

    async def _catch_up_or_heal(self, progress: Progress | None) -> int:
        try:
            return await self._catch_up(progress)
        except IndexDamaged as error:
            self.engine.folder.forget_state()
            log.warning("the index is built again", path=str(self.engine.folder.path), reason=str(error))
        try:
            return await self._catch_up(progress)
        except IndexDamaged as again:
            raise IndexUnavailable(f"{self.engine.folder.path}: cannot be written ({again})") from again

    async def _wait(self, wanted: Head, progress: Progress | None) -> bool:
        """Until the lock is ours (True), or the other process has come as far as wanted (False)."""
        folder, told, since = self.engine.folder, (0, 0), time.monotonic()
        log.warning("another process updates the index", pid=folder.holder()[0])
        first = self.engine.state.seq if self.engine.state else 0
        while not folder.lock():
            await asyncio.to_thread(self.engine.look)
            if is_up(self.engine.state, wanted, beyond=True):
                return False
            if folder.holder() != told:
                told, since = folder.holder(), time.monotonic()
                if progress and first < told[1] <= wanted.seq:
                    progress(told[1] - first, wanted.seq - first)
            elif time.monotonic() - since > PATIENCE:
                raise IndexUnavailable(
                    f"{folder.path}: process {told[0]} keeps the index to itself and does not get on; end it, then run "
                    "`onrecord index`"
                )
            await asyncio.sleep(LOOK_EVERY)
        return True

    async def _catch_up(self, progress: Progress | None) -> int:
        await asyncio.to_thread(self.engine.look)
        head, state = await self.archive.head(), self.engine.state
        if is_up(state, head):
            return 0
        state = await self._begin(head, state)
        first, reached, done, passages = state.seq, state.seq, 0, 0
        async with aclosing(self._lots(state.seq, head)) as lots:
            async for changes, analyses in lots:
                reached = changes[-1].seq
                passages += await asyncio.to_thread(self._apply, changes, analyses, again=reached > head.seq)
                done += len(changes)
                self.engine.folder.tell(reached)
                if passages >= COMMIT_EVERY:
                    state, passages = await self._commit(state, IndexState(head.archive_id, reached, state.whole)), 0
                if progress:
                    progress(reached - first, max(head.seq, reached) - first)
        await self._commit(state, IndexState(head.archive_id, reached))
        return done

    async def _begin(self, head: Head, state: IndexState | None) -> IndexState:
        """Opens the index for writing: where the last commit ended, or from nothing."""
        reason = self.engine.damage
        if state is not None and state.archive_id != head.archive_id:
            reason = "it follows another archive"
            self.engine.close()
        elif state is not None and state.seq > head.seq:
            reason = "the archive has gone back to an earlier state"
        elif state is not None:
            bulk = head.seq - state.seq >= SOME
            if not self._indexing.open:
                await asyncio.to_thread(self._indexing.begin, state, bulk=bulk)
            return state
        if reason:
            log.warning("the index is built again", path=str(self.engine.folder.path), reason=reason)
        await asyncio.to_thread(self._indexing.start_over, bulk=head.seq >= SOME)
        return IndexState(head.archive_id, 0, whole=False)

    async def _lots(self, after: int, head: Head) -> AsyncGenerator[Lot]:
        """The changes, each lot with its analyses, some lots ahead of who takes them."""
        processes = spare_processors() if head.seq - after >= MANY else 0
        under_way: deque[tuple[Sequence[Change], asyncio.Task[list[Analysis]]]] = deque()
        with Analysts(processes) as analysts:
            try:
                while True:
                    changes = await self.archive.changes(after, BATCH)
                    if changes:
                        after = changes[-1].seq
                        versions = [change.version for change in changes if change.version is not None]
                        under_way.append((changes, asyncio.create_task(analysts.analyse(versions))))
                    elif not under_way:
                        return
                    if not changes or len(under_way) > analysts.ahead:
                        first, analysis = under_way.popleft()
                        yield first, await analysis
            finally:
                for _, task in under_way:
                    task.cancel()

    def _apply(self, changes: Sequence[Change], analyses: Sequence[Analysis], *, again: bool) -> int:
        if again:
            self._indexing.may_hold()
        for change in changes:
            if change.version is None:
                self._indexing.drop(change.statement_id)
        return sum([self._indexing.put(analysis) for analysis in analyses])

    async def _commit(self, before: IndexState, after: IndexState) -> IndexState:
        state = await asyncio.to_thread(self._indexing.commit, before, after)
        await asyncio.to_thread(self.engine.look)
        return state


def is_up(state: IndexState | None, head: Head, *, beyond: bool = False) -> bool:
    """Whether an index is as far as the archive was at ``head``; or, with ``beyond``, at least so far."""
    if state is None or not state.whole or state.archive_id != head.archive_id:
        return False
    return state.seq == head.seq or (beyond and state.seq > head.seq)
