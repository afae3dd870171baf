"""More than five alerts in ten minutes become one message."""

import pytest

from bot.unasked.alert_batching import Turn, turn


@pytest.mark.parametrize(
    ("waiting", "recent", "goes"),
    [
        (1, 0, Turn.EACH),
        (5, 0, Turn.EACH),
        (6, 0, Turn.TOGETHER),
        (100, 0, Turn.TOGETHER),
        (1, 4, Turn.EACH),
        (2, 4, Turn.TOGETHER),
        (1, 5, Turn.LATER),
        (100, 6, Turn.LATER),
    ],
)
def test_turn(waiting: int, recent: int, goes: Turn) -> None:
    assert turn(waiting, recent) is goes
