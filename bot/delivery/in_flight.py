"""The messages on their way, and what became of those that are not any more but has not been written down yet."""

import asyncio
from collections.abc import Callable
from typing import Protocol

import structlog

from bot.delivery.outage import Outage
from bot.delivery.outcomes import (
    DAILY_KEPT,
    ChatGone,
    ChatMoved,
    Item,
    Outcome,
    Refused,
    Sent,
    TooLate,
    TooMany,
    TopicGone,
    Unknown,
    Unreachable,
)
from bot.delivery.pace import Pace
from bot.say import Reply
from bot.store import Kind
from index import Now, RecordError

log = structlog.stdlib.get_logger(__name__)

BREATH = 0.01
"""Seconds that a message is held back where another one might be one too many."""

Observe = Callable[[Item, Outcome], None]


class Carrier(Protocol):
    """Brings one message, or one part of it, to its chat."""

    async def carry(self, item: Item, reply: Reply) -> Outcome:
        """Raises RecordError where nothing can be sent to anybody, such as a refused token."""
        ...


class Flights:
    """``waiting`` counts those whose request is not out yet; ``unsent`` are ids of those that were never sent.

    ``outcomes`` and ``unsent`` are taken out by whoever writes them down. ``failure`` is what ended all sending.
    """

    def __init__(self, carrier: Carrier, pace: Pace, outage: Outage, now: Now, observe: Observe):
        self._carrier = carrier
        self._pace = pace
        self._outage = outage
        self._now = now
        self._observe = observe
        self._tasks: dict[asyncio.Task[None], Item] = {}
        self.waiting = 0
        self.outcomes: list[tuple[Item, Outcome]] = []
        self.unsent: set[int] = set()
        self.failure: RecordError | None = None

    def __len__(self) -> int:
        return len(self._tasks)

    def chats(self) -> set[int]:
        return {item.chat_id for item in self._tasks.values()}

    def start(self, item: Item, reply: Reply) -> None:
        """Send a message at the next moment that the pace allows."""
        task = asyncio.create_task(self._fly(item, reply, self._pace.slot(_clock())))
        self._tasks[task] = item
        task.add_done_callback(self._tasks.pop)

    async def land(self, seconds: float) -> None:
        """Wait for what is on its way; what has not arrived after so many seconds is given up."""
        if self._tasks:
            await asyncio.wait(list(self._tasks), timeout=seconds)
        late = list(self._tasks)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)

    def tell(self, item: Item, outcome: Outcome) -> None:
        """Log what an operator must know of, and let it be counted."""
        self._observe(item, outcome)
        about = {"chat": item.chat_id, "kind": item.kind.value, "message": item.id}
        match outcome:
            case Sent() | ChatMoved():
                log.debug("a message was sent", **about)
            case TooMany(wait):
                log.info("a chat accepts no more messages for now", seconds=wait.total_seconds(), **about)
            case Unreachable(error):
                log.info("a message was not delivered; trying again", reason=error, **about)
            case Unknown(error):
                again = item.kind.twice_if_unknown and not item.unknowns
                log.warning("a message may have arrived", sent_again=again, reason=error, **about)
            case Refused(error):
                log.error("Telegram refused a message", reason=error, **about)
            case TopicGone(error):
                log.info(
                    "a topic accepts no messages; sending to its chat", topic=item.thread_id, reason=error, **about
                )
            case ChatGone(error):
                log.info("a chat no longer accepts messages", reason=error, **about)
            case TooLate(error):
                log.warning("a message was not sent", reason=error, **about)

    async def _fly(self, item: Item, reply: Reply, wait: float) -> None:
        self.waiting += 1
        try:
            await asyncio.sleep(wait)
            while self._pace.burst.is_full(_clock()):  # noqa: ASYNC110 (it is full for a moment only)
                await asyncio.sleep(BREATH)
        except asyncio.CancelledError:
            self.unsent.add(item.id)
            raise
        finally:
            self.waiting -= 1
        try:
            outcome = await self._outcome(item, reply)
        except RecordError as error:
            self.failure = error
            self.unsent.add(item.id)
            return
        except asyncio.CancelledError:
            self._done(item, Unknown("the sender was stopped while it was on its way"))
            raise
        except Exception as error:
            # A fault of the program's own, met by one message, must not stop the others.
            outcome = Refused(f"{type(error).__name__} while it was sent")
            log.exception("a message could not be sent", message=item.id)
        self._done(item, outcome)

    async def _outcome(self, item: Item, reply: Reply) -> Outcome:
        if item.kind is Kind.DAILY and self._now() - item.created_at > DAILY_KEPT:
            return TooLate()
        began = _clock()
        self._pace.burst.begins()
        try:
            outcome = await self._carrier.carry(item, reply)
        finally:
            self._pace.burst.ends(began, _clock())
        self._pace.sent(item.chat_id, _clock())
        if isinstance(outcome, TooMany):
            self._pace.park(item.chat_id, _clock() + outcome.wait.total_seconds())
        self._outage.note(failed=isinstance(outcome, (Unreachable, Unknown)), now=_clock())
        return outcome

    def _done(self, item: Item, outcome: Outcome) -> None:
        self.outcomes.append((item, outcome))
        self.tell(item, outcome)


def _clock() -> float:
    return asyncio.get_running_loop().time()
