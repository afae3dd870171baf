"""The webhook's door: lets in what Telegram sends, and answers 200 only when the update is safe."""

import asyncio
import hmac
import json
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import Any

from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response

from index import RecordError

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 (its name, not its value)

LARGEST_BODY = 1 << 20
"""Bytes. A message has at most 4096 characters and 100 entities; with what it replies to, updates stay under 100 kB."""

BODY_SECONDS = 10.0

Accept = Callable[[dict[str, Any]], Awaitable[None]]


class WebhookEndpoint:
    """Hands updates to ``accept``, which returns when they are safe. Where it fails Telegram sends them again."""

    def __init__(self, accept: Accept, secret: str) -> None:
        self._accept = accept
        self._secret = secret.encode()

    async def __call__(self, request: Request) -> Response:
        given = request.headers.get(SECRET_HEADER, "")
        if not hmac.compare_digest(given.encode(), self._secret):
            return _refusal(HTTPStatus.UNAUTHORIZED)
        if request.headers.get("Content-Type", "").partition(";")[0].strip().lower() != "application/json":
            return _refusal(HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
        try:
            async with asyncio.timeout(BODY_SECONDS):
                body = await _body(request)
        except (TimeoutError, ClientDisconnect):
            return _refusal(HTTPStatus.REQUEST_TIMEOUT)
        if body is None:
            return _refusal(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        try:
            sent = json.loads(body)
            if not isinstance(sent, dict):
                return _refusal(HTTPStatus.BAD_REQUEST)
            await self._accept(sent)
        except (ValueError, RecursionError):
            return _refusal(HTTPStatus.BAD_REQUEST)
        except RecordError:
            return _refusal(HTTPStatus.SERVICE_UNAVAILABLE)
        return Response(status_code=HTTPStatus.OK)


async def _body(request: Request) -> bytes | None:
    """The body; None where it is too large."""
    if not request.headers.get("Content-Length", "0").isdecimal():
        return None
    if int(request.headers.get("Content-Length", "0")) > LARGEST_BODY:
        return None
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST_BODY:
            return None
    return bytes(body)


def _refusal(status: HTTPStatus) -> Response:
    return PlainTextResponse(f"{status.phrase}\n", status)
