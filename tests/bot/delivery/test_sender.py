"""From the outbox to the chats: what happens to messages, whatever happens to the sender."""

import asyncio
from collections import Counter
from datetime import datetime, timedelta

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.delivery.ledger import KEPT, SPAN, LeaseLost, SenderTurn
from bot.delivery.outcomes import (
    ChatGone,
    ChatMoved,
    Outcome,
    Refused,
    Sent,
    TooLate,
    TooMany,
    TopicGone,
    Unknown,
    Unreachable,
)
from bot.errors import TokenRefusedError
from bot.store import tables
from bot.store.outbox import Kind
from bot.store.outbox import put as put_letters
from index.archive.database import writing
from tests.bot.delivery.senders import NOTICE, Carried, ledger, sending, sent
from tests.bot.letters import NOW, letter, put, rows, says, welcome


async def states(engine: AsyncEngine) -> list[str]:
    return [row["state"] for row in await rows(engine, tables.outbox)]


async def test_everything_due_is_sent_once_and_so_noted(engine: AsyncEngine) -> None:
    carrier = Carried()
    await put(engine, [letter(chat, f"Text {chat % 3}", silent=chat == 9) for chat in range(1, 301)])
    await sent(engine, carrier, 300)
    assert Counter(carrier.chats) == Counter(range(1, 301))
    assert all(reply == says(f"Text {chat % 3}") for chat, _, reply in carrier.carried)
    assert [chat for chat, item, _ in carrier.carried if item.silent] == [9]
    for row in await rows(engine, tables.outbox):
        assert (row["state"], row["lease_until"]) == ("sent", None)
        assert row["sent_at"] >= NOW
        assert row["message_id"] is not None
    assert await rows(engine, tables.leases) == []


async def test_what_is_urgent_goes_first_and_what_is_not_due_waits(engine: AsyncEngine) -> None:
    later = NOW + timedelta(hours=1)
    kinds = [Kind.BROADCAST, Kind.DAILY, Kind.ALERT, Kind.CORRECTION, Kind.NOTICE]
    await put(engine, [letter(number, kind=kind) for number, kind in enumerate(kinds, 1)])
    await put(engine, [letter(6, due_at=later)])
    found = await ledger(engine).due(NOW, 10)
    assert [item.kind for item in found] == [Kind.ALERT, Kind.CORRECTION, Kind.NOTICE, Kind.DAILY, Kind.BROADCAST]
    assert len(await ledger(engine).due(later, 10)) == 6


async def test_an_answer_waits_for_the_message_it_answers(engine: AsyncEngine) -> None:
    await put(engine, [letter(1, "The alert", kind=Kind.ALERT)])
    [alert] = await rows(engine, tables.outbox)
    await put(engine, [letter(1, "The correction", kind=Kind.CORRECTION, below=alert["id"])])
    assert [item.kind for item in await ledger(engine).due(NOW, 10)] == [Kind.ALERT]
    carrier = Carried({1: [Unreachable("x"), Sent(77), Sent(78)]})
    await sent(engine, carrier, 1)
    await sent(engine, carrier, 2, now=NOW + timedelta(minutes=1))
    assert [(item.kind, item.below) for _, item, _ in carrier.carried] == [
        (Kind.ALERT, None),
        (Kind.ALERT, None),
        (Kind.CORRECTION, 77),
    ]


async def test_a_long_message_goes_on_where_it_was(engine: AsyncEngine) -> None:
    await put(engine, [letter(1)])
    carrier = Carried({1: [Sent(5, more=True)]})
    await sent(engine, carrier, 1)
    [row] = await rows(engine, tables.outbox)
    assert (row["state"], row["part"], row["message_id"]) == ("due", 1, 5)
    await sent(engine, Carried({1: [Sent(6)]}), 1, holder="another")
    [row] = await rows(engine, tables.outbox)
    assert (row["state"], row["part"], row["message_id"]) == ("sent", 1, 5)


async def test_one_bad_chat_stops_nobody(engine: AsyncEngine) -> None:
    bad: dict[int, list[Outcome | Exception]] = {
        1: [ChatGone("blocked")],
        2: [Refused("too strange")],
        3: [LookupError("a fault")],
        4: [Unknown("lost")],
    }
    await put(engine, [letter(chat) for chat in range(1, 51)])
    await sent(engine, Carried(bad), 50)
    assert await states(engine) == ["failed", "failed", "failed", "unknown", *["sent"] * 46]


async def test_a_parked_chat_waits_alone(engine: AsyncEngine) -> None:
    carrier = Carried({1: [TooMany(timedelta(seconds=30))]})
    await put(engine, [letter(1), letter(1, subject="another"), *(letter(chat) for chat in range(2, 20))])
    await sent(engine, carrier, 19)
    first, second, *others = await rows(engine, tables.outbox)
    assert carrier.chats.count(1) == 1
    assert (first["state"], first["attempts"], second["state"]) == ("due", 0, "due")
    assert first["due_at"] >= NOW + timedelta(seconds=30)
    assert {row["state"] for row in others} == {"sent"}


async def test_a_chat_that_is_gone_gets_nothing_more_until_it_is_back(engine: AsyncEngine) -> None:
    await welcome(engine, 1)
    await put(engine, [letter(1), letter(1, subject="another")])
    await sent(engine, Carried({1: [ChatGone("bot was blocked by the user")]}), 1)
    [chat] = await rows(engine, tables.chats)
    assert (chat["active"], chat["inactive_reason"]) == (False, "bot was blocked by the user")
    assert await states(engine) == ["failed", "skipped"]
    await welcome(engine, 1)
    await put(engine, [letter(1, subject="later")])
    await sent(engine, Carried(), 1)
    assert await states(engine) == ["failed", "skipped", "sent"]


async def test_a_group_that_became_a_supergroup_is_followed(engine: AsyncEngine) -> None:
    await welcome(engine, -5, "group")
    await put(engine, [letter(-5)])
    carrier = Carried({-5: [ChatMoved(-1005)]})
    await sent(engine, carrier, 2)
    assert carrier.chats == [-5, -1005]
    [chat] = await rows(engine, tables.chats)
    assert (chat["chat_id"], chat["kind"]) == (-1005, "supergroup")
    assert await states(engine) == ["sent"]


async def test_a_closed_topic_falls_back_to_its_chat_and_says_so_once(engine: AsyncEngine) -> None:
    await welcome(engine, -1005, "supergroup", 7)
    await put(engine, [letter(-1005, "The news", thread_id=7), letter(-1005, "More", subject="more", thread_id=7)])
    carrier = Carried({-1005: [TopicGone("topic_closed")]})
    await sent(engine, carrier, 4)
    first, *others = [(item.thread_id, reply) for _, item, reply in carrier.carried]
    assert first == (7, says("The news"))
    assert sorted(others, key=str) == sorted([(0, NOTICE), (0, says("The news")), (0, says("More"))], key=str)


async def test_a_daily_update_that_is_hours_late_is_not_sent(engine: AsyncEngine) -> None:
    await put(engine, [letter(1), letter(2, kind=Kind.ALERT)])
    carrier = Carried()
    async with sending(engine, carrier, now=NOW + timedelta(hours=7)) as observed:
        await observed.until(2)
    assert carrier.chats == [2]
    assert await states(engine) == ["skipped", "sent"]
    assert TooLate() in [outcome for _, outcome in observed.outcomes]


async def test_nothing_gets_through_for_a_while_and_then_all_of_it(engine: AsyncEngine) -> None:
    chats = range(1, 31)
    carrier = Carried({chat: [Unreachable("no connection")] for chat in chats})
    await put(engine, [letter(chat) for chat in chats])
    async with sending(engine, carrier) as observed:
        await observed.until(5)
    assert len(carrier.carried) < 30
    carrier.outcomes.clear()
    await sent(engine, carrier, 30, holder="next", now=NOW + timedelta(minutes=1))
    assert set(await states(engine)) == {"sent"}


async def test_a_refused_token_ends_the_sending_and_loses_nothing(engine: AsyncEngine) -> None:
    await put(engine, [letter(1), letter(2)])
    refused = Carried({1: [TokenRefusedError("no")], 2: [TokenRefusedError("no")]})

    async def run() -> None:
        async with sending(engine, refused):
            await refused.until(1)

    with pytest.raises(TokenRefusedError):
        await run()
    assert await states(engine) == ["due", "due"]


async def test_stopped_it_waits_for_what_is_on_its_way(engine: AsyncEngine) -> None:
    await put(engine, [letter(chat) for chat in range(1, 4)])
    carrier = Carried()
    carrier.lets_through.clear()
    async with sending(engine, carrier):
        await carrier.until(1)
        asyncio.get_running_loop().call_later(0.01, carrier.lets_through.set)
    assert set(await states(engine)) <= {"sent", "due"}
    assert (await states(engine)).count("sent") == len(carrier.carried)


async def test_what_does_not_arrive_in_time_at_the_end_is_unknown(engine: AsyncEngine) -> None:
    await put(engine, [letter(1), letter(2, kind=Kind.ALERT)])
    carrier = Carried()
    carrier.lets_through.clear()
    async with sending(engine, carrier):
        await carrier.until(2)
    daily, alert = await rows(engine, tables.outbox)
    assert (daily["state"], daily["unknowns"]) == ("unknown", 1)
    assert (alert["state"], alert["unknowns"]) == ("due", 1)


async def killed(engine: AsyncEngine, moment: datetime, dead: str = "the dead") -> None:
    """A sender marked everything as being sent, and was never heard of again."""
    due = await ledger(engine).due(moment, 10)
    assert await ledger(engine, dead).turn(SenderTurn(due), moment) == due


async def test_after_a_kill_alerts_are_sent_again_once_and_the_rest_is_not(engine: AsyncEngine) -> None:
    await put(engine, [letter(chat, kind=kind) for chat, kind in enumerate(Kind, 1)])
    await killed(engine, NOW)
    carrier = Carried()
    async with sending(engine, carrier, now=NOW + SPAN) as observed:
        await observed.until(len(Kind) + 2)
    found = {row["kind"]: row["state"] for row in await rows(engine, tables.outbox)}
    assert found == {
        "alert": "sent",
        "correction": "sent",
        "notice": "unknown",
        "daily": "unknown",
        "broadcast": "unknown",
    }
    assert {row["unknowns"] for row in await rows(engine, tables.outbox)} == {1}


async def test_an_alert_that_may_have_arrived_twice_is_not_sent_a_third_time(engine: AsyncEngine) -> None:
    await put(engine, [letter(1, kind=Kind.ALERT)])
    for number in (1, 3):
        await killed(engine, NOW + SPAN * number, f"the dead {number}")
        await ledger(engine, f"finder {number}").recover(NOW + SPAN * (number + 1))
    [row] = await rows(engine, tables.outbox)
    assert (row["state"], row["unknowns"]) == ("unknown", 2)


async def test_nobody_sends_while_another_holds_the_lease(engine: AsyncEngine) -> None:
    await put(engine, [letter(1)])
    other = ledger(engine, "another")
    assert await other.take_lease(NOW)
    with pytest.raises(LeaseLost):
        await ledger(engine).turn(SenderTurn(await other.due(NOW, 1)), NOW)
    assert await states(engine) == ["due"]
    carrier = Carried()
    async with sending(engine, carrier) as observed:
        assert await other.turn(SenderTurn(), NOW) == []
        assert not carrier.carried
        await other.give_lease_back()
        await observed.until(1)
    assert carrier.chats == [1]


async def test_a_sender_that_slept_too_long_sends_nothing_and_tells_what_it_knows(engine: AsyncEngine) -> None:
    await put(engine, [letter(1), letter(2)])
    slow = ledger(engine, "slow")
    assert await slow.take_lease(NOW)
    first, second = await slow.due(NOW, 10)
    await slow.turn(SenderTurn([first]), NOW)
    late = NOW + SPAN
    assert [item.id for item, _ in await ledger(engine, "next").recover(late)] == [first.id]
    assert (await states(engine))[0] == "unknown"
    with pytest.raises(LeaseLost):
        await slow.turn(SenderTurn([second], outcomes=[(first, Sent(5))]), late)
    assert await states(engine) == ["sent", "due"]


async def test_two_senders_share_no_message(engine: AsyncEngine) -> None:
    await put(engine, [letter(chat) for chat in range(1, 101)])
    one, other = Carried(), Carried()
    async with sending(engine, one, holder="one"), sending(engine, other, holder="other"):
        # Nobody knows which of the two gets the lease.
        under_way = [asyncio.create_task(each.until(10)) for each in (one, other)]
        await asyncio.wait(under_way, return_when=asyncio.FIRST_COMPLETED)
        for each in under_way:
            each.cancel()
        await asyncio.gather(*under_way, return_exceptions=True)
    left = 100 - len(one.carried) - len(other.carried)
    last = Carried()
    if left:
        await sent(engine, last, left, holder="last")
    assert sorted(one.chats + other.chats + last.chats) == list(range(1, 101))


async def test_what_was_done_with_long_ago_is_forgotten_and_nothing_else(engine: AsyncEngine) -> None:
    await put(engine, [letter(1, "Sent"), letter(2, "Due")])
    await sent(engine, Carried({2: [TooMany(timedelta(days=90))]}), 2)
    much_later = NOW + KEPT + timedelta(hours=1)
    async with writing(engine) as connection:
        await put_letters(connection, [letter(3, "New")], now=much_later)
    await ledger(engine).forget_old(NOW + KEPT - timedelta(hours=1))
    assert len(await rows(engine, tables.outbox)) == 3
    await ledger(engine).forget_old(much_later)
    assert [row["chat_id"] for row in await rows(engine, tables.outbox)] == [2, 3]
    assert len(await rows(engine, tables.bodies)) == 2
