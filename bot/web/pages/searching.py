"""Search, counts over time, and whether a pasted text is on record."""

import asyncio
from collections.abc import AsyncGenerator
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, NamedTuple
from urllib.parse import parse_qs

from starlette.datastructures import FormData, UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.cite import link_of
from bot.say import draw
from bot.talk.record import LARGEST, Drafting, absence, plot_labels
from bot.web.pages.blocks import as_html
from bot.web.pages.lists import A_PAGE, page_of, pages
from bot.web.pages.site import Site, answered
from index import Quote, TooLongToRead
from index.timeline import Timeline

LONGEST_QUESTION = 2_000
LONGEST_CLAIM = 100_000
"""Characters of a question, and of a text to be verified."""
MOST_FORM = 600_000
"""Bytes of a form."""
NAMED = 12
"""Speakers and months that narrow a search, the most frequent first."""


@dataclass(frozen=True, slots=True)
class Narrowed:
    speaker: str = ""
    first: date | None = None
    last: date | None = None

    def fits(self, quote: Quote) -> bool:
        names = {each.name for each in (*quote.shown, *quote.speakers)}
        return (
            (not self.speaker or self.speaker in names)
            and (self.first is None or self.first <= quote.date)
            and (self.last is None or quote.date <= self.last)
        )

    def __bool__(self) -> bool:
        return bool(self.speaker or self.first or self.last)


def search_routes(site: Site) -> list[Route]:
    async def search(request: Request) -> Response:
        asked = _asked(request)
        if not asked:
            return site.page(
                request, "search.html", title=site.texts("web.search"), q="", narrowed=Narrowed(), **_nothing()
            )
        narrowed = _narrowed(request)
        order = "best" if request.query_params.get("order") == "best" else "new"
        today, number = site.today(), page_of(request)
        try:
            answer = await site.record.ask(asked, today=today, limit=50 if order == "best" else 3)
            listing = await site.record.find_all(asked, today=today)
            timeline = await site.record.when(asked, today=today)
        except TooLongToRead:
            return site.page(
                request, "search.html", 400, title=site.texts("too_long"), q="", narrowed=narrowed, **_nothing()
            )
        held = answer.quotes if order == "best" else listing.quotes
        found = [quote for quote in held if narrowed.fits(quote)]
        return site.page(
            request,
            "search.html",
            title=site.texts("web.found_title", question=asked),
            q=asked,
            narrowed=narrowed,
            order=order,
            answer=None if narrowed or number else answer,
            absence=absence(site.texts, answer),
            found=found[number * A_PAGE : (number + 1) * A_PAGE],
            count=len(found),
            people=timeline.speakers[:NAMED],
            months=[month for month in reversed(timeline.months) if month.matching][:NAMED],
            **pages(number, len(found)),
        )

    async def when(request: Request) -> Response:
        asked = _asked(request)
        timeline = await _timeline(site, asked)
        return site.page(request, "when.html", title=site.texts("web.when"), q=asked, timeline=timeline)

    async def picture(request: Request) -> Response:
        asked = _asked(request)
        timeline = await _timeline(site, asked)
        if timeline is None or not timeline.months:
            return site.missing(request)
        dark = request.query_params.get("dark") == "1"
        drawn = await asyncio.to_thread(_drawn, site, timeline, dark)
        return answered(request, drawn, "image/svg+xml")

    async def verify(request: Request) -> Response:
        claim, file = await _sent(request) if request.method == "POST" else ("", None)
        shown: str | None = None
        status = 200
        try:
            if file is not None:
                shown = as_html(await drafting.verify_file(file.name, file.body))
            elif claim.strip():
                shown = as_html(await drafting.verify(claim))
        except TooLongToRead:
            shown, status = site.texts("too_long"), 400
        return site.page(request, "verify.html", status, title=site.texts("web.verify"), claim=claim, shown=shown)

    drafting = Drafting(site.record, site.texts, partial(link_of, site.public_url), site.profile.agent)
    return [
        Route("/search", search),
        Route("/when", when),
        Route("/when.svg", picture),
        Route("/verify", verify, methods=["GET", "POST"]),
    ]


async def _timeline(site: Site, asked: str) -> Timeline | None:
    if not asked:
        return None
    try:
        return await site.record.when(asked, today=site.today())
    except TooLongToRead:
        return None


class _File(NamedTuple):
    name: str
    body: bytes


async def _sent(request: Request) -> tuple[str, _File | None]:
    """The ``text`` and the ``file`` of a form; nothing where it is too large, or is no form."""
    body = b""
    multipart = request.headers.get("content-type", "").startswith("multipart/form-data")
    async for chunk in request.stream():
        body += chunk
        if len(body) > (LARGEST if multipart else MOST_FORM):
            return "", None
    if not multipart:
        found = parse_qs(body.decode(errors="replace"), max_num_fields=10).get("text", [""])
        return found[0].replace("\r\n", "\n")[:LONGEST_CLAIM], None

    async def whole() -> AsyncGenerator[bytes, None]:
        yield body

    try:
        form = await MultiPartParser(request.headers, whole(), max_files=1, max_fields=5).parse()
    except (MultiPartException, ValueError):
        return "", None
    try:
        return await _fields(form)
    finally:
        await form.close()


async def _fields(form: FormData) -> tuple[str, _File | None]:
    text, sent = form.get("text"), form.get("file")
    claim = text.replace("\r\n", "\n")[:LONGEST_CLAIM] if isinstance(text, str) else ""
    if isinstance(sent, UploadFile) and sent.filename:
        return claim, _File(sent.filename, await sent.read())
    return claim, None


def _asked(request: Request) -> str:
    return request.query_params.get("q", "").strip()[:LONGEST_QUESTION]


def _narrowed(request: Request) -> Narrowed:
    given = request.query_params
    return Narrowed(given.get("speaker", "")[:200], _day(given.get("from", "")), _day(given.get("to", "")))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None


def _nothing() -> dict[str, Any]:
    return {
        "order": "new",
        "answer": None,
        "absence": "",
        "found": (),
        "count": 0,
        "people": (),
        "months": (),
        **pages(0, 0),
    }


def _drawn(site: Site, timeline: Timeline, dark: bool) -> bytes:
    return draw(timeline, "svg", dark=dark, **plot_labels(site.texts, timeline))
