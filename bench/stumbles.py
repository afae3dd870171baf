"""Questions asked while Telegram stumbles: ``python -m bench.stumbles``.

Groups ask, three questions each, while every answer meets a 429, a 502, a connection that breaks before the server has
done anything, or a server that is gone. It prints how many were answered once, twice and never, how many out of order,
and how long after the trouble the last answer came. The exit status is 1 where one was not answered once and in order.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bench.crew import TOKEN, simulator
from tests.bot.programs import ROOT, environment, free_port
from tests.simulator import Sim

PROGRAM = (sys.executable, "-m", "bot")
WAYS = {"polling": "run", "webhook": "web"}
EACH = 3
MENTION = "@sim42_bot"
QUESTION = f"{MENTION} What is UNRWA said to be?"
ENTITIES = [{"type": "mention", "offset": 0, "length": len(MENTION)}]
TROUBLES: dict[str, tuple[float, dict[str, object]]] = {
    "429": (10.0, {"retry_after": 10}),
    "502": (30.0, {"status": 502}),
    "dropped connections": (20.0, {"kind": "drop_before"}),
    "answers that take too long": (1.0, {"kind": "delay", "delay": 2.0}),
}


@contextmanager
def bot(sim: Sim, way: str, folder: Path) -> Iterator[None]:
    variables = {
        "TELEGRAM_BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": sim.url,
        "ONRECORD_LOG": "warning",
        "ONRECORD_MEANING": "off",
    }
    if way == "webhook":
        port = str(free_port())
        variables |= {"PUBLIC_URL": f"http://127.0.0.1:{port}", "PORT": port}
    given = environment(folder / "var", **variables)
    subprocess.run((*PROGRAM, "load", "--quiet", "data"), cwd=ROOT, env=given, check=True)
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen((*PROGRAM, WAYS[way]), cwd=ROOT, env=given, stderr=log)
    try:
        sim.ask(1, "/time", timeout=120)
        yield
    finally:
        process.terminate()
        process.wait(30)


def ask(sim: Sim, groups: range) -> dict[int, list[int]]:
    """The numbers of the messages asked, by group."""
    asked: dict[int, list[int]] = {group: [] for group in groups}
    for _ in range(EACH):
        for group in groups:
            told = sim.message(group, QUESTION, user_id=77, entities=ENTITIES)
            asked[group].append(told["message"]["message_id"])
    return asked


def answers(sim: Sim, groups: range) -> dict[int, list[int]]:
    """Which messages were answered, in the order of the answers."""
    return {
        group: [each["reply_to_message"]["message_id"] for each in sim.messages(group) if each["outgoing"]]
        for group in groups
    }


def settled(find: Callable[[], dict[int, list[int]]], count: int, patience: float) -> dict[int, list[int]]:
    begun = time.time()
    while sum(map(len, (found := find()).values())) < count and time.time() - begun < patience:
        time.sleep(0.5)
    time.sleep(3)
    return find() or found


def trial(sim: Sim, trouble: str, number: int, questions: int) -> tuple[list[str], bool]:
    lasts, fault = TROUBLES[trouble]
    first = -1_000_100 * number
    groups = range(first, first + questions // EACH)
    sim.faults("sendMessage", **fault)  # type: ignore[arg-type]
    asked = ask(sim, groups)
    time.sleep(lasts)
    sim.clear_faults()
    over = time.time()
    found = settled(lambda: answers(sim, groups), questions, patience=90)
    last = max(each["ts"] for group in groups for each in sim.messages(group)) - over
    counts = [found[group].count(message) for group in groups for message in asked[group]]
    ordered = sum(list(dict.fromkeys(found[group])) != asked[group] for group in groups)
    once, twice, never = counts.count(1), sum(count > 1 for count in counts), counts.count(0)
    row = [trouble, f"{lasts:.0f} s", *map(str, (len(counts), once, twice, never, ordered)), f"{last:.1f} s"]
    return row, once == len(counts) and not ordered


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--questions", type=int, default=60)
    parser.add_argument("--way", choices=WAYS, action="append", help="by default both")
    parser.add_argument("--trouble", choices=TROUBLES, action="append", help="by default all")
    parser.add_argument("--server", help="another stand-in for the Bot API, with the same ways to steer it")
    options = parser.parse_args()
    columns = ("trouble", "lasts", "asked", "once", "twice", "never", "chats out of order", "last answer after it")
    table = Table("updates by", *columns)
    os.environ.pop("PORT", None)
    all_good = True
    for way in options.way or WAYS:
        with tempfile.TemporaryDirectory() as folder, simulator() as own:
            sim = Sim(options.server, TOKEN) if options.server else own
            sim.config(limits=False, privacy=False, webhook_backoff=0.25)
            with bot(sim, way, Path(folder)):
                for number, trouble in enumerate(options.trouble or TROUBLES, 1):
                    row, good = trial(sim, trouble, number, options.questions)
                    table.add_row(way, *row)
                    all_good = all_good and good
                told = (Path(folder) / "log").read_text().count("an answer may have arrived")
                table.add_row(way, "told of as perhaps arrived", "", "", "", str(told), end_section=True)
            if options.server:
                sim.reset()
    Console(width=140).print(table)
    sys.exit(0 if all_good else 1)


if __name__ == "__main__":
    main()
