"""Whatever delays messages meet on their way, the server never counts too many in a second."""

import heapq

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.send_window import Burst
from tests.simulator.flood import most_within

MOST = 27
delays = st.floats(0.01, 3.0)


def sent(ways: list[tuple[float, float]], *, wanted: float) -> list[float]:
    """When the server counts messages: wanted every so many seconds, with their ways there and back."""
    burst, now, ends, counted = Burst(MOST), 100.0, list[tuple[float, float]](), list[float]()
    for there, back in ways:
        now += wanted
        while True:
            while ends and ends[0][0] <= now:
                end, began = heapq.heappop(ends)
                burst.ends(began, end)
            if not burst.is_full(now):
                break
            now += 0.01
        burst.begins()
        counted.append(now + there)
        heapq.heappush(ends, (now + there + back, now))
    return sorted(counted)


@given(st.lists(st.tuples(delays, delays), max_size=200))
def test_never_too_many(ways: list[tuple[float, float]]) -> None:
    assert most_within(sent(ways, wanted=0.001), 0.999999) <= MOST


@pytest.mark.parametrize("way", [0.01, 0.1, 0.4])
def test_a_way_that_is_always_as_long_slows_nothing_down(way: float) -> None:
    counted = sent([(way, way)] * 500, wanted=0.04)
    pace = 400 / (counted[499] - counted[99])
    assert pace == pytest.approx(25, rel=0.01)
