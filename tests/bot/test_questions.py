"""Questions are there when a button asks for them, in this process or another, and no longer than said."""

import asyncio
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from sqlalchemy import event, func, select, text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.store import questions as module
from bot.store.questions import KEPT, Asked, QuestionStore, kept_questions, token_of
from bot.store.tables import questions
from index.archive.database import BESIDE, reading, writing
from index.questions.question import Filter

TODAY = date(2026, 11, 24)
ASKED = Asked("What was said about vaccines?", frozenset({Filter.SPEAKER, Filter.PERIOD}))


async def count(engine: AsyncEngine) -> int:
    async with reading(engine) as connection:
        return (await connection.execute(select(func.count()).select_from(questions))).scalar_one()


async def found(engine: AsyncEngine, token: str, today: date) -> Asked | None:
    """What another process finds."""
    async with kept_questions(engine) as store:
        return await store.find(token, today=today)


async def test_a_question_is_found_at_once_and_later_elsewhere(engine: AsyncEngine) -> None:
    async with kept_questions(engine) as store:
        token = store.keep(ASKED, today=TODAY)
        assert await store.find(token, today=TODAY) == ASKED
    assert await found(engine, token, TODAY) == ASKED
    assert await found(engine, token, TODAY + KEPT) == ASKED
    assert await found(engine, token, TODAY + KEPT + timedelta(days=1)) is None


async def test_a_question_asked_again_is_kept_anew_and_an_old_one_is_deleted(engine: AsyncEngine) -> None:
    async with kept_questions(engine) as store:
        store.keep(Asked("old"), today=TODAY)
        token = store.keep(ASKED, today=TODAY)
    later = TODAY + KEPT + timedelta(days=1)
    async with kept_questions(engine) as store:
        assert store.keep(ASKED, today=later) == token
    assert await found(engine, token, later) == ASKED
    assert await count(engine) == 1


async def test_questions_that_come_together_are_written_together(engine: AsyncEngine) -> None:
    commits = 0

    def committed(_: object) -> None:
        nonlocal commits
        commits += 1

    event.listen(engine.sync_engine.get_execution_options().get(BESIDE, engine.sync_engine), "commit", committed)
    async with kept_questions(engine) as store:
        for _ in range(2):
            for number in range(50):
                store.keep(Asked(f"question {number}"), today=TODAY)
    assert await count(engine) == 50
    assert commits == 1


@pytest.mark.parametrize("odd", ["nul \0", "half \ud83d", "🙂", ""])
async def test_any_text(engine: AsyncEngine, odd: str) -> None:
    async with kept_questions(engine) as store:
        token = store.keep(Asked(odd), today=TODAY)
    assert token == token_of(Asked(odd))
    assert await found(engine, token, TODAY) is not None


async def test_while_the_database_is_away_nothing_waits_and_nothing_is_lost(
    engine: AsyncEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "REST", 0.0)
    async with writing(engine) as connection:
        await connection.execute(text("ALTER TABLE questions RENAME TO elsewhere"))
    store = QuestionStore(engine)
    token = store.keep(ASKED, today=TODAY)
    await until(lambda: store._trouble.lasts)
    assert await store.find(token, today=TODAY) == ASKED
    async with writing(engine) as connection:
        await connection.execute(text("ALTER TABLE elsewhere RENAME TO questions"))
    await until(lambda: not store._unwritten)
    await store.close()
    assert await found(engine, token, TODAY) == ASKED


async def test_a_process_that_stops_while_the_database_is_away_does_not_wait_for_it(engine: AsyncEngine) -> None:
    async with writing(engine) as connection:
        await connection.execute(text("DROP TABLE questions"))
    async with asyncio.timeout(30), kept_questions(engine) as store:
        store.keep(ASKED, today=TODAY)


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(30):
        while not condition():  # noqa: ASYNC110 (nobody tells)
            await asyncio.sleep(0)
