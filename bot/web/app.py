"""The routes of a process: ``/health``, ``/ready`` and ``/metrics`` in every one, the page and the webhook in some."""

from collections.abc import Awaitable, Callable, Mapping

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from bot.operating import Check, look
from index import RecordError

METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8"


def watched(checks: Mapping[str, Check], metrics: Callable[[], Awaitable[bytes]]) -> list[BaseRoute]:
    """What operators and their machines look at: nothing in it is secret, or about anyone."""

    async def health(_: Request) -> Response:
        return JSONResponse({"alive": True})

    async def ready(_: Request) -> Response:
        found = await look(checks)
        shown = {name: problem or "ok" for name, problem in found.problems.items()}
        return JSONResponse({"ready": found.ready, **shown}, 200 if found.ready else 503)

    async def measured(_: Request) -> Response:
        return Response(await metrics(), media_type=METRICS_TYPE)

    return [Route("/health", health), Route("/ready", ready), Route("/metrics", measured)]


def webhook(path: str, endpoint: Callable[[Request], Awaitable[Response]]) -> Route:
    async def taken(request: Request) -> Response:
        return await endpoint(request)

    return Route(path, taken, methods=["POST"])


def application(routes: list[BaseRoute]) -> Starlette:
    return Starlette(routes=routes, exception_handlers={RecordError: _unavailable})


async def _unavailable(_: Request, __: Exception) -> Response:
    return PlainTextResponse("Service Unavailable\n", 503)
