"""The API over HTTP: JSON, problem details for what is wrong, ETags, open to pages of other sites."""

import hmac
import json
from collections.abc import AsyncIterator, Callable, Sequence
from functools import partial
from typing import Any

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import BaseRoute, Route

from bot.api.description import FORMATS, ROOT, description
from bot.api.endpoints import ENDPOINTS, LONGEST_QUESTION, Endpoint, Parameter
from bot.api.models import Problem, checked
from bot.api.objects import Objects
from bot.cite import FORMATS as WRITERS
from bot.cite import Citation
from index import RecordError, TooLongToRead

OPEN = {"Access-Control-Allow-Origin": "*"}
ALLOWED = OPEN | {
    "Access-Control-Allow-Methods": "GET, POST, OPTIONS",
    "Access-Control-Allow-Headers": "Authorization, Content-Type, If-None-Match",
    "Access-Control-Max-Age": "86400",
}
MOST_BODY = 200_000
"""Bytes of a text that is posted."""
TYPES = {
    "csv": "text/csv",
    "jsonl": "application/jsonl",
    "bibtex": "application/x-bibtex",
    "ris": "application/x-research-info-systems",
    "csl-json": "application/vnd.citationstyles.csl+json",
    "markdown": "text/markdown",
}

Answered = Callable[..., Response]
"""Makes a response with an ETag (``bot.web.pages``)."""
Cited = Callable[[str], AsyncIterator[Citation]]
"""What is exported: of a question, or of the whole record where it is empty."""


def api_routes(
    objects: Callable[[Request], Objects], title: str, answered: Answered, cited: Cited, keys: Sequence[str] = ()
) -> list[BaseRoute]:
    """``keys`` are those that are let in; everyone where there are none."""

    async def answer(endpoint: Endpoint, request: Request) -> Response:
        if request.method == "OPTIONS":
            return Response(status_code=204, headers=ALLOWED)
        if not let_in(request, keys):
            return problem(401, "a key is needed: Authorization: Bearer KEY")
        given, wrong = await values(endpoint, request)
        if wrong:
            return problem(400, wrong)
        try:
            told = await endpoint.answer(objects(request), given)
        except TooLongToRead:
            return problem(400, "the text takes too long to read; shorten it")
        except RecordError:
            return problem(503, "the record cannot be read just now; try again")
        if told is None:
            return problem(404, "there is no such statement or version on record")
        return answered(request, checked(endpoint.model, told), "application/json", **OPEN)

    async def described(request: Request) -> Response:
        told = description(title, objects(request).root)
        return answered(request, json.dumps(told, ensure_ascii=False).encode(), "application/json", **OPEN)

    async def export(request: Request) -> Response:
        if not let_in(request, keys):
            return problem(401, "a key is needed: Authorization: Bearer KEY")
        form, asked = request.query_params.get("format", "jsonl"), request.query_params.get("q", "").strip()
        if form not in FORMATS:
            return problem(400, f"format: one of {', '.join(FORMATS)}")
        if len(asked) > LONGEST_QUESTION:
            return problem(400, f"q: at most {LONGEST_QUESTION} characters")
        headers = OPEN | {
            "Content-Disposition": f'attachment; filename="on-record.{form}"',
            "Cache-Control": "no-store",
        }
        return StreamingResponse(_file(form, asked, cited), headers=headers, media_type=TYPES[form])

    async def missing(_: Request) -> Response:
        return problem(404, "there is nothing at this address; /api/openapi.json lists what there is")

    methods = ["GET", "POST", "OPTIONS"]
    return [
        *(
            Route(ROOT + each.path.replace("{id}", "{id:path}"), partial(answer, each), methods=methods)
            for each in ENDPOINTS
        ),
        Route(f"{ROOT}/export", export),
        Route("/api/openapi.json", described),
        Route("/api/{path:path}", missing),
    ]


async def values(endpoint: Endpoint, request: Request) -> tuple[dict[str, Any], str]:
    """What was given, and what of it is wrong. A text may also be posted, as JSON."""
    given: dict[str, Any] = dict(request.query_params)
    if request.method == "POST":
        body = b""
        async for chunk in request.stream():
            body += chunk
            if len(body) > MOST_BODY:
                return {}, f"at most {MOST_BODY} bytes"
        try:
            posted = json.loads(body)
        except (ValueError, RecursionError):
            return {}, "the body is not JSON"
        if not isinstance(posted, dict):
            return {}, "the body is not an object"
        given |= posted
    given |= request.path_params
    read: dict[str, Any] = {}
    for name, parameter in endpoint.parameters.items():
        value, wrong = _read(name, parameter, given.get(name))
        if wrong:
            return {}, wrong
        read[name] = value
    return read, ""


def _read(name: str, parameter: Parameter, value: object) -> tuple[Any, str]:
    if parameter.default is not None:
        if value is None or value == "":
            return parameter.default, ""
        text = str(value)
        number = int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else -1
        fits = 0 <= number <= parameter.most
        return number, "" if fits else f"{name}: a whole number from 0 to {parameter.most}"
    if not isinstance(value, str) or not value.strip():
        return None, f"{name}: is missing"
    if len(value) > parameter.most:
        return None, f"{name}: at most {parameter.most} characters"
    return value, ""


def let_in(request: Request, keys: Sequence[str]) -> bool:
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    told = given.strip() if scheme.lower() == "bearer" else ""
    return not keys or any(hmac.compare_digest(told.encode(), key.encode()) for key in keys)


def problem(status: int, detail: str) -> Response:
    titles = {400: "Bad Request", 401: "Unauthorized", 404: "Not Found", 503: "Service Unavailable"}
    told = Problem(title=titles[status], status=status, detail=detail).model_dump_json().encode()
    return Response(told, status, OPEN | {"Cache-Control": "no-store"}, "application/problem+json")


async def _file(form: str, asked: str, cited: Cited) -> AsyncIterator[str]:
    writer = WRITERS[form]
    yield writer.head(bool(asked))
    first = True
    async for citation in cited(asked):
        yield ("" if first else writer.between) + writer.entry(citation)
        first = False
    yield writer.tail
