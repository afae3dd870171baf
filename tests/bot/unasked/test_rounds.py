"""Rounds: everyone who is due gets one update, whatever happens between the rounds."""

import asyncio
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.store.contents import Part
from bot.store.tables import outbox, subscriptions
from bot.unasked.rounds import Outcome
from index.archive.archive import Archive
from index.archive.database import connect, writing
from index.errors import RecordError
from index.sources.states import SourceState, write_state
from tests.bot.conversations import words
from tests.bot.letters import rows
from tests.bot.subscribers import enqueued, person, retire, rounds_in, subscribe, subscriptions_in, update_for
from tests.bot.year import Year
from tests.bot.zones import ZONES
from tests.index.archives import moment as archived_at
from tests.index.archives import statement
from tests.index.sources.sites import feed_source

NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
TODAY, TOMORROW = date(2026, 11, 24), date(2026, 11, 25)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


async def test_an_update_goes_out_at_its_time_and_once(engine: AsyncEngine) -> None:
    await subscribe(engine, 1, now=NOW)
    rounds = rounds_in(engine)
    assert await rounds.hold(NOW + HOUR - timedelta(seconds=1)) == Outcome()
    assert await rounds.hold(NOW + HOUR) == Outcome(enqueued=1)
    assert await rounds.hold(NOW + HOUR) == await rounds.hold(NOW + 9 * HOUR) == Outcome()
    assert await rounds.hold(NOW + HOUR + DAY) == Outcome(enqueued=1)
    assert await enqueued(engine) == [(1, TODAY), (1, TOMORROW)]
    [first, _] = await rows(engine, outbox)
    assert (first["kind"], first["subject"], first["due_at"]) == ("daily", "daily", NOW + HOUR)


async def test_an_update_is_caught_up_within_six_hours_and_skipped_after_that(
    engine: AsyncEngine, capsys: pytest.CaptureFixture[str]
) -> None:
    await subscribe(engine, 1, now=NOW)
    await subscribe(engine, 2, now=NOW, minutes=9 * 60 + 1)
    assert await rounds_in(engine).hold(NOW + 7 * HOUR + timedelta(seconds=59)) == Outcome(enqueued=1, skipped=1)
    assert await enqueued(engine) == [(2, TODAY)]
    assert "daily updates skipped" in capsys.readouterr().out
    assert await rounds_in(engine).hold(NOW + HOUR + DAY) == Outcome(enqueued=1)
    assert await enqueued(engine) == [(2, TODAY), (1, TOMORROW)]


async def test_a_clock_that_was_days_fast_leaves_no_day_without_its_update(
    engine: AsyncEngine, capsys: pytest.CaptureFixture[str]
) -> None:
    for chat, minutes in ((1, 9 * 60), (2, 21 * 60)):
        await subscribe(engine, chat, now=NOW, minutes=minutes)
    rounds, fast = rounds_in(engine), NOW + 5 * DAY
    await rounds.hold(NOW + HOUR)
    await rounds.hold(fast + HOUR)
    await rounds.hold(fast + 13 * HOUR)
    for day in range(8):
        await rounds.hold(NOW + 2 * HOUR + day * DAY)
        await rounds.hold(NOW + 13 * HOUR + day * DAY)
    got = await enqueued(engine)
    assert [day for chat, day in got if chat == 1] == [TODAY + day * DAY for day in range(8)]
    assert [day for chat, day in got if chat == 2] == [TODAY + day * DAY for day in range(8)]
    assert "postponed by a fast clock" in capsys.readouterr().out


async def test_an_update_says_which_source_was_not_read_for_days(engine: AsyncEngine) -> None:
    source = feed_source()
    async with writing(engine) as connection:
        read = SourceState(source="press", fingerprint="", next_run=NOW, last_success=NOW - 3 * DAY)
        await write_state(connection, read)
    await subscribe(engine, 1, now=NOW)
    await rounds_in(engine, [source]).hold(NOW + HOUR)
    assert "“press” was last checked 3 days ago" in words(await update_for(engine, 1, TODAY))


async def test_what_a_skipped_update_would_have_told_is_told_by_the_next(engine: AsyncEngine) -> None:
    await subscribe(engine, 1, now=NOW)
    await Archive(engine).add([statement("one", title="A bridge")], now=NOW)
    await rounds_in(engine).hold(NOW + 12 * HOUR)
    await rounds_in(engine).hold(NOW + HOUR + DAY)
    assert "1. A bridge" in words(await update_for(engine, 1, TOMORROW))


async def test_a_chat_hears_of_each_statement_once(engine: AsyncEngine) -> None:
    archive, rounds = Archive(engine), rounds_in(engine)
    await archive.add([statement("old", title="Before it subscribed")], now=NOW)
    await subscribe(engine, 1, now=NOW)
    await archive.add([statement("new", title="A bridge")], now=NOW)
    await rounds.hold(NOW + HOUR)
    await archive.add([statement("new", title="A bridge", text="Corrected.")], now=archived_at(1))
    await rounds.hold(NOW + HOUR + DAY)
    first, second = await update_for(engine, 1, TODAY), await update_for(engine, 1, TOMORROW)
    assert "1 new statement on record since this chat subscribed" in words(first)
    assert "1. A bridge" in words(first)
    assert "No new statements on record since the last update." in words(second)


async def test_a_first_update_speaks_of_none_before_it(engine: AsyncEngine) -> None:
    rounds = rounds_in(engine)
    await subscribe(engine, 1, now=NOW)
    await rounds.hold(NOW + HOUR)
    await subscribe(engine, 2, now=NOW + 2 * HOUR)
    await rounds.hold(NOW + HOUR + DAY)
    for first in (await update_for(engine, 1, TODAY), await update_for(engine, 2, TOMORROW)):
        assert "This is the first update" in words(first)
        assert "last update" not in words(first)
    assert "first update" not in words(await update_for(engine, 1, TOMORROW))


async def test_a_chat_that_cannot_be_written_to_gets_none_and_hears_of_everything_when_it_is_back(
    engine: AsyncEngine,
) -> None:
    await subscribe(engine, 1, now=NOW)
    await retire(engine, 1)
    await Archive(engine).add([statement("one", title="A bridge")], now=NOW)
    assert await rounds_in(engine).hold(NOW + HOUR) == Outcome()
    await subscriptions_in(engine).choose(person(1), now=NOW + 2 * HOUR)
    assert await rounds_in(engine).hold(NOW + HOUR + DAY) == Outcome(enqueued=1)
    assert "1. A bridge" in words(await update_for(engine, 1, TOMORROW))


async def test_no_update_is_sent_that_would_say_nothing(engine: AsyncEngine) -> None:
    await subscribe(engine, 1, now=NOW, contents=frozenset({Part.STATEMENTS}))
    assert await rounds_in(engine).hold(NOW + HOUR) == Outcome()
    await Archive(engine).add([statement("one", title="A bridge")], now=NOW)
    assert await rounds_in(engine).hold(NOW + HOUR + DAY) == Outcome(enqueued=1)


async def test_chats_get_what_they_chose(engine: AsyncEngine) -> None:
    await Archive(engine).add([statement("old")], now=NOW)
    await subscribe(engine, 1, now=NOW)
    await subscribe(engine, 2, now=NOW, contents=frozenset({Part.COUNTERS}), silent=True)
    await subscribe(engine, 3, now=NOW, zone="Pacific/Kiritimati", minutes=23 * 60)
    await Archive(engine).add([statement("new", title="A bridge")], now=NOW)
    assert await rounds_in(engine).hold(NOW + HOUR) == Outcome(enqueued=3)
    everything, counters, ahead = [words(await update_for(engine, each, TODAY)) for each in (1, 2, 3)]
    assert "Moscow: 12:00\nLondon: 09:00" in everything
    assert "327 days since the bridge was closed" in everything
    assert "1. A bridge" in everything
    assert counters.startswith("Tuesday 24 November 2026\n327 days since the bridge was closed")
    assert "Moscow" not in counters
    assert "A bridge" not in counters
    assert ahead.startswith("Tuesday 24 November 2026\nMoscow: 12:00")
    assert [row["silent"] for row in await rows(engine, outbox)].count(True) == 1


async def test_processes_that_hold_a_round_at_once_enqueue_once(database_url: str) -> None:
    engines = [connect(database_url) for _ in range(4)]
    try:
        for chat_id in range(1, 60):
            await subscribe(engines[0], chat_id, now=NOW, zone=ZONES[chat_id % len(ZONES)], minutes=chat_id)
        outcomes = await asyncio.gather(*(rounds_in(each).hold(NOW + DAY) for each in engines))
        done = await enqueued(engines[0])
    finally:
        await asyncio.gather(*(each.dispose() for each in engines))
    assert sum(each.enqueued for each in outcomes) == len(done) == len({chat_id for chat_id, _ in done}) > 10
    assert sum(each.enqueued + each.skipped for each in outcomes) == 59


async def test_a_round_that_fails_has_done_nothing_and_the_next_one_does_it(engine: AsyncEngine) -> None:
    await subscribe(engine, 1, now=NOW)
    before = await rows(engine, subscriptions)
    async with writing(engine) as connection:
        await connection.execute(text("ALTER TABLE outbox RENAME TO elsewhere"))
    with pytest.raises(RecordError):
        await rounds_in(engine).hold(NOW + HOUR)
    async with writing(engine) as connection:
        await connection.execute(text("ALTER TABLE elsewhere RENAME TO outbox"))
    assert await rows(engine, subscriptions) == before
    assert await rounds_in(engine).hold(NOW + HOUR) == Outcome(enqueued=1)


@pytest.mark.parametrize(("first", "days"), [(date(2027, 3, 10), 22), (date(2027, 10, 22), 18)])
async def test_forty_zones_get_one_update_a_local_day_through_both_clock_changes(
    engine: AsyncEngine, first: date, days: int
) -> None:
    """The clock jumps by up to six hours, as on a machine that sleeps; a year minute by minute is ``bench.year``."""
    year = Year(engine, datetime(first.year, first.month, first.day, 12, tzinfo=UTC), seed=days)
    await year.subscribe()
    end = year.start + timedelta(days=days)
    while year.now < end:
        await year.pass_minutes(year.chance.randrange(180, 360))
    assert await year.wrong() == []
