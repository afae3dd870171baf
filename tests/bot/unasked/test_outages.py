"""The database away for a while: told once, nothing acknowledged that is not safe, nothing lost, no restart needed."""

import io
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.operating.figures import Figures
from bot.operating.metrics import Metrics
from bot.operating.readiness import database_check, index_check, look
from bot.store import questions as questions_module
from bot.store.inbox import Inbox, arrival
from bot.store.questions import Asked, kept_questions
from bot.telegram.arriving import intake as intake_module
from index.archive.database import connect, writing
from index.errors import ArchiveUnavailable
from index.record import open_record
from index.sources.items.tables import source_states
from tests.bot.letters import letter, put
from tests.bot.outages import Wire, disk_full, locked, read_only
from tests.bot.rows import row
from tests.bot.store.test_inbox import NOW, message
from tests.bot.telegram.arriving.test_intake import Handled, taking_in
from tests.bot.telegram.conftest import log
from tests.bot.test_questions import TODAY, found

__all__ = ["log"]

Outage = Callable[[AsyncEngine], AbstractAsyncContextManager[None]]

ON_SQLITE = {
    locked: "another process is writing to it and did not finish in time; try again",
    disk_full: "the disk is full; free some space",
    read_only: "it cannot be written to; check the permissions of the file and its folder",
}


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(questions_module, "REST", 0.01)
    monkeypatch.setattr(intake_module, "LOOK_EVERY", 0.01)


async def carries_on(engine: AsyncEngine, outage: Outage, reason: str, log: io.StringIO) -> None:
    handled = Handled()
    large: dict[str, Any] = message(2) | {"message": {"chat": {"id": 2}, "text": "x" * 200_000}}
    async with kept_questions(engine) as questions, taking_in(engine, handled, now=NOW) as intake:
        await intake.accept(message(1))
        await handled.until(1)
        async with outage(engine):
            for _ in range(3):
                with pytest.raises(ArchiveUnavailable):
                    await intake.accept(large)
            token = questions.keep(Asked("What was said? " * 1000), today=TODAY)
            with pytest.raises(ArchiveUnavailable):
                await intake.accept(large)
            assert handled.noted == [1]
        while len(handled.noted) < 2:
            try:
                await intake.accept(large)
            except ArchiveUnavailable:
                continue
            await handled.until(2)
    assert handled.noted == [1, 2]
    assert await found(engine, token, TODAY)
    written = log.getvalue()
    assert written.count("updates cannot be written down") == written.count("updates are written down again") == 1
    assert reason in written


@pytest.mark.parametrize("outage", ON_SQLITE)
async def test_sqlite(sqlite_template: Path, tmp_path: Path, log: io.StringIO, outage: Any) -> None:
    copy = tmp_path / "record.db"
    copy.write_bytes(sqlite_template.read_bytes())
    engine = connect(f"sqlite:///{copy}", lock_wait=0.05)
    await carries_on(engine, outage, ON_SQLITE[outage], log)
    await engine.dispose()


@pytest.fixture
async def wired(postgresql_url: str) -> AsyncIterator[tuple[AsyncEngine, Wire]]:
    """A database at the end of a wire."""
    wire = Wire(postgresql_url)
    await wire.mend()
    engine = connect(wire.through(postgresql_url))
    yield engine, wire
    await engine.dispose()
    await wire.cut()


@asynccontextmanager
async def cut(wire: Wire) -> AsyncIterator[None]:
    await wire.cut()
    yield
    await wire.mend()


async def test_postgresql(wired: tuple[AsyncEngine, Wire], log: io.StringIO) -> None:
    engine, wire = wired
    await carries_on(engine, lambda _: cut(wire), "cannot be reached; check that the server is running", log)


async def test_what_operators_see_is_true(wired: tuple[AsyncEngine, Wire], tmp_path: Path, log: io.StringIO) -> None:
    engine, wire = wired
    metrics = Metrics()
    async with open_record(engine, tmp_path / "index") as record:
        figures = Figures(engine, record, metrics, lambda: NOW)
        checks = {"database": database_check(engine), "index": index_check(record)}
        async with cut(wire):
            assert (await look(checks)).problems == dict.fromkeys(checks, "cannot be used; the log says why")
            exposed = (await figures.exposed()).decode()
            assert "onrecord_database_up 0.0" in exposed
            assert "onrecord_outbox_depth NaN" in exposed
        assert (await look(checks)).ready
        exposed = (await figures.exposed()).decode()
        assert "onrecord_database_up 1.0" in exposed
        assert "onrecord_outbox_depth 0.0" in exposed


async def test_what_waits_is_measured(engine: AsyncEngine, tmp_path: Path) -> None:
    now = NOW + timedelta(seconds=90)
    await put(engine, [letter(1, due_at=NOW), letter(2, due_at=NOW + timedelta(seconds=30))])
    await Inbox(engine, "dead").exchange([arrival(message(1))], {}, 9, now=NOW)
    async with writing(engine) as connection:
        await connection.execute(
            insert(source_states), {**row(source_states, 1), "source": "feed", "last_success": NOW}
        )
        await connection.execute(
            insert(source_states), {**row(source_states, 2), "source": "new", "last_success": None}
        )
    async with open_record(engine, tmp_path / "index") as record:
        exposed = (await Figures(engine, record, Metrics(), lambda: now).exposed()).decode().splitlines()
    for line in (
        "onrecord_outbox_depth 2.0",
        "onrecord_outbox_age 90.0",
        "onrecord_inbox_depth 1.0",
        "onrecord_inbox_age 90.0",
        'onrecord_source_age{source="feed"} 90.0',
        'onrecord_source_age{source="new"} +Inf',
    ):
        assert line in exposed, line
