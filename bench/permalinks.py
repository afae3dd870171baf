"""Does every permalink still show its words? ``python -m bench.permalinks STATEMENTS.jsonl --into postgresql://…``

Cuts quotes out of the statements, gives a third of these a new version and another third two, restores a backup into
another database, builds the index anew, and opens each permalink as a reader would. Prints how many show the very
words, and how many pages a second that were. ``--into`` must be an empty database.
"""

import argparse
import asyncio
import html
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from ipaddress import IPv4Address
from pathlib import Path
from urllib.parse import urlsplit

import httpx

from bot.cite import Permalink

AT_ONCE = 16
WORDS = (4, 60)
"""Words of a quote, from and to."""
PORT = 8399
READER = "X-Reader"
"""Each page is another reader's: what one may ask for in a minute is limited."""
QUOTE = re.compile(r"<blockquote[^>]*>(.*?)</blockquote>", re.DOTALL)
VERSION = "This wording is another one. "


def program(var: Path, *arguments: str, **more: str) -> None:
    subprocess.run((sys.executable, "-m", "bot", *arguments), env=environment(var, **more), check=True)


def environment(var: Path, **more: str) -> dict[str, str]:
    ours = ("TELEGRAM_", "DATABASE_", "ONRECORD_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return kept | {"ONRECORD_VAR": str(var), "ONRECORD_MEANING": "off"} | more


def quotes(statements: list[dict[str, str]], count: int, chance: random.Random) -> list[tuple[Permalink, str]]:
    """Slices of the statements' words, wherever they fall."""
    found: list[tuple[Permalink, str]] = []
    while len(found) < count:
        each = chance.choice(statements)
        starts = [match.span() for match in re.finditer(r"\S+", each["text"])]
        if len(starts) <= WORDS[0]:
            continue
        first = chance.randrange(len(starts) - WORDS[0])
        last = min(len(starts) - 1, first + chance.randint(*WORDS))
        start, end = starts[first][0], starts[last][1]
        found.append((Permalink.at(each["id"], 1, start, end), each["text"][start:end]))
    return found


def reworded(statements: list[dict[str, str]], round_: int) -> Iterator[dict[str, str]]:
    for number, each in enumerate(statements):
        if number % 3 >= round_:
            yield each | {"text": VERSION * round_ + each["text"]}


@contextmanager
def served(var: Path, database: str) -> Iterator[str]:
    address = f"http://127.0.0.1:{PORT}"
    settings = {"DATABASE_URL": database, "PORT": str(PORT), "ONRECORD_PROXY_HEADER": READER, "ONRECORD_LOG": "error"}
    more = environment(var, **settings)
    process = subprocess.Popen((sys.executable, "-m", "bot", "web"), env=more)
    try:
        while process.poll() is None:
            try:
                if httpx.get(f"{address}/ready").status_code == httpx.codes.OK:
                    break
            except httpx.TransportError:
                pass
            time.sleep(0.5)
        yield address
    finally:
        process.terminate()
        process.wait(30)


async def opened(address: str, links: list[tuple[Permalink, str]]) -> tuple[int, list[str]]:
    """How many show the very words, and the paths of those that don't."""
    wrong: list[str] = []
    left = iter(enumerate(links))

    async def reader(client: httpx.AsyncClient) -> None:
        for number, (link, words) in left:
            page = await client.get(link.path, headers={READER: str(IPv4Address(number + 1))})
            shown = html.unescape(re.sub(r"<[^>]+>", "", "".join(QUOTE.findall(page.text))))
            if page.status_code != httpx.codes.OK or "".join(shown.split()) != "".join(words.split()):
                wrong.append(f"{page.status_code} {link.path}")

    async with httpx.AsyncClient(base_url=address, timeout=30) as client:
        await asyncio.gather(*(reader(client) for _ in range(AT_ONCE)))
    return len(links) - len(wrong), wrong


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("statements", type=Path)
    parser.add_argument("--quotes", type=int, default=10_000)
    parser.add_argument("--into", required=True, help="an empty database that the backup is restored into")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    if urlsplit(given.into).scheme.partition("+")[0] not in ("postgresql", "postgres", "sqlite"):
        parser.error("--into must be the address of a database")
    statements = [json.loads(line) for line in given.statements.read_text().splitlines()]
    links = quotes(statements, given.quotes, random.Random(given.seed))
    with tempfile.TemporaryDirectory() as folder:
        var, other = Path(folder) / "var", Path(folder) / "other"
        program(var, "load", "--quiet", str(given.statements))
        for round_ in (1, 2):
            new = Path(folder) / f"{round_}.jsonl"
            new.write_text("\n".join(map(json.dumps, reworded(statements, round_))))
            program(var, "load", "--quiet", str(new))
        program(var, "backup", f"{folder}/backup.jsonl.gz")
        program(other, "restore", f"{folder}/backup.jsonl.gz", DATABASE_URL=given.into)
        program(other, "index", "--rebuild", DATABASE_URL=given.into)
        with served(other, given.into) as address:
            begun = time.perf_counter()
            right, wrong = asyncio.run(opened(address, links))
            seconds = time.perf_counter() - begun
    print(f"{right:,} of {len(links):,} permalinks show their words; {len(links) / seconds:.0f} pages a second")
    for path in wrong[:20]:
        print(path)


if __name__ == "__main__":
    main()
