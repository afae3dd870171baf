"""The schedule: rounds at every tick, whatever becomes of one of them."""

import asyncio
import io
import logging
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Any

import pytest
import structlog

from bot.process.logs import configure_logs
from bot.unasked.rounds import Outcome
from bot.unasked.schedule import schedule
from index.errors import ArchiveUnavailable

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
SHORT = 0.01


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    root = logging.getLogger()
    handlers, level = root.handlers, root.level
    stream = io.StringIO()
    configure_logs("info", secrets=(), stream=stream)
    logging.captureWarnings(False)
    yield stream
    root.handlers = handlers
    root.setLevel(level)
    structlog.reset_defaults()


class Rounds:
    """Does at each round what it is told to, and stops the schedule after the last."""

    def __init__(self, *outcomes: Outcome | Exception) -> None:
        self.left = list(outcomes)
        self.held: list[datetime] = []
        self.stop = asyncio.Event()

    async def hold(self, now: datetime) -> Outcome:
        self.held.append(now)
        outcome = self.left.pop(0)
        if not self.left:
            self.stop.set()
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    async def run(self, now: Callable[[], datetime] = lambda: NOW) -> None:
        async with asyncio.timeout(20):
            await schedule(self.hold, now, seconds=SHORT)(self.stop)


async def test_a_round_is_held_at_once_and_at_every_tick(log: io.StringIO) -> None:
    rounds = Rounds(Outcome(enqueued=3), Outcome(), Outcome())
    await rounds.run()
    assert rounds.held == [NOW] * 3
    assert log.getvalue().count("daily updates enqueued") == 1
    assert "chats=3" in log.getvalue()


async def test_a_database_that_is_gone_is_told_once_when_it_goes_and_once_when_it_is_back(log: io.StringIO) -> None:
    gone = ArchiveUnavailable("the database cannot be reached")
    await Rounds(gone, gone, gone, Outcome(), Outcome(enqueued=1)).run()
    lines = [line for line in log.getvalue().splitlines() if "daily updates" in line]
    assert len(lines) == 3
    assert "cannot be enqueued; trying again" in lines[0]
    assert "the database cannot be reached" in lines[0]
    assert "are enqueued again" in lines[1]


async def test_a_round_that_has_begun_is_finished_before_the_schedule_stops() -> None:
    stop, begun, may_end, ended = (asyncio.Event() for _ in range(4))

    async def hold(now: datetime) -> Outcome:
        begun.set()
        await may_end.wait()
        ended.set()
        return Outcome()

    running = asyncio.ensure_future(schedule(hold, lambda: NOW, seconds=SHORT)(stop))
    await begun.wait()
    stop.set()
    done, _ = await asyncio.wait((running,), timeout=5 * SHORT)
    assert not done
    may_end.set()
    await running
    assert ended.is_set()


async def test_there_is_one_round_at_a_time_however_long_it_takes() -> None:
    stop, at_once, most, held = asyncio.Event(), 0, 0, 0

    async def hold(now: datetime) -> Outcome:
        nonlocal at_once, most, held
        at_once, held = at_once + 1, held + 1
        most = max(most, at_once)
        await asyncio.sleep(5 * SHORT)
        at_once -= 1
        if held == 3:
            stop.set()
        return Outcome()

    async with asyncio.timeout(20):
        await schedule(hold, lambda: NOW, seconds=SHORT)(stop)
    assert most == 1


@pytest.mark.parametrize("jump", [timedelta(hours=-1), timedelta(days=-400), timedelta(days=3)])
async def test_ticks_go_on_when_the_clock_is_put_back_or_forward(
    jump: timedelta, monkeypatch: pytest.MonkeyPatch
) -> None:
    rounds = Rounds(*[Outcome()] * 4)

    class Jumping(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Any:
            moment = datetime.now(UTC) + (jump if len(rounds.held) > 1 else timedelta())
            return moment.astimezone(tz) if tz else moment.replace(tzinfo=None)

    monkeypatch.setattr("apscheduler.schedulers.base.datetime", Jumping)
    await rounds.run()
    assert len(rounds.held) == 4
