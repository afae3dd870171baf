"""How often ``/verify`` is right: ``python -m bench.verify CORPUS.jsonl`` quotes statements, rightly and wrongly.

Prints how each kind of quote was judged. Exit 1 where an altered or joined quote was called exact.
"""

import argparse
import asyncio
import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bench.quotes import Made, make_quotes, plain, sentences_of
from index.files.loading import read_all
from index.record import Record
from index.statement import Statement
from index.verify.verifying import Verdict
from tests.index.records import record_of, version

KINDS = ("exact", "exact (cut)", "altered", "joined", "other_speaker", "not_found")


async def verdicts(record: Record, quotes: list[Made], *, show: bool) -> tuple[Counter[tuple[str, str]], list[float]]:
    counts: Counter[tuple[str, str]] = Counter()
    seconds = []
    for quote in quotes:
        begun = time.perf_counter()
        found = (await record.verify(quote.text)).verdict
        seconds.append(time.perf_counter() - begun)
        counts[quote.kind, found] += 1
        if show and not quote.kind.startswith(found):
            sys.stderr.write(f"{quote.kind} judged {found}: {quote.text}\n")
    return counts, seconds


async def measure(statements: list[Statement], options: argparse.Namespace) -> int:
    versions = list(map(version, statements))
    corpus = plain(" ".join(each.text for each in statements))
    chance = random.Random(options.seed)
    quotes = list(make_quotes(sentences_of(statements, versions), corpus, options.quotes, chance))
    with tempfile.TemporaryDirectory() as folder:
        async with record_of(Path(folder), statements) as record:
            counts, seconds = await verdicts(record, quotes, show=options.show)
    right = sum(count for (kind, verdict), count in counts.items() if kind.startswith(verdict))
    wrongly = sum(counts[kind, Verdict.EXACT] for kind in ("altered", "joined", "other_speaker", "not_found"))
    console = Console()
    console.print(table(counts))
    seconds.sort()
    console.print(
        f"{right} of {len(quotes)} right ({right / len(quotes):.1%}); {wrongly} called exact that are not; "
        f"{seconds[len(seconds) // 2] * 1000:.0f} ms in the middle, {seconds[-1] * 1000:.0f} ms at most; "
        f"{len(statements)} statements, seed {options.seed}"
    )
    return 1 if wrongly else 0


def table(counts: Counter[tuple[str, str]]) -> Table:
    judged = [verdict for verdict in Verdict if verdict not in (Verdict.EMPTY, Verdict.TOO_SHORT)]
    shown = Table("quotes made", *(verdict.value for verdict in judged))
    for kind in KINDS:
        shown.add_row(kind, *(str(counts[kind, verdict] or "·") for verdict in judged))
    return shown


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.verify", description=__doc__)
    parser.add_argument("corpus", type=Path, help="statements (docs/data-format.md)")
    parser.add_argument("--quotes", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", action="store_true", help="print the quotes judged wrongly, on standard error")
    options = parser.parse_args()
    sys.exit(asyncio.run(measure(read_all([options.corpus]), options)))


if __name__ == "__main__":
    main()
