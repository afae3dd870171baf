"""The proxies that the environment names, looked at before the library meets with one it cannot use."""

from collections.abc import Mapping
from importlib.util import find_spec
from urllib.request import getproxies_environment

import httpx

from bot.errors import SettingsError

SCHEMES = frozenset({"http", "https"})
SOCKS = frozenset({"socks5", "socks5h"})
ASKED = ("http", "https", "all")
"""Names of getproxies() that matter here: HTTP_PROXY, HTTPS_PROXY and ALL_PROXY, in either case."""


def check_proxies(proxies: Mapping[str, str] | None = None, *, socks: bool | None = None) -> None:
    """Raises SettingsError, a line for each proxy that cannot be used, without its address: a password may be in it.

    ``socks`` says whether such proxies can be used: with the package socksio they can.
    """
    found = getproxies_environment() if proxies is None else proxies
    able = find_spec("socksio") is not None if socks is None else socks
    lines = [f"{name.upper()}_PROXY: {cure}" for name in ASKED if (cure := _cure(found.get(name), able))]
    if lines:
        raise SettingsError("\n".join(lines))


def _cure(proxy: str | None, socks: bool) -> str | None:
    if not proxy:
        return None
    try:
        scheme = httpx.URL(proxy if "://" in proxy else f"http://{proxy}").scheme
    except (httpx.InvalidURL, ValueError):
        scheme = ""
    if scheme in SCHEMES or (scheme in SOCKS and socks):
        return None
    if scheme in SOCKS:
        return "a SOCKS proxy needs one more package: pip install 'python-telegram-bot[socks]'"
    return "must be the address of a proxy that begins with http:// or https://; example: HTTPS_PROXY=http://127.0.0.1:3128"
