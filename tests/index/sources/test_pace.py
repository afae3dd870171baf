"""When a source is read next, what its rhythm is, and when it is out of date."""

import random
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.sources.freshness import stale_among
from index.sources.pause import next_pause, next_try
from index.sources.rhythm import rhythm_of
from index.sources.states import SourceState
from tests.index.sources.sites import feed_source

NOW = datetime(2021, 9, 26, 12, 0, tzinfo=UTC)
INTERVALS = st.timedeltas(timedelta(seconds=1), timedelta(days=31))


@given(INTERVALS, st.randoms(use_true_random=False))
def test_the_next_reading_is_never_later_than_the_interval(interval: timedelta, rng: random.Random) -> None:
    assert 0.9 * interval <= next_pause(interval, rng) + timedelta(microseconds=1)
    assert next_pause(interval, rng) <= interval


@given(st.integers(1, 500), INTERVALS, st.floats(0, 86_400), st.randoms(use_true_random=False))
def test_failures_are_tried_again_ever_later(
    failures: int, interval: timedelta, retry_after: float, rng: random.Random
) -> None:
    pause = next_try(failures, interval, retry_after, rng)
    assert pause >= timedelta(seconds=retry_after)
    assert pause <= max(1.25 * max(interval, timedelta(hours=6)), timedelta(seconds=retry_after))


@pytest.mark.parametrize(("failures", "minutes"), [(1, 1), (2, 2), (3, 4), (7, 64), (20, 360)])
def test_the_pause_doubles_from_a_minute_to_six_hours(failures: int, minutes: int) -> None:
    pause = next_try(failures, timedelta(minutes=15), None, random.Random(1))
    assert 0.75 * timedelta(minutes=minutes) <= pause <= 1.25 * timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("hours", "usual", "patience"),
    [
        ([0, 1, 2, 3, 4, 5, 6], None, None),
        (range(8), 1, 48),
        ([0, 1, 2, 3, 4, 5, 6, 66], 1, 120),
        (range(0, 24 * 70, 24 * 7), 24 * 7, 24 * 35),
        ([5] * 20, None, None),
    ],
)
def test_rhythms(hours: list[int], usual: int | None, patience: int | None) -> None:
    found = rhythm_of([NOW + timedelta(hours=hour) for hour in hours])
    if usual is None or patience is None:
        assert found is None
    else:
        assert found is not None
        assert (found.usual, found.patience) == (timedelta(hours=usual), timedelta(hours=patience))


@pytest.mark.parametrize(
    ("interval", "success", "failing", "stale"),
    [
        (timedelta(minutes=15), timedelta(hours=23), None, False),
        (timedelta(minutes=15), timedelta(hours=25), None, True),
        (timedelta(days=1), timedelta(days=2), None, False),
        (timedelta(days=1), timedelta(days=4), None, True),
        (timedelta(minutes=15), None, timedelta(days=2), True),
        (timedelta(minutes=15), None, timedelta(hours=2), False),
        (timedelta(minutes=15), None, None, False),
    ],
)
def test_stale_sources(interval: timedelta, success: timedelta | None, failing: timedelta | None, stale: bool) -> None:
    state = SourceState(
        source="press",
        fingerprint="",
        next_run=NOW,
        last_success=NOW - success if success else None,
        failing_since=NOW - failing if failing else None,
    )
    assert bool(stale_among([feed_source(interval=interval)], {"press": state}, NOW)) is stale


def test_the_longest_unread_source_comes_first_and_one_never_tried_is_not_stale() -> None:
    sources = [feed_source(name=name) for name in ("new", "days", "weeks")]
    states = {
        name: SourceState(source=name, fingerprint="", next_run=NOW, last_success=NOW - timedelta(days=days))
        for name, days in (("days", 3), ("weeks", 20))
    }
    assert [each.source for each in stale_among(sources, states, NOW)] == ["weeks", "days"]
