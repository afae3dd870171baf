"""Leases: what only one process may do at a time. Whoever holds one renews it; when it runs out, anyone may take it.

Moments are the machines' clocks, which must agree within a few seconds (NTP).
"""

from datetime import datetime, timedelta

from sqlalchemy import delete, or_
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.tables import leases


async def take(connection: AsyncConnection, name: str, holder: str, *, now: datetime, span: timedelta) -> bool:
    """Take or renew a lease until ``now + span``; False if somebody else holds it.

    Until the caller's transaction ends nobody else can take it: what is written in that transaction is written by the
    holder, however long the process had been asleep before it.
    """
    insert = (postgresql if connection.dialect.name == "postgresql" else sqlite).insert(leases)
    ours = or_(leases.c.holder == holder, leases.c.until <= now)
    row = {"holder": holder, "until": now + span}
    taken = insert.values(name=name, **row).on_conflict_do_update(index_elements=["name"], set_=row, where=ours)
    return (await connection.execute(taken.returning(leases.c.name))).first() is not None


async def give_back(connection: AsyncConnection, name: str, holder: str) -> None:
    """End a lease before its time, so that another can take it at once."""
    await connection.execute(delete(leases).where(leases.c.name == name, leases.c.holder == holder))
