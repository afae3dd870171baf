"""The time is right on a machine whose clock is not."""

from datetime import UTC, datetime, timedelta

import httpx
import pytest

from bot.operating.readiness import clock_check, look
from bot.process.clock import Clock
from bot.telegram.timekeeping import tells

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("ahead", "corrected", "problem"),
    [
        (timedelta(), NOW, None),
        (timedelta(seconds=59), NOW + timedelta(seconds=59), None),
        (timedelta(seconds=-59), NOW - timedelta(seconds=59), None),
        (timedelta(minutes=11), NOW, "is 660 s ahead of Telegram's"),
        (timedelta(days=3), NOW, "is 259200 s ahead of Telegram's"),
        (timedelta(hours=-1), NOW, "is 3600 s behind Telegram's"),
    ],
)
async def test_a_clock_that_is_off_is_corrected_and_told(
    ahead: timedelta, corrected: datetime, problem: str | None
) -> None:
    clock = Clock(lambda: NOW + ahead)
    assert clock.now() == NOW + ahead
    clock.told(NOW)
    assert (clock.now(), clock.problem) == (corrected, problem)
    finding = await look({"clock": clock_check(clock)})
    assert finding.ready is (problem is None)


def test_a_clock_that_is_set_right_is_believed_again() -> None:
    machine = [NOW + timedelta(hours=1)]
    clock = Clock(lambda: machine[0])
    clock.told(NOW)
    machine[0] = NOW
    clock.told(NOW)
    assert (clock.now(), clock.problem) == (NOW, None)


@pytest.mark.parametrize("date", ["Tue, 24 Nov 2026 09:00:00 GMT", "Tue, 24 Nov 2026 10:00:00 +0100"])
async def test_the_time_stands_in_telegrams_answers(date: str) -> None:
    clock = Clock(lambda: NOW + timedelta(minutes=11))
    transport = httpx.MockTransport(lambda _: httpx.Response(200, headers={"Date": date}))
    async with httpx.AsyncClient(transport=transport, **tells(clock)["httpx_kwargs"]) as client:
        await client.get("https://api.example/getMe")
    assert clock.now() == NOW


@pytest.mark.parametrize("headers", [{}, {"Date": "soon"}, {"Date": ""}])
async def test_answers_without_a_time_tell_nothing(headers: dict[str, str]) -> None:
    clock = Clock(lambda: NOW)
    transport = httpx.MockTransport(lambda _: httpx.Response(200, headers=headers))
    async with httpx.AsyncClient(transport=transport, **tells(clock)["httpx_kwargs"]) as client:
        await client.get("https://api.example/getMe")
    assert (clock.now(), clock.problem) == (NOW, None)
