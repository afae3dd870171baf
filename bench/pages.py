"""How fast pages come: ``python -m bench.pages`` asks the record in ONRECORD_VAR, beside an empty page of Starlette.

Both are processes of their own on this machine, asked in turn by as many readers at once, in the same run. It prints
requests a second, the median and the 99th percentile of a request. ``--words`` and ``--statement`` are of the record.
"""

import argparse
import asyncio
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import httpx
from rich.console import Console
from rich.table import Table

from bot.process import read_settings
from tests.bot.programs import free_port, running_program

EMPTY = """
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
app = Starlette(routes=[Route("/", lambda _: PlainTextResponse("empty"))])
"""
HEADER = "X-Forwarded-For"
WARM = 20


@contextmanager
def empty_page(folder: Path) -> Iterator[str]:
    (folder / "empty.py").write_text(EMPTY)
    port = free_port()
    command = (sys.executable, "-m", "uvicorn", "empty:app", "--port", str(port), "--log-level", "warning")
    process = subprocess.Popen(command, cwd=folder)
    try:
        yield f"http://127.0.0.1:{port}/"
    finally:
        process.terminate()
        process.wait(30)


async def up(url: str) -> None:
    async with httpx.AsyncClient() as client:
        for _ in range(300):
            try:
                await client.get(url)
            except httpx.TransportError:
                await asyncio.sleep(0.1)
            else:
                return
    raise TimeoutError(url)


async def ask(urls: Sequence[str], requests: int, readers: int) -> tuple[float, list[float]]:
    """Requests a second, and the milliseconds of each, sorted. Every one comes from another visitor's address."""
    took: list[float] = []
    left = iter(range(requests))

    async def read(client: httpx.AsyncClient) -> None:
        for number in left:
            visitor = ".".join(str(random.randrange(256)) for _ in range(4))
            begun = time.perf_counter()
            got = await client.get(urls[number % len(urls)], headers={HEADER: visitor})
            took.append((time.perf_counter() - begun) * 1000)
            got.raise_for_status()

    async with httpx.AsyncClient(timeout=60) as client:
        begun = time.perf_counter()
        await asyncio.gather(*(read(client) for _ in range(readers)))
    return requests / (time.perf_counter() - begun), sorted(took)


async def measure(site: str, empty: str, given: argparse.Namespace) -> Table:
    async with httpx.AsyncClient() as client:
        newest = (await client.get(f"{site}/api/v1/search", params={"q": given.words[0], "limit": "20"})).json()[
            "quotes"
        ]
    links = [each["link"].replace(given.root, site) for each in newest if "link" in each]
    statements = [f"{site}/statements/{each['statement_id']}" for each in newest]
    kinds = {
        "an empty Starlette page": [empty],
        "home": [f"{site}/"],
        # Each asked for the first time: without a word that is nowhere it is the same search.
        "search": [f"{site}/search?q={words} -zq{n}" for n, words in enumerate(given.words * (given.requests // 2))],
        "the same search again": [f"{site}/search?q={words}" for words in given.words],
        "a statement": statements,
        "a permalink": links,
    }
    table = Table("page", "requests a second", "p50 ms", "p99 ms", title=f"{given.readers} readers at once")
    for name, urls in kinds.items():
        await ask(urls, WARM, 1)
        rate, took = await ask(urls, given.requests, given.readers)
        table.add_row(name, f"{rate:.0f}", f"{took[len(took) // 2]:.1f}", f"{took[int(len(took) * 0.99)]:.1f}")
    return table


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--words", nargs="+", default=["sanctions", "human rights", "Afghanistan", "climate", "Iran"])
    parser.add_argument("--requests", type=int, default=400)
    parser.add_argument("--readers", type=int, default=4)
    given = parser.parse_args()
    settings, port = read_settings(), str(free_port())
    site = given.root = f"http://127.0.0.1:{port}"
    more = {"PORT": port, "PUBLIC_URL": site, "ONRECORD_PROXY_HEADER": HEADER, "ONRECORD_DATA": str(settings.data)}
    with (
        tempfile.TemporaryDirectory() as folder,
        running_program(settings.var, "web", **more),
        empty_page(Path(folder)) as empty,
    ):

        async def work() -> Table:
            await asyncio.gather(up(site), up(empty))
            return await measure(site, empty, given)

        Console().print(asyncio.run(work()))


if __name__ == "__main__":
    main()
