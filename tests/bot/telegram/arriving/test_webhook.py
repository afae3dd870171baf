"""Telegram's idea of where updates go: set, looked after, taken back."""

import io
from collections.abc import AsyncIterator

import pytest
from telegram import Bot

from bot.errors import SettingsError, TelegramUnreachableError, TokenRefusedError
from bot.telegram.application import ALLOWED_UPDATES, START_WAITS, opened_application
from bot.telegram.arriving.webhook import CONNECTIONS, Webhook
from tests.bot.telegram.bots import TOKEN, Sleeps
from tests.simulator import Sim

HERE = "http://127.0.0.1:9"


@pytest.fixture
def sleeps() -> Sleeps:
    return Sleeps()


@pytest.fixture
async def bot(sim: Sim, log: io.StringIO) -> AsyncIterator[Bot]:
    async with opened_application(TOKEN, sim.url) as application:
        await application.bot.initialize()
        yield application.bot


@pytest.fixture
def webhook(bot: Bot, sim: Sim, sleeps: Sleeps) -> Webhook:
    return Webhook(bot, HERE, "a-secret", sim.url, sleep=sleeps)


async def test_it_is_set_with_everything_told(sim: Sim, webhook: Webhook) -> None:
    assert webhook.problem == "not set yet"
    await webhook.set()
    params = sim.calls("setWebhook")[0]["params"]
    assert params["url"] == f"{HERE}/telegram"
    assert params["secret_token"] == "a-secret"
    assert params["max_connections"] == str(CONNECTIONS)
    assert params["drop_pending_updates"] == "false"
    assert sorted(sim.stats()["webhook"]["allowed_updates"]) == sorted(ALLOWED_UPDATES)
    assert webhook.problem is None


async def test_processes_that_set_it_at_the_same_moment_take_turns(sim: Sim, webhook: Webhook, sleeps: Sleeps) -> None:
    sim.faults("setWebhook", times=1, retry_after=3)
    await webhook.set()
    assert sleeps.waited == [3.0]


async def test_an_address_telegram_does_not_take(sim: Sim, webhook: Webhook) -> None:
    sim.faults("setWebhook", status=400)
    with pytest.raises(SettingsError, match=r"^PUBLIC_URL: Telegram refused http://127.0.0.1:9/telegram"):
        await webhook.set()


async def test_no_network(sim: Sim, webhook: Webhook, sleeps: Sleeps) -> None:
    sim.faults("setWebhook", "drop_before")
    with pytest.raises(TelegramUnreachableError):
        await webhook.set()
    assert sleeps.waited == list(START_WAITS)


async def test_a_token_that_is_revoked(sim: Sim, webhook: Webhook) -> None:
    await webhook.set()
    sim.faults("getWebhookInfo", status=401)
    with pytest.raises(TokenRefusedError):
        await webhook.look()


async def test_what_another_program_took_is_taken_back_and_told(
    sim: Sim, bot: Bot, webhook: Webhook, log: io.StringIO
) -> None:
    await webhook.set()
    await bot.delete_webhook()
    await webhook.look()
    assert sim.stats()["webhook"]["url"] == f"{HERE}/telegram"
    assert log.getvalue().count("another program takes this bot's updates") == 1
    await webhook.look()
    assert webhook.problem is None
    assert log.getvalue().count("another program takes this bot's updates") == 1


async def test_what_telegram_could_not_deliver_is_told_once(sim: Sim, webhook: Webhook, log: io.StringIO) -> None:
    sim.config(webhook_backoff=1000)
    await webhook.set()
    asked = sim.message(1001, "Who said it?")
    assert asked["update_id"]
    while not sim.stats()["webhook"].get("last_error_message"):
        sim.wait(timeout=0.01)
    for _ in range(2):
        await webhook.look()
    assert log.getvalue().count("Telegram could not deliver updates") == 1


async def test_what_cannot_be_looked_at_is_told_once(sim: Sim, webhook: Webhook, log: io.StringIO) -> None:
    await webhook.set()
    sim.faults("getWebhookInfo", status=500)
    for _ in range(3):
        await webhook.look()
    assert log.getvalue().count("the webhook cannot be looked at") == 1
    sim.clear_faults()
    await webhook.look()
    assert log.getvalue().count("the webhook can be looked at again") == 1
