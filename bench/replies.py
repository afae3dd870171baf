"""From an update to its answer, beside an echo bot on the same library: ``python -m bench.replies``.

Each bot is a process that takes updates from the simulated Bot API over HTTP, by polling and by webhook, and is driven
twice, in turns with the other: below saturation (``--rate`` messages a second, for the latency) and by chats that ask
on as soon as they are answered (for the replies a second). With ``--database`` the webhook's inbox is there; else it is
a SQLite file, whose every commit waits for the disk.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tests.bot.programs import free_port
from tests.simulator import Sim, running
from tests.simulator.shapes import Measured

TOKEN = "42:a-token-of-the-simulator"
QUESTION = "What was said about the Middle East, question"
PATIENCE = 60.0
PROGRAM = [sys.executable, "-m", "bot"]
ECHO = [sys.executable, "-m", "bench.echo_bot"]
WAYS = {
    "polling": {"echo bot": ECHO, "On Record": [*PROGRAM, "run"]},
    "webhook": {"echo bot": ECHO, "On Record": [*PROGRAM, "web"]},
}

Measurement = tuple[Measured, Measured]


@contextmanager
def bot_running(command: list[str], environment: dict[str, str], *, webhook: bool) -> Iterator[tuple[Sim, int]]:
    """A simulator, and the process id of a bot that has answered there once."""
    with running(tokens=(TOKEN,)) as sim:
        variables = environment | {"TELEGRAM_API_URL": sim.url, "TELEGRAM_BOT_TOKEN": TOKEN}
        if webhook:
            port = free_port()
            variables |= {"PUBLIC_URL": f"http://127.0.0.1:{port}", "PORT": str(port)}
        process = subprocess.Popen(command, env=variables, stdout=sys.stderr)
        try:
            sim.config(webhook_backoff=0.0)
            sim.ask(1, "/start", timeout=PATIENCE)
            yield sim, process.pid
        finally:
            process.terminate()
            process.wait(PATIENCE)


def measure(way: str, command: list[str], environment: dict[str, str], options: argparse.Namespace) -> Measurement:
    """The bot below saturation, and at it."""
    load = {"seconds": options.seconds, "text": QUESTION}
    with bot_running(command, environment, webhook=way == "webhook") as (sim, pid):
        steady = sim.bench(chats=options.chats, rate=options.rate, pid=pid, **load)
        flat_out = sim.bench(chats=options.chats, pid=pid, **load)
    return steady, flat_out


def row(way: str, name: str, measured: Measurement) -> tuple[str, ...]:
    steady, flat_out = measured
    figures = (
        steady["p50_ms"],
        steady["p99_ms"],
        steady["lost"] + flat_out["lost"],
        flat_out["per_second"],
        flat_out["p50_ms"],
        flat_out["p99_ms"],
    )
    return way, name, *map(str, figures), f"{flat_out['bot_cpu']:.0%}"


def ratios(way: str, rounds: dict[str, list[Measurement]]) -> tuple[str, ...]:
    """On Record's time by the echo bot's, of the medians over the rounds; 1.5 is what we aim to stay under."""

    def median(name: str, part: int, figure: str) -> float:
        return statistics.median(float(each[part][figure] or 0) for each in rounds[name])  # type: ignore[literal-required]

    def ratio(part: int, figure: str) -> str:
        return f"{median('On Record', part, figure) / median('echo bot', part, figure):.2f}×"

    replies = f"{median('echo bot', 1, 'per_second') / median('On Record', 1, 'per_second'):.2f}×"
    return (
        way,
        "ratio",
        ratio(0, "p50_ms"),
        ratio(0, "p99_ms"),
        "",
        replies,
        ratio(1, "p50_ms"),
        ratio(1, "p99_ms"),
        "",
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=5.0)
    parser.add_argument("--chats", type=int, default=20)
    parser.add_argument("--rate", type=float, default=30.0, help="messages a second below saturation; Telegram's limit")
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--way", choices=WAYS, action="append", help="by default both")
    parser.add_argument("--data", type=Path, default=Path("data"))
    parser.add_argument("--database", default="", help="an empty database's address, such as postgresql://…")
    options = parser.parse_args()
    table = Table("updates by", "bot", "p50 ms", "p99 ms", "lost", "replies/s", "p50 ms at it", "p99 ms at it", "CPU")
    with tempfile.TemporaryDirectory() as var:
        environment = os.environ | {"ONRECORD_VAR": var, "ONRECORD_DATA": str(options.data), "ONRECORD_LOG": "warning"}
        environment |= {"DATABASE_URL": options.database, "PORT": "", "PUBLIC_URL": ""}
        subprocess.run([*PROGRAM, "load", "--quiet", str(options.data)], env=environment, check=True)
        for way in options.way or WAYS:
            rounds: dict[str, list[Measurement]] = {name: [] for name in WAYS[way]}
            for _ in range(options.rounds):
                for name, command in WAYS[way].items():
                    measured = measure(way, command, environment, options)
                    rounds[name].append(measured)
                    table.add_row(*row(way, name, measured))
            table.add_row(*ratios(way, rounds), end_section=True)
    Console().print(table)


if __name__ == "__main__":
    main()
