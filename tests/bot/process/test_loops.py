"""What runs side by side in a process: failing alone, starting again, stopping together."""

import asyncio
import io

import pytest

from bot.errors import TokenRefusedError
from bot.process import loops as module
from bot.process.loops import run_loops
from index.errors import ArchiveUnavailable
from tests.bot.telegram.conftest import log

__all__ = ["log"]

PATIENCE = 10.0


@pytest.fixture(autouse=True)
def _no_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "REST", 0.01)


async def until_stopped(stop: asyncio.Event) -> None:
    await stop.wait()


async def test_all_stop_when_they_are_told_to() -> None:
    stop = asyncio.Event()
    asyncio.get_running_loop().call_later(0.01, stop.set)
    async with asyncio.timeout(PATIENCE):
        await run_loops({"one": until_stopped, "two": until_stopped}, stop)


async def test_one_that_fails_begins_again_and_is_told_of_once(log: io.StringIO) -> None:
    stop, attempts = asyncio.Event(), 0

    async def failing(stop: asyncio.Event) -> None:
        nonlocal attempts
        attempts += 1
        if attempts < 4:
            raise ArchiveUnavailable("the database is away")
        asyncio.get_running_loop().call_later(0.1, stop.set)
        await stop.wait()

    async with asyncio.timeout(PATIENCE):
        await run_loops({"failing": failing, "other": until_stopped}, stop)
    assert attempts == 4
    assert log.getvalue().count("failing failed; it is tried again") == 1
    assert log.getvalue().count("failing works again") == 1


async def test_what_people_wrote_is_not_in_the_log(log: io.StringIO) -> None:
    stop = asyncio.Event()

    async def failing(stop: asyncio.Event) -> None:
        stop.set()
        raise RuntimeError("a question")

    await run_loops({"failing": failing}, stop)
    assert "RuntimeError at" in log.getvalue()
    assert "a question" not in log.getvalue()


async def test_what_nothing_mends_stops_all_and_is_raised() -> None:
    stopped = []

    async def refused(_: asyncio.Event) -> None:
        raise TokenRefusedError("TELEGRAM_BOT_TOKEN: …")

    async def other(stop: asyncio.Event) -> None:
        await stop.wait()
        stopped.append("other")

    with pytest.raises(TokenRefusedError):
        await run_loops({"refused": refused, "other": other}, asyncio.Event())
    assert stopped == ["other"]


async def test_one_that_does_not_stop_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LAST_SECONDS", 0.01)
    stop = asyncio.Event()
    stop.set()

    async def stuck(_: asyncio.Event) -> None:
        await asyncio.Event().wait()

    async with asyncio.timeout(PATIENCE):
        await run_loops({"stuck": stuck}, stop)
