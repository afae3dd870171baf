"""Between the webhook and the handlers: nothing is acknowledged before it is in the inbox.

What arrives while the inbox is being written to waits for the next writing, and goes into it together: one
transaction serves many updates when there are many.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import datetime, timedelta

import structlog

from bot.process.trouble import Trouble
from bot.store.inbox import MOST_ATTEMPTS, Arrival, Claimed, Inbox, arrival
from index import RecordError

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
Handle = Callable[[Json], Awaitable[object]]


class Intake:
    """Takes updates in and has up to ``at_once`` of them handled at a time, those of one chat in order.

    While this process is not ``fit`` to answer, it leaves what it takes in to others.
    """

    def __init__(
        self, inbox: Inbox, handle: Handle, *, at_once: int, fit: Callable[[], bool], now: Callable[[], datetime]
    ) -> None:
        self._inbox = inbox
        self._handle = handle
        self._at_once = at_once
        self._fit = fit
        self._now = now
        self._arrived: list[tuple[Arrival, asyncio.Future[None]]] = []
        self._finished = set[str]()
        self._in_hand = dict[str, asyncio.Task[None]]()
        self._more_waits = False
        self._something = asyncio.Event()
        self._renewed = self._forgot = now()
        self._trouble = Trouble(
            __name__, "updates cannot be written down; Telegram will send them again", "updates are written down again"
        )

    async def accept(self, sent: Json) -> None:
        """Return once the update cannot be lost.

        Raises ValueError where it is not an update, ArchiveError where it could not be written down.
        """
        written = asyncio.get_running_loop().create_future()
        self._arrived.append((arrival(sent), written))
        self._something.set()
        await written

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
                if not await self._exchange(self._at_once - len(self._in_hand) if able else 0):
                    await asyncio.wait((stopping,), timeout=LOOK_EVERY)
            await self._finish()
        finally:
            stopping.cancel()

    async def _exchange(self, free: int) -> bool:
        """One transaction with the inbox; whether it went well."""
        arrived, self._arrived = self._arrived, []
        finished = frozenset(self._finished)
        now = self._now()
        try:
            claimed = await self._inbox.exchange([each for each, _ in arrived], finished, free, now=now)
            await self._keep_house(now)
        except RecordError as error:
            self._trouble.begins(error)
            for _, written in arrived:
                if not written.done():
                    written.set_exception(error)
            return False
        self._trouble.ends()
        self._finished -= finished
        for _, written in arrived:
            if not written.done():
                written.set_result(None)
        for each in claimed:
            self._take(each)
        taken = {each.key for each in claimed}
        self._more_waits = len(taken) == free or any(each.key not in taken for each, _ in arrived)
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
        task = asyncio.create_task(self._answer(claimed))
        self._in_hand[claimed.key] = task

        def finish(task: asyncio.Task[None]) -> None:
            del self._in_hand[claimed.key]
            if not task.cancelled():
                self._finished.add(claimed.key)
                wait = 0.0 if self._more_waits else FINISHED_AFTER
                asyncio.get_running_loop().call_later(wait, self._something.set)

        task.add_done_callback(finish)

    async def _answer(self, claimed: Claimed) -> None:
        if claimed.attempts > MOST_ATTEMPTS:
            log.error("an update was given up: it stopped every process that had it", update=claimed.update_id)
            return
        if claimed.attempts > 1:
            log.warning("an update is handled again: the process that had it has stopped", update=claimed.update_id)
        try:
            await self._handle(json.loads(claimed.payload))
        except Exception as error:
            # What was asked may stand in the message.
            log.error("an update could not be handled", update=claimed.update_id, error=type(error).__name__)

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
            await self._inbox.release()
