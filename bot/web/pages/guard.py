"""What every request goes through: bounds on what and how often it asks, and headers that keep a page harmless."""

import time
from collections import OrderedDict
from collections.abc import Callable
from urllib.parse import unquote

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.web.pages.site import SECURITY

LONGEST_ADDRESS = 8_000
"""Bytes of a path with its query."""
A_SECOND, AT_ONCE = 5.0, 60.0
"""Requests of one address in the long run, and in a burst."""
MOST_ADDRESSES = 10_000
"""Addresses remembered; whoever is forgotten begins anew."""
FREE = frozenset({"/health", "/ready", "/metrics", "/style.css", "/robots.txt"})


class Guard:
    """``proxy_header`` names the header in which the proxy in front tells whom it serves; None where there is none."""

    def __init__(
        self,
        app: ASGIApp,
        proxy_header: str | None = None,
        *,
        unlimited: frozenset[str] = frozenset(),
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._app, self._header, self._clock = app, proxy_header, clock
        self._unlimited = FREE | unlimited
        self._tokens: OrderedDict[str, tuple[float, float]] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if len(scope.get("raw_path") or b"") + len(scope.get("query_string") or b"") > LONGEST_ADDRESS:
            await PlainTextResponse("URI Too Long\n", 414)(scope, receive, send)
            return
        if "\0" in unquote(scope["path"]):
            await PlainTextResponse("Bad Request\n", 400)(scope, receive, send)
            return
        if scope["path"] not in self._unlimited and (wait := self._wait(self._who(scope))):
            headers = {"Retry-After": str(int(wait) + 1)}
            await PlainTextResponse("Too Many Requests\n", 429, headers)(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in SECURITY.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, guarded)

    def _who(self, scope: Scope) -> str:
        if self._header:
            # The last one is what the proxy itself added; those before it anyone may have written.
            told = Headers(scope=scope).get(self._header, "").rpartition(",")[2].strip()
            if told:
                return told[:64]
        client = scope.get("client")
        return client[0] if client else ""

    def _wait(self, who: str) -> float:
        """Seconds until an address may ask again; 0 where it may now."""
        now = self._clock()
        tokens, since = self._tokens.pop(who, (AT_ONCE, now))
        tokens = min(AT_ONCE, tokens + (now - since) * A_SECOND)
        if len(self._tokens) >= MOST_ADDRESSES:
            self._tokens.popitem(last=False)
        self._tokens[who] = (max(0.0, tokens - 1), now)
        return 0.0 if tokens >= 1 else (1 - tokens) / A_SECOND
