"""Search, counts over time, and whether a pasted text is on record."""

import asyncio
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.say import draw
from bot.talk.record import absence, plot_labels, verification_reply
from bot.web.pages.blocks import as_html
from bot.web.pages.lists import A_PAGE, page_of, pages
from bot.web.pages.site import Site, answered
from index import Quote, TooLongToRead
from index.timeline import Timeline

LONGEST_QUESTION = 2_000
LONGEST_CLAIM = 20_000
"""Characters of a question, and of a text to be verified."""
MOST_FORM = 200_000
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
        claim = ""
        if request.method == "POST":
            body = await _bounded(request)
            claim = body[:LONGEST_CLAIM] if body is not None else ""
        shown: str | None = None
        status = 200
        if claim.strip():
            try:
                shown = as_html(verification_reply(site.texts, await site.record.verify(claim)))
            except TooLongToRead:
                shown, status = site.texts("too_long"), 400
        return site.page(request, "verify.html", status, title=site.texts("web.verify"), claim=claim, shown=shown)

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


async def _bounded(request: Request) -> str | None:
    """The ``text`` of a form; None where it is too large, or is no form."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_FORM:
            return None
    found = parse_qs(body.decode(errors="replace"), max_num_fields=10).get("text", [""])
    return found[0].replace("\r\n", "\n")


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
