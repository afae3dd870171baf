"""What follows /subscribe."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.times.wish import Wish, read_wish


def clock(hours: int, minutes: int = 0) -> int:
    return hours * 60 + minutes


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("", Wish()),
        ("9", Wish(clock(9))),
        ("09", Wish(clock(9))),
        ("9:00", Wish(clock(9))),
        ("at 9", Wish(clock(9))),
        ("0:00", Wish(0)),
        ("21.30", Wish(clock(21, 30))),
        ("21h30", Wish(clock(21, 30))),
        ("0930", Wish(clock(9, 30))),
        ("9am", Wish(clock(9))),
        ("9 AM", Wish(clock(9))),
        ("9:30 p.m.", Wish(clock(21, 30))),
        ("12am", Wish(0)),
        ("12 pm", Wish(clock(12))),
        ("٩:٣٠", Wish(clock(9, 30))),
        ("London", Wish(place="London")),
        ("New York", Wish(place="New York")),
        ("9 London", Wish(clock(9), "London")),
        ("9:00, London", Wish(clock(9), "London")),
        ("09:00   Europe/Moscow", Wish(clock(9), "Europe/Moscow")),
        ("Tokyo 18:00", Wish(clock(18), "Tokyo")),
        ("New York at 9 am", Wish(clock(9), "New York")),
        ("9 Amsterdam", Wish(clock(9), "Amsterdam")),
        ("+3", Wish(place="+3")),
        ("UTC+5:30", Wish(place="UTC+5:30")),
        ("9 UTC+5:30", Wish(clock(9), "UTC+5:30")),
        ("+3 9:00", Wish(clock(9), "+3")),
        ("24:00", Wish(impossible="24:00")),
        ("25:00 London", Wish(impossible="25:00 London")),
        ("9:75", Wish(impossible="9:75")),
        ("13pm", Wish(impossible="13pm")),
        ("0 am", Wish(impossible="0 am")),
        ("9.5", Wish(place="9.5")),
        ("in the morning", Wish(place="in the morning")),
    ],
)
def test_what_was_wished(text: str, wish: Wish) -> None:
    assert read_wish(text) == wish


@given(
    st.integers(0, 1439), st.sampled_from(["{h}:{m:02}", "{h:02}:{m:02}", "{h:02}{m:02}", "{h}.{m:02}", "{h}h{m:02}"])
)
def test_every_time_of_day_can_be_written(minutes: int, form: str) -> None:
    text = form.format(h=minutes // 60, m=minutes % 60)
    assert read_wish(text) == Wish(minutes)
    assert read_wish(f"{text} Lima") == read_wish(f"Lima, {text}") == Wish(minutes, "Lima")


@given(st.text())
def test_anything_can_be_written(text: str) -> None:
    wish = read_wish(text)
    assert wish.minutes is None or 0 <= wish.minutes < 1440
    assert (wish == Wish()) == (not text.split())
