"""More than five alerts in ten minutes become one message."""

import pytest

from bot.unasked.alert_batching import Batching, turn


@pytest.mark.parametrize(
    ("waiting", "recent", "goes"),
    [
        (1, 0, Batching.EACH),
        (5, 0, Batching.EACH),
        (6, 0, Batching.TOGETHER),
        (100, 0, Batching.TOGETHER),
        (1, 4, Batching.EACH),
        (2, 4, Batching.TOGETHER),
        (1, 5, Batching.LATER),
        (100, 6, Batching.LATER),
    ],
)
def test_turn(waiting: int, recent: int, goes: Batching) -> None:
    assert turn(waiting, recent) is goes
