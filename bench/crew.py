"""The processes of the delivery bench: the simulator, and bots that can be killed."""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.simulator import Sim

TOKEN = "42:a-token-of-the-simulator"
ON_RECORD = (sys.executable, "-m", "bot")
SENDS = "messages are sent from here"


@contextmanager
def simulator() -> Iterator[Sim]:
    """A simulator in a process of its own, so that it takes no time from the bots."""
    command = [sys.executable, "-m", "tests.simulator", "serve", "--port", "0", "--token", TOKEN, "--seed", "7"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            yield Sim(process.stdout.readline().split()[-1], TOKEN)
        finally:
            process.terminate()


def prepared(sim: Sim, var: Path, database: str) -> dict[str, str]:
    """The environment for bots, with the shipped record loaded."""
    given = {
        "TELEGRAM_BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": sim.url,
        "DATABASE_URL": database,
        "ONRECORD_VAR": str(var),
        "ONRECORD_DATA": "data",
        "ONRECORD_LOG": "info",
        "ONRECORD_MEANING": "off",
    }
    environment = dict(os.environ) | given
    subprocess.run([*ON_RECORD, "load", "--quiet", "data"], env=environment, check=True)
    return environment


class Crew:
    """Processes of one command, each with its log; one of them sends."""

    def __init__(self, command: str, environment: Mapping[str, str], logs: Path) -> None:
        self._command = [*ON_RECORD, command]
        self._environment = environment
        self._logs = logs
        self._running: list[tuple[subprocess.Popen[bytes], Path]] = []
        self._started = 0

    def start(self) -> None:
        self._started += 1
        log = self._logs / f"{self._started}.log"
        environment = dict(self._environment) | {"ONRECORD_VAR": f"{self._environment['ONRECORD_VAR']}/{self._started}"}
        with log.open("wb") as stream:
            process = subprocess.Popen(self._command, env=environment, stderr=stream)
        self._running.append((process, log))

    def sender(self) -> subprocess.Popen[bytes] | None:
        """The process that sends: the last one that said so."""
        said = [(self._told(log), process) for process, log in self._running]
        moment, process = max(said, key=lambda each: each[0], default=("", None))
        return process if moment else None

    def kill_sender(self) -> bool:
        """Kill -9 the process that sends, and start another in its place; False if none sends just now."""
        process = self.sender()
        if process is None or process.poll() is not None:
            return False
        process.kill()
        process.wait()
        self._running = [each for each in self._running if each[0] is not process]
        self.start()
        return True

    def stop(self) -> list[int]:
        """Ask all to stop; returns what they exit with."""
        for process, _ in self._running:
            process.terminate()
        return [process.wait(20) for process, _ in self._running]

    def unknown(self) -> int:
        """How many messages the logs of all, also of the killed, name as perhaps not arrived."""
        return sum(log.read_text().count("a message may have arrived") for log in self._logs.glob("*.log"))

    @staticmethod
    def _told(log: Path) -> str:
        lines = [line for line in log.read_text().splitlines() if SENDS in line]
        return lines[-1].split()[0] if lines else ""
