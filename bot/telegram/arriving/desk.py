"""Brings an update from the inbox to its end: makes its answer, or takes the one that waits, and sends it."""

import json
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

import structlog

from bot.delivery import Refused, Unknown
from bot.say import Paragraph, Reply, Span
from bot.store import Claimed, Fate, Settled, Waiting
from bot.telegram.arriving.chat_membership import Whereabouts
from bot.telegram.arriving.handlers import Handlers, Measure
from bot.telegram.sending import Answer, Messenger, Rest, from_text, to_text, too_late
from index import Now

log = structlog.stdlib.get_logger(__name__)

MOST_ATTEMPTS = 2
"""How many processes may die with an update in hand before it is given up."""

MOST_TOLD = 1000
"""Chats of which is remembered that they were told of answers that came too late."""

Tell = Callable[[Fate | None], None]
"""Told how an answer got to its chat; None: at once."""


def untold(_fate: Fate | None) -> None:
    """Nobody counts."""


@dataclass(frozen=True, slots=True)
class Lines:
    """What is said of an answer that comes late: before it (``late``), or instead of it (``too_late``)."""

    late: str
    too_late: str


class Desk:
    """``now`` gives aware moments, ``measure`` is entered while an update is handled."""

    def __init__(
        self,
        handlers: Handlers,
        messenger: Messenger,
        whereabouts: Whereabouts,
        lines: Lines,
        *,
        measure: Measure,
        now: Now,
        tell: Tell = untold,
    ) -> None:
        self._handlers = handlers
        self._messenger = messenger
        self._whereabouts = whereabouts
        self._lines = lines
        self._measure = measure
        self._now = now
        self._tell = tell
        self._told = OrderedDict[int, datetime]()

    async def settle(self, claimed: Claimed) -> Settled:
        """Handle an update as far as is possible now."""
        if claimed.attempts > MOST_ATTEMPTS:
            log.error("an update was given up: it stopped every process that had it", update=claimed.update_id)
            return self._done(claimed, Fate.GIVEN_UP)
        died = claimed.attempts - 1
        if died:
            log.warning("an update is handled again: the process that had it has stopped", update=claimed.update_id)
        if claimed.answer is not None:
            answer = from_text(claimed.answer)
            return await self._send(claimed, replace(answer, time_outs=answer.time_outs + died), Fate.AGAIN)
        update = self._handlers.read(json.loads(claimed.payload))
        with self._measure("press" if update.callback_query else "message"):
            await self._whereabouts.notice(update)
            made = await self._handlers.answer(update, claimed.received_at)
            return await self._send(claimed, made, Fate.AGAIN if died else None) if made else Settled(claimed.line)

    async def _send(self, claimed: Claimed, answer: Answer, fate: Fate | None) -> Settled:
        if answer.fate is None and too_late(answer, claimed.received_at, self._now()):
            said = self._said_late(answer, claimed)
            if said is None:
                return self._done(claimed, Fate.GIVEN_UP)
            answer = said
        left = await self._messenger.send(answer)
        if isinstance(left, Refused):
            log.error("Telegram refused an answer", update=claimed.update_id, reason=left.error)
            left = await self._messenger.send(replace(answer, reply=self._handlers.apology, part=0, instead_of=None))
        match left:
            case Rest(rest, wait):
                return Settled(claimed.line, Waiting(to_text(rest), self._now() + wait))
            case Unknown() | Refused():
                log.warning("an answer was given up", update=claimed.update_id, reason=left.error)
                return self._done(claimed, Fate.GIVEN_UP)
            case None:
                return self._done(claimed, answer.fate or fate)

    def _said_late(self, answer: Answer, claimed: Claimed) -> Answer | None:
        """What is said instead of, or with, an answer that comes too late; None where the chat was told already."""
        if not answer.perishable:
            return replace(answer.headed(self._lines.late), fate=Fate.LATE)
        log.warning("a question was not answered in time", update=claimed.update_id)
        told = self._told.get(claimed.line)
        if told is not None and claimed.received_at <= told:
            return None
        self._told[claimed.line] = self._now()
        self._told.move_to_end(claimed.line)
        if len(self._told) > MOST_TOLD:
            self._told.popitem(last=False)
        line = Reply((Paragraph((Span(self._lines.too_late),)),))
        return replace(answer, reply=line, perishable=False, instead_of=None, fate=Fate.GIVEN_UP)

    def _done(self, claimed: Claimed, fate: Fate | None) -> Settled:
        self._tell(fate)
        return Settled(claimed.line, fate=fate)
