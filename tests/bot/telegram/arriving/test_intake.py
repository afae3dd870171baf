"""Between the webhook and the handlers: acknowledged means safe."""

import asyncio
import io
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.delivery.outage import Outage
from bot.store.inbox import Claimed, Inbox, Settled, Waiting
from bot.store.tables import updates
from bot.telegram.arriving import intake as module
from bot.telegram.arriving.intake import Intake
from index.archive.database import reading, writing
from index.errors import ArchiveError
from tests.bot.store.test_inbox import NOW, message

PATIENCE = 30.0


class Handled:
    """Handles updates by noting them; ``open`` lets it finish. ``waiting`` is what it says of the next answer."""

    def __init__(self) -> None:
        self.noted: list[int] = []
        self.changed = asyncio.Condition()
        self.open = asyncio.Event()
        self.open.set()
        self.failing: Exception | None = None
        self.waiting: Waiting | None = None
        self.answers = list[str | None]()

    async def __call__(self, claimed: Claimed) -> Settled:
        waiting, self.waiting = self.waiting, None
        async with self.changed:
            self.noted.append(claimed.update_id)
            self.answers.append(claimed.answer)
            self.changed.notify_all()
        await self.open.wait()
        if self.failing:
            raise self.failing
        return Settled(claimed.line, waiting)

    async def until(self, count: int) -> list[int]:
        async with asyncio.timeout(PATIENCE), self.changed:
            await self.changed.wait_for(lambda: len(self.noted) >= count)
        return self.noted


@asynccontextmanager
async def taking_in(
    engine: AsyncEngine, handled: Handled, *, at_once: int = 16, fit: bool = True, now: datetime | None = NOW
) -> AsyncIterator[Intake]:
    """An intake that runs, where it is always ``now`` or as late as it is; at the end it is told to stop, and does."""
    intake = Intake(
        Inbox(engine, f"{id(handled)}"),
        handled,
        at_once=at_once,
        fit=lambda: fit,
        now=lambda: now or datetime.now(UTC),
        outage=Outage(),
    )
    stop = asyncio.Event()
    running = asyncio.create_task(intake.run(stop))
    try:
        yield intake
    finally:
        stop.set()
        async with asyncio.timeout(PATIENCE):
            await running


async def waiting(engine: AsyncEngine) -> int:
    async with reading(engine) as connection:
        return (await connection.execute(select(func.count()).where(updates.c.done_at.is_(None)))).scalar_one()


async def test_what_is_accepted_is_in_the_database_and_handled_once(engine: AsyncEngine) -> None:
    handled = Handled()
    async with taking_in(engine, handled) as intake:
        await asyncio.gather(*(intake.accept(message(number, chat=number % 3)) for number in range(20)))
        await intake.accept(message(7, chat=1))
        await handled.until(20)
    assert sorted(handled.noted) == list(range(20))
    assert [number for number in handled.noted if number % 3 == 1] == [1, 4, 7, 10, 13, 16, 19]
    assert await waiting(engine) == 0


async def test_what_is_no_update_is_not_accepted(engine: AsyncEngine) -> None:
    async with taking_in(engine, Handled()) as intake:
        with pytest.raises(ValueError, match="update_id"):
            await intake.accept({"message": {}})


async def test_not_more_are_handled_at_a_time_than_allowed(engine: AsyncEngine) -> None:
    handled = Handled()
    handled.open.clear()
    async with taking_in(engine, handled, at_once=2) as intake:
        await asyncio.gather(*(intake.accept(message(number, chat=number)) for number in range(1, 6)))
        assert await handled.until(2) == [1, 2]
        await intake.accept(message(6, chat=6))
        assert handled.noted == [1, 2]
        handled.open.set()
        assert await handled.until(6) == [1, 2, 3, 4, 5, 6]


async def test_a_process_that_is_not_fit_leaves_what_it_takes_in_to_another(engine: AsyncEngine) -> None:
    starting, other = Handled(), Handled()
    async with taking_in(engine, starting, fit=False) as intake:
        await intake.accept(message(1))
        async with taking_in(engine, other):
            await other.until(1)
    assert starting.noted == []


async def test_what_fails_does_not_come_again_and_does_not_stop_the_rest(engine: AsyncEngine, log: io.StringIO) -> None:
    handled = Handled()
    handled.failing = RuntimeError("what was asked")
    async with taking_in(engine, handled) as intake:
        await intake.accept(message(1))
        await intake.accept(message(2))
        await handled.until(2)
    assert await waiting(engine) == 0
    assert log.getvalue().count("an update could not be handled") == 2
    assert "what was asked" not in log.getvalue()


async def test_an_answer_that_waits_comes_again_when_it_is_time(engine: AsyncEngine) -> None:
    handled = Handled()
    async with taking_in(engine, handled, now=None) as intake:
        handled.waiting = Waiting("the rest", datetime.now(UTC))
        await intake.accept(message(1))
        await handled.until(2)
    assert (handled.noted, handled.answers) == ([1, 1], [None, "the rest"])
    assert await waiting(engine) == 0


async def test_there_is_room_for_more_once_all_that_came_is_in_hand(engine: AsyncEngine) -> None:
    handled = Handled()
    handled.open.clear()
    async with taking_in(engine, handled, at_once=2) as intake:
        await intake.accept(message(1, chat=1))
        await intake.until_room()
        await intake.accept(*(message(number, chat=number) for number in range(2, 5)))
        await handled.until(2)
        more = asyncio.create_task(intake.until_room())
        await intake.accept(message(5, chat=5))
        assert not more.done()
        handled.open.set()
        await more
        assert len(await handled.until(5)) == 5


async def test_a_stop_lets_what_is_in_hand_finish(engine: AsyncEngine) -> None:
    handled = Handled()
    handled.open.clear()
    async with taking_in(engine, handled) as intake:
        await intake.accept(message(1))
        await handled.until(1)
        asyncio.get_running_loop().call_later(0.05, handled.open.set)
    assert await waiting(engine) == 0


async def test_what_cannot_finish_in_time_is_left_to_another_at_once(
    engine: AsyncEngine, log: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LAST_SECONDS", 0.01)
    stuck, other = Handled(), Handled()
    stuck.open.clear()
    async with taking_in(engine, stuck) as intake:
        await intake.accept(message(1))
        await stuck.until(1)
    async with taking_in(engine, other):
        await other.until(1)
    assert "updates were left to another process" in log.getvalue()


async def test_while_the_database_is_away_nothing_is_acknowledged_and_it_recovers_by_itself(
    engine: AsyncEngine, log: io.StringIO
) -> None:
    handled = Handled()
    async with taking_in(engine, handled, now=datetime.now(UTC)) as intake:
        async with writing(engine) as connection:
            await connection.execute(text("ALTER TABLE updates RENAME TO elsewhere"))
        for _ in range(2):
            with pytest.raises(ArchiveError):
                await intake.accept(message(1))
        async with writing(engine) as connection:
            await connection.execute(text("ALTER TABLE elsewhere RENAME TO updates"))
        await intake.accept(message(1))
        await handled.until(1)
    assert log.getvalue().count("updates cannot be written down") == 1
    assert log.getvalue().count("updates are written down again") == 1
