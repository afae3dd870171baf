from collections import deque

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.simulator.config import Config
from tests.simulator.errors import ApiError
from tests.simulator.flood import Meter, count, most_within


def refused(config: Config, moments: list[float], *, private: bool) -> list[float]:
    """The moments at which one chat's send is answered with 429."""
    everywhere, meter, out = deque[float](), Meter(), []
    for moment in moments:
        try:
            count(config, everywhere, meter, private, moment)
        except ApiError:
            out.append(moment)
    return out


@pytest.mark.parametrize(
    ("moments", "private", "late"),
    [
        pytest.param([100.0] * 5, True, [], id="a burst"),
        pytest.param([100.0] * 6, True, [100.0], id="more than a burst"),
        pytest.param([100.0 + second for second in range(60)], True, [], id="one a second"),
        pytest.param([100.0] * 6 + [104.0, 105.0], True, [100.0, 104.0], id="locked out for five seconds"),
        pytest.param([100.0 + second for second in range(20)], False, [], id="twenty a minute in a group"),
        pytest.param([100.0 + second for second in range(21)], False, [120.0], id="one more in a group"),
        pytest.param([100.0 + 3 * i for i in range(60)], False, [], id="a group, well paced"),
    ],
)
def test_limits_of_one_chat(moments: list[float], private: bool, late: list[float]) -> None:
    assert refused(Config(), moments, private=private) == late


def test_limit_over_all_chats() -> None:
    everywhere = deque[float]()
    for _ in range(30):
        count(Config(), everywhere, Meter(), True, 7.0)
    with pytest.raises(ApiError, match="retry after 1") as held:
        count(Config(), everywhere, Meter(), True, 7.9)
    assert (held.value.code, held.value.parameters) == (429, {"retry_after": 1})
    count(Config(), everywhere, Meter(), True, 8.0)


def test_no_limits_when_they_are_off() -> None:
    assert refused(Config(limits=False), [0.0] * 1000, private=True) == []


@given(st.lists(st.integers(0, 200)).map(sorted), st.integers(1, 50))
def test_most_within_counts_the_fullest_window(moments: list[int], width: int) -> None:
    fullest = max((sum(last - width < moment <= last for moment in moments) for last in moments), default=0)
    assert most_within([float(moment) for moment in moments], width) == fullest
