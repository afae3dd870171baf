"""Pages that lead to statements: home, a person, a month, changes, counters."""

from typing import Any

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.owner import days_since
from bot.web.pages.site import Site, slug_of
from index.archive import MonthCount

NEWEST = 10
A_PAGE = 25
"""Statements a page."""
LAST_PAGE = 1_000


def list_routes(site: Site) -> list[Route]:
    async def home(request: Request) -> Response:
        return site.page(
            request,
            "home.html",
            title=site.texts("web.title", owner=site.profile.owner),
            about=site.profile.about.strip(),
            extent=await site.archive.extent(),
            newest=await site.archive.headings(limit=NEWEST),
            months=coverage(await site.archive.months()),
            counters=counted(site),
            bot=site.bot_link(),
        )

    async def person(request: Request) -> Response:
        wanted = request.path_params["slug"]
        entries = await site.record.persons()
        entry = next((each for each in entries if slug_of(each.person.name) == wanted), None)
        if entry is None:
            return site.missing(request)
        listing = await site.record.of_person(entry.person)
        number = page_of(request)
        return site.page(
            request,
            "person.html",
            title=entry.person.name,
            entry=entry,
            person=entry.person,
            listing=listing[number * A_PAGE : (number + 1) * A_PAGE],
            **pages(number, len(listing)),
        )

    async def people(request: Request) -> Response:
        entries = await site.record.persons()
        return site.page(request, "people.html", title=site.texts("web.people"), entries=entries)

    async def month(request: Request) -> Response:
        year, number = request.path_params["year"], request.path_params["month"]
        if not (1 <= number <= 12 and 1 <= year <= 9999):
            return site.missing(request)
        months = await site.archive.months()
        count = next((each.count for each in months if (each.year, each.month) == (year, number)), 0)
        page = page_of(request)
        found = await site.archive.headings(month=(year, number), limit=A_PAGE, offset=page * A_PAGE)
        title = site.texts.month(year, number)
        return site.page(request, "month.html", title=title, found=found, count=count, **pages(page, count))

    async def changes(request: Request) -> Response:
        page = page_of(request)
        found = await site.archive.edits(limit=A_PAGE + 1, offset=page * A_PAGE)
        return site.page(
            request,
            "changes.html",
            title=site.texts("web.changes"),
            edits=[(edit, await site.archive.version(edit.key)) for edit in found[:A_PAGE]],
            **pages(page, (page + 1) * A_PAGE + (len(found) > A_PAGE)),
        )

    async def counters(request: Request) -> Response:
        return site.page(request, "counters.html", title=site.texts("web.counters"), counters=counted(site))

    async def robots(request: Request) -> Response:
        closed = "".join(f"Disallow: {path}\n" for path in ("/search", "/when", "/verify"))
        return PlainTextResponse(f"User-agent: *\n{closed}Sitemap: {site.root(request)}/sitemap.xml\n")

    return [
        Route("/", home),
        Route("/people", people),
        Route("/people/{slug}", person),
        Route("/months/{year:int}-{month:int}", month),
        Route("/changes", changes),
        Route("/counters", counters),
        Route("/robots.txt", robots),
    ]


def counted(site: Site) -> list[tuple[int, Any]]:
    return [(days_since(each.since, site.today()), each) for each in site.counters]


def coverage(months: list[MonthCount]) -> list[tuple[int, list[tuple[int, int]]]]:
    """For each year, newest first, its months from the record's first to its last, and how many statements each has."""
    held = {(each.year, each.month): each.count for each in months}
    first, last = min(held, default=(1, 1)), max(held, default=(0, 0))
    return [
        (year, [(month, held.get((year, month), 0)) for month in range(1, 13) if first <= (year, month) <= last])
        for year in range(last[0], first[0] - 1, -1)
    ]


def page_of(request: Request) -> int:
    """Which page is asked for, from 0."""
    given = request.query_params.get("page", "")
    return min(int(given), LAST_PAGE) - 1 if given.isdecimal() and len(given) < 6 and int(given) > 0 else 0


def pages(number: int, count: int) -> dict[str, Any]:
    """The numbers of the pages beside this one, from 1; None where there is none."""
    return {
        "page": number + 1,
        "previous_page": number or None,
        "next_page": number + 2 if (number + 1) * A_PAGE < count else None,
    }
