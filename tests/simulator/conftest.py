"""A Bot API client for the simulator's own tests."""

from collections.abc import AsyncIterator

import pytest
from telegram import Bot

from tests.simulator.client import Sim

TOKEN = "42:TEST"


@pytest.fixture
async def client(sim: Sim, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Bot]:
    """python-telegram-bot's Bot, connected to the test's simulator; it gives times to wait as ``timedelta``."""
    monkeypatch.setenv("PTB_TIMEDELTA", "1")  # without it every RetryAfter warns that it is deprecated
    async with Bot(TOKEN, base_url=sim.bot_url, base_file_url=sim.file_url) as bot:
        yield bot
