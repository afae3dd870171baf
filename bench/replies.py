"""From an update to its answer, beside an echo bot on the same library: ``python -m bench.replies``.

Each bot is a process that polls the simulated Bot API over HTTP, and is driven twice, in turns with the other: below
saturation (``--rate`` messages a second, for the latency) and by chats that ask on as soon as they are answered (for
the replies a second).
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tests.simulator import Sim, running
from tests.simulator.shapes import Measured

TOKEN = "42:a-token-of-the-simulator"
QUESTION = "What was said about the Middle East, question"
PATIENCE = 60.0
ON_RECORD = [sys.executable, "-c", "from bot.cli import main; main()"]
BOTS = {"echo bot": [sys.executable, "-m", "bench.echo_bot"], "On Record": [*ON_RECORD, "run"]}


@contextmanager
def bot_running(command: list[str], environment: dict[str, str]) -> Iterator[tuple[Sim, int]]:
    """A simulator, and the process id of a bot that has answered there once."""
    with running(tokens=(TOKEN,)) as sim:
        process = subprocess.Popen(
            command, env=environment | {"TELEGRAM_API_URL": sim.url, "TELEGRAM_BOT_TOKEN": TOKEN}, stdout=sys.stderr
        )
        try:
            sim.ask(1, "/start", timeout=PATIENCE)
            yield sim, process.pid
        finally:
            process.terminate()
            process.wait(PATIENCE)


def measure(command: list[str], environment: dict[str, str], options: argparse.Namespace) -> tuple[Measured, Measured]:
    """The bot below saturation, and at it."""
    load = {"seconds": options.seconds, "text": QUESTION}
    with bot_running(command, environment) as (sim, pid):
        steady = sim.bench(chats=options.chats, rate=options.rate, pid=pid, **load)
        flat_out = sim.bench(chats=options.chats, pid=pid, **load)
    return steady, flat_out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=5.0)
    parser.add_argument("--chats", type=int, default=20)
    parser.add_argument("--rate", type=float, default=30.0, help="messages a second below saturation; Telegram's limit")
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--data", type=Path, default=Path("data"))
    options = parser.parse_args()
    table = Table("bot", "p50 ms", "p99 ms", "lost", "replies/s", "p50 ms at it", "p99 ms at it", "processor")
    with tempfile.TemporaryDirectory() as var:
        environment = os.environ | {"ONRECORD_VAR": var, "ONRECORD_DATA": str(options.data), "ONRECORD_LOG": "warning"}
        subprocess.run([*ON_RECORD, "load", "--quiet", str(options.data)], env=environment, check=True)
        for _ in range(options.rounds):
            for name, command in BOTS.items():
                steady, flat_out = measure(command, environment, options)
                table.add_row(
                    name,
                    f"{steady['p50_ms']}",
                    f"{steady['p99_ms']}",
                    f"{steady['lost'] + flat_out['lost']}",
                    f"{flat_out['per_second']}",
                    f"{flat_out['p50_ms']}",
                    f"{flat_out['p99_ms']}",
                    f"{flat_out['bot_cpu']:.0%}",
                )
    Console().print(table)


if __name__ == "__main__":
    main()
