"""However messages are asked for, they go out within the limits, and no slower than these."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.pace import MINUTE, Limits, Pace
from tests.simulator.flood import most_within

LIMITS = Limits(per_second=25, most_in_a_second=27, chat_gap=1, group_per_minute=20)
waits = st.lists(st.floats(0, 0.2), min_size=1, max_size=200)


@given(waits)
def test_over_all(delays: list[float]) -> None:
    pace, now, moments = Pace(LIMITS), 1000.0, list[float]()
    for delay in delays:
        now += delay
        now += pace.slot(now)
        moments.append(now)
    assert most_within(moments, 1) <= 25 * (1 + Pace.SLACK) + 1


def test_what_is_allowed_over_all_is_used() -> None:
    pace, now = Pace(LIMITS), 1000.0
    for _ in range(250):
        now += pace.slot(now)
    assert now == pytest.approx(1000 - Pace.SLACK + 249 / 25)


@pytest.mark.parametrize(("chat_id", "limit"), [(5, lambda i: i * 1.0), (-5, lambda i: i % 20 + i // 20 * MINUTE)])
def test_to_one_chat(chat_id: int, limit: Callable[[int], float]) -> None:
    pace, now = Pace(LIMITS), 1000.0
    for number in range(50):
        now = max(now, pace.ready(chat_id, now))
        assert now == 1000 + limit(number)
        pace.sent(chat_id, now)


def test_a_chat_that_asked_for_a_pause_gets_it_and_the_others_do_not() -> None:
    pace = Pace(LIMITS)
    pace.park(1, 1030)
    pace.sent(1, 1000)
    assert pace.ready(1, 1000) == 1030
    assert pace.ready(2, 1000) == 1000
    assert pace.ready(1, 1031) <= 1031


@given(st.lists(st.tuples(st.sampled_from([-2, -1, 1, 2]), st.integers(0, 30)), max_size=200))
def test_nothing_that_matters_is_forgotten(sends: list[tuple[int, int]]) -> None:
    pace, now, moments = Pace(LIMITS), 0.0, dict[int, list[float]]()
    for chat_id, delay in sends:
        now += delay
        now = max(now, pace.ready(chat_id, now))
        pace.sent(chat_id, now)
        moments.setdefault(chat_id, []).append(now)
    for chat_id, times in moments.items():
        assert all(later - earlier >= 1 for earlier, later in pairwise(times))
        assert chat_id > 0 or most_within(times, MINUTE) <= 20
