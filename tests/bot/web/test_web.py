"""The whole program by webhook, against the simulator, over HTTP: what chats, operators and strangers see."""

import signal
import socket
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.bot.programs import free_port, onrecord, running_bot, running_program, running_web
from tests.simulator import Sim

TOKEN = "42:TEST-token-of-the-web-process"
ANN = 1001


@pytest.fixture(scope="module")
def var(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("var")
    assert onrecord(folder, "load", "data").returncode == 0
    return folder


@pytest.fixture
def sim(sim: Sim) -> Sim:
    sim = Sim(sim.url, TOKEN)
    sim.config(limits=False)
    return sim


@pytest.fixture
def web(sim: Sim, var: Path) -> Iterator[str]:
    """The address of a process that answers; afterwards it stopped well, and nothing went wrong in its log."""
    with running_web(var, sim.url, TOKEN) as (process, address):
        sim.ask(ANN, "/start", timeout=90)
        yield address
        process.send_signal(signal.SIGTERM)
        log = process.communicate(timeout=30)[1]
    assert process.returncode == 0
    sim.assert_no_bad_requests()
    assert "level=error" not in log
    assert "Traceback" not in log
    assert "TEST-token" not in log


def test_what_is_asked_is_answered_and_what_operators_see_is_true(sim: Sim, web: str) -> None:
    assert sim.ask(ANN, "What is UNRWA said to be?")["text"].startswith("Sergey Lavrov")
    assert "Nothing on record" in sim.ask(ANN, "opening hours of the bakery in Reykjavik")["text"]
    answer = sim.ask(ANN, "What is UNRWA said to be?")
    assert sim.press(ANN, int(answer["message_id"]), text="In context")["text"]
    assert httpx.get(f"{web}/health").json() == {"alive": True}
    ready = httpx.get(f"{web}/ready")
    assert (ready.status_code, ready.json()) == (
        200,
        {"ready": True, "database": "ok", "index": "ok", "clock": "ok", "telegram": "ok"},
    )
    page = httpx.get(web)
    assert "On record: the embassy" in page.text
    assert "11 statements on record" in page.text
    assert "https://t.me/sim42_bot" in page.text
    figures = httpx.get(f"{web}/metrics").text.splitlines()
    for line in (
        'onrecord_answers_total{result="quotes"} 2.0',
        'onrecord_answers_total{result="absence"} 1.0',
        'onrecord_updates_total{kind="press"} 1.0',
        "onrecord_handling_seconds_count 5.0",
        "onrecord_database_up 1.0",
        "onrecord_index_lag 0.0",
        "onrecord_outbox_depth 0.0",
        "onrecord_statements 11.0",
    ):
        assert line in figures, line
    everything = page.text + ready.text + "\n".join(figures)
    assert "TEST-token" not in everything


def test_from_webhook_to_polling_and_back(sim: Sim, var: Path) -> None:
    with running_web(var, sim.url, TOKEN):
        assert sim.ask(ANN, "/time", timeout=90)["text"]
    with running_bot(var, sim.url, TOKEN):
        assert sim.ask(ANN, "/time", timeout=90)["text"]
        assert sim.stats()["webhook"]["url"] == ""
    sim.message(ANN, "/time")
    with running_web(var, sim.url, TOKEN) as (_, address):
        assert sim.wait(chat_id=ANN, count=3, timeout=90)
        assert sim.stats()["webhook"]["url"] == f"{address}/telegram"
    sim.assert_no_bad_requests()


def test_a_worker_answers_nobody_and_stops_well(sim: Sim, var: Path) -> None:
    port = free_port()
    variables = {"TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": sim.url, "PORT": str(port)}
    client = httpx.Client(transport=httpx.HTTPTransport(retries=9))
    with client, running_program(var, "worker", **variables) as worker:
        sim.message(ANN, "/time")
        assert client.get(f"http://127.0.0.1:{port}/ready").json() == {
            "ready": True,
            "database": "ok",
            "index": "ok",
            "clock": "ok",
        }
        assert client.get(f"http://127.0.0.1:{port}/").status_code == 404
        worker.send_signal(signal.SIGTERM)
        log = worker.communicate(timeout=30)[1]
    assert worker.returncode == 0
    assert "level=error" not in log
    assert not [each for each in sim.messages(ANN) if each["outgoing"]]


@pytest.mark.parametrize(
    ("command", "variables", "line"),
    [
        ("worker", {}, "TELEGRAM_BOT_TOKEN: must be set"),
        ("web", {"TELEGRAM_BOT_TOKEN": TOKEN}, "PUBLIC_URL: must be set"),
        (
            "web",
            {"TELEGRAM_BOT_TOKEN": TOKEN, "PUBLIC_URL": "http://record.example.org"},
            "PUBLIC_URL: must begin with https://",
        ),
    ],
)
def test_what_is_missing_is_one_line(tmp_path: Path, command: str, variables: dict[str, str], line: str) -> None:
    ended = onrecord(tmp_path, command, **variables)
    assert ended.returncode == 2
    assert ended.stderr.startswith(line)
    assert ended.stderr.count("\n") == 1


def test_a_token_telegram_does_not_know_and_a_port_that_is_taken(sim: Sim, var: Path) -> None:
    sim.faults("getMe", status=401)
    port = free_port()
    variables = {
        "TELEGRAM_BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": sim.url,
        "PUBLIC_URL": "https://record.example.org",
        "PORT": str(port),
    }
    ended = onrecord(var, "web", **variables)
    assert (ended.returncode, ended.stderr.splitlines()[-1][:20]) == (2, "TELEGRAM_BOT_TOKEN: ")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", port))
        taken.listen()
        ended = onrecord(var, "web", **variables)
    assert (ended.returncode, ended.stderr.splitlines()[-1][:17]) == (2, "PORT: cannot list")
    assert "Traceback" not in ended.stderr
