"""A statement's page, and a quote's: the statement at the words, marked, with how to cite them."""

import asyncio
import json
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.cite import FORMATS, PASTED, Citation, quoted, source_link, statement_path
from bot.web.pages.site import Site, at
from bot.web.pages.text import voices_on_page
from index import Quote, Speaker, Version
from index.people import turned_down
from index.verify import revision_of

MANAGED = ("markdown", "bibtex", "ris", "csl-json")
LONGEST_DESCRIPTION = 300  # characters


def statement_routes(site: Site) -> list[Route]:
    async def statement(request: Request) -> Response:
        number = request.query_params.get("v", "")
        version = await site.archive.version_of(
            request.path_params["id"], int(number) if number.isdecimal() and len(number) < 7 else None
        )
        return await _page(site, request, version) if version else site.missing(request)

    async def quote(request: Request) -> Response:
        wanted = request.path_params
        start, end = wanted["start"], wanted["end"]
        if max(wanted["version"], start, end) >= 1 << 31:
            return site.missing(request)
        version = await site.archive.version(wanted["key"], wanted["version"])
        if version is None or not 0 <= start < end <= len(version.text):
            return site.missing(request)
        return await _page(site, request, version, quoted(version, start, end))

    return [
        Route("/statements/{id:path}", statement),
        Route("/q/{key}/{version:int}/{start:int}-{end:int}", quote),
    ]


async def _page(site: Site, request: Request, version: Version, quote: Quote | None = None) -> Response:
    marked = (quote.start, quote.end) if quote else None
    directory = site.record.people

    def named(speaker: Speaker) -> str:
        return turned_down(str(directory.shown(speaker, version.statement.date)))

    shown = await asyncio.to_thread(voices_on_page, version, named, marked)
    newest = version if version.number == version.newest else await site.archive.version_of(version.statement.id)
    before = await site.archive.before(version)
    difference = await asyncio.to_thread(_difference, before, version) if before else ()
    statement = version.statement
    shown_speakers = tuple(
        directory.shown(each, statement.date) for each in (quote.speakers if quote else statement.speakers)
    )
    citation = Citation(
        version=version, people=shown_speakers, publisher=site.profile.owner, quote=quote, root=site.root(request)
    )
    return site.page(
        request,
        "statement.html",
        title=statement.title,
        version=version,
        statement=statement,
        voices=shown,
        quote=quote,
        speakers=shown_speakers,
        gone=quote is not None and newest is not None and newest is not version and quote.text not in newest.text,
        difference=difference,
        versions=range(1, version.newest + 1),
        source=source_link(statement.url, quote.text if quote else None),
        citations=citations(citation),
        digest=citation.digest,
        seen=at(version.seen_at),
        description=_description(quote.text if quote else version.text),
        canonical=site.root(request) + (site.link(quote) if quote else statement_path(statement.id)),
        card=f"{site.root(request)}{_card_path(quote)}" if quote else None,
        linked_data=_linked_data(site, request, version, quote, shown_speakers),
    )


def citations(citation: Citation) -> list[tuple[str, str]]:
    """How to cite, by the format's name: a statement's own text is left out of what is to be pasted."""
    pasted = [(name, form(citation)) for name, form in PASTED.items() if citation.quote or name != "html"]
    managed = [name for name in MANAGED if citation.quote or name != "markdown"]
    return pasted + [
        (name, "".join(FORMATS[name].lines([citation], quotes=citation.quote is not None))) for name in managed
    ]


def _card_path(quote: Quote) -> str:
    return Site.link(quote).replace("/q/", "/card/", 1) + ".png"


def _description(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= LONGEST_DESCRIPTION else plain[: LONGEST_DESCRIPTION - 1] + "…"


def _difference(before: Version, version: Version) -> tuple[tuple[str, str], ...]:
    """What the version changed: each piece with what became of it ("same", "added", "removed"), long ones cut."""
    pieces = []
    for each in revision_of(before, version).text:
        old, new = before.text[slice(*each.old)], version.text[slice(*each.new)]
        kind = str(each.kind.value)
        words = old if kind == "removed" else new
        if kind == "same" and len(words) > 200:
            words = f"{words[:80]} … {words[-80:]}"
        pieces.append((kind, words))
    return tuple(pieces)


def _linked_data(
    site: Site, request: Request, version: Version, quote: Quote | None, speakers: tuple[Speaker, ...]
) -> str:
    """https://schema.org/Quotation and https://schema.org/Article; safe inside a script element."""
    statement, root = version.statement, site.root(request)
    people = [
        {"@type": "Person", "name": each.name, **({"jobTitle": each.role} if each.role else {})} for each in speakers
    ]
    article: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": statement.title,
        "datePublished": statement.date.isoformat(),
        "inLanguage": statement.language,
        "author": people,
        "publisher": {"@type": "Organization", "name": site.profile.owner},
        "url": root + statement_path(statement.id),
        **({"isBasedOn": statement.url} if statement.url else {}),
    }
    told: dict[str, Any] = article
    if quote is not None:
        told = {
            "@context": "https://schema.org",
            "@type": "Quotation",
            "text": quote.text,
            "url": root + site.link(quote),
            **({"spokenByCharacter": people} if quote.certain and not quote.asks else {}),
            "isPartOf": {name: value for name, value in article.items() if name != "@context"},
        }
    return json.dumps(told, ensure_ascii=False).replace("<", "\\u003c").replace("\u2028", "\\u2028")
