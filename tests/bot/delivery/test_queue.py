"""Which messages go out next, and that no chat keeps another waiting."""

from collections import defaultdict
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.outcomes import Item
from bot.delivery.pace import Limits, Pace
from bot.delivery.queue import SOON, Queue
from tests.bot.delivery.test_outcomes import ITEM

LIMITS = Limits(per_second=25, most_in_a_second=27, chat_gap=1, group_per_minute=20)


def items(*chats: int) -> list[Item]:
    return [replace(ITEM, id=number, chat_id=chat) for number, chat in enumerate(chats, 1)]


def queue(*chats: int, pace: Pace | None = None) -> Queue:
    filled = Queue(pace or Pace(LIMITS))
    filled.fill(items(*chats), 100.0)
    return filled


def test_in_order_and_one_a_chat() -> None:
    chosen, put_off = queue(1, 2, 2, 3).choose(10, (), 100.0)
    assert [item.id for item in chosen] == [1, 2, 4]
    assert put_off == {3: 1.0}


def test_no_more_than_there_is_room_for() -> None:
    waiting = queue(1, 2, 3)
    assert [item.id for item in waiting.choose(2, (), 100.0)[0]] == [1, 2]
    assert [item.id for item in waiting.choose(2, (), 100.0)[0]] == [3]
    assert not waiting


def test_a_chat_with_a_message_on_its_way_waits_for_it() -> None:
    waiting = queue(1, 2)
    assert [item.id for item in waiting.choose(9, {1}, 100.0)[0]] == [2]
    assert [item.id for item in waiting.choose(9, (), 100.0)[0]] == [1]


def test_a_parked_chat_is_put_off_until_its_time() -> None:
    pace = Pace(LIMITS)
    pace.park(1, 130.0)
    chosen, put_off = queue(1, 2, 1, pace=pace).choose(9, (), 100.0)
    assert [item.id for item in chosen] == [2]
    assert put_off == {1: 31.0, 3: 32.0}


def test_what_one_chat_gets_is_spread_over_the_time_it_needs() -> None:
    """Also over several looks into the outbox: else all would come due at once again."""
    waiting = queue(*[-1] * 5)
    assert waiting.choose(9, (), 100.0)[1] == {2: 3.0, 3: 6.0, 4: 9.0, 5: 12.0}
    waiting.fill(items(*[-1] * 2), 100.0)
    assert waiting.choose(0, (), 100.0)[1] == {2: 15.0}


@given(st.lists(st.integers(1, 4)), st.integers(0, 10), st.sets(st.integers(1, 4)))
def test_nothing_is_lost_and_nothing_comes_twice(chats: list[int], room: int, busy: set[int]) -> None:
    waiting = queue(*chats)
    chosen, put_off = waiting.choose(room, busy, 100.0)
    rest, later = waiting.choose(100, (), 100.0 + SOON)
    seen = [*(item.id for item in (*chosen, *rest)), *put_off, *later]
    assert sorted(seen) == list(range(1, len(chats) + 1))
    assert len(chosen) <= room
    assert not busy & {item.chat_id for item in chosen}
    order = defaultdict[int, list[float]](list)
    for item in items(*chats):
        if item.id in put_off:
            order[item.chat_id].append(put_off[item.id])
    assert all(each == sorted(set(each)) for each in order.values())
