import asyncio
import contextlib

import pytest
from telegram import Bot

from tests.simulator.client import AsyncSim
from tests.simulator.load import percentile


async def echo(client: Bot) -> None:
    """A bot that gives every message back."""
    offset = 0
    while True:
        for update in await client.get_updates(offset=offset, timeout=5):
            offset = update.update_id + 1
            assert update.message is not None
            await update.message.reply_text(update.message.text or "")


@pytest.mark.parametrize("rate", [0, 50], ids=["closed loop", "open loop"])
async def test_counts_every_answer(async_sim: AsyncSim, client: Bot, rate: int) -> None:
    bot = asyncio.create_task(echo(client))
    measured = await async_sim.bench(chats=3, seconds=0.2, warmup=0, rate=rate)
    bot.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await bot
    assert measured["updates"] == 10 if rate else measured["updates"] >= 3
    assert (measured["answered"], measured["lost"]) == (measured["updates"], 0)
    assert (await async_sim.config())["limits"] is True, "settings are as they were"


def test_percentiles_are_in_milliseconds() -> None:
    times = [number / 1000 for number in range(1, 101)]
    assert [percentile(times, share) for share in (0.5, 0.95, 1)] == [51, 96, 100]
    assert percentile([], 0.5) is None
