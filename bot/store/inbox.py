"""Updates that Telegram has handed over, kept in the database until they are answered.

An update that is in the inbox survives the process that took it in: whoever has it in hand renews a claim, and when
the claim runs out another process takes the update over. Of one chat only the oldest can be claimed, so that each chat
is answered in order by whichever process. An update is handled once more at most after a process died with it in hand:
the chat may then see an answer twice, which is better than none; one that stops two processes is given up.
"""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from sqlalchemy import Select, bindparam, delete, exists, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.store.tables import updates
from index.archive import reading, writing

CLAIMED_FOR = timedelta(seconds=15)
"""How long an update stays with a process that no longer renews its claim; clocks may differ by a few seconds."""

REMEMBERED = timedelta(days=2)
"""How long an update is known again; Telegram tries to deliver for about 24 hours."""

MOST_ATTEMPTS = 2


@dataclass(frozen=True, slots=True)
class Arrival:
    """An update as Telegram sent it; ``payload`` is its JSON.

    ``key`` is its number and a digest of it: another bot, or another Bot API server, counts from where it likes.
    """

    key: str
    update_id: int
    line: int
    payload: str


@dataclass(frozen=True, slots=True)
class Claimed:
    """An update in hand; ``attempts`` counts this one."""

    key: str
    update_id: int
    payload: str
    attempts: int


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


def _heads() -> Select[tuple[str]]:
    """The oldest update of each chat, unless a process has it in hand."""
    earlier = updates.alias()
    before = exists().where(
        earlier.c.line == updates.c.line, earlier.c.done_at.is_(None), earlier.c.update_id < updates.c.update_id
    )
    unclaimed = or_(updates.c.claimed_until.is_(None), updates.c.claimed_until < bindparam("now"))
    query = select(updates.c.key).where(updates.c.done_at.is_(None), unclaimed, ~before)
    return query.order_by(updates.c.update_id).limit(bindparam("free"))


# Made once: they run for every update, and making them takes longer than running them.
_HEADS = _heads()
_LOCKED_HEADS = _HEADS.with_for_update(skip_locked=True)
_THESE = updates.c.key.in_(bindparam("keys", expanding=True))
_DONE = (
    update(updates)
    .where(_THESE)
    .values(done_at=bindparam("now"), line=None, payload=None, claimed_by=None, claimed_until=None)
)
_CLAIM = (
    update(updates)
    .where(_THESE)
    .values(claimed_by=bindparam("owner"), claimed_until=bindparam("until"), attempts=updates.c.attempts + 1)
    .returning(updates.c.key, updates.c.update_id, updates.c.payload, updates.c.attempts)
)


class Inbox:
    """The inbox for one process, which goes by the name ``owner``. Every method may raise ArchiveError."""

    def __init__(self, engine: AsyncEngine, owner: str) -> None:
        self._engine = engine
        self._owner = owner
        insert = (postgresql if engine.dialect.name == "postgresql" else sqlite).insert(updates)
        self._write_down = insert.on_conflict_do_nothing()

    async def exchange(
        self, arrived: Sequence[Arrival], finished: Collection[str], free: int, *, now: datetime
    ) -> list[Claimed]:
        """Write down what arrived, mark what is finished, and claim up to ``free`` updates, all in one transaction.

        An update that has arrived before, or is finished, is not written down again.
        """
        if not arrived and not finished and not await self._any_waiting(now):
            return []
        async with writing(self._engine) as connection:
            if finished:
                await connection.execute(_DONE, {"keys": list(finished), "now": now})
            if arrived:
                rows = [
                    {"key": each.key, "update_id": each.update_id, "line": each.line, "payload": each.payload}
                    | {"received_at": now, "attempts": 0}
                    for each in sorted(arrived, key=lambda each: each.key)
                ]
                await connection.execute(self._write_down, rows)
            heads = {"now": now, "free": free}
            found = list((await connection.execute(_LOCKED_HEADS, heads)).scalars()) if free > 0 else []
            if not found:
                return []
            claim = {"keys": found, "owner": self._owner, "until": now + CLAIMED_FOR}
            claimed = [Claimed(*row) for row in await connection.execute(_CLAIM, claim)]
            return sorted(claimed, key=lambda each: each.update_id)

    async def renew(self, *, now: datetime) -> None:
        """Keep what is in hand for another while."""
        async with writing(self._engine) as connection:
            await connection.execute(update(updates).where(self._in_hand).values(claimed_until=now + CLAIMED_FOR))

    async def release(self) -> None:
        """Give back what is in hand and was not finished; for a process that is about to stop."""
        given_back = {"claimed_by": None, "claimed_until": None}
        async with writing(self._engine) as connection:
            await connection.execute(update(updates).where(self._in_hand).values(given_back))

    async def forget(self, *, now: datetime) -> None:
        """Forget the updates that Telegram will not send again."""
        async with writing(self._engine) as connection:
            await connection.execute(delete(updates).where(updates.c.done_at < now - REMEMBERED))

    async def _any_waiting(self, now: datetime) -> bool:
        async with reading(self._engine) as connection:
            return (await connection.execute(_HEADS, {"now": now, "free": 1})).first() is not None

    @property
    def _in_hand(self) -> Any:
        return (updates.c.claimed_by == self._owner) & updates.c.done_at.is_(None)
