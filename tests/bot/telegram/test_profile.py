"""The bot's profile, over HTTP with the simulated Bot API."""

import pytest
from structlog.testing import capture_logs
from telegram import Bot

from bot.telegram.profile import BotProfile, publish
from tests.bot.telegram.bots import TOKEN
from tests.simulator import Sim

PROFILE = BotProfile((("latest", "The newest"), ("ask", "A question")), "What it is", "In short")


def setters(sim: Sim) -> list[str]:
    return [call["method"] for call in sim.calls() if call["method"].startswith("set")]


async def test_published_once_and_again_only_what_changed(sim: Sim) -> None:
    async with Bot(TOKEN, base_url=sim.bot_url) as bot:
        await publish(PROFILE, bot)
        assert setters(sim) == ["setMyCommands", "setMyDescription", "setMyShortDescription"]
        await publish(PROFILE, bot)
        assert len(setters(sim)) == 3
        await publish(BotProfile(PROFILE.commands, "Another", "In short"), bot)
        assert setters(sim)[3:] == ["setMyDescription"]
        await publish(BotProfile(PROFILE.commands[::-1], "Another", "In short"), bot)
        assert setters(sim)[4:] == ["setMyCommands"]
        assert [command.command for command in await bot.get_my_commands()] == ["ask", "latest"]
        assert (await bot.get_my_description()).description == "Another"


@pytest.mark.parametrize("fault", [{"status": 500}, {"retry_after": 60}])
async def test_what_cannot_be_set_is_logged_and_the_rest_is_set(sim: Sim, fault: dict[str, int]) -> None:
    async with Bot(TOKEN, base_url=sim.bot_url) as bot:
        sim.faults("setMyCommands", status=fault.get("status", 429), retry_after=fault.get("retry_after", 0))
        with capture_logs() as logs:
            await publish(PROFILE, bot)
    assert [(line["log_level"], line["part"]) for line in logs] == [
        ("warning", "commands"),
        ("info", "description"),
        ("info", "short_description"),
    ]
