import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, insert, update
from sqlalchemy.ext.asyncio import AsyncEngine

from index.archive.adding import Counts, add_batch, hold_head
from index.archive.archive import Archive
from index.archive.database import connect, writing
from index.archive.tables import archive_head, removals, statements
from index.statement import Extent, Speaker
from tests.index.archives import Follower, Model, moment, statement

IDS = ["a", "b", "c", "d"]
STATEMENTS = st.builds(
    statement,
    st.sampled_from(IDS),
    text=st.sampled_from(["It’s so.", "It's  so.", "It is so.", "So it is."]),
    title=st.sampled_from(["Title", "Other title"]),
    speakers=st.sampled_from([(), (Speaker("A"),), (Speaker("A", "R"), Speaker("B"))]),
    place=st.sampled_from([None, "Geneva"]),
)
OPERATIONS = st.lists(
    st.one_of(
        st.tuples(st.just("add"), st.lists(STATEMENTS, max_size=5)),
        st.tuples(st.just("remove"), st.sampled_from(IDS)),
        st.tuples(st.just("retract"), st.sampled_from(IDS)),
        st.tuples(st.just("reinstate"), st.sampled_from(IDS)),
        st.tuples(st.just("follow"), st.integers(1, 4)),
        st.tuples(st.just("join"), st.none()),
    ),
    max_size=15,
)


async def _empty(engine: AsyncEngine) -> None:
    async with writing(engine) as connection:
        await connection.execute(delete(statements))
        await connection.execute(delete(removals))
        await connection.execute(update(archive_head).values(seq=0))


@given(operations=OPERATIONS)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_the_archive_does_what_a_dictionary_does(
    engine: AsyncEngine, operations: list[tuple[str, object]]
) -> None:
    """Whatever happens to it, and wherever a follower stands, both end with what the model holds."""
    await _empty(engine)
    archive, model = Archive(engine), Model()
    followers = [Follower(archive)]
    for number, (action, subject) in enumerate(operations):
        now = moment(number)
        match action, subject:
            case "add", list():
                assert await archive.add(subject, now=now) == model.add(subject, now)
            case "remove", str():
                assert await archive.remove(subject, now=moment(9)) == model.remove(subject)
            case "retract", str():
                assert await archive.retract(subject, now=now) == model.mark(subject, now)
            case "reinstate", str():
                assert await archive.reinstate(subject) == model.mark(subject, None)
            case "follow", int():
                await followers[-1].follow(subject)
            case "join", _:
                followers.append(Follower(archive))
    for follower in followers:
        assert await follower.catch_up() == model.newest()
        assert follower.seq == (await archive.head()).seq or not model.newest()
    for statement_id in IDS:
        assert await archive.versions(statement_id) == model.held.get(statement_id, [])


@pytest.fixture
async def engines(engine: AsyncEngine, database_url: str) -> AsyncIterator[list[AsyncEngine]]:
    """Four programs at one database."""
    async with AsyncExitStack() as stack:
        others = [connect(database_url) for _ in range(3)]
        for other in others:
            stack.push_async_callback(other.dispose)
        yield [engine, *others]


async def test_writers_at_the_same_time_lose_nothing_and_a_follower_misses_nothing(engines: list[AsyncEngine]) -> None:
    rounds = 12
    follower = Follower(Archive(engines[0]))
    writing_on = True

    async def write(writer: int, archive: Archive) -> Counts:
        counts = Counts()
        for number in range(rounds):
            own = [statement(f"w{writer}-{number}-{n}", text=f"Word {n}.") for n in range(3)]
            shared = statement("shared", text=f"Writer {writer} says {number}.")
            counts += await archive.add([*own, shared], now=moment(number))
            if number % 3 == 2:
                assert await archive.remove(f"w{writer}-{number}-0", now=moment(9))
        return counts

    async def follow() -> None:
        while writing_on:
            await follower.follow(5)

    following = asyncio.create_task(follow())
    counts = await asyncio.gather(*(write(number, Archive(engine)) for number, engine in enumerate(engines)))
    writing_on = False
    await following

    archive = Archive(engines[-1])
    expected = {f"w{w}-{r}-{n}" for w in range(4) for r in range(rounds) for n in range(3) if r % 3 != 2 or n}
    newest = await follower.catch_up()
    assert set(newest) == expected | {"shared"}
    assert newest == await Follower(archive).catch_up(limit=1000)
    assert sum(counts, Counts()) == Counts(added=4 * rounds * 3 + 1, changed=4 * rounds - 1)
    texts = [version.text for version in await archive.versions("shared")]
    assert sorted(texts) == sorted(f"Writer {w} says {r}." for w in range(4) for r in range(rounds))
    assert (await archive.extent()) == Extent(len(newest), statement().date, statement().date)


async def test_a_later_number_never_shows_before_an_earlier_one(engines: list[AsyncEngine]) -> None:
    slow, quick, reader = (Archive(engine) for engine in engines[:3])
    async with writing(engines[0]) as connection:
        await hold_head(connection)
        await add_batch(connection, [statement("slow")], moment(1))
        overtaking = asyncio.create_task(quick.add([statement("quick")], now=moment(2)))
        for _ in range(20):
            assert await reader.changes(0, 9) == []
        assert not overtaking.done()
    await overtaking
    assert [(change.seq, change.statement_id) for change in await slow.changes(0, 9)] == [(1, "slow"), (2, "quick")]


async def test_a_batch_of_changes_is_one_moment(engines: list[AsyncEngine]) -> None:
    """A change between the two queries of a batch neither doubles a statement nor hides one."""
    archive = Archive(engines[0])
    await archive.add([statement(name) for name in IDS], now=moment(1))
    follower = Follower(Archive(engines[1]))

    async def churn() -> None:
        for number in range(20):
            await archive.remove(IDS[number % 4], now=moment(9))
            await archive.add([statement(IDS[number % 4], text=f"Word {number}.")], now=moment(number))

    churning = asyncio.create_task(churn())
    while not churning.done():
        await follower.follow(2)
    await churning
    assert await follower.catch_up() == await Follower(archive).catch_up(limit=99)


async def test_numbers_of_an_undone_write_are_given_back(engine: AsyncEngine) -> None:
    archive = Archive(engine)

    async def fail() -> None:
        async with writing(engine) as connection:
            await hold_head(connection)
            await add_batch(connection, [statement("undone")], moment(1))
            await connection.execute(insert(archive_head).values(id=1, archive_id="second", seq=0))

    with pytest.raises(Exception, match=r"(?i)unique"):
        await fail()
    await archive.add([statement()], now=moment(2))
    assert [(change.seq, change.statement_id) for change in await archive.changes(0, 9)] == [(1, "remarks")]


async def test_what_came_into_the_record_is_told_once_whatever_happens_to_it_later(engine: AsyncEngine) -> None:
    archive = Archive(engine)
    await archive.add([statement("one"), statement("two")], now=moment(0))
    before = (await archive.head()).seq
    three = statement("three", date=date(2021, 1, 1))
    await archive.add([three, statement("four", date=date(2021, 1, 2)), statement("five")], now=moment(1))
    await archive.add([replace(three, text="Corrected."), replace(statement("one"), text="Corrected.")], now=moment(2))
    await archive.retract("two", now=moment(3))
    await archive.retract("five", now=moment(3))
    head = (await archive.head()).seq
    added = await archive.added(before, head, limit=10)
    assert (added.count, [each.id for each in added.headings]) == (2, ["four", "three"])
    assert added.headings[1].version == 2
    assert await archive.added(before, head, limit=1) == replace(added, headings=added.headings[:1])
    assert (await archive.added(before, before, limit=10)).count == 0
    assert (await archive.added(head, head + 5, limit=10)).count == 0


async def test_a_statement_that_was_removed_comes_in_anew(engine: AsyncEngine) -> None:
    archive = Archive(engine)
    await archive.add([statement("one")], now=moment(0))
    await archive.remove("one", now=moment(1))
    before = (await archive.head()).seq
    await archive.add([statement("one")], now=moment(2))
    assert (await archive.added(before, before + 1, limit=10)).count == 1
