"""Servers that mean harm: ``python -m bench.hostile`` reads from them all at once, beside a feed that is well.

Printed for each: the one line it costs, and how long it took. Below: the most memory that the program and its readers
held at one moment, and whether the feed that is well came in. Takes about as long as one fetch may (30 s) and one
reading (20 s).
"""

import argparse
import asyncio
import random
import resource
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote

import httpcore
from aiohttp import web
from rich.console import Console
from rich.markup import escape
from rich.table import Table
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.process.logs import configure_logs
from bot.store.schema import upgrade_schema
from index.archive.database import connect
from index.sources.fetching.connecting import resolve
from index.sources.fetching.fetching import Fetcher
from index.sources.notices import Notice
from index.sources.polling import Poller
from index.sources.reading.reading import Readers
from index.sources.types.definition import From
from index.sources.types.feed import FeedSource
from tests.index.sources.sites import entry, feed

HOST = "127.0.0.1"
SHORT_ITEM = "<item><title>{}</title><pubDate>1 Jun 2021</pubDate><description>w</description></item>"
KLINGON = "text/xml; charset=klingon"
Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]


def body(content: bytes, **headers: str) -> Answer:
    async def answer(_: web.Request) -> web.StreamResponse:
        return web.Response(body=content, headers={"Content-Type": "application/rss+xml"} | headers)

    return answer


def redirect(location: str) -> Answer:
    async def answer(_: web.Request) -> web.StreamResponse:
        return web.Response(status=302, headers={"Location": location})

    return answer


async def ten_gigabytes(request: web.Request) -> web.StreamResponse:
    response = web.StreamResponse()
    await response.prepare(request)
    for _ in range(10_000):
        await response.write(bytes(1_000_000))
    return response


async def byte_by_byte(request: web.Request) -> web.StreamResponse:
    response = web.StreamResponse()
    await response.prepare(request)
    while True:
        await response.write(b" ")
        await asyncio.sleep(1)


def bomb(gigabytes: int) -> bytes:
    """Zeros, packed a thousandfold."""
    packer = zlib.compressobj(9, wbits=zlib.MAX_WBITS | 16)
    return b"".join(packer.compress(bytes(10_000_000)) for _ in range(100 * gigabytes)) + packer.flush()


def attacks(*, light: bool = False) -> dict[str, Answer]:
    """What is served, by its name; ``light`` without the making of what is large."""
    entity = b'<!DOCTYPE r [<!ENTITY a "%s">]><rss version="2.0"><channel><title>&a;</title></channel></rss>'
    laughs = b"".join(b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, 10))
    script = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    return {
        "redirect to 127.0.0.1": redirect("http://localhost:1/"),
        "redirect to 169.254.169.254": redirect("http://169.254.169.254/latest/meta-data"),
        "redirect to a file": redirect("file:///etc/passwd"),
        "endless redirects": redirect("/endless redirects"),
        "10 GB body": ten_gigabytes,
        "one byte a second": byte_by_byte,
        "gzip bomb of 2 GB": body(b"" if light else bomb(2), **{"Content-Encoding": "gzip"}),
        "external entity": body(entity.replace(b'"%s"', b'SYSTEM "file:///etc/passwd"')),
        "entity expansion": body(b'<!DOCTYPE r [<!ENTITY l0 "lol">' + laughs + b"]><rss><channel>&l9;</channel></rss>"),
        "3 million open tags": body(b"<a>" * 3_000_000),
        "100,000 items": body(b"" if light else feed(*(SHORT_ITEM.format(n) for n in range(100_000)))),
        "wrong charset": body(feed(entry("Café")).decode().encode("latin-1"), **{"Content-Type": KLINGON}),
        "future and absurd dates": body(
            feed(
                entry("A", guid="1", date="Fri, 31 Dec 9999 23:59:59 +0000"),
                entry("B", guid="2", date="Mon, 01 Jan 0001 00:00:00 +0000"),
                entry("C", guid="3", date="the day after tomorrow"),
            )
        ),
        "script and HTML in every field": body(
            feed(entry(script + "Title", script + "Words", guid="&lt;script&gt;", link="javascript:x()", author=script))
        ),
        "not a feed": body(b"<html><p>404</p></html>"),
        "a well feed": body(feed(entry("All is well", "<p>Words.</p>"))),
    }


async def serve() -> None:
    """Serves the attacks until it is ended, and prints its port."""
    pages = attacks()

    async def answer(request: web.Request) -> web.StreamResponse:
        try:
            return await pages[request.path.strip("/")](request)
        except ConnectionError:
            return web.Response()  # whoever asked has had enough

    application = web.Application()
    application.router.add_get("/{path:.*}", answer)
    runner = web.AppRunner(application)
    await runner.setup()
    await web.TCPSite(runner, HOST, 0).start()
    print(runner.addresses[0][1], flush=True)
    await asyncio.Event().wait()


class Loopback(httpcore.AsyncNetworkBackend):
    """Connects to this machine only, whatever it is asked for."""

    def __init__(self) -> None:
        self._inner = httpcore.AnyIOBackend()

    async def connect_tcp(self, host: str, *given: Any, **more: Any) -> httpcore.AsyncNetworkStream:
        if host != HOST:
            raise httpcore.ConnectError(f"{host} is asked for the document, and does not answer")
        return await self._inner.connect_tcp(host, *given, **more)


class Rebinding:
    """Every ``….example`` is this machine; but ``rebinding.example`` a public address when it is first asked for."""

    def __init__(self) -> None:
        self._asked = 0

    async def __call__(self, host: str, port: int) -> list[str]:
        if host != "rebinding.example":
            return [HOST] if host.endswith(".example") else await resolve(host, port)
        self._asked += 1
        return ["93.184.216.34"] if self._asked == 1 else [HOST]


@dataclass
class Result:
    line: str
    seconds: float


async def attack(port: int, folder: str) -> dict[str, Result]:
    engine = connect(f"sqlite:///{folder}/record.sqlite3")
    await upgrade_schema(engine)
    # Each has a host of its own, so that none waits for another's turn.
    names = enumerate(attacks(light=True))
    places = {name: f"http://s{number}.example:{port}/{quote(name)}" for number, name in names}
    places["DNS that changes"] = f"http://rebinding.example:{port}/{quote('a well feed')}"
    sources = {
        name: FeedSource(
            name=f"s{number}",
            interval=timedelta(minutes=15),
            url=url,
            language="en",
            rules=(From.AUTHOR, "Somebody"),
            allow_private=(f"s{number}.example",),
        )
        for number, (name, url) in enumerate(places.items())
    }
    fetcher = Fetcher("OnRecord/bench", resolve=Rebinding(), network=Loopback())
    poller = Poller(
        engine,
        fetcher,
        configured=[source.name for source in sources.values()],
        tell=silence,
        now=lambda: datetime.now(UTC),
        rng=random.Random(1),
        perform=Readers().perform,
    )
    results = {}

    async def poll(name: str, source: FeedSource) -> None:
        began = time.monotonic()
        outcome = await poller.poll(source)
        line = outcome.error or f"{len(outcome.findings.added)} added" + "".join(
            f"; {each}" for each in outcome.refused
        )
        results[name] = Result(line.replace(source.url + ": ", ""), time.monotonic() - began)

    try:
        await asyncio.gather(*(poll(name, source) for name, source in sources.items()))
    finally:
        await engine.dispose()
    return {name: results[name] for name in sources}


async def silence(_connection: AsyncConnection, _notice: Notice) -> None:
    """The lines are in the table."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    if parser.parse_args().serve:
        asyncio.run(serve())
        return
    configure_logs("error")
    command = [sys.executable, "-m", "bench.hostile", "--serve"]
    with (
        subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server,
        tempfile.TemporaryDirectory() as folder,
    ):
        try:
            port = int(server.stdout.readline()) if server.stdout else 0
            before = peak(resource.RUSAGE_SELF)
            results = asyncio.run(attack(port, folder))
            own, reader = peak(resource.RUSAGE_SELF), peak(resource.RUSAGE_CHILDREN)
        finally:
            server.kill()
    table = Table("attack", "what comes of it", "seconds")
    for name, result in results.items():
        table.add_row(name, escape(result.line), f"{result.seconds:.1f}")
    Console(width=160).print(table)
    print(f"Peak memory: {own:.0f} MB of the program (it held {before:.0f} MB at rest), {reader:.0f} MB of a reader.")


def peak(who: int) -> float:
    """The most resident memory there was, in MB."""
    return resource.getrusage(who).ru_maxrss / 1_000


if __name__ == "__main__":
    main()
