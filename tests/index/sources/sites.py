"""A web server on the loopback address, whose answers a test writes; and sources that read from it."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from aiohttp import web

from index.sources.types.definition import From
from index.sources.types.feed import FeedSource
from index.sources.types.page import PageSource

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

HOST = "127.0.0.1"


@dataclass
class Site:
    """``pages`` are what it serves by path: a body, or a handler. ``asked`` are the requests it got, in order."""

    port: int = 0
    pages: dict[str, bytes | Handler] = field(default_factory=dict)
    asked: list[web.Request] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://{HOST}:{self.port}"

    async def answer(self, request: web.Request) -> web.StreamResponse:
        self.asked.append(request)
        page = self.pages.get(request.path)
        if page is None:
            return web.Response(status=404)
        if isinstance(page, bytes):
            return web.Response(body=page, content_type="text/xml" if page.startswith(b"<?xml") else "text/html")
        return await page(request)


@asynccontextmanager
async def site_running() -> AsyncIterator[Site]:
    site = Site()
    application = web.Application()
    application.router.add_get("/{path:.*}", site.answer)
    runner = web.AppRunner(application, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, HOST, 0).start()
    site.port = runner.addresses[0][1]
    try:
        yield site
    finally:
        await runner.cleanup()


def feed_source(url: str = "https://example.org/feed", **fields: Any) -> FeedSource:
    usual: dict[str, Any] = {
        "name": "press",
        "interval": timedelta(minutes=15),
        "language": "en",
        "rules": (From.AUTHOR, "The Ministry"),
        "allow_private": (HOST,),
    }
    return FeedSource(**usual | {"url": url} | fields)


def page_source(url: str = "https://example.org/news", **fields: Any) -> PageSource:
    usual: dict[str, Any] = {
        "name": "page",
        "interval": timedelta(minutes=30),
        "language": "en",
        "rules": ("The Embassy",),
        "date_format": "%d.%m.%Y",
        "allow_private": (HOST,),
    }
    return PageSource(**usual | {"url": url} | fields)


def entry(
    title: str = "On Health Day",
    text: str = "<p>Today we mark Health Day.</p>",
    *,
    guid: str | None = "g1",
    link: str | None = None,
    date: str | None = "Tue, 01 Jun 2021 14:53:06 +0000",
    author: str = "Ned Price, Department Spokesperson",
) -> str:
    """One item of an RSS feed, as WordPress prints it."""
    parts = [
        f"<title><![CDATA[{title}]]></title>",
        f"<link>{link}</link>" if link else "",
        f"<dc:creator><![CDATA[{author}]]></dc:creator>",
        f"<pubDate>{date}</pubDate>" if date else "",
        f'<guid isPermaLink="false">{guid}</guid>' if guid else "",
        f"<content:encoded><![CDATA[{text}]]></content:encoded>",
    ]
    return f"<item>{''.join(parts)}</item>"


def feed(*entries: str) -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Press releases</title>'
        f"{''.join(entries)}</channel></rss>"
    ).encode()
