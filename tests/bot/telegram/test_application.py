"""How the bot starts, goes on through trouble, and stops."""

import asyncio
import io
import json
import os
import signal
import socket
from datetime import UTC, datetime

import httpx
import pytest

from bot.errors import SettingsError, TelegramUnreachableError, TokenRefusedError
from bot.process.stopping import stop_on_signals
from bot.telegram.application import ALLOWED_UPDATES, START_WAITS
from bot.telegram.arriving.polling import SECOND_POLLER, UNREACHABLE
from tests.bot.telegram.bots import ANN, TOKEN, Run, StartBot, echo, shown
from tests.simulator import Sim


def call(sim: Sim, method: str, **arguments: object) -> httpx.Response:
    """A Bot API call of another program with the same token."""
    return httpx.post(f"{sim.url}/bot{TOKEN}/{method}", json=arguments)


def test_a_token_telegram_does_not_know(sim: Sim, log: io.StringIO, start: StartBot) -> None:
    run = start(echo, token="43:WRONG-token-nobody-knows")
    run.end()
    assert isinstance(run.error, TokenRefusedError)
    assert isinstance(run.error, SettingsError)
    message = str(run.error)
    assert message.startswith("TELEGRAM_BOT_TOKEN: ")
    assert "\n" not in message
    assert "WRONG" not in message
    assert "WRONG" not in "".join(map(str, (run.error.__cause__, run.error.__suppress_context__)))
    assert "Traceback" not in log.getvalue()
    assert run.sleeps.waited == []


def test_no_network(log: io.StringIO, start: StartBot) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{unused.getsockname()[1]}"
    run = start(echo, url=url)
    run.end()
    assert isinstance(run.error, TelegramUnreachableError)
    assert str(run.error).startswith(f"Telegram cannot be reached at {url} (")
    assert "\n" not in str(run.error)
    assert run.sleeps.waited == list(START_WAITS)
    assert log.getvalue().count("Telegram cannot be reached; trying again") == 1
    assert "Traceback" not in log.getvalue()


def test_a_network_that_comes_back(sim: Sim, log: io.StringIO, start: StartBot) -> None:
    sim.faults("getMe", "drop_before", times=2)
    run = start(echo)
    assert shown(sim.ask(ANN, "Who said it?")) == "Who said it?"
    assert run.sleeps.waited == list(START_WAITS[:2])


def test_a_stop_while_telegram_cannot_be_reached(sim: Sim, log: io.StringIO, inbox_url: str) -> None:
    async def for_ever(_: float) -> None:
        await asyncio.Event().wait()

    sim.faults("getMe", status=500)
    run = Run(sim.url, inbox_url, echo, sleep=for_ever).start()
    run.stop()
    assert run.error is None


def test_a_webhook_that_was_left_set_is_deleted(sim: Sim, log: io.StringIO, start: StartBot) -> None:
    call(sim, "setWebhook", url="https://record.example.org/hook")
    start(echo)
    assert shown(sim.ask(ANN, "Who said it?")) == "Who said it?"
    assert sim.stats()["webhook"]["url"] == ""


def test_updates_from_before_the_start_are_kept(sim: Sim, log: io.StringIO, start: StartBot) -> None:
    sim.message(ANN, "Who said it?")
    start(echo)
    assert shown(sim.wait(chat_id=ANN)[0]) == "Who said it?"
    first = sim.calls("getUpdates")[0]["params"]
    kinds = ["message", "channel_post", "callback_query", "my_chat_member", "inline_query", "guest_message"]
    assert json.loads(first["allowed_updates"]) == kinds
    assert list(ALLOWED_UPDATES) == kinds
    assert sim.calls("deleteWebhook")[0]["params"]["drop_pending_updates"] == "false"


def test_a_second_poller_is_told_once_and_does_not_stop_the_bot(sim: Sim, log: io.StringIO, start: StartBot) -> None:
    start(echo)
    sim.ask(ANN, "first")
    for _ in range(3):
        call(sim, "getUpdates", timeout=0)
        call(sim, "getUpdates", timeout=0)
    assert shown(sim.ask(ANN, "second")) == "second"
    assert log.getvalue().count(SECOND_POLLER) == 1
    assert "Traceback" not in log.getvalue()
    assert "level=error" not in log.getvalue()


def test_a_lost_connection_is_told_once_when_it_begins_and_ends(sim: Sim, log: io.StringIO, start: StartBot) -> None:
    start(echo)
    sim.ask(ANN, "first")
    sim.faults("getUpdates", "drop_before", times=1)
    sim.ask(ANN, "second")
    assert shown(sim.ask(ANN, "third", timeout=10)) == "third"
    assert log.getvalue().count(UNREACHABLE) == 1
    assert log.getvalue().count("messages are fetched again") == 1
    assert "Traceback" not in log.getvalue()


def test_a_token_that_is_revoked_while_the_bot_runs(sim: Sim, log: io.StringIO, start: StartBot) -> None:
    """The library's polling would end without a word and leave a process that does nothing."""
    run = start(echo)
    sim.ask(ANN, "first")
    sim.faults("getUpdates", status=401)
    sim.message(ANN, "second")
    run.end()
    assert isinstance(run.error, TokenRefusedError)
    assert "Traceback" not in log.getvalue()


def test_a_stop_lets_answers_under_way_finish(sim: Sim, log: io.StringIO, start: StartBot) -> None:
    run = start(echo)
    sim.faults("sendMessage", "delay", delay=0.3, times=1)
    sim.message(ANN, "Who said it?")
    while not run.conversation.asked:
        sim.wait(timeout=0.01)
    run.stop()
    assert [shown(message) for message in sim.messages(ANN) if message["outgoing"]] == ["Who said it?"]
    assert run.error is None


def test_no_update_is_answered_twice_after_a_restart(sim: Sim, log: io.StringIO, start: StartBot) -> None:
    first = start(echo)
    sim.ask(ANN, "one")
    first.stop()
    sim.message(ANN, "two")
    second = start(echo)
    sim.wait(chat_id=ANN, count=2)
    second.stop()
    assert [each.text for each in first.conversation.asked] == ["one"]
    assert [each.text for each in second.conversation.asked] == ["two"]
    assert second.conversation.asked[0].now <= datetime.now(UTC)


@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGINT])
async def test_signals_ask_to_stop_once(sent: signal.Signals) -> None:
    before = signal.getsignal(sent)
    stop = asyncio.Event()
    stop_on_signals(stop)
    os.kill(os.getpid(), sent)
    await stop.wait()
    assert signal.getsignal(sent) in (before, signal.SIG_DFL, signal.default_int_handler)
