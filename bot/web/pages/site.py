"""What every page needs: the record, its owner's words, how a page is made, and where it stands on the web."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote as escaped
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import Response

from bot.cite import Permalink, statement_path
from bot.owner import Counter, Profile
from bot.say.texts import Texts
from index import Quote, Record, Speaker
from index.archive import Archive

HERE = Path(__file__).parent
CACHED = "public, max-age=60"
"""A page may be a minute old; after that its ETag tells whether it is another one."""
SECURITY = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
}


@dataclass(frozen=True, slots=True)
class Site:
    """One record on the web. ``public_url`` is its address, where it has one; ``bot_link`` leads to the bot, if any."""

    record: Record
    texts: Texts
    profile: Profile
    counters: tuple[Counter, ...]
    today: Callable[[], date]
    public_url: str | None = None
    bot_link: Callable[[], str | None] = lambda: None
    templates: Environment = field(default_factory=lambda: _environment())

    @property
    def archive(self) -> Archive:
        return self.record.archive

    def root(self, request: Request) -> str:
        """The site's address without a slash at its end: as configured, else as it was asked for."""
        return (self.public_url or str(request.base_url)).rstrip("/")

    def page(self, request: Request, template: str, status: int = 200, **values: Any) -> Response:
        """A page as HTML, or 304 where the client has the same one."""
        texts = self.texts
        whole = self.templates.get_template(template).render(
            t=texts,
            day=texts.date,
            site=self,
            root=self.root(request),
            here=request.url.path,
            rtl=texts.rtl,
            **values,
        )
        return answered(request, whole.encode(), "text/html; charset=utf-8", status=status)

    def missing(self, request: Request) -> Response:
        return self.page(request, "missing.html", 404, title=self.texts("web.missing"))

    def person_path(self, speaker: Speaker) -> str | None:
        """The page of whoever a speaker is; None where nobody can tell."""
        person = self.record.people.of(speaker)
        return f"/people/{slug_of(person.name)}" if person else None

    @staticmethod
    def link(quote: Quote) -> str:
        return Permalink.of(quote).path

    @staticmethod
    def statement_link(statement_id: str, version: int | None = None) -> str:
        return statement_path(statement_id, version)

    @staticmethod
    def search_link(**wanted: Any) -> str:
        return "/search?" + urlencode({name: value for name, value in wanted.items() if value not in (None, "")})


def answered(
    request: Request, body: bytes, kind: str, *, status: int = 200, cached: str = CACHED, **headers: str
) -> Response:
    """A response whose ETag is its content's: one that is the same after a new statement is not sent again."""
    tag = f'"{hashlib.sha256(body).hexdigest()[:24]}"'
    sent = {"ETag": tag, "Cache-Control": cached if status == 200 else "no-store", **headers}
    if status == 200 and tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=sent)
    return Response(body, status, sent, kind)


def slug_of(name: str) -> str:
    """A person's name in an address: letters and figures of any script, with hyphens between."""
    return "-".join("".join(letter if letter.isalnum() else " " for letter in name.casefold()).split())


def at(moment: datetime) -> str:
    """RFC 3339."""
    return moment.isoformat(timespec="seconds")


def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["path"] = lambda text: escaped(text, safe="")
    made.globals["slug"] = slug_of
    return made
