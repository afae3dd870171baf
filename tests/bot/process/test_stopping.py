"""A process ends when it is told to, whatever it is doing."""

import signal
import subprocess
import sys

import pytest

from tests.bot.programs import ROOT

PROGRAM = """
import asyncio, time
from bot.process.logs import configure_logs
from bot.process.stopping import stop_on_signals

configure_logs("info")

async def main():
    stop = asyncio.Event()
    stop_on_signals(stop, most=0.2)
    print("ready", flush=True)
    {work}

asyncio.run(main())
"""


@pytest.mark.parametrize(
    ("work", "status"),
    [
        ("await stop.wait()", 0),
        ("await asyncio.Event().wait()", 1),
        ("time.sleep(600)", 1),
        ("while True: pass", 1),
    ],
)
def test_it_ends_by_itself_or_is_ended(work: str, status: int) -> None:
    command = [sys.executable, "-c", PROGRAM.format(work=work)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        process.send_signal(signal.SIGTERM)
        _, said = process.communicate(timeout=30)
    assert process.returncode == status
    assert ("did not end in time" in said) == bool(status)
