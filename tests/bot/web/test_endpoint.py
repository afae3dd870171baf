"""What the webhook lets in, and what it says to the rest."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from bot.web import app
from bot.web.endpoint import LARGEST_BODY, SECRET_HEADER, WebhookEndpoint
from index.errors import ArchiveUnavailable

SECRET = "a-long_random-word"
RIGHT = {SECRET_HEADER: SECRET, "Content-Type": "application/json"}
UPDATE = b'{"update_id": 1}'


class Door:
    """Remembers what came in; ``failing`` is what it raises instead."""

    def __init__(self) -> None:
        self.came_in: list[dict[str, Any]] = []
        self.failing: Exception | None = None

    async def accept(self, sent: dict[str, Any]) -> None:
        if self.failing:
            raise self.failing
        self.came_in.append(sent)

    async def post(self, content: Any, headers: dict[str, str] | None = None, method: str = "POST") -> int:
        site = app.application([app.webhook("/telegram", WebhookEndpoint(self.accept, SECRET))])
        transport = httpx.ASGITransport(site)
        async with httpx.AsyncClient(transport=transport, base_url="http://site") as client:
            given = RIGHT if headers is None else headers
            return (await client.request(method, "/telegram", content=content, headers=given)).status_code


@pytest.fixture
def door() -> Door:
    return Door()


async def test_an_update_with_the_secret_comes_in(door: Door) -> None:
    assert await door.post(UPDATE) == 200
    assert await door.post(UPDATE, RIGHT | {"Content-Type": "application/json; charset=utf-8"}) == 200
    assert door.came_in == [{"update_id": 1}] * 2


@pytest.mark.parametrize(
    ("content", "headers", "status"),
    [
        (UPDATE, {"Content-Type": "application/json"}, 401),
        (UPDATE, RIGHT | {SECRET_HEADER: ""}, 401),
        (UPDATE, RIGHT | {SECRET_HEADER: SECRET[:-1]}, 401),
        (UPDATE, RIGHT | {SECRET_HEADER: SECRET + "x"}, 401),
        (b"x" * (LARGEST_BODY + 1), {"Content-Type": "application/json"}, 401),
        (UPDATE, RIGHT | {"Content-Type": "text/plain"}, 415),
        (UPDATE, {SECRET_HEADER: SECRET}, 415),
        (b"", RIGHT, 400),
        (b"not json", RIGHT, 400),
        (b'"a text"', RIGHT, 400),
        (b"[]", RIGHT, 400),
        (b"\xff\xfe", RIGHT, 400),
        (b"[" * 100_000, RIGHT, 400),
        (b"x" * (LARGEST_BODY + 1), RIGHT, 413),
    ],
)
async def test_anything_else_stays_out(door: Door, content: bytes, headers: dict[str, str], status: int) -> None:
    assert await door.post(content, headers) == status
    assert door.came_in == []


async def test_a_body_that_does_not_say_how_long_it_is_is_cut_off(door: Door) -> None:
    async def endless() -> AsyncIterator[bytes]:
        for _ in range(LARGEST_BODY // 1000 + 2):
            yield b"x" * 1000

    assert await door.post(endless()) == 413


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE"])
async def test_other_methods_are_refused(door: Door, method: str) -> None:
    assert await door.post(UPDATE, method=method) == 405


@pytest.mark.parametrize(
    ("failing", "status"),
    [(ArchiveUnavailable("the database is gone"), 503), (ValueError("update_id is missing"), 400)],
)
async def test_what_is_not_safe_is_not_acknowledged(door: Door, failing: Exception, status: int) -> None:
    door.failing = failing
    assert await door.post(UPDATE) == status


async def test_a_body_that_does_not_come_is_given_up(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.web.endpoint.BODY_SECONDS", 0)

    scope = {
        "type": "http",
        "method": "POST",
        "path": "/telegram",
        "query_string": b"",
        "headers": [(name.lower().encode(), value.encode()) for name, value in RIGHT.items()],
    }
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        await asyncio.Event().wait()
        raise AssertionError

    async def send(event: Any) -> None:
        sent.append(event)

    site = app.application([app.webhook("/telegram", WebhookEndpoint(door.accept, SECRET))])
    await site(scope, receive, send)
    assert sent[0]["status"] == 408
