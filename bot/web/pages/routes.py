"""All pages of the record."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.web.pages.feeds import feed_routes
from bot.web.pages.lists import list_routes
from bot.web.pages.searching import search_routes
from bot.web.pages.site import HERE, Site, answered
from bot.web.pages.statements import statement_routes

STYLE = (HERE / "static" / "style.css").read_bytes()


def record_routes(site: Site) -> list[Route]:
    async def style(request: Request) -> Response:
        return answered(request, STYLE, "text/css; charset=utf-8", cached="public, max-age=3600")

    async def missing(request: Request) -> Response:
        return site.missing(request)

    return [
        *list_routes(site),
        *search_routes(site),
        *statement_routes(site),
        *feed_routes(site),
        Route("/style.css", style),
        Route("/{path:path}", missing),
    ]
