"""Speed and size of searching, beside what people would search with instead: ``python -m bench.search --passages N``.

Every system gets the same passages and the same questions, and a process of its own. The passages are made up, with a
natural spread of words (``bench/madeup.py``), or those of ``--corpus FILE.jsonl``, which holds what ``onrecord load``
reads.
"""

import argparse
import json
import os
import platform
import random
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from bench.madeup import MadeUp
from bench.peers import PEERS
from index.files.loading import read_all
from index.search.passages import passages
from index.statement import Statement, Version
from index.text.language import TOKEN

SIZE_LIMITS = {"rank-bm25": 300_000, "bm25s": 300_000}
"""Passages beyond which a peer is left out: its memory grows by 5 to 6 GB a million passages."""
ASKED_WORDS = (4, 8)
MISSPELT = 0.05
"""The share of questions with a word that no passage holds: they cost a look for what it may have been meant to be."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Of one system: seconds, megabytes, milliseconds (``used``: of the processor, the median)."""

    name: str
    load: float
    start: float
    memory: float
    p50: float
    p99: float
    used: float
    questions: int


def written(folder: Path, statements: Iterable[Statement], count: int, seed: int) -> tuple[int, list[str]]:
    """Writes statements and passages as the systems read them; returns how many passages, and questions."""
    chance = random.Random(seed)
    total = 0
    kept: list[str] = []
    with (folder / "statements.jsonl").open("w") as whole, (folder / "passages.jsonl").open("w") as pieces:
        for statement in statements:
            whole.write(json.dumps(as_row(statement), ensure_ascii=False) + "\n")
            version = Version(statement=statement, number=1, newest=1, seen_at=datetime.now(UTC))
            for passage in passages(version):
                total += 1
                pieces.write(json.dumps(f"{statement.title} {passage.text}", ensure_ascii=False) + "\n")
                # Reservoir sampling: each passage is as likely as any other to be asked about.
                if len(kept) < count:
                    kept.append(passage.text)
                elif (place := chance.randrange(total)) < count:
                    kept[place] = passage.text
    return total, [question_about(text, chance) for text in kept]


def question_about(text: str, chance: random.Random) -> str:
    """Some words of the passage, in their order, in the form of a question."""
    words = [match[0] for match in TOKEN.finditer(text)]
    chosen = sorted(chance.sample(range(len(words)), min(len(words), chance.randint(*ASKED_WORDS))))
    asked = [words[place].lower() for place in chosen]
    if chance.random() < MISSPELT:
        place = chance.randrange(len(asked))
        asked[place] = asked[place][:-1] + "qx"
    return f"What was said about {' '.join(asked)}?"


def as_row(statement: Statement) -> dict[str, Any]:
    return {
        "id": statement.id,
        "title": statement.title,
        "date": statement.date.isoformat(),
        "speaker": [speaker.name for speaker in statement.speakers],
        "language": statement.language,
        "text": statement.text,
    }


def measured(name: str, folder: Path, budget: float) -> dict[str, Any] | None:
    """What a system takes, in a process of its own; None where it fails, for want of memory or time."""
    environment = os.environ | {
        "ONRECORD_VAR": str(folder / "var"),
        "ONRECORD_LOG": "warning",
        "ONRECORD_MEANING": "off",
    }
    environment.pop("TELEGRAM_BOT_TOKEN", None)
    command = [sys.executable, "-m", "bench.search", "--peer", name, "--folder", str(folder), "--budget", str(budget)]
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=False)
    return json.loads(done.stdout) if done.returncode == 0 else None


def figures(name: str, result: dict[str, Any], load: float) -> Figures:
    times = sorted(clock * 1000 for clock, _ in result["times"])
    used = statistics.median(processor * 1000 for _, processor in result["times"])
    p99 = times[min(len(times) - 1, int(0.99 * len(times)))]
    return Figures(name, load, result["start"], result["memory"], statistics.median(times), p99, used, len(times))


def run_peer(options: argparse.Namespace) -> None:
    questions = json.loads((options.folder / "questions.json").read_text())
    print(json.dumps(PEERS[options.peer](options.folder, questions, options.budget)))


def shown(rows: list[Figures], total: int) -> Table:
    own = next(row for row in rows if row.name.startswith("On Record"))
    columns = ("load s", "passages/s", "start s", "resident MB", "p50 ms", "p99 ms", "p50 : ours", "processor ms")
    table = Table("", *columns, "questions")
    for row in rows:
        table.add_row(
            row.name,
            f"{row.load:.1f}",
            f"{total / row.load:,.0f}",
            f"{row.start:.2f}",
            f"{row.memory:,.0f}",
            f"{row.p50:.2f}",
            f"{row.p99:.2f}",
            f"{row.p50 / own.p50:.1f}",
            f"{row.used:.2f}",
            f"{row.questions}",
        )
    return table


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--passages", type=int, default=20_000, help="how many to make up")
    parser.add_argument("--corpus", type=Path, help="statements to measure with instead")
    parser.add_argument("--questions", type=int, default=500)
    parser.add_argument("--budget", type=float, default=30.0, help="seconds of questions for each system")
    parser.add_argument("--only", nargs="*", default=[], help="systems to measure, by the beginnings of their names")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", type=Path, help="where to write the figures as well")
    parser.add_argument("--peer", choices=PEERS, help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.peer:
        run_peer(options)
        return
    console = Console(width=130)
    with tempfile.TemporaryDirectory() as temporary:
        compare(Path(temporary), options, console)


def compare(folder: Path, options: argparse.Namespace, console: Console) -> None:
    statements: Iterable[Statement]
    statements = read_all([options.corpus]) if options.corpus else MadeUp(options.seed).statements(options.passages)
    total, questions = written(folder, statements, options.questions, options.seed)
    del statements
    (folder / "questions.json").write_text(json.dumps(questions))
    console.print(
        f"{total:,} passages, {len(questions)} questions; {platform.machine()}, {os.cpu_count()} processors, Python "
        f"{platform.python_version()}, load {os.getloadavg()[0]:.1f}; {date.today()}: {' '.join(sys.argv[1:])}"  # noqa: DTZ011
    )
    load = measured("load", folder, options.budget)
    if load is None:
        raise SystemExit("On Record could not load the passages; its error is above")
    spent = {name: load[name] for name in ("read", "archive", "index")}
    console.print(
        f"On Record loads {load['statements']:,} statements: "
        + ", ".join(
            f"{name} {seconds:.1f} s ({total / seconds:,.0f} passages/s, processor {load[name + '_cpu']:.1f})"
            for name, seconds in spent.items()
        )
        + f"; at most {load['memory_peak']:,.0f} MB resident"
    )
    rows, every = [], {"load": load}
    for name in list(PEERS)[1:]:
        if options.only and not name.startswith(("On Record", *options.only)):
            continue
        if total > SIZE_LIMITS.get(name, total):
            console.print(f"{name}: left out beyond {SIZE_LIMITS[name]:,} passages, for its memory")
            continue
        result = measured(name, folder, options.budget)
        if result is None:
            console.print(f"{name}: failed; its error is above")
            continue
        every[name] = result
        rows.append(figures(name, result, spent["index"] if name.startswith("On Record") else result["load"]))
    console.print(shown(rows, total))
    own = every["On Record, end to end"]
    console.print(
        f"On Record: {own['answered']} of {len(own['times'])} answered with a quote; {own['memory_start']:,.0f} MB at "
        f"the start, {own['memory']:,.0f} MB after the questions, of which {own['memory_own']:,.0f} MB are its own and "
        "the rest mapped files"
    )
    if options.json:
        options.json.write_text(json.dumps(every))


if __name__ == "__main__":
    main()
