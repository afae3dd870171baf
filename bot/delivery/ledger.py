"""The sender's side of the outbox: what is due, what is on its way, and what became of it.

Every change is made by whoever holds the sender's lease, checked in the same transaction.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, RowMapping, bindparam, delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.delivery.moving import move_chat, move_out_of_topic
from bot.delivery.outcomes import ChatGone, ChatMoved, Item, Outcome, TopicGone, Unknown, after
from bot.say import Reply, reply_json
from bot.store import Kind, Letter, LetterState, bodies, is_in, leases, put
from bot.store import chats as known_chats
from bot.store import outbox_table as outbox
from index import Seconds
from index.archive import reading, writing

KEPT = timedelta(days=30)
"""How long messages are kept once they are done with, so that nothing is decided and sent twice."""

LEASE = "sender"
SPAN = timedelta(seconds=12)
"""How long a sender that stopped without a word keeps others waiting."""


class LeaseLost(Exception):
    """Another process sends now."""


@dataclass(slots=True)
class SenderTurn:
    """What is to be written in one transaction.

    ``begin`` is to be marked as being sent, ``outcomes`` is what became of earlier ones, ``put_off`` are the moments
    before which messages (by id) are not to be looked at again, ``unsent`` ids that may have been marked and were never
    sent.
    """

    begin: Sequence[Item] = ()
    outcomes: Sequence[tuple[Item, Outcome]] = ()
    put_off: dict[int, datetime] = field(default_factory=dict)
    unsent: Sequence[int] = ()

    def is_empty(self) -> bool:
        return not (self.begin or self.outcomes or self.put_off or self.unsent)


class Ledger:
    """For one sender, whose name, ``holder``, no other has. Methods raise ArchiveUnavailable.

    ``topic_notice`` makes what a chat reads when a topic of it took no more messages; ``jitter`` gives 0 to 1;
    ``clock`` tells the database's time, given the machine's.
    """

    def __init__(
        self,
        engine: AsyncEngine,
        holder: str,
        *,
        topic_notice: Callable[[], Reply],
        jitter: Seconds,
        clock: Callable[[AsyncConnection, datetime], Awaitable[datetime]] = leases.database_time,
    ) -> None:
        self._engine = engine
        self._holder = holder
        self._topic_notice = topic_notice
        self._jitter = jitter
        self._clock = clock

    async def _hold(self, connection: AsyncConnection, now: datetime) -> bool:
        moment = await self._clock(connection, now)
        return await leases.take(connection, LEASE, self._holder, now=moment, span=SPAN)

    async def take_lease(self, now: datetime) -> bool:
        async with writing(self._engine) as connection:
            return await self._hold(connection, now)

    async def give_lease_back(self) -> None:
        async with writing(self._engine) as connection:
            await leases.give_back(connection, LEASE, self._holder)

    async def due(self, now: datetime, limit: int) -> list[Item]:
        """Messages to be sent now, the most urgent first; one that answers another waits until that one is out."""
        answered = outbox.alias("answered")
        below = (answered.c.id == outbox.c.below) & (answered.c.chat_id == outbox.c.chat_id)
        query = (
            select(*_FIELDS, answered.c.message_id.label("below_message"))
            .outerjoin(answered, below)
            .where(is_in(LetterState.DUE), outbox.c.due_at <= now)
            .where(
                or_(
                    answered.c.id.is_(None), answered.c.state.not_in([LetterState.DUE.value, LetterState.SENDING.value])
                )
            )
            .order_by(outbox.c.urgency, outbox.c.due_at, outbox.c.id)
            .limit(limit)
        )
        async with reading(self._engine) as connection:
            rows = (await connection.execute(query)).mappings()
            return [_item(row, row["below_message"]) for row in rows]

    async def body(self, digest: str) -> Reply:
        async with reading(self._engine) as connection:
            data = await connection.execute(select(bodies.c.reply).where(bodies.c.digest == digest))
            return reply_json.from_json(data.scalar_one())

    async def turn(self, turn: SenderTurn, now: datetime) -> list[Item]:
        """Write a turn and renew the lease; returns those of ``turn.begin`` that may be sent, to where they go now.

        What became of messages already sent is written even where the lease is lost, before LeaseLost is raised.
        """
        async with writing(self._engine) as connection:
            held = await self._hold(connection, now)
            await self._return(connection, turn.unsent)
            # "unknown" too: another sender may have given a message up meanwhile, and now it is known after all.
            mine = (outbox.c.holder == self._holder, or_(is_in(LetterState.SENDING), is_in(LetterState.UNKNOWN)))
            await self._settle(connection, turn.outcomes, mine, now)
            if held:
                await _put_off(connection, turn.put_off)
                return await self._begin(connection, turn.begin, now)
        raise LeaseLost

    async def recover(self, now: datetime) -> list[tuple[Item, Outcome]]:
        """Take over what a sender that is gone had on its way: nobody knows whether it arrived."""
        async with writing(self._engine) as connection:
            if not await self._hold(connection, now):
                raise LeaseLost
            over = leases.is_over(outbox.c.lease_until, await self._clock(connection, now), SPAN)
            orphaned = (is_in(LetterState.SENDING), over, outbox.c.holder != self._holder)
            rows = await connection.execute(select(*_FIELDS).where(*orphaned).with_for_update())
            outcome = Unknown("the sender was stopped while it was on its way")
            found: list[tuple[Item, Outcome]] = [(_item(row), outcome) for row in rows.mappings()]
            # The former holder stays named: should it be alive after all, it may still tell what became of them.
            await self._settle(connection, found, orphaned, now)
        return found

    async def forget_old(self, now: datetime) -> None:
        """Delete what was done with long ago."""
        over = now - KEPT
        done = (outbox.c.created_at < over, outbox.c.state.not_in([LetterState.DUE.value, LetterState.SENDING.value]))
        unused = bodies.c.digest.not_in(select(outbox.c.body))
        async with writing(self._engine) as connection:
            await connection.execute(delete(outbox).where(*done))
            await connection.execute(delete(bodies).where(bodies.c.used_at < over, unused))

    async def _begin(self, connection: AsyncConnection, items: Sequence[Item], now: datetime) -> list[Item]:
        if not items:
            return []
        until = await self._clock(connection, now) + SPAN
        marked = (
            update(outbox)
            .where(outbox.c.id.in_([item.id for item in items]), is_in(LetterState.DUE))
            .values(state=LetterState.SENDING.value, holder=self._holder, lease_until=until)
            .returning(outbox.c.id, outbox.c.chat_id, outbox.c.thread_id)
        )
        # Since they were read they may have been skipped or forgotten, and their chats may have moved.
        places = {row.id: (row.chat_id, row.thread_id) for row in await connection.execute(marked)}
        begun = [(item, *places[item.id]) for item in items if item.id in places]
        return [replace(item, chat_id=chat_id, thread_id=thread_id) for item, chat_id, thread_id in begun]

    async def _return(self, connection: AsyncConnection, ids: Sequence[int]) -> None:
        if ids:
            back = update(outbox).where(
                outbox.c.id.in_(ids), is_in(LetterState.SENDING), outbox.c.holder == self._holder
            )
            await connection.execute(back.values(state=LetterState.DUE.value, holder=None, lease_until=None))

    async def _settle(
        self,
        connection: AsyncConnection,
        outcomes: Sequence[tuple[Item, Outcome]],
        where: Sequence[ColumnElement[bool]],
        now: datetime,
    ) -> None:
        alike: dict[frozenset[str], list[dict[str, object]]] = {}
        for item, outcome in outcomes:
            changes = after(item, outcome, now=now, jitter=self._jitter()) | {"lease_until": None}
            row = {"item": item.id} | {f"new_{name}": value for name, value in changes.items()}
            alike.setdefault(frozenset(changes), []).append(row)
        for names, rows in alike.items():
            settled = update(outbox).where(outbox.c.id == bindparam("item"), *where)
            await connection.execute(settled.values({name: bindparam(f"new_{name}") for name in names}), rows)
        for item, outcome in outcomes:
            await self._follow(connection, item, outcome, now)

    async def _follow(self, connection: AsyncConnection, item: Item, outcome: Outcome, now: datetime) -> None:
        """What an outcome means for the chat."""
        match outcome:
            case ChatGone(error):
                await known_chats.retire(connection, item.chat_id, error, now=now)
            case ChatMoved(chat_id):
                await move_chat(connection, item.chat_id, chat_id)
            case TopicGone():
                await move_out_of_topic(connection, item.chat_id, item.thread_id)
                await put(connection, [self._about_topic(item, now)], now=now)

    def _about_topic(self, item: Item, now: datetime) -> Letter:
        return Letter(
            chat_id=item.chat_id,
            kind=Kind.NOTICE,
            subject=f"topic {item.thread_id}",
            local_date=now.date(),
            reply=self._topic_notice(),
            due_at=now,
        )


async def _put_off(connection: AsyncConnection, moments: dict[int, datetime]) -> None:
    if moments:
        later = update(outbox).where(outbox.c.id == bindparam("item"), is_in(LetterState.DUE))
        rows = [{"item": item, "moment": moment} for item, moment in moments.items()]
        await connection.execute(later.values(due_at=bindparam("moment")), rows)


_FIELDS = [outbox.c[each.name] for each in fields(Item) if each.name != "below"]


def _item(row: RowMapping, below: int | None = None) -> Item:
    values = {column.name: row[column.name] for column in _FIELDS}
    return Item(**values | {"kind": Kind(row["kind"]), "below": below})
