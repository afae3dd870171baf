"""Reads the address of a database as people and hosts write it; what it says of an address never shows a password.

Of an option only the name is told: its value may be what should have been the password.
"""

from typing import Any

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from index.errors import ArchiveError

EXAMPLES = "sqlite:///var/onrecord.db or postgresql://user:password@host:5432/name"

_POSTGRESQL = ("postgres", "postgresql", "postgresql+asyncpg")
_SQLITE = ("sqlite", "sqlite+aiosqlite")
_OPTIONS = ("sslmode", "connect_timeout", "application_name", "search_path", "host", "port")
_SSL_MODES = ("disable", "allow", "prefer", "require", "verify-ca", "verify-full")


def read_url(url: str) -> tuple[URL, dict[str, Any]]:
    """The address with the driver that serves it, and the options for that driver's ``connect``.

    Raises ArchiveError, without a word of the address that could be a password, when it cannot be used.
    """
    try:
        address = make_url(url.strip())
    except (ArgumentError, ValueError):
        raise ArchiveError(f"the database's address cannot be read; write it like {EXAMPLES}") from None
    if address.drivername in _SQLITE:
        return _sqlite(address), {}
    if address.drivername in _POSTGRESQL:
        return _postgresql(address)
    raise ArchiveError(f"{address.drivername!r} is not a database this program can use; write it like {EXAMPLES}")


def shown(address: URL) -> str:
    """The address as it may be shown to an operator: without driver, password and options."""
    plain = address.set(drivername=address.get_backend_name(), query={})
    return plain.render_as_string(hide_password=True)


def _sqlite(address: URL) -> URL:
    if address.host:
        raise ArchiveError(
            f"sqlite://{address.host} has two slashes where three are needed; write it like sqlite:///var/onrecord.db"
        )
    if not address.database or address.database == ":memory:":
        raise ArchiveError("the database's address names no file; write it like sqlite:///var/onrecord.db")
    if address.query:
        raise ArchiveError(f"{shown(address)}: options after '?' are not supported; leave them out")
    return address.set(drivername="sqlite+aiosqlite")


def _postgresql(address: URL) -> tuple[URL, dict[str, Any]]:
    if "@" in (address.host or ""):
        raise ArchiveError("the database's address holds more than one '@'; write one in a user or password as %40")
    query = {name: value if isinstance(value, str) else value[-1] for name, value in address.query.items()}
    if "password" in query:
        address = address.set(password=query.pop("password"))
    if "user" in query:
        address = address.set(username=query.pop("user"))
    options: dict[str, Any] = {}
    ssl = query.pop("sslmode", query.pop("ssl", None))
    if ssl is not None:
        if ssl not in _SSL_MODES:
            raise ArchiveError(f"{shown(address)}: sslmode must be one of {', '.join(_SSL_MODES)}")
        options["ssl"] = ssl
    if "connect_timeout" in query:
        seconds = query.pop("connect_timeout")
        if not seconds.isdecimal() or int(seconds) == 0:
            raise ArchiveError(f"{shown(address)}: connect_timeout must be a number of seconds above 0")
        options["timeout"] = float(seconds)
    settings = {name: query.pop(name) for name in ("application_name", "search_path") if name in query}
    if settings:
        options["server_settings"] = settings
    # A folder as host is a Unix socket, which only fits behind the '?'.
    place: dict[str, str] = {name: query.pop(name) for name in ("host", "port") if name in query}
    if query:
        raise ArchiveError(f"{shown(address)}: unknown option after '?'; allowed: {', '.join(_OPTIONS)}")
    return address.set(drivername="postgresql+asyncpg", query=place), options
