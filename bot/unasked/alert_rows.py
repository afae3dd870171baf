"""The rows that alerting reads and writes, many at once. Every function works inside the caller's own transaction."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Table, and_, delete, func, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store import Kind, alert_position, alerts
from bot.store import chats_table as chats
from bot.store import outbox_table as outbox
from bot.store import subscriptions_table as subscriptions
from index import Version
from index.archive import archive_head, insert_into

KEPT = timedelta(days=90)
"""How long after an alert its statement's corrections are sent."""
AT_ONCE = 5_000
"""Values in one condition: far below the 32,766 parameters that either database takes."""


Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Position:
    """``seq`` of ``head`` changes are decided; ``round`` changes whenever anything is. ``waiting``: alerts are."""

    seq: int
    round: int
    head: int
    waiting: bool


@dataclass(frozen=True, slots=True)
class Told:
    """An alert that went out in ``letter``, an id in the outbox (None: no longer there)."""

    chat_id: int
    thread_id: int
    statement_id: str
    version: int
    withdrawn: bool
    letter: int | None
    zone: str | None
    language: str | None
    silent: bool


@dataclass(frozen=True, slots=True)
class Waiting:
    """An alert that is decided and not told yet."""

    id: int
    chat_id: int
    thread_id: int
    statement_id: str
    watch_id: int | None
    zone: str | None
    language: str | None
    silent: bool


async def position(connection: AsyncConnection) -> Position | None:
    """None where nothing was ever decided."""
    waiting = select(alerts.c.id).join(chats, _same_chat(alerts)).where(alerts.c.subject.is_(None), chats.c.active)
    head = select(archive_head.c.seq).scalar_subquery()
    query = select(alert_position.c.seq, alert_position.c.round, head.label("head")).where(alert_position.c.id == 1)
    row = (await connection.execute(query)).first()
    if row is None:
        return None
    some = (await connection.execute(waiting.limit(1))).first()
    return Position(row.seq, row.round, row.head, some is not None)


async def begin(connection: AsyncConnection) -> None:
    """Everything on record counts as decided."""
    head = (await connection.execute(select(archive_head.c.seq))).scalar_one()
    insert = insert_into(connection, alert_position)
    anew = {"seq": head, "round": alert_position.c.round + 1}
    row = insert.values(id=1, seq=head, round=0).on_conflict_do_update(index_elements=["id"], set_=anew)
    await connection.execute(row)


async def move(connection: AsyncConnection, before: Position, seq: int) -> bool:
    """Take the next round; False where another process took it. Others wait here until this transaction ends."""
    there = (alert_position.c.id == 1, alert_position.c.round == before.round, alert_position.c.seq == before.seq)
    moved = update(alert_position).where(*there).values(seq=seq, round=before.round + 1)
    return bool((await connection.execute(moved)).rowcount)


async def chats_that_hear_everything(connection: AsyncConnection) -> list[tuple[int, int]]:
    wanted = (subscriptions.c.alerts == "at_once", chats.c.active)
    query = select(subscriptions.c.chat_id, subscriptions.c.thread_id).join(chats, _same_chat(subscriptions))
    return [(row.chat_id, row.thread_id) for row in await connection.execute(query.where(*wanted))]


async def told(connection: AsyncConnection, statement_ids: Sequence[str]) -> list[Told]:
    """Who was alerted to these statements, in chats that can be written to."""
    letter = and_(
        outbox.c.chat_id == alerts.c.chat_id,
        outbox.c.thread_id == alerts.c.thread_id,
        outbox.c.kind == Kind.ALERT.value,
        outbox.c.subject == alerts.c.subject,
    )
    query = (
        select(*_of(Told), outbox.c.id.label("letter"))
        .join(chats, _same_chat(alerts))
        .outerjoin(subscriptions, _same_chat(alerts, subscriptions))
        .outerjoin(outbox, letter)
        .where(alerts.c.subject.is_not(None), alerts.c.statement_id.in_(statement_ids), chats.c.active)
    )
    return [Told(**row) for row in (await connection.execute(query.order_by(alerts.c.id))).mappings()]


async def waiting_by_chat(connection: AsyncConnection) -> dict[tuple[int, int], int]:
    """How many alerts are not told yet, in chats that can be written to; those that wait longest first."""
    chat = (alerts.c.chat_id, alerts.c.thread_id)
    query = select(*chat, func.count()).join(chats, _same_chat(alerts)).group_by(*chat)
    query = query.where(alerts.c.subject.is_(None), chats.c.active).order_by(func.min(alerts.c.id))
    return {(chat_id, thread_id): count for chat_id, thread_id, count in await connection.execute(query)}


async def waiting(connection: AsyncConnection, those: Sequence[tuple[int, int]]) -> list[Waiting]:
    """The alerts of some chats that are not told yet, in the order in which they were decided."""
    found: list[Waiting] = []
    for some in _some(those):
        query = (
            select(*_of(Waiting))
            .outerjoin(chats, _same_chat(alerts))
            .outerjoin(subscriptions, _same_chat(alerts, subscriptions))
            .where(alerts.c.subject.is_(None), tuple_(alerts.c.chat_id, alerts.c.thread_id).in_(some))
            .order_by(alerts.c.id)
        )
        found += [Waiting(**row) for row in (await connection.execute(query)).mappings()]
    return found


async def recently_told(connection: AsyncConnection, since: datetime) -> dict[tuple[int, int], int]:
    """How many messages with alerts went to each chat since a moment."""
    chat = (alerts.c.chat_id, alerts.c.thread_id)
    query = select(*chat, func.count(alerts.c.subject.distinct())).where(alerts.c.told_at > since).group_by(*chat)
    return {(chat_id, thread_id): count for chat_id, thread_id, count in await connection.execute(query)}


async def decide(connection: AsyncConnection, rows: Sequence[dict[str, Any]]) -> None:
    """Note who is to be alerted; a chat hears of a statement once."""
    if rows:
        insert = insert_into(connection, alerts)
        await connection.execute(insert.on_conflict_do_nothing(), rows)


async def correct(connection: AsyncConnection, newest: Sequence[Version]) -> None:
    """Note which wording everybody knows now, who was alerted to a former one."""
    for version in newest:
        known = update(alerts).where(alerts.c.statement_id == version.statement.id)
        behind = (alerts.c.version < version.number) | (alerts.c.withdrawn.is_(version.retracted_at is None))
        withdrawn = version.retracted_at is not None
        await connection.execute(known.where(behind).values(version=version.number, withdrawn=withdrawn))


async def mark_told(connection: AsyncConnection, by_subject: Mapping[str, Sequence[int]], now: datetime) -> None:
    for subject, ids in by_subject.items():
        for some in _some(ids):
            told_now = update(alerts).where(alerts.c.id.in_(some)).values(subject=subject, told_at=now)
            await connection.execute(told_now)


async def drop(connection: AsyncConnection, ids: Sequence[int]) -> None:
    """Forget alerts to what is no longer there to be told of."""
    for some in _some(ids):
        await connection.execute(delete(alerts).where(alerts.c.id.in_(some)))


async def clear_old(connection: AsyncConnection, now: datetime) -> None:
    await connection.execute(delete(alerts).where(alerts.c.decided_at < now - KEPT))


def _of(kind: type[Told] | type[Waiting]) -> list[ColumnElement[Any]]:
    """The columns of an alert and its chat, under the names of the fields."""
    chat = {
        "zone": func.coalesce(subscriptions.c.zone, chats.c.zone),
        "language": chats.c.language,
        "silent": func.coalesce(subscriptions.c.silent, False),
    }
    own = [alerts.c[name] for name in kind.__dataclass_fields__ if name in alerts.c]
    return [*own, *(column.label(name) for name, column in chat.items())]


def _same_chat(one: Table, other: Table = chats) -> ColumnElement[bool]:
    return and_(one.c.chat_id == other.c.chat_id, one.c.thread_id == other.c.thread_id)


def _some(values: Sequence[Value]) -> Iterator[Sequence[Value]]:
    return (values[place : place + AT_ONCE] for place in range(0, len(values), AT_ONCE))
