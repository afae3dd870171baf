"""The outbox: the only way anything unasked is sent. A row is written in the transaction that decides to send.

``bot/telegram/sender.py`` sends what is here; this module is for everybody who has something to send.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, literal_column
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.say import Reply, reply_json
from bot.store.tables import bodies, outbox
from index.archive import insert_into


class Kind(StrEnum):
    """What a message is; ``urgency`` and what happens after an unknown outcome follow from it."""

    ALERT = "alert"
    CORRECTION = "correction"
    NOTICE = "notice"
    DAILY = "daily"
    BROADCAST = "broadcast"

    @property
    def urgency(self) -> int:
        """What goes out first where several are due: the lowest."""
        return {Kind.DAILY: 1, Kind.BROADCAST: 2}.get(self, 0)

    @property
    def twice_if_unknown(self) -> bool:
        """Whether a message that may have arrived is sent again, once: better twice than never."""
        return self in (Kind.ALERT, Kind.CORRECTION)


class LetterState(StrEnum):
    """``due``: to be sent at ``due_at``. ``sending``: the request may be out. The others are final."""

    DUE = "due"
    SENDING = "sending"
    SENT = "sent"
    UNKNOWN = "unknown"
    FAILED = "failed"
    SKIPPED = "skipped"


def is_in(state: LetterState) -> ColumnElement[bool]:
    """The condition that a row is in this state."""
    # Written out in the statement: neither database uses a partial index for a parameter.
    return outbox.c.state == literal_column(f"'{state.value}'")


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A message for one chat. Of those with the same chat, topic, kind, subject and local date the first one counts.

    ``thread_id`` 0 is no topic. ``below`` is the id of the outbox row whose message this one answers: it waits until
    that one is out. ``due_at`` is aware; ``local_date`` is a date in the chat's zone.
    """

    chat_id: int
    thread_id: int = 0
    kind: Kind
    subject: str
    local_date: date
    reply: Reply
    due_at: datetime
    silent: bool = False
    below: int | None = None


async def put(connection: AsyncConnection, letters: Iterable[Letter], *, now: datetime) -> int:
    """Put letters into the outbox, inside the caller's own ``writing()`` transaction; returns how many are new.

    Letters that share a ``Reply`` object or its content share what is stored of it. ``now`` is aware.
    """
    digests = Digests()
    rows = [_row(letter, digests.of(letter.reply), now) for letter in letters]
    if not rows:
        return 0
    await digests.keep(connection, now=now)
    # RETURNING makes the library send many rows in one statement, and tells which of them are new.
    once = insert_into(connection, outbox).on_conflict_do_nothing().returning(outbox.c.id)
    return len((await connection.execute(once, rows)).all())


def _row(letter: Letter, digest: str, now: datetime) -> dict[str, Any]:
    return {
        "chat_id": letter.chat_id,
        "thread_id": letter.thread_id,
        "kind": letter.kind.value,
        "subject": letter.subject,
        "local_date": letter.local_date,
        "urgency": letter.kind.urgency,
        "body": digest,
        "silent": letter.silent,
        "below": letter.below,
        "created_at": now,
        "due_at": letter.due_at,
    }


class Digests:
    """The distinct bodies of many letters; the same object is read once."""

    def __init__(self) -> None:
        self._by_identity: dict[int, tuple[Reply, str]] = {}
        self._bodies: dict[str, dict[str, Any]] = {}

    def of(self, reply: Reply) -> str:
        """128 bits of SHA-256 of what the reply shows."""
        known = self._by_identity.get(id(reply))
        if known is None:
            data = reply_json.to_json(reply)
            whole = json.dumps(data, sort_keys=True, ensure_ascii=True)
            digest = hashlib.sha256(whole.encode()).hexdigest()[:32]
            self._bodies[digest] = data
            # The reply is kept beside its digest so that no other object can take its identity meanwhile.
            self._by_identity[id(reply)] = known = (reply, digest)
        return known[1]

    async def keep(self, connection: AsyncConnection, *, now: datetime) -> None:
        """Write the bodies down, before the letters that refer to them."""
        body = insert_into(connection, bodies)
        # Touching a body that is there keeps it from being cleared away at the same moment.
        kept = body.on_conflict_do_update(index_elements=["digest"], set_={"used_at": body.excluded.used_at})
        # In one order in every process, so that two that write the same bodies cannot wait for each other in a circle.
        rows = [{"digest": digest, "reply": data, "used_at": now} for digest, data in sorted(self._bodies.items())]
        if rows:
            await connection.execute(kept, rows)
