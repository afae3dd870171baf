"""The whole program by webhook, against the simulator, over HTTP: what chats, operators and strangers see."""

import signal
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.bot.programs import onrecord, running_web
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
        sim.ask(ANN, "/start", timeout=30)
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
    answer = sim.ask(ANN, "Russia")
    assert sim.press(ANN, int(answer["message_id"]), text="In context")["text"]
    assert httpx.get(f"{web}/health").json() == {"alive": True}
    ready = httpx.get(f"{web}/ready")
    assert (ready.status_code, ready.json()) == (
        200,
        {"ready": True, "database": "ok", "index": "ok", "telegram": "ok"},
    )
    page = httpx.get(web)
    assert "The record of the embassy." in page.text
    assert "It holds 11 statements" in page.text
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
