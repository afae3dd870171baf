"""Fetches documents from strangers: by http(s), from public addresses, bounded in size, time and redirects."""

import asyncio
import ssl
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus

import httpcore
import httpx

from index.sources.fetching.conditions import UNCONDITIONAL, Conditions
from index.sources.fetching.connecting import GuardedNetwork, Resolve, resolve
from index.sources.fetching.decoding import ACCEPTED, Decoder, too_large
from index.sources.fetching.errors import FetchError, Gone, Refused, Unreadable
from index.types import Now

ACCEPT = "application/atom+xml, application/rss+xml, application/xml;q=0.9, text/html;q=0.8, */*;q=0.5"
_REDIRECTS = (301, 302, 303, 307, 308)
_LONGEST_PAUSE = 86_400.0
"""Seconds of a Retry-After that are believed."""


@dataclass(frozen=True, slots=True)
class Limits:
    """``body`` in bytes, as sent and as unpacked; ``seconds`` for one fetch with all its redirects."""

    body: int = 10_000_000
    seconds: float = 30.0
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Document:
    """``url`` is where it was found in the end; ``body`` is None where it has not changed."""

    url: str
    body: bytes | None
    content_type: str = ""
    conditions: Conditions = UNCONDITIONAL


class Fetcher:
    """Asks one host for one thing at a time. ``agent`` is who asks, as in "OnRecord/1.0 (+https://example.org)".

    ``resolve`` and ``network`` are how names become addresses, and addresses connections.
    """

    def __init__(
        self,
        agent: str,
        *,
        limits: Limits = Limits(),
        resolve: Resolve = resolve,
        network: httpcore.AsyncNetworkBackend | None = None,
        now: Now = lambda: datetime.now(UTC),
        certificates: ssl.SSLContext | None = None,
    ) -> None:
        self._agent, self._limits, self._now = agent, limits, now
        self._resolve, self._network = resolve, network
        self._certificates = certificates or httpx.create_ssl_context()
        self._turns: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def fetch(
        self, url: str, *, allowed: Collection[str] = (), conditions: Conditions = UNCONDITIONAL
    ) -> Document:
        """The document at ``url``; ``allowed`` are hosts that may be at private addresses.

        Raises FetchError (Refused, Gone), Unreadable: one line each, that begins with the address.
        """
        left, place = self._limits.seconds, url
        network = GuardedNetwork(allowed, self._resolve, self._network)
        async with httpcore.AsyncConnectionPool(self._certificates, network_backend=network) as pool:
            for _ in range(self._limits.redirects + 1):
                address = _address(place)
                async with self._turns[address.host]:
                    began = asyncio.get_running_loop().time()
                    try:
                        async with asyncio.timeout(left):
                            found = await self._ask(pool, address, conditions)
                    except TimeoutError:
                        raise FetchError(f"{place}: did not end within {self._limits.seconds:g} s") from None
                    except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.TimeoutException, OSError) as error:
                        reason = str(error) or type(error).__name__
                        raise FetchError(f"{place}: the connection failed ({reason[:200]})") from None
                    except FetchError as error:
                        raise type(error)(f"{place}: {error}", retry_after=error.retry_after) from None
                    except Unreadable as error:
                        raise Unreadable(f"{place}: {error}") from None
                    left -= asyncio.get_running_loop().time() - began
                if isinstance(found, Document):
                    return found
                place = found
        raise FetchError(f"{url}: redirects more than {self._limits.redirects} times")

    async def _ask(
        self, pool: httpcore.AsyncConnectionPool, address: httpx.URL, conditions: Conditions
    ) -> Document | str:
        """The document, or where the server sends us on to."""
        port = f":{address.port}" if address.port else ""
        headers = [
            ("Host", address.raw_host.decode() + port if ":" not in address.host else f"[{address.host}]{port}"),
            ("User-Agent", self._agent),
            ("Accept", ACCEPT),
            ("Accept-Encoding", ACCEPTED),
            *conditions.headers,
        ]
        target = httpcore.URL(
            scheme=address.raw_scheme, host=address.raw_host, port=address.port, target=address.raw_path
        )
        async with pool.stream("GET", target, headers=headers) as response:
            values = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in response.headers}
            if response.status == HTTPStatus.NOT_MODIFIED:
                return Document(str(address), None, conditions=conditions)
            if response.status in _REDIRECTS:
                return _joined(address, values.get("location", ""))
            self._check_status(response.status, values)
            body = await self._body(response, values)
        kept = Conditions(_short(values.get("etag")), _short(values.get("last-modified")))
        return Document(str(address), body, values.get("content-type", "")[:200], kept)

    def _check_status(self, status: int, values: dict[str, str]) -> None:
        if status == HTTPStatus.OK:
            return
        try:
            answer = f"{status} {HTTPStatus(status).phrase}"
        except ValueError:
            answer = str(status)
        if status in (HTTPStatus.NOT_FOUND, HTTPStatus.GONE):
            raise Gone(f"the server answers {answer}; is the address still right?")
        raise FetchError(f"the server answers {answer}", retry_after=_pause(values.get("retry-after", ""), self._now()))

    async def _body(self, response: httpcore.Response, values: dict[str, str]) -> bytes:
        limit = self._limits.body
        announced = values.get("content-length", "")
        if announced.isdecimal() and int(announced) > limit:
            raise Unreadable(too_large(limit))
        decoder = Decoder(values.get("content-encoding", ""), limit)
        body, sent = bytearray(), 0
        async for piece in response.aiter_stream():
            sent += len(piece)
            if sent > limit:
                raise Unreadable(too_large(limit))
            body += decoder.feed(piece)
        return bytes(body)


def _address(url: str) -> httpx.URL:
    try:
        address = httpx.URL(url)
    except (httpx.InvalidURL, ValueError) as error:
        raise Refused(f"{url[:200]}: is not a web address ({error})") from None
    if address.scheme not in ("http", "https") or not address.host:
        raise Refused(f"{url[:200]}: only http and https addresses are fetched")
    if address.userinfo:
        raise Refused(f"{address.copy_with(userinfo=b'')}: an address with a user name is not fetched")
    return address


def _joined(address: httpx.URL, location: str) -> str:
    if not location:
        raise FetchError("redirects without an address")
    try:
        return str(address.join(location))
    except (httpx.InvalidURL, ValueError):
        raise FetchError(f"redirects to {location[:100]!r}, which is not a web address") from None


def _pause(value: str, now: datetime) -> float | None:
    """A Retry-After in seconds: it is a number of them, or a date (RFC 9110, section 10.2.3)."""
    if value.strip().isdecimal():
        return min(float(value), _LONGEST_PAUSE)
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return min(max((moment - now).total_seconds(), 0.0), _LONGEST_PAUSE)


def _short(value: str | None) -> str | None:
    """A header that is kept to be sent back; one of absurd length is not."""
    return value if value and len(value) <= 1_000 and value.isprintable() else None
