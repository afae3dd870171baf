"""One holder at a time, whatever happens."""

import asyncio
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncEngine

from bot.store import leases
from index.archive.database import writing
from tests.bot.letters import NOW

SPAN = timedelta(seconds=10)


async def take(engine: AsyncEngine, holder: str, seconds: float = 0) -> bool:
    async with writing(engine) as connection:
        return await leases.take(connection, "sender", holder, now=NOW + timedelta(seconds=seconds), span=SPAN)


async def test_one_holder_until_the_lease_runs_out(engine: AsyncEngine) -> None:
    assert await take(engine, "a")
    assert not await take(engine, "b", 9)
    assert await take(engine, "b", 10)
    assert not await take(engine, "a", 11)


async def test_whoever_renews_keeps_it(engine: AsyncEngine) -> None:
    for seconds in range(0, 100, 9):
        assert await take(engine, "a", seconds)
        assert not await take(engine, "b", seconds)


async def test_given_back_it_is_free_at_once(engine: AsyncEngine) -> None:
    assert await take(engine, "a")
    async with writing(engine) as connection:
        await leases.give_back(connection, "sender", "b")
    assert not await take(engine, "b")
    async with writing(engine) as connection:
        await leases.give_back(connection, "sender", "a")
    assert await take(engine, "b")


async def test_of_many_at_once_one_gets_it(engine: AsyncEngine) -> None:
    taken = await asyncio.gather(*(take(engine, f"holder {number}") for number in range(8)))
    assert taken.count(True) == 1


async def test_a_lease_taken_by_a_clock_that_was_fast_is_nobodys(engine: AsyncEngine) -> None:
    assert await take(engine, "fast", 3600)
    assert await take(engine, "right")
    assert await take(engine, "right", 1)


async def test_a_clock_put_right_by_seconds_takes_nothing_away(engine: AsyncEngine) -> None:
    assert await take(engine, "a", 30)
    assert not await take(engine, "b")


async def test_the_databases_time_is_the_servers_or_the_machines(engine: AsyncEngine) -> None:
    async with writing(engine) as connection:
        moment = await leases.database_time(connection, NOW)
    assert (moment == NOW) is (engine.dialect.name == "sqlite")
    assert moment.tzinfo is not None
