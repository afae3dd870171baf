"""Connects to the very address that was checked: a name is resolved once, so that no second answer can be another."""

import asyncio
import socket
from collections.abc import Awaitable, Callable, Collection, Iterable
from ipaddress import ip_address

import httpcore

from index.sources.fetching.addresses import is_public
from index.sources.fetching.errors import FetchError, Refused

Resolve = Callable[[str, int], Awaitable[list[str]]]
"""A host's IP addresses, best first. Raises OSError for one that is not known."""


async def resolve(host: str, port: int) -> list[str]:
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(each[4][0]) for each in found))


class GuardedNetwork(httpcore.AsyncNetworkBackend):
    """A network in which only public addresses exist, and hosts that are ``allowed`` (``host`` or ``host:port``).

    TLS still checks the certificate against the name, which httpcore knows and this class never changes.
    """

    def __init__(
        self,
        allowed: Collection[str] = (),
        resolve: Resolve = resolve,
        inner: httpcore.AsyncNetworkBackend | None = None,
    ) -> None:
        self._allowed, self._resolve = frozenset(allowed), resolve
        self._inner = inner or httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109  httpcore's interface
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Raises Refused, FetchError for a host that is not known, httpcore.ConnectError."""
        try:
            addresses = await self._resolve(host, port)
        except (OSError, UnicodeError):
            raise FetchError(f"the host {host} is not known; is its name right?") from None
        if not self._allowed & allowances(host, port):
            for address in addresses:
                if not is_public(address):
                    raise Refused(
                        f"{host} is at {address}, which is not a public address; "
                        f"where that is meant, the source's allow_private names {host}"
                    )
        failure = httpcore.ConnectError(f"{host} has no address")
        for address in addresses:
            try:
                return await self._inner.connect_tcp(address, port, timeout, local_address, socket_options)
            except httpcore.ConnectError as error:
                failure = error
        raise failure


def allowances(host: str, port: int) -> set[str]:
    """The ways in which an operator may have written a host."""
    try:
        shown = f"[{host}]" if ip_address(host).version == 6 else host
    except ValueError:
        shown = host.lower()
    return {shown, f"{shown}:{port}"}
