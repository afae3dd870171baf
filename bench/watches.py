"""How fast one statement is matched with many watches: ``python -m bench.watches --watches 50000``.

Watches are made of the statements' own words: one to three of them, one in five a phrase, one in ten with a speaker.
"""

import argparse
import random
import re
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console

from index.files.loading import read_all
from index.statement import Statement, Version
from index.watches.watched import Watched
from index.watches.watching import WatchIndex


def made(statements: Sequence[Statement], chance: random.Random) -> Iterator[Watched]:
    """Distinct watches, without end."""
    told: set[Watched] = set()
    while True:
        statement = chance.choice(statements)
        words = re.findall(r"[^\W\d_]{4,}", statement.text)
        if len(words) < 4:
            continue
        first = chance.randrange(len(words) - 3)
        some = words[first : first + chance.randint(1, 3)]
        phrase = chance.random() < 0.2
        speakers = (statement.speakers[0].name,) if chance.random() < 0.1 else ()
        watched = Watched("" if phrase else " ".join(some), speakers, (" ".join(some),) if phrase else ())
        if watched not in told:
            told.add(watched)
            yield watched


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.watches", description=__doc__)
    parser.add_argument("--watches", type=int, default=50_000)
    parser.add_argument("--statements", type=int, default=100, help="how many statements are matched, one by one")
    parser.add_argument("--corpus", type=Path, default=Path("data"), help="statements (docs/data-format.md)")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    statements = read_all([options.corpus])
    watches = [watched for watched, _ in zip(made(statements, chance), range(options.watches), strict=False)]
    index, now = WatchIndex(), datetime.now(UTC)
    versions = [Version(statement=each, number=1, newest=1, seen_at=now) for each in statements]
    begun = time.perf_counter()
    index.put(watches)
    index.matches(versions[0])
    filed = time.perf_counter() - begun
    seconds, fitting = [], 0
    for version in chance.sample(versions, min(options.statements, len(versions))):
        begun = time.perf_counter()
        fitting += len(index.matches(version))
        seconds.append(time.perf_counter() - begun)
    seconds.sort()
    Console().print(
        f"{len(watches)} watches filed in {filed:.2f} s; one statement matched with all of them in "
        f"{seconds[len(seconds) // 2] * 1000:.1f} ms in the middle, {seconds[-1] * 1000:.0f} ms at most; "
        f"{len(seconds)} statements, {fitting / len(seconds):.0f} watches fit one"
    )


if __name__ == "__main__":
    main()
