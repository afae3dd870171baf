"""Updates that Telegram has handed over, kept in the database until their answers are out.

An update that is in the inbox survives the process that took it in: whoever has it in hand renews a claim, and when
the claim runs out another process takes the update over. Of one chat only the oldest can be claimed, so that each chat
is answered in order by whichever process; an answer that cannot be sent waits there, and the chat with it.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from enum import StrEnum
from functools import partial
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, Delete, Update, bindparam, case, delete, exists, null, select, text, update
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.store.tables import updates
from index.archive import AtOnce, insert_into

CLAIMED_FOR = timedelta(seconds=15)
"""How long an update stays with a process that no longer renews its claim; clocks may differ by a few seconds."""

REMEMBERED = timedelta(days=2)
"""How long an update is known again; Telegram tries to deliver for about 24 hours."""

LOCKS = 64
_LOCK = int.from_bytes(b"INBX")
"""Locks of our own in PostgreSQL, one for the chats whose numbers leave the same remainder."""


class Fate(StrEnum):
    """How an answer got to its chat where it did not go out at once; ``GIVEN_UP`` did not."""

    AGAIN = "again"
    LATE = "late"
    GIVEN_UP = "given_up"


@dataclass(frozen=True, slots=True)
class Arrival:
    """An update as Telegram sent it; ``payload`` is its JSON.

    ``key`` is its number and a digest of it: another bot, or another Bot API server, counts from where it likes.
    """

    key: str
    update_id: int
    line: int
    payload: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimed:
    """An update in hand; ``attempts`` counts this one. ``answer`` is what still has to be sent of its answer."""

    key: str
    update_id: int
    line: int
    payload: str
    received_at: datetime
    attempts: int
    answer: str | None


@dataclass(frozen=True, slots=True)
class Waiting:
    """An answer that could not be sent, and is not to be tried before ``until``."""

    answer: str
    until: datetime


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of an update in hand: done, its answer's ``fate`` told; or its answer waits."""

    line: int
    waiting: Waiting | None = None
    fate: Fate | None = None


def arrival(sent: dict[str, Any]) -> Arrival:
    """What is written down of an update. Raises ValueError where it has no number."""
    number = sent.get("update_id")
    if not isinstance(number, int) or isinstance(number, bool) or not 0 <= number < 2**63:
        raise ValueError("update_id is missing")
    # Escaped as ASCII: PostgreSQL takes neither NUL nor half characters.
    payload = json.dumps(sent, separators=(",", ":"))
    return Arrival(f"{number}-{sha256(payload.encode()).hexdigest()[:16]}", number, line_of(sent), payload)


def line_of(sent: dict[str, Any]) -> int:
    """The chat an update belongs to, or the person where there is no chat; 0 where there is neither."""
    for content in sent.values():
        if isinstance(content, dict):
            whose = (content.get("chat"), _inside(content.get("message"), "chat"), content.get("from"))
            number = next((each.get("id") for each in whose if each and isinstance(each, dict)), 0)
            return number if isinstance(number, int) and -(2**63) <= number < 2**63 else 0
    return 0


def _inside(value: object, name: str) -> object:
    return value.get(name) if isinstance(value, dict) else None


# Made once: they run for every update, and making them takes longer than running them.
_earlier = updates.alias()
_of_line = bindparam("of_line", type_=updates.c.line.type)
_STANDS_BEHIND = exists().where(_earlier.c.line == _of_line, _earlier.c.done_at.is_(None))
_ROW = {
    **{name: bindparam(f"its_{name}") for name in ("key", "update_id", "payload")},
    "line": _of_line,
    "received_at": bindparam("now"),
    "attempts": 0,
    "free_at": case((_STANDS_BEHIND, null()), else_=bindparam("now", type_=updates.c.free_at.type)),
}
_NEXT = (
    select(_earlier.c.key)
    .where(_earlier.c.line == _of_line, _earlier.c.done_at.is_(None))
    .order_by(_earlier.c.update_id)
    .limit(1)
    .scalar_subquery()
)
_PROMOTE = update(updates).where(updates.c.key == _NEXT, updates.c.free_at.is_(None)).values(free_at=bindparam("now"))
_FREE = (
    select(updates.c.key)
    .where(updates.c.free_at <= bindparam("now"))
    .order_by(updates.c.free_at, updates.c.update_id)
    .limit(bindparam("free"))
)
_LOCKED_FREE = _FREE.with_for_update(skip_locked=True)
_THESE = updates.c.key.in_(bindparam("keys", expanding=True))
_EMPTIED = {"line": None, "payload": None, "answer": None, "claimed_by": None, "free_at": None}
_DONE = (
    update(updates)
    .where(updates.c.key == bindparam("its_key"))
    .values(done_at=bindparam("now"), fate=bindparam("its_fate"), **_EMPTIED)
)
_WAIT = (
    update(updates)
    .where(
        updates.c.key == bindparam("its_key"), updates.c.claimed_by == bindparam("owner"), updates.c.done_at.is_(None)
    )
    .values(answer=bindparam("its_answer"), free_at=bindparam("until"), claimed_by=None, attempts=0)
)
_CLAIM = (
    update(updates)
    .where(_THESE)
    .values(claimed_by=bindparam("owner"), free_at=bindparam("until"), attempts=updates.c.attempts + 1)
    .returning(*(updates.c[each.name] for each in fields(Claimed)))
)
# The table grows and shrinks faster than its statistics are renewed, and a plan made while it was small is kept: on
# PostgreSQL no statement here may read the whole table, whatever the planner believes.
_PREPARE = text(
    "SELECT set_config('enable_seqscan', 'off', true) UNION ALL "
    "SELECT CAST(pg_advisory_xact_lock(:space, bucket) AS text) FROM unnest(CAST(:locks AS int[])) AS bucket"
)


class Inbox:
    """The inbox for one process, which goes by the name ``owner``. Every method may raise ArchiveError."""

    def __init__(self, engine: AsyncEngine, owner: str) -> None:
        self._at_once = AtOnce(engine)
        self._owner = owner
        self._shared = engine.dialect.name == "postgresql"
        insert = insert_into(engine, updates)
        self._write_down = insert.values(_ROW).on_conflict_do_nothing()

    async def exchange(
        self, arrived: Sequence[Arrival], settled: Mapping[str, Settled], free: int, *, now: datetime
    ) -> list[Claimed]:
        """Write down what arrived and what became of updates, by key, and claim up to ``free``: in one transaction.

        An update that has arrived before, or is finished, is not written down again.
        """
        if not arrived and not settled and not (free > 0 and await self._at_once.read(partial(self._any_free, now))):
            return []
        return await self._at_once.write(partial(self._exchange, arrived, settled, free, now))

    def _exchange(
        self,
        arrived: Sequence[Arrival],
        settled: Mapping[str, Settled],
        free: int,
        now: datetime,
        connection: Connection,
    ) -> list[Claimed]:
        self._prepare(connection, {*(each.line for each in arrived), *(each.line for each in settled.values())})
        if settled:
            self._settle(connection, settled, now)
        if arrived:
            rows = [
                {"its_key": each.key, "its_update_id": each.update_id, "its_payload": each.payload}
                | {"of_line": each.line, "now": now}
                for each in sorted(arrived, key=lambda each: each.update_id)
            ]
            connection.execute(self._write_down, rows)
        return self._claim(connection, free, now)

    def _prepare(self, connection: Connection, lines: Iterable[int]) -> None:
        """Let nobody else add to, or take from, the same chats until the transaction ends.

        Else an update could be put behind one that is being marked as done, and wait for ever. SQLite has one writer.
        """
        if self._shared:
            locks = sorted({line % LOCKS for line in lines})
            connection.execute(_PREPARE, {"space": _LOCK, "locks": locks})

    def _settle(self, connection: Connection, settled: Mapping[str, Settled], now: datetime) -> None:
        done, waiting = list[dict[str, Any]](), list[dict[str, Any]]()
        for key, each in settled.items():
            if each.waiting is None:
                done.append({"its_key": key, "its_fate": each.fate and each.fate.value, "now": now})
            else:
                row = {"its_key": key, "its_answer": each.waiting.answer, "until": each.waiting.until}
                waiting.append(row | {"owner": self._owner})
        if waiting:
            connection.execute(_WAIT, waiting)
        if done:
            connection.execute(_DONE, done)
            lines = sorted({each.line for each in settled.values()})
            connection.execute(_PROMOTE, [{"of_line": line, "now": now} for line in lines])

    def _claim(self, connection: Connection, free: int, now: datetime) -> list[Claimed]:
        heads = {"now": now, "free": free}
        found = list(connection.execute(_LOCKED_FREE, heads).scalars()) if free > 0 else []
        if not found:
            return []
        claim = {"keys": found, "owner": self._owner, "until": now + CLAIMED_FOR}
        rows = connection.execute(_CLAIM, claim).mappings()
        return sorted((Claimed(**row) for row in rows), key=lambda each: each.update_id)

    async def renew(self, *, now: datetime) -> None:
        """Keep what is in hand for another while."""
        await self._change(update(updates).where(self._in_hand).values(free_at=now + CLAIMED_FOR))

    async def release(self, *, now: datetime) -> None:
        """Give back what is in hand and was not finished; for a process that is about to stop."""
        await self._change(update(updates).where(self._in_hand).values(claimed_by=None, free_at=now))

    async def forget(self, *, now: datetime) -> None:
        """Forget the updates that Telegram will not send again."""
        await self._change(delete(updates).where(updates.c.done_at < now - REMEMBERED))

    async def _change(self, statement: Update | Delete) -> None:
        await self._at_once.write(lambda connection: connection.execute(statement))

    def _any_free(self, now: datetime, connection: Connection) -> bool:
        self._prepare(connection, ())
        return connection.execute(_FREE, {"now": now, "free": 1}).first() is not None

    @property
    def _in_hand(self) -> Any:
        return (updates.c.claimed_by == self._owner) & updates.c.free_at.is_not(None)
