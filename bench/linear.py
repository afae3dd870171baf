"""What repeated pieces of text cost beside plain text: ``python -m bench.linear`` prints the worst for each reader.

Everything is the processor's time in this process: ratios hold on any machine. First each reader by itself, then
a question, a pasted quote and a watch of 4,096 characters against a small record, and statements of ``--statement``
characters loaded and indexed. Exit 1 where anything costs more than ``MOST`` times plain text of its length.
"""

import argparse
import asyncio
import random
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from bot.store.schema import upgrade_schema
from index.archive.database import connect
from index.errors import TooLongToRead
from index.record import Record, open_record
from tests.linear.growth import Reader, seconds
from tests.linear.pieces import PIECES, between_words, filled, in_runs
from tests.linear.readers import MESSAGES, NOW, ORDINARY, RECORD, TEXTS

MESSAGE = 4096
"""Characters of the longest message that Telegram takes."""
MOST = 20
SHORT = 0.001
"""Seconds of the processor below which a ratio tells nothing."""

Work = Callable[[str], Awaitable[object]]


@dataclass
class Worst:
    """What cost most of all that was tried with one reader."""

    plain: float
    seconds: float = 0.0
    text: str = ""

    @property
    def ratio(self) -> float:
        return self.seconds / max(self.plain, SHORT)

    def add(self, spent: float, text: str) -> None:
        if spent > self.seconds:
            self.seconds, self.text = spent, text


def texts(length: int, pieces: Iterable[str], chance: random.Random) -> Iterator[tuple[str, str]]:
    """Texts of the length with what they are made of."""
    for piece in pieces:
        other = chance.choice(PIECES)
        yield repr(piece), filled(piece, length)
        yield f"a{piece!r}b", between_words(piece, length)
        yield f"{piece!r}, {other!r}", in_runs(piece, other, length)


def readers(options: argparse.Namespace) -> dict[str, Worst]:
    found = {}
    chance = random.Random(options.seed)
    for name, read in {**MESSAGES, **TEXTS}.items():
        length = MESSAGE if name in MESSAGES else options.text
        found[name] = measured(read, length, chosen(options, chance), chance)
    return found


def measured(read: Reader, length: int, pieces: Iterable[str], chance: random.Random) -> Worst:
    worst = Worst(seconds(read, filled(ORDINARY, length), 3))
    for made, text in texts(length, pieces, chance):
        spent = seconds(read, text)
        worst.add(min(spent, seconds(read, text)) if spent > worst.seconds else spent, made)
    return worst


def chosen(options: argparse.Namespace, chance: random.Random) -> list[str]:
    return options.piece or chance.sample(PIECES, min(options.pieces, len(PIECES)))


async def requests(options: argparse.Namespace) -> dict[str, Worst]:
    """Questions, pasted quotes and watches as the bot gets them."""
    chance = random.Random(options.seed)
    found = {}
    async with small_record() as record:
        await load(record, "plain", ORDINARY * 5)
        ways: dict[str, Work] = {
            "ask": lambda text: record.ask(text, today=NOW.date()),
            "verify": record.verify,
            "watch": lambda text: watched(record, text),
        }
        for name, work in ways.items():
            await work(ORDINARY)
            worst = found[name] = Worst(await spent(work, filled(ORDINARY, MESSAGE)))
            for made, text in texts(MESSAGE, chosen(options, chance), chance):
                taken = await spent(work, text)
                # What is read at first use, such as a dictionary, is no matter of the text.
                worst.add(min(taken, await spent(work, text)) if taken > worst.seconds else taken, made)
    return found


async def statements(options: argparse.Namespace) -> dict[str, Worst]:
    """Statements loaded and indexed, each into a record of its own."""
    chance = random.Random(options.seed)
    worst = Worst(await loaded(filled(ORDINARY, options.statement)))
    for made, text in texts(options.statement, chosen(options, chance)[: options.statements], chance):
        worst.add(await loaded(text), made)
    return {"load": worst}


async def watched(record: Record, text: str) -> object:
    return await asyncio.to_thread(record.read_watch, text, today=NOW.date())


async def loaded(text: str) -> float:
    async with small_record() as record:
        begun = time.process_time()
        await load(record, "large", text)
        return time.process_time() - begun


async def load(record: Record, statement_id: str, text: str) -> None:
    await record.archive.add([replace(RECORD.statement, id=statement_id, text=text)], now=NOW)
    await record.refresh()


async def spent(work: Work, text: str) -> float:
    begun = time.process_time()
    with suppress(TooLongToRead):  # what it took until then counts
        await work(text)
    return time.process_time() - begun


@asynccontextmanager
async def small_record() -> AsyncIterator[Record]:
    """A record in a folder that is gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        engine = connect(f"sqlite:///{folder}/record.sqlite3")
        await upgrade_schema(engine)
        async with open_record(engine, Path(folder) / "index") as record:
            yield record
        await engine.dispose()


def table(found: dict[str, Worst]) -> Table:
    shown = Table("what reads it", "plain, ms", "worst, ms", "ratio", "of")
    for name, worst in sorted(found.items(), key=lambda each: -each[1].ratio):
        row = (f"{worst.plain * 1000:.1f}", f"{worst.seconds * 1000:.1f}", f"{worst.ratio:.1f}")
        shown.add_row(name, *row, escape(worst.text[:60]))
    return shown


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pieces", type=int, default=len(PIECES), help="how many of the pieces are tried")
    parser.add_argument("--piece", action="append", help="try this piece instead; may be given several times")
    parser.add_argument("--statements", type=int, default=12, help="how many of them in whole statements")
    parser.add_argument("--text", type=int, default=20_000, help="characters of a text that a reader gets")
    parser.add_argument("--statement", type=int, default=1_000_000, help="characters of a statement that is loaded")
    parser.add_argument("--only", choices=("readers", "requests", "statements"))
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    found: dict[str, Worst] = {}
    if options.only in (None, "readers"):
        found |= readers(options)
    if options.only in (None, "requests"):
        found |= asyncio.run(requests(options))
    if options.only in (None, "statements"):
        found |= asyncio.run(statements(options))
    Console(width=140).print(table(found))
    sys.exit(1 if any(worst.ratio > MOST for worst in found.values()) else 0)


if __name__ == "__main__":
    main()
