"""From an update to its answer, beside an echo bot on the same library: ``python -m bench.replies``.

Each bot is a process that takes updates from the simulated Bot API over HTTP, by polling and by webhook, and is driven
twice, in turns with the other: below saturation (``--rate`` messages a second, for the latency) and by chats that ask
on as soon as they are answered (for the replies a second). With ``--database`` the webhook's inbox is there; else it is
a SQLite file, whose every commit waits for the disk. ``--beside`` measures another checkout of On Record as well.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tests.bot.programs import ROOT, free_port
from tests.simulator import Sim, running
from tests.simulator.shapes import Measured

TOKEN = "42:a-token-of-the-simulator"
QUESTION = "What was said about the Middle East, question"
PATIENCE = 60.0
PROGRAM = [sys.executable, "-m", "bot"]
ECHO = [sys.executable, "-m", "bench.echo_bot"]
WAYS = {"polling": "run", "webhook": "web"}

Measurement = tuple[Measured, Measured]


@contextmanager
def bot_running(
    command: list[str], environment: dict[str, str], folder: Path, *, webhook: bool
) -> Iterator[tuple[Sim, int]]:
    """A simulator, and the process id of a bot that has answered there once."""
    with running(tokens=(TOKEN,)) as sim:
        variables = environment | {"TELEGRAM_API_URL": sim.url, "TELEGRAM_BOT_TOKEN": TOKEN}
        if webhook:
            port = free_port()
            variables |= {"PUBLIC_URL": f"http://127.0.0.1:{port}", "PORT": str(port)}
        process = subprocess.Popen(command, env=variables, stdout=sys.stderr, cwd=folder)
        try:
            sim.config(webhook_backoff=0.0)
            sim.ask(1, "/start", timeout=PATIENCE)
            yield sim, process.pid
        finally:
            process.terminate()
            process.wait(PATIENCE)


@dataclass(frozen=True, slots=True)
class Peer:
    """A bot, where its program stands, and where it keeps what it keeps."""

    name: str
    command: list[str]
    folder: Path
    environment: dict[str, str]


def measure(way: str, peer: Peer, options: argparse.Namespace) -> Measurement:
    """The bot below saturation, and at it."""
    load = {"seconds": options.seconds, "text": QUESTION}
    with bot_running(peer.command, peer.environment, peer.folder, webhook=way == "webhook") as (sim, pid):
        steady = sim.bench(chats=options.chats, rate=options.rate, pid=pid, **load)
        flat_out = sim.bench(chats=options.chats, pid=pid, **load)
    return steady, flat_out


def peers(way: str, here: Path, options: argparse.Namespace) -> Iterator[Peer]:
    """The echo bot, On Record as it is here, and as it is in the other checkout."""
    yield Peer("echo bot", ECHO, ROOT, dict(os.environ))
    other = options.beside_data or options.data
    for name, folder, data in (("On Record", ROOT, options.data), ("On Record beside", options.beside, other)):
        if folder is not None:
            var = here / name
            environment = os.environ | {"ONRECORD_VAR": str(var), "ONRECORD_DATA": str(data.resolve())}
            environment |= {
                "DATABASE_URL": options.database,
                "PORT": "",
                "PUBLIC_URL": "",
                "ONRECORD_LOG": "warning",
                "ONRECORD_MEANING": "off",
            }
            load = [*PROGRAM, "load", "--quiet", str(data.resolve())]
            subprocess.run(load, env=environment, cwd=folder, check=True)
            yield Peer(name, [*PROGRAM, WAYS[way]], folder, environment)


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


def ratios(way: str, name: str, rounds: dict[str, list[Measurement]]) -> tuple[str, ...]:
    """On Record's time by the echo bot's, of the medians over the rounds; 1.5 is what we aim to stay under."""

    def median(name: str, part: int, figure: str) -> float:
        return statistics.median(float(each[part][figure] or 0) for each in rounds[name])  # type: ignore[literal-required]

    def ratio(part: int, figure: str) -> str:
        return f"{median(name, part, figure) / median('echo bot', part, figure):.2f}×"

    replies = f"{median('echo bot', 1, 'per_second') / median(name, 1, 'per_second'):.2f}×"
    first = (way, f"{name} : echo bot", ratio(0, "p50_ms"), ratio(0, "p99_ms"))
    return (*first, "", replies, ratio(1, "p50_ms"), ratio(1, "p99_ms"), "")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=5.0)
    parser.add_argument("--chats", type=int, default=20)
    parser.add_argument("--rate", type=float, default=30.0, help="messages a second below saturation; Telegram's limit")
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--way", choices=WAYS, action="append", help="by default both")
    parser.add_argument("--data", type=Path, default=Path("data"))
    parser.add_argument("--database", default="", help="an empty database's address, such as postgresql://…")
    parser.add_argument("--beside", type=Path, help="the folder of another checkout of On Record")
    parser.add_argument("--beside-data", type=Path, help="its data folder, where it can't read this one's")
    options = parser.parse_args()
    table = Table("updates by", "bot", "p50 ms", "p99 ms", "lost", "replies/s", "p50 ms at it", "p99 ms at it", "CPU")
    with tempfile.TemporaryDirectory() as folder:
        for way in options.way or WAYS:
            bots = list(peers(way, Path(folder), options))
            rounds: dict[str, list[Measurement]] = {each.name: [] for each in bots}
            for _ in range(options.rounds):
                for each in bots:
                    measured = measure(way, each, options)
                    rounds[each.name].append(measured)
                    table.add_row(*row(way, each.name, measured))
            for each in bots[1:]:
                table.add_row(*ratios(way, each.name, rounds), end_section=each is bots[-1])
    Console().print(table)


if __name__ == "__main__":
    main()
