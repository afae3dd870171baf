"""When the daily update is due: clock changes, date lines, down-time, and other times and zones chosen meanwhile."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.times.due import CAUGHT_UP, MINUTES_A_DAY, decide, local_date, moment_of, next_due
from tests.bot.zones import ZONES


def at(zone: str, text: str) -> datetime:
    """An ISO time as the clocks of a zone show it; of an hour that comes twice, the first."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def clock(hours: int, minutes: int = 0) -> int:
    return hours * 60 + minutes


@pytest.mark.parametrize(
    ("zone", "day", "minutes", "moment"),
    [
        ("Europe/London", "2026-11-24", clock(9), "2026-11-24T09:00Z"),
        ("Asia/Kathmandu", "2026-11-24", clock(9), "2026-11-24T03:15Z"),
        ("Pacific/Kiritimati", "2026-11-24", clock(0), "2026-11-23T10:00Z"),
        ("Pacific/Niue", "2026-11-24", clock(23, 59), "2026-11-25T10:59Z"),
        # Put forward: the time does not come on that day.
        ("Europe/London", "2026-03-29", clock(1, 30), "2026-03-29T01:00Z"),
        ("Europe/Berlin", "2026-03-29", clock(2, 30), "2026-03-29T01:00Z"),
        ("America/New_York", "2026-03-08", clock(2), "2026-03-08T07:00Z"),
        ("Pacific/Chatham", "2026-09-27", clock(3, 15), "2026-09-26T14:00Z"),
        ("Australia/Lord_Howe", "2026-10-04", clock(2, 15), "2026-10-03T15:30Z"),
        ("Africa/Cairo", "2026-04-24", clock(0, 30), "2026-04-23T22:00Z"),
        # To the end of the day: the last minute of it, since the next moment is tomorrow's.
        ("America/Nuuk", "2026-03-28", clock(23, 30), "2026-03-29T00:59Z"),
        # Put back: the time comes twice.
        ("Europe/London", "2026-10-25", clock(1, 30), "2026-10-25T00:30Z"),
        ("America/New_York", "2026-11-01", clock(1), "2026-11-01T05:00Z"),
        ("America/Nuuk", "2026-10-24", clock(23, 30), "2026-10-25T00:30Z"),
        ("America/Havana", "2026-11-01", clock(0, 30), "2026-11-01T04:30Z"),
        # Across the date line: the day itself does not come.
        ("Pacific/Apia", "2011-12-29", clock(23, 59), "2011-12-30T09:59Z"),
        ("Pacific/Apia", "2011-12-30", clock(9), None),
        ("Pacific/Apia", "2011-12-31", clock(0), "2011-12-30T10:00Z"),
    ],
)
def test_when_a_time_comes(zone: str, day: str, minutes: int, moment: str | None) -> None:
    expected = datetime.fromisoformat(moment) if moment else None
    assert moment_of(date.fromisoformat(day), minutes, ZoneInfo(zone)) == expected


@pytest.mark.parametrize(
    ("after", "minutes", "zone", "last", "due"),
    [
        # A new subscription: today, if the time is still to come.
        ("2026-11-24T08:59Z", clock(9), "UTC", None, "2026-11-24T09:00Z"),
        ("2026-11-24T09:00Z", clock(9), "UTC", None, "2026-11-25T09:00Z"),
        # A later time chosen after today's update: none of today's again.
        ("2026-11-24T10:00Z", clock(18), "UTC", "2026-11-24", "2026-11-25T18:00Z"),
        # An earlier one: tomorrow is not left out.
        ("2026-11-24T10:00Z", clock(8), "UTC", "2026-11-23", "2026-11-25T08:00Z"),
        # East over the date line: Kiritimati's 25th has come, and had none.
        ("2026-11-24T20:30Z", clock(12), "Pacific/Kiritimati", "2026-11-24", "2026-11-24T22:00Z"),
        # West: Honolulu's 24th is the date that Tokyo has had.
        ("2026-11-24T01:00Z", clock(9), "Pacific/Honolulu", "2026-11-24", "2026-11-25T19:00Z"),
        ("2026-11-24T01:00Z", clock(9), "Pacific/Honolulu", "2026-11-23", "2026-11-24T19:00Z"),
        # Samoa went from the 29th to the 31st.
        ("2011-12-29T19:00Z", clock(9), "Pacific/Apia", "2011-12-29", "2011-12-30T19:00Z"),
    ],
)
def test_when_a_chat_is_due_next(after: str, minutes: int, zone: str, last: str | None, due: str) -> None:
    had = date.fromisoformat(last) if last else None
    assert next_due(datetime.fromisoformat(after), minutes, ZoneInfo(zone), had) == datetime.fromisoformat(due)


@pytest.mark.parametrize(
    ("due", "now", "day", "late", "skipped", "following"),
    [
        ("2026-11-24T09:00Z", "2026-11-24T09:00Z", "2026-11-24", False, 0, "2026-11-25T09:00Z"),
        ("2026-11-24T09:00Z", "2026-11-24T15:00Z", "2026-11-24", False, 0, "2026-11-25T09:00Z"),
        ("2026-11-24T09:00Z", "2026-11-24T15:01Z", "2026-11-24", True, 0, "2026-11-25T09:00Z"),
        ("2026-11-24T09:00Z", "2026-11-25T08:59Z", "2026-11-24", True, 0, "2026-11-25T09:00Z"),
        # Asleep over a whole day: today's goes out, yesterday's does not.
        ("2026-11-24T09:00Z", "2026-11-25T09:00Z", "2026-11-25", False, 1, "2026-11-26T09:00Z"),
        ("2026-11-24T09:00Z", "2026-11-27T16:00Z", "2026-11-27", True, 3, "2026-11-28T09:00Z"),
        ("2025-11-24T09:00Z", "2026-11-24T10:00Z", "2026-11-24", False, 365, "2026-11-25T09:00Z"),
    ],
)
def test_what_a_late_tick_decides(due: str, now: str, day: str, late: bool, skipped: int, following: str) -> None:
    decision = decide(datetime.fromisoformat(due), clock(9), ZoneInfo("UTC"), datetime.fromisoformat(now))
    assert (decision.day, decision.late, decision.skipped) == (date.fromisoformat(day), late, skipped)
    assert decision.following == datetime.fromisoformat(following)


STARTS = st.integers(0, 20 * 365 * MINUTES_A_DAY).map(lambda n: datetime(2009, 1, 1, tzinfo=UTC) + timedelta(minutes=n))
MINUTES = st.integers(0, MINUTES_A_DAY - 1)


@given(zone=st.sampled_from(ZONES), minutes=MINUTES, start=STARTS)
@settings(max_examples=60)
def test_every_date_gets_one_update_whatever_the_clocks_do(zone: str, minutes: int, start: datetime) -> None:
    there = ZoneInfo(zone)
    due, day, days = start, local_date(start, there) - timedelta(days=1), 0
    while days < 200:
        due = next_due(due, minutes, there, day)
        missed = [day + timedelta(n) for n in range(1, (local_date(due, there) - day).days)]
        # Only the first date can have passed already, and only a date that never was can be left out.
        assert all(days == 0 or moment_of(each, minutes, there) is None for each in missed)
        assert local_date(due, there) > day
        day, days = local_date(due, there), days + 1


@given(
    choices=st.lists(st.tuples(st.sampled_from(ZONES), MINUTES, st.integers(0, 4000)), min_size=2, max_size=12),
    start=STARTS,
)
@settings(max_examples=100)
def test_no_choice_of_time_or_zone_gives_two_on_a_date(choices: list[tuple[str, int, int]], start: datetime) -> None:
    """A chat that changes its mind again and again; each choice is in force for some minutes."""
    now, days = start, list[date]()
    for zone, minutes, in_force in choices:
        there, until = ZoneInfo(zone), now + timedelta(minutes=in_force)
        due = next_due(now, minutes, there, days[-1] if days else None)
        while due <= until:
            decision = decide(due, minutes, there, due)
            days.append(decision.day)
            due = decision.following
        now = until
    assert days == sorted(set(days))


@given(zone=st.sampled_from(ZONES), minutes=MINUTES, start=STARTS, asleep=st.integers(0, 60 * 24 * 40))
@settings(max_examples=150)
def test_after_any_sleep_the_newest_date_counts(zone: str, minutes: int, start: datetime, asleep: int) -> None:
    there = ZoneInfo(zone)
    due = next_due(start, minutes, there)
    now = due + timedelta(minutes=asleep)
    decision = decide(due, minutes, there, now)
    assert due <= decision.moment <= now < decision.following
    assert decision.following == next_due(decision.moment, minutes, there, decision.day)
    assert decision.late == (now - decision.moment > CAUGHT_UP)
    assert decision.day == local_date(decision.moment, there)
