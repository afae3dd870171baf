"""Leases: what only one process may do at a time. Whoever holds one renews it; when it runs out, anyone may take it.

Moments are the database's: of several machines with clocks of their own, it has one. A lease that lies further ahead
than any can, since somebody's clock was wrong when it was taken, is nobody's.
"""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, delete, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.tables import leases
from index.archive import insert_into

AHEAD = timedelta(minutes=1)
"""How much further ahead than its span a lease may lie: a clock that is put right by seconds takes nothing away."""


async def database_time(connection: AsyncConnection, machine: datetime) -> datetime:
    """The moment by the database's clock; that of an SQLite file is the machine's."""
    if connection.dialect.name != "postgresql":
        return machine
    moment: datetime = (await connection.execute(select(func.clock_timestamp()))).scalar_one()
    return moment


def is_over(until: ColumnElement[datetime], now: datetime, span: timedelta) -> ColumnElement[bool]:
    """Whether what somebody had until a moment, for ``span`` at a time, is anybody's."""
    return or_(until <= now, until > now + span + AHEAD)


async def take(connection: AsyncConnection, name: str, holder: str, *, now: datetime, span: timedelta) -> bool:
    """Take or renew a lease until ``now + span``, by ``database_time``; False if somebody else holds it.

    Until the caller's transaction ends nobody else can take it: what is written in that transaction is written by the
    holder, however long the process had been asleep before it.
    """
    insert = insert_into(connection, leases)
    ours = or_(leases.c.holder == holder, is_over(leases.c.until, now, span))
    row = {"holder": holder, "until": now + span}
    taken = insert.values(name=name, **row).on_conflict_do_update(index_elements=["name"], set_=row, where=ours)
    return (await connection.execute(taken.returning(leases.c.name))).first() is not None


async def give_back(connection: AsyncConnection, name: str, holder: str) -> None:
    """End a lease before its time, so that another can take it at once."""
    await connection.execute(delete(leases).where(leases.c.name == name, leases.c.holder == holder))
