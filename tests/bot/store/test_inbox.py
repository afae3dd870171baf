"""Updates in the database: each handled once, those of a chat in order, none lost with the process that had it."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.store.inbox import CLAIMED_FOR, REMEMBERED, Fate, Inbox, Settled, Waiting, arrival, line_of
from bot.store.tables import updates
from index.archive.database import reading

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
LATER = NOW + CLAIMED_FOR + timedelta(seconds=1)
ANN, BEN = 1001, 1002


def message(number: int, chat: int = ANN) -> dict[str, Any]:
    return {"update_id": number, "message": {"chat": {"id": chat}, "text": f"question {number}"}}


async def take(
    inbox: Inbox, *sent: dict[str, Any], finished: tuple[int, ...] = (), free: int = 9, now: datetime = NOW
) -> list[int]:
    done = {arrival(message(number, chat)).key: Settled(chat) for number in finished for chat in (ANN, BEN)}
    claimed = await inbox.exchange([arrival(each) for each in sent], done, free, now=now)
    return [each.update_id for each in claimed]


@pytest.mark.parametrize(
    ("sent", "line"),
    [
        (message(1), ANN),
        ({"update_id": 1, "callback_query": {"from": {"id": BEN}, "message": {"chat": {"id": -100}}}}, -100),
        ({"update_id": 1, "callback_query": {"from": {"id": BEN}, "inline_message_id": "x"}}, BEN),
        ({"update_id": 1, "inline_query": {"from": {"id": BEN}}}, BEN),
        ({"update_id": 1, "poll": {"id": "7"}}, 0),
        ({"update_id": 1}, 0),
        ({"update_id": 1, "message": {"chat": {"id": "odd"}}}, 0),
        ({"update_id": 1, "message": {"chat": {"id": 2**70}}}, 0),
        ({"update_id": 1, "message": {"chat": "odd"}}, 0),
        ({"update_id": 1, "message": {"chat": [7]}}, 0),
        ({"update_id": 1, "message": {"chat": 7, "from": {"id": BEN}}}, BEN),
        ({"update_id": 1, "message": {"chat": {}, "from": "odd"}}, 0),
        ({"update_id": 1, "callback_query": {"from": 7, "message": {"chat": "odd"}}}, 0),
        ({"update_id": 1, "callback_query": {"message": "odd"}}, 0),
    ],
)
def test_the_line_an_update_stands_in(sent: dict[str, Any], line: int) -> None:
    assert line_of(sent) == line


@pytest.mark.parametrize("number", [None, "7", True, -1, 2**63, 1.5])
def test_what_is_no_update(number: object) -> None:
    with pytest.raises(ValueError, match="update_id"):
        arrival({"update_id": number})


async def test_an_update_is_given_to_one_process_only(engine: AsyncEngine) -> None:
    one, other = Inbox(engine, "one"), Inbox(engine, "other")
    assert await take(one, message(1), message(2, BEN)) == [1, 2]
    assert await take(other, message(1)) == []
    assert await take(one, message(1), finished=(1,)) == []
    assert await take(other, message(1), now=LATER) == [2]


async def test_the_updates_of_a_chat_follow_each_other_also_through_two_processes(engine: AsyncEngine) -> None:
    one, other = Inbox(engine, "one"), Inbox(engine, "other")
    assert await take(one, message(1), message(2), message(3, BEN)) == [1, 3]
    assert await take(other, message(4)) == []
    assert await take(other, finished=(1,)) == [2]
    assert await take(one, finished=(2,)) == [4]


async def test_no_more_is_taken_than_there_is_room_for(engine: AsyncEngine) -> None:
    inbox = Inbox(engine, "one")
    sent = [message(number, chat=number) for number in range(1, 6)]
    assert await take(inbox, *sent, free=2) == [1, 2]
    assert await take(inbox, free=0) == []
    assert await take(inbox, free=2) == [3, 4]


async def test_what_a_dead_process_had_in_hand_is_taken_over_when_its_claim_runs_out(engine: AsyncEngine) -> None:
    dead, alive = Inbox(engine, "dead"), Inbox(engine, "alive")
    await take(dead, message(1))
    assert await take(alive) == []
    assert await take(alive, now=NOW + CLAIMED_FOR - timedelta(seconds=1)) == []
    [taken] = await alive.exchange([], {}, 9, now=LATER)
    assert (taken.update_id, taken.attempts) == (1, 2)


async def test_a_claim_that_is_renewed_does_not_run_out(engine: AsyncEngine) -> None:
    slow, other = Inbox(engine, "slow"), Inbox(engine, "other")
    await take(slow, message(1))
    await slow.renew(now=LATER)
    assert await take(other, now=LATER) == []


async def test_what_a_stopping_process_gives_back_is_taken_at_once(engine: AsyncEngine) -> None:
    stopping, other = Inbox(engine, "stopping"), Inbox(engine, "other")
    await take(stopping, message(1), message(2, BEN))
    await take(stopping, finished=(2,))
    await stopping.release(now=NOW)
    assert await take(other) == [1]


async def test_an_answer_that_waits_keeps_its_chat_in_order_and_no_other_chat_waiting(engine: AsyncEngine) -> None:
    one, other = Inbox(engine, "one"), Inbox(engine, "other")
    assert await take(one, message(1), message(2), message(3, BEN)) == [1, 3]
    until = NOW + timedelta(minutes=3)
    waits = {arrival(message(1)).key: Settled(ANN, Waiting("what is left", until))}
    assert await one.exchange([], waits, 9, now=NOW) == []
    assert await take(other, message(4), message(5, BEN), finished=(3,)) == [5]
    assert await take(other, finished=(5,), free=0) == []
    [again] = await other.exchange([], {}, 9, now=until)
    assert (again.update_id, again.answer, again.attempts, again.received_at) == (1, "what is left", 1, NOW)
    settled = {again.key: Settled(ANN, fate=Fate.AGAIN)}
    assert [each.update_id for each in await other.exchange([], settled, 9, now=until)] == [2]
    async with reading(engine) as connection:
        row = (await connection.execute(select(updates).where(updates.c.key == again.key))).one()
    assert (row.answer, row.fate) == (None, "again")


async def test_an_answer_waits_only_for_whoever_has_its_update_in_hand(engine: AsyncEngine) -> None:
    """A process that was asleep must not take away what another has gone on with."""
    slow, other = Inbox(engine, "slow"), Inbox(engine, "other")
    await take(slow, message(1))
    assert await take(other, now=LATER) == [1]
    waits = {arrival(message(1)).key: Settled(ANN, Waiting("old", LATER))}
    assert await slow.exchange([], waits, 9, now=LATER) == []
    await other.exchange([], {arrival(message(1)).key: Settled(ANN)}, 0, now=LATER)
    assert await slow.exchange([], waits, 9, now=LATER + CLAIMED_FOR) == []


async def test_of_an_update_that_is_done_only_the_number_is_kept_and_not_for_ever(engine: AsyncEngine) -> None:
    inbox = Inbox(engine, "one")
    await take(inbox, message(1))
    await take(inbox, finished=(1,))
    async with reading(engine) as connection:
        [row] = await connection.execute(select(updates))
    assert (row.key, row.payload, row.line, row.claimed_by) == (arrival(message(1)).key, None, None, None)
    await inbox.forget(now=NOW + REMEMBERED)
    assert await take(inbox, message(1)) == []
    await inbox.forget(now=NOW + REMEMBERED + timedelta(seconds=1))
    assert await take(inbox, message(1)) == [1]


async def test_another_update_with_the_same_number_is_another(engine: AsyncEngine) -> None:
    """Another bot, or Telegram after a quiet week, counts from anywhere."""
    inbox = Inbox(engine, "one")
    assert await take(inbox, message(1)) == [1]
    assert await take(inbox, message(1, BEN), finished=(1,)) == [1]


async def test_any_text_comes_back_as_it_was(engine: AsyncEngine) -> None:
    inbox = Inbox(engine, "one")
    odd = {"update_id": 1, "message": {"chat": {"id": ANN}, "text": "nul \0, half \ud83d, whole 🙂"}}
    [claimed] = await inbox.exchange([arrival(odd)], {}, 9, now=NOW)
    assert arrival(odd).payload == claimed.payload
    assert "question" not in claimed.payload


async def test_what_arrives_while_the_one_before_it_is_finished_is_not_left_standing(engine: AsyncEngine) -> None:
    """Of two processes one writes an update down behind another, which the other process marks as done just then."""
    one, other = Inbox(engine, "one"), Inbox(engine, "other")
    for number in range(1, 40, 2):
        assert await take(one, message(number)) == [number]
        first, second = await asyncio.gather(
            take(one, finished=(number,), free=0), take(other, message(number + 1), free=0)
        )
        assert first == second == []
        assert await take(one) == [number + 1]
        await take(one, finished=(number + 1,), free=0)


async def test_many_processes_at_once_share_the_updates(engine: AsyncEngine) -> None:
    first = Inbox(engine, "first")
    await take(first, *[message(number, chat=number) for number in range(40)], free=0)
    takers = [Inbox(engine, f"taker {number}") for number in range(8)]
    taken = await asyncio.gather(*(take(each, free=5) for each in takers))
    numbers = [number for each in taken for number in each]
    assert len(numbers) == len(set(numbers))
