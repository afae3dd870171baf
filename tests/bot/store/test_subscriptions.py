"""What chats have chosen, in the database."""

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import text, update
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.store.contents import EVERYTHING, Part
from bot.store.subscriptions import Alerts, Subscription
from bot.store.tables import chats, subscriptions
from index.archive.archive import Archive
from index.archive.database import writing
from tests.bot.letters import rows
from tests.bot.subscribers import USUAL, enqueued, person, rounds_in, subscriptions_in
from tests.index.archives import statement

NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


async def test_a_chat_that_has_chosen_nothing_has_the_usual_and_is_not_kept(engine: AsyncEngine) -> None:
    store = subscriptions_in(engine)
    assert await store.of(person(1)) == USUAL
    assert not await store.unsubscribe(person(1))
    assert await rows(engine, chats) == await rows(engine, subscriptions) == []


async def test_what_was_chosen_is_kept(engine: AsyncEngine) -> None:
    store, topic = subscriptions_in(engine), person(-5, kind="supergroup", thread_id=3, title="Forum")
    chosen = Subscription(
        minutes=30,
        zone="Asia/Tokyo",
        language="en",
        silent=True,
        contents=frozenset({Part.COUNTERS}),
        alerts=Alerts.OFF,
        next_due=datetime(2026, 11, 24, 15, 30, tzinfo=UTC),
    )
    choices = {"minutes": 30, "zone": "Asia/Tokyo", "language": "en", "silent": True}
    made = await store.subscribe(topic, now=NOW, contents=chosen.contents, alerts=Alerts.OFF, **choices)
    assert made == await store.of(topic) == chosen
    # Another topic of the same chat is another place.
    assert await store.of(replace(topic, thread_id=4)) == USUAL
    [chat] = await rows(engine, chats)
    assert (chat["chat_id"], chat["thread_id"], chat["kind"], chat["title"]) == (-5, 3, "supergroup", "Forum")


async def test_choosing_does_not_subscribe_and_unsubscribing_keeps_the_choices(engine: AsyncEngine) -> None:
    store, me = subscriptions_in(engine), person(1)
    assert not (await store.choose(me, now=NOW, minutes=10)).wanted
    assert (await store.subscribe(me, now=NOW)).next_due == datetime(2026, 11, 25, 0, 10, tzinfo=UTC)
    assert await store.unsubscribe(me)
    assert await store.of(me) == replace(USUAL, minutes=10)


async def test_who_subscribes_again_on_the_same_day_gets_no_second_update(engine: AsyncEngine) -> None:
    store, me = subscriptions_in(engine), person(1)
    await store.subscribe(me, now=NOW)
    await rounds_in(engine).hold(NOW + HOUR)
    await store.unsubscribe(me)
    again = await store.subscribe(me, now=NOW + 2 * HOUR, minutes=18 * 60)
    assert again.next_due == datetime(2026, 11, 25, 18, 0, tzinfo=UTC)
    await rounds_in(engine).hold(NOW + 11 * HOUR)
    assert await enqueued(engine) == [(1, date(2026, 11, 24))]


async def test_who_subscribes_again_hears_of_what_comes_from_then_on(engine: AsyncEngine) -> None:
    store, me, archive = subscriptions_in(engine), person(1), Archive(engine)
    await store.subscribe(me, now=NOW)
    await store.unsubscribe(me)
    await archive.add([statement("one")], now=NOW)
    await store.subscribe(me, now=NOW)
    await store.subscribe(me, now=NOW, minutes=1)
    await archive.add([statement("two")], now=NOW)
    [kept] = await rows(engine, subscriptions)
    assert kept["last_seq"] == 1


async def test_an_update_that_is_due_at_this_moment_is_not_lost_by_a_choice(engine: AsyncEngine) -> None:
    store, me = subscriptions_in(engine), person(1)
    await store.subscribe(me, now=NOW)
    late = NOW + HOUR + timedelta(seconds=10)
    await store.choose(me, now=late, silent=True, minutes=8 * 60)
    await rounds_in(engine).hold(late)
    assert await enqueued(engine) == [(1, date(2026, 11, 24))]
    assert (await store.of(me)).next_due == datetime(2026, 11, 25, 8, 0, tzinfo=UTC)


async def test_a_choice_waits_for_a_round_and_sees_what_it_did(engine: AsyncEngine) -> None:
    """Otherwise it would set the chat back to before the round, and another date of another zone would come at once."""
    store, me = subscriptions_in(engine), person(1)
    await store.subscribe(me, now=NOW)
    late = NOW + HOUR
    async with writing(engine) as connection:
        if connection.dialect.name == "postgresql":
            await connection.execute(text("LOCK TABLE subscriptions IN SHARE ROW EXCLUSIVE MODE"))
        choosing = asyncio.create_task(store.choose(me, now=late, zone="Pacific/Kiritimati"))
        done, _ = await asyncio.wait((choosing,), timeout=0.2)
        assert not done
        tomorrow = {"next_due": NOW + 25 * HOUR, "last_date": date(2026, 11, 24)}
        await connection.execute(update(subscriptions).values(tomorrow))
    assert (await choosing).next_due == datetime(2026, 11, 24, 19, 0, tzinfo=UTC)


async def test_choices_of_another_version_of_the_program_can_be_read(engine: AsyncEngine) -> None:
    store, me = subscriptions_in(engine), person(1)
    await store.choose(me, now=NOW, contents=EVERYTHING)
    assert (await store.of(me)).contents == EVERYTHING
