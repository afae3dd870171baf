"""The bot killed (-9) and stopped (SIGTERM) again and again under load: ``python -m bench.kills``.

Groups ask all the while, also while nobody answers. It prints how many questions were asked, lost and answered twice,
beside how often the log says so, and how long the process took to end. The exit status is 1 where a question has no
answer, where more were answered twice than were told of, or where a process took longer than ten seconds to end.
"""

import argparse
import itertools
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bench.crew import TOKEN, simulator
from bench.processes import database
from tests.bot.programs import ROOT, environment, free_port
from tests.simulator import Sim

PROGRAM = (sys.executable, "-m", "bot")
WAYS = {"polling": "run", "webhook": "web"}
GROUPS = range(-1_000_900, -1_000_840)
TOLD = ("an update is handled again", "an answer may have arrived")
SLOWEST_END = 10.0


@dataclass
class Load:
    """Asks in a thread of its own, so many questions a second, until it is told to stop."""

    sim: Sim
    rate: float
    asked: list[tuple[int, int]] = field(default_factory=list)
    stop: threading.Event = field(default_factory=threading.Event)

    def run(self) -> None:
        groups = itertools.cycle(GROUPS)
        while not self.stop.wait(1 / self.rate):
            group = next(groups)
            message = self.sim.message(group, "/ask What is UNRWA said to be?", user_id=77)["message"]
            self.asked.append((group, message["message_id"]))


@dataclass
class Bot:
    """One process after another, with one log and one folder."""

    command: str
    variables: dict[str, str]
    log: Path
    ends: list[float] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)
    process: subprocess.Popen[bytes] | None = None

    def start(self, sim: Sim, person: int) -> None:
        """Start, and wait until it answers somebody new."""
        with self.log.open("ab") as log:
            self.process = subprocess.Popen((*PROGRAM, self.command), cwd=ROOT, env=self.variables, stderr=log)
        sim.ask(person, "/time", timeout=120)

    def kill(self) -> None:
        assert self.process is not None
        self.process.kill()
        self.process.wait()

    def end(self) -> None:
        assert self.process is not None
        begun = time.perf_counter()
        self.process.terminate()
        self.statuses[self.process.wait(60)] += 1
        self.ends.append(time.perf_counter() - begun)


def answers(sim: Sim, asked: list[tuple[int, int]]) -> Counter[tuple[int, int]]:
    """How often each question was answered."""
    found = Counter(dict.fromkeys(asked, 0))
    for group in GROUPS:
        for message in sim.messages(group):
            if message["outgoing"] and (below := message.get("reply_to_message")):
                found[group, below["message_id"]] += 1
    return found


def settled(sim: Sim, asked: list[tuple[int, int]], patience: float) -> Counter[tuple[int, int]]:
    """Wait until all is answered, or nothing has come for a while."""
    found, last = answers(sim, asked), time.time()
    while not all(found.values()) and time.time() - last < patience:
        time.sleep(2)
        before, found = found.total(), answers(sim, asked)
        last = time.time() if found.total() > before else last
    time.sleep(2)
    return answers(sim, asked)


def trial(way: str, url: str, options: argparse.Namespace, folder: Path) -> tuple[list[str], bool]:
    with ExitStack() as stack:
        sim = stack.enter_context(simulator())
        sim.config(limits=False, privacy=False, webhook_backoff=0.25)
        variables = {"DATABASE_URL": url, "TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": sim.url}
        if way == "webhook":
            port = str(free_port())
            variables |= {"PUBLIC_URL": f"http://127.0.0.1:{port}", "PORT": port}
        given = environment(folder / "var", **variables)
        subprocess.run((*PROGRAM, "load", "--quiet", "data"), cwd=ROOT, env=given, check=True)
        # A Telegram that takes its time, so that there is always something under way.
        sim.faults("sendMessage", "delay", delay=options.delay)
        bot = Bot(WAYS[way], given, folder / "log")
        rest = random.Random(options.seed)
        people = itertools.count(5000)
        load = Load(sim, options.rate)
        asking = threading.Thread(target=load.run)
        bot.start(sim, next(people))
        asking.start()
        begun, ways = time.time(), ["kill"] * options.kills + ["end"] * options.terms
        rest.shuffle(ways)
        done = Counter[str]()
        for each in ways:
            if time.time() - begun > options.most_seconds:
                break
            time.sleep(rest.uniform(0.2, 1.5))
            bot.kill() if each == "kill" else bot.end()
            done[each] += 1
            bot.start(sim, next(people))
        load.stop.set()
        asking.join()
        found = settled(sim, load.asked, patience=40)
        bot.end()
        log = bot.log.read_text()
    lost, twice = sum(not each for each in found.values()), sum(each > 1 for each in found.values())
    told = sum(log.count(line) for line in TOLD)
    slowest = max(bot.ends)
    name = "PostgreSQL" if url.startswith("postgres") else "SQLite"
    figures = [done["kill"], done["end"], len(load.asked), lost, twice, max(found.values()), told]
    row = [way, name, *map(str, figures), f"{slowest:.1f} s", str(dict(bot.statuses))]
    good = not lost and twice <= told and max(found.values()) <= 2 and slowest <= SLOWEST_END
    if not good:
        sys.stderr.write(log[-4000:])
    return row, good


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--terms", type=int, default=20)
    parser.add_argument("--rate", type=float, default=10.0, help="questions a second")
    parser.add_argument("--delay", type=float, default=0.3, help="seconds that Telegram takes for every message")
    parser.add_argument("--most-seconds", type=float, default=3600.0, help="no more kills after so many")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--way", choices=WAYS, action="append", help="by default both")
    parser.add_argument("--on", choices=("sqlite", "postgresql"), action="append", help="by default both")
    options = parser.parse_args()
    columns = ("updates by", "database", "kills", "stops", "asked", "lost", "twice", "most", "told", "slowest end")
    table = Table(*columns, "exit statuses")
    os.environ.setdefault("ONRECORD_LOG", "warning")
    all_good = True
    for way in options.way or WAYS:
        for kind in options.on or ("sqlite", "postgresql"):
            with ExitStack() as stack:
                folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
                url = stack.enter_context(database()) if kind == "postgresql" else f"sqlite:///{folder / 'record.db'}"
                row, good = trial(way, url, options, folder)
            table.add_row(*row)
            all_good = all_good and good
    Console(width=140).print(table)
    sys.exit(0 if all_good else 1)


if __name__ == "__main__":
    main()
