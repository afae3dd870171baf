import subprocess
import sys
from pathlib import Path

import pytest

from tests.simulator.client import Sim
from tests.simulator.running import running

ROOT = Path(__file__).parents[2]


def test_the_command_serves_until_it_is_stopped() -> None:
    command = [sys.executable, "-m", "tests.simulator", "serve", "--port", "0", "--token", "7:SEVEN"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            url = process.stdout.readline().split()[-1]
            assert Sim(url).profile()["user"]["username"] == "sim7_bot"
        finally:
            process.terminate()


def test_a_port_that_is_taken_is_reported() -> None:
    with running() as sim:
        port = int(sim.url.rsplit(":", 1)[1])
        with pytest.raises(OSError, match="address already in use"), running(port=port):
            pass


def test_simulators_do_not_share_anything() -> None:
    with running() as one, running() as other:
        one.message(1001, "x")
        assert one.url != other.url
        assert other.messages(1001) == []
