"""Between Telegram and the desk: nothing is acknowledged before it is in the inbox, however it came.

What arrives while the inbox is being written to waits for the next writing, and goes into it together: one
transaction serves many updates when there are many.
"""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from datetime import datetime, timedelta

import structlog

from bot.delivery import Outage
from bot.process import Trouble
from bot.store import Arrival, Claimed, Inbox, Settled, arrival
from index import Now, RecordError

log = structlog.stdlib.get_logger(__name__)

LOOK_EVERY = 1.0
"""Seconds between looks for what another process has left."""

FINISHED_AFTER = 0.1
"""Seconds that what is finished waits for an arrival to be written down with: each commit waits for the disk."""

RENEW_EVERY = timedelta(seconds=5)
FORGET_EVERY = timedelta(hours=1)

LAST_SECONDS = 3.0
"""What updates in hand get when the process is to stop; after that another process has them."""

Json = dict[str, object]
Door = Callable[[asyncio.Event], Coroutine[None, None, None]]
"""Lets updates in until the event is set."""

Settle = Callable[[Claimed], Awaitable[Settled]]
"""Handles an update, and says what became of it."""


class Intake:
    """Takes updates in and has up to ``at_once`` of them handled at a time, those of one chat in order.

    While this process is not ``fit`` to answer, it leaves what it takes in to others; while nothing gets through to
    Telegram (``outage``), one at a time is tried.
    """

    def __init__(
        self,
        inbox: Inbox,
        settle: Settle,
        *,
        at_once: int,
        fit: Callable[[], bool],
        now: Now,
        outage: Outage,
    ) -> None:
        self._inbox = inbox
        self._settle = settle
        self._at_once = at_once
        self._fit = fit
        self._now = now
        self._outage = outage
        self._arrived: list[tuple[Arrival, asyncio.Future[None]]] = []
        self._settled = dict[str, Settled]()
        self._in_hand = dict[str, asyncio.Task[Settled]]()
        self._more_waits = False
        self._writes_finished: asyncio.TimerHandle | None = None
        self._something = asyncio.Event()
        self._room = asyncio.Event()
        self._room.set()
        self._renewed = self._forgot = now()
        self._trouble = Trouble(
            __name__, "updates cannot be written down; Telegram will send them again", "updates are written down again"
        )

    async def accept(self, *sent: Json) -> None:
        """Return once the updates cannot be lost.

        Raises ValueError where one is not an update, ArchiveError where they could not be written down.
        """
        loop = asyncio.get_running_loop()
        arrived = [(arrival(each), loop.create_future()) for each in sent]
        self._arrived += arrived
        self._something.set()
        await asyncio.gather(*(written for _, written in arrived))

    async def serve(self, door: Door, stop: asyncio.Event) -> None:
        """Handle what comes through the door. At the end first the door is closed, then what came in is finished."""
        closed = asyncio.Event()
        working, open_door = asyncio.create_task(self.run(closed)), asyncio.create_task(door(stop))
        try:
            await asyncio.wait((working, open_door), return_when=asyncio.FIRST_COMPLETED)
        finally:
            open_door.cancel()
            closed.set()
            ended = await asyncio.gather(open_door, working, return_exceptions=True)
        for each in ended:
            if isinstance(each, Exception):
                raise each

    async def until_room(self) -> None:
        """Wait until all that was taken in, and can be handled now, is in hand."""
        await self._room.wait()

    async def run(self, stop: asyncio.Event) -> None:
        """Handle what arrives, here and elsewhere, until ``stop`` is set; then finish what is in hand."""
        stopping = asyncio.create_task(stop.wait())
        stopping.add_done_callback(lambda _: self._something.set())
        try:
            while not stop.is_set():
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._something.wait(), LOOK_EVERY)
                self._something.clear()
                # After trouble each process first says what it has finished, before any takes over from another.
                able = self._fit() and not self._trouble.lasts
                if not await self._exchange(self._free() if able else 0):
                    await asyncio.wait((stopping,), timeout=LOOK_EVERY)
            await self._finish()
        finally:
            stopping.cancel()

    def _free(self) -> int:
        """How many more may be taken in hand."""
        in_hand = len(self._in_hand)
        return self._outage.allowed(self._at_once - in_hand, in_hand, asyncio.get_running_loop().time())

    async def _exchange(self, free: int) -> bool:
        """One transaction with the inbox; whether it went well."""
        arrived, self._arrived = self._arrived, []
        settled = dict(self._settled)
        now = self._now()
        try:
            claimed = await self._inbox.exchange([each for each, _ in arrived], settled, free, now=now)
            await self._keep_house(now)
        except RecordError as error:
            self._trouble.begins(error)
            for _, written in arrived:
                if not written.done():
                    written.set_exception(error)
            return False
        self._trouble.ends()
        for key in settled:
            del self._settled[key]
        if self._writes_finished is not None:
            self._writes_finished.cancel()
            self._writes_finished = None
            if self._settled:
                later = asyncio.get_running_loop().call_later
                self._writes_finished = later(FINISHED_AFTER, self._something.set)
        for _, written in arrived:
            if not written.done():
                written.set_result(None)
        for each in claimed:
            self._take(each)
        taken = {each.key for each in claimed}
        self._more_waits = len(taken) == free or any(each.key not in taken for each, _ in arrived)
        if len(self._in_hand) < self._at_once:
            self._room.set()
        else:
            self._room.clear()
        return True

    async def _keep_house(self, now: datetime) -> None:
        if self._in_hand and now - self._renewed > RENEW_EVERY:
            await self._inbox.renew(now=now)
            self._renewed = now
        if now - self._forgot > FORGET_EVERY:
            await self._inbox.forget(now=now)
            self._forgot = now

    def _take(self, claimed: Claimed) -> None:
        if claimed.key in self._in_hand:
            return  # the claim ran out while the database was away; it is being handled here all the same
        task = asyncio.create_task(self._handle(claimed))
        self._in_hand[claimed.key] = task

        def finish(task: asyncio.Task[Settled]) -> None:
            del self._in_hand[claimed.key]
            if task.cancelled():
                return
            settled = self._settled[claimed.key] = task.result()
            loop = asyncio.get_running_loop()
            if self._more_waits:
                self._something.set()
            elif self._writes_finished is None:
                self._writes_finished = loop.call_later(FINISHED_AFTER, self._something.set)
            if settled.waiting is not None:
                wait = (settled.waiting.until - self._now()).total_seconds()
                loop.call_later(max(0.0, wait), self._something.set)

        task.add_done_callback(finish)

    async def _handle(self, claimed: Claimed) -> Settled:
        try:
            return await self._settle(claimed)
        except Exception as error:
            # What was asked may stand in the message.
            log.error("an update could not be handled", update=claimed.update_id, error=type(error).__name__)
            return Settled(claimed.line)

    async def _finish(self) -> None:
        if self._in_hand:
            await asyncio.wait(self._in_hand.values(), timeout=LAST_SECONDS)
        if not await self._exchange(0):
            return
        left = list(self._in_hand.values())
        for task in left:
            task.cancel()
        if left:
            await asyncio.gather(*left, return_exceptions=True)
            log.warning("updates were left to another process", count=len(left))
            await self._inbox.release(now=self._now())
