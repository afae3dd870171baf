"""Memory and open files while questions are answered, thousand by thousand: ``python -m bench.flat``.

The exit status is 1 where either has grown after the first thousand by more than a twentieth, or by five files.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bench.crew import TOKEN, simulator
from tests.bot.programs import ROOT, environment, free_port

PROGRAM = (sys.executable, "-m", "bot")
WAYS = {"polling": "run", "webhook": "web"}
STEP = 1000


def memory(pid: int) -> float:
    """Megabytes that a process has in memory."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def open_files(pid: int) -> int:
    return sum(1 for _ in Path(f"/proc/{pid}/fd").iterdir())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--questions", type=int, default=20_000)
    parser.add_argument("--chats", type=int, default=20)
    parser.add_argument("--way", choices=WAYS, default="polling")
    parser.add_argument("--database", default="", help="an empty database's address, such as postgresql://…")
    options = parser.parse_args()
    table = Table("questions", "replies/s", "MB", "open files")
    with tempfile.TemporaryDirectory() as folder, simulator() as sim:
        variables = {
            "TELEGRAM_BOT_TOKEN": TOKEN,
            "TELEGRAM_API_URL": sim.url,
            "ONRECORD_LOG": "warning",
            "ONRECORD_MEANING": "off",
        }
        if options.way == "webhook":
            port = str(free_port())
            variables |= {"PUBLIC_URL": f"http://127.0.0.1:{port}", "PORT": port}
        given = environment(Path(folder) / "var", DATABASE_URL=options.database, **variables)
        subprocess.run((*PROGRAM, "load", "--quiet", "data"), cwd=ROOT, env=given, check=True)
        with subprocess.Popen((*PROGRAM, WAYS[options.way]), cwd=ROOT, env=given) as process:
            sim.ask(1, "/time", timeout=120)
            answered, seconds, following = 0, 2.0, STEP
            found = list[tuple[float, int]]()
            while answered < options.questions:
                load = {"chats": options.chats, "seconds": seconds, "warmup": 0.0}
                measured = sim.bench(text="What was said about the Middle East, question", **load)
                answered += measured["answered"]
                if answered >= following:
                    following = answered + STEP
                    found.append((memory(process.pid), open_files(process.pid)))
                    table.add_row(str(answered), str(measured["per_second"]), f"{found[-1][0]:.1f}", str(found[-1][1]))
            process.terminate()
    Console().print(table)
    (first, files), (last, files_at_last) = found[0], found[-1]
    sys.exit(0 if last <= first * 1.05 and files_at_last <= files + 5 else 1)


if __name__ == "__main__":
    main()
