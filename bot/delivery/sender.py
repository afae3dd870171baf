"""Sends what is due in the outbox, at the pace allowed, for as long as it holds the lease.

A message is marked as being sent before the request goes out, and what became of it is written after: many of both in
one transaction. Whatever was on its way when a sender died is found by ``Ledger.recover``.
"""

import asyncio
import math
from collections import OrderedDict
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from bot.delivery.in_flight import Carrier, Flights, Observe
from bot.delivery.ledger import LeaseLost, Ledger, SenderTurn
from bot.delivery.outage import Outage
from bot.delivery.outcomes import Item, Outcome
from bot.delivery.pace import Pace
from bot.delivery.queue import Queue
from bot.process import Trouble, before
from bot.say import Reply
from index import ArchiveError, Now

log = structlog.stdlib.get_logger(__name__)

AT_ONCE = 16
"""Requests on their way at a time."""

WINDOW = 100
BODIES_KEPT = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm:
    """Seconds: between two turns while there is something to do (``busy``) and while there is not (``idle``), between
    two attempts to get the lease, between two ``rounds`` (the lease is renewed, and what dead senders left behind is
    looked for), between two clearings of what is done with (``clearing``), after a failure of the database
    (``trouble``), and at the end what is on its way gets to arrive (``grace``) and to be written down (``farewell``).
    """

    busy: float = 0.06
    idle: float = 0.5
    lease: float = 2.0
    rounds: float = 3.0
    clearing: float = 3600.0
    trouble: float = 1.0
    grace: float = 5.0
    farewell: float = 2.0


USUAL = Rhythm()


def nobody(_item: Item, _outcome: Outcome) -> None:
    """Nobody counts."""


class Sender:
    """``observe`` hears of every outcome; ``now`` gives aware moments."""

    def __init__(
        self,
        ledger: Ledger,
        carrier: Carrier,
        pace: Pace,
        *,
        now: Now,
        observe: Observe = nobody,
        rhythm: Rhythm = USUAL,
    ) -> None:
        self._ledger = ledger
        self._now = now
        self._rhythm = rhythm
        self._outage = Outage()
        self._queue = Queue(pace)
        self._flights = Flights(carrier, pace, self._outage, now, observe)
        # Few more than go out before the next turn: if this process dies, nobody knows whether they arrived.
        self._ahead = min(AT_ONCE, max(2, math.ceil(pace.per_second * rhythm.busy * 2.5)))
        self._bodies = OrderedDict[str, Reply]()
        self._trouble = Trouble(
            __name__, "the outbox cannot be used; trying again until it can", "the outbox can be used again"
        )

    async def run(self, stop: asyncio.Event) -> None:
        """Send until ``stop`` is set, whenever no other process does; then let what is on its way arrive.

        A database that cannot be used is waited for. Raises what the carrier raises.
        """
        try:
            while not self._is_over(stop):
                try:
                    if await self._ledger.take_lease(self._now()):
                        await self._send(stop)
                    with suppress(LeaseLost):
                        await self._write(SenderTurn(), self._now())
                    self._trouble.ends()
                    await _pause(stop, self._rhythm.lease)
                except LeaseLost:
                    log.warning("another process sends now")
                except ArchiveError as error:
                    self._trouble.begins(error)
                    await _pause(stop, self._rhythm.trouble)
        finally:
            await self._finish()
        if self._flights.failure is not None:
            raise self._flights.failure

    def _is_over(self, stop: asyncio.Event) -> bool:
        return stop.is_set() or self._flights.failure is not None

    async def _send(self, stop: asyncio.Event) -> None:
        log.info("messages are sent from here")
        self._queue.clear()
        next_round = next_clearing = _clock()
        while not self._is_over(stop):
            if _clock() >= next_round:
                for item, outcome in await self._ledger.recover(self._now()):
                    self._flights.tell(item, outcome)
                next_round = _clock() + self._rhythm.rounds
            if _clock() >= next_clearing:
                await self._ledger.forget_old(self._now())
                next_clearing = _clock() + self._rhythm.clearing
            if self._queue.stale(_clock()):
                self._queue.fill(await self._ledger.due(self._now(), WINDOW), _clock())
            await self._take_turn()
            self._trouble.ends()
            await _pause(stop, self._rhythm.busy if self._queue or self._flights else self._rhythm.idle)

    async def _take_turn(self) -> None:
        """Write what became of messages, and begin as many as may go out before the next turn."""
        chosen, put_off = self._queue.choose(self._room(), self._flights.chats(), _clock())
        replies = {item.id: await self._body(item.body) for item in chosen}
        now = self._now()
        moments = {item: now + timedelta(seconds=wait) for item, wait in put_off.items()}
        for item in await self._write(SenderTurn(chosen, put_off=moments), now):
            self._flights.start(item, replies[item.id])

    async def _write(self, turn: SenderTurn, now: datetime) -> list[Item]:
        """Write a turn, together with all that is not written yet; that is kept where it cannot be written now."""
        turn.outcomes = tuple(self._flights.outcomes)
        turn.unsent = tuple(self._flights.unsent)
        if turn.is_empty():
            return []
        try:
            begun = await self._ledger.turn(turn, now)
        except ArchiveError:
            # It may have been written all the same, and only the answer is missing.
            self._flights.unsent.update(item.id for item in turn.begin)
            raise
        except LeaseLost:
            self._forget(turn)
            raise
        self._forget(turn)
        return begun

    def _forget(self, turn: SenderTurn) -> None:
        del self._flights.outcomes[: len(turn.outcomes)]
        self._flights.unsent.difference_update(turn.unsent)

    def _room(self) -> int:
        """How many messages may be begun."""
        room = min(AT_ONCE - len(self._flights), self._ahead - self._flights.waiting)
        return self._outage.allowed(room, len(self._flights), _clock())

    async def _body(self, digest: str) -> Reply:
        if digest not in self._bodies:
            self._bodies[digest] = await self._ledger.body(digest)
        self._bodies.move_to_end(digest)
        if len(self._bodies) > BODIES_KEPT:
            self._bodies.popitem(last=False)
        return self._bodies[digest]

    async def _finish(self) -> None:
        await self._flights.land(self._rhythm.grace)
        try:
            async with asyncio.timeout(self._rhythm.farewell):
                with suppress(LeaseLost):
                    await self._write(SenderTurn(), self._now())
                await self._ledger.give_lease_back()
        except (ArchiveError, TimeoutError) as error:
            log.error(
                "the outbox cannot be used; nobody will know whether the last messages arrived",
                messages=len(self._flights.outcomes),
                reason=str(error) or "no answer",
            )


def _clock() -> float:
    return asyncio.get_running_loop().time()


async def _pause(stop: asyncio.Event, seconds: float) -> None:
    await before(stop, asyncio.sleep(seconds))
