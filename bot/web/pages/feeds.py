"""Atom feeds with the text inside (RFC 4287), the sitemap, oEmbed, and the picture of a quote."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from urllib.parse import unquote, urlsplit

from lxml import etree
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.cite import quoted, statement_path
from bot.talk.carrying import card_of
from bot.web.pages.site import Site, answered, at, slug_of
from index import Quote, TooLongToRead, Version

ATOM = "http://www.w3.org/2005/Atom"
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
ENTRIES = 25
MOST_ADDRESSES = 50_000
"""https://www.sitemaps.org/protocol.html"""
_NO_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML cannot hold: https://www.w3.org/TR/xml/#charsets"""
FEED = "application/atom+xml; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Entry:
    """``name`` makes its id; ``link`` is below the site's address."""

    name: str
    title: str
    link: str
    updated: datetime
    published: datetime
    authors: tuple[str, ...]
    language: str
    text: str


def feed_routes(site: Site) -> list[Route]:
    async def latest(request: Request) -> Response:
        headings = await site.archive.headings(limit=ENTRIES)
        versions = await site.archive.newest([each.id for each in headings])
        return await _feed(site, request, site.texts("web.newest"), map(_entry, versions))

    async def search(request: Request) -> Response:
        asked = request.query_params.get("q", "").strip()[:2000]
        quotes: tuple[Quote, ...] = ()
        if asked:
            try:
                quotes = (await site.record.find_all(asked, today=site.today())).quotes[:ENTRIES]
            except TooLongToRead:
                return site.missing(request)
        seen = {each.statement.id: each for each in await site.archive.newest([each.statement_id for each in quotes])}
        entries = [
            Entry(
                name=site.link(each),
                title=each.title,
                link=site.link(each),
                updated=seen[each.statement_id].seen_at,
                published=_noon(each.date),
                authors=tuple(one.name for one in each.shown or each.speakers),
                language=each.language,
                text=each.text,
            )
            for each in quotes
            if each.statement_id in seen
        ]
        return await _feed(site, request, site.texts("web.found_title", question=asked), entries)

    async def person(request: Request) -> Response:
        wanted = request.path_params["slug"]
        found = next((each for each in site.record.people.people if slug_of(each.name) == wanted), None)
        if found is None:
            return site.missing(request)
        passages = await site.record.of_person(found)
        versions = await site.archive.newest([each.statement_id for each in passages[:ENTRIES]])
        return await _feed(site, request, found.name, map(_entry, versions))

    async def changes(request: Request) -> Response:
        edits = await site.archive.edits(limit=ENTRIES)
        entries = []
        for edit in edits:
            version = await site.archive.version(edit.key, edit.number)
            if version is not None:
                key = "changes.withdrawn" if edit.number is None else "changes.edited"
                said = site.texts(key, published=site.texts.date(edit.date), changed=site.texts.date(edit.at.date()))
                link = statement_path(version.statement.id, version.number)
                name = f"{edit.key}/{edit.number or 'withdrawn'}"
                entries.append(
                    Entry(name, edit.title, link, edit.at, edit.at, _authors(version), version.statement.language, said)
                )
        return await _feed(site, request, site.texts("web.changes"), entries)

    async def sitemap(request: Request) -> Response:
        root, whole = site.root(request), etree.Element(f"{{{SITEMAP}}}urlset", nsmap={None: SITEMAP})
        paths = ["/", "/people", "/changes", "/counters"]
        paths += [f"/months/{each.year:04}-{each.month:02}" for each in await site.archive.months()]
        paths += [statement_path(each.id) for each in await site.archive.headings(limit=MOST_ADDRESSES - 2_000)]
        for path in paths[:MOST_ADDRESSES]:
            etree.SubElement(etree.SubElement(whole, f"{{{SITEMAP}}}url"), f"{{{SITEMAP}}}loc").text = root + path
        return answered(request, _xml(whole), "application/xml")

    async def oembed(request: Request) -> Response:
        """https://oembed.com, of the type "link"."""
        path = urlsplit(request.query_params.get("url", "")[:2000]).path
        parts = path.strip("/").split("/")
        version = None
        if len(parts) == 4 and parts[0] == "q" and parts[2].isdecimal() and len(parts[2]) < 7:
            version = await site.archive.version(parts[1], int(parts[2]))
        elif path.startswith("/statements/"):
            version = await site.archive.version_of(unquote(path.removeprefix("/statements/")))
        if version is None:
            return Response(status_code=404)
        told = {
            "version": "1.0",
            "type": "link",
            "title": version.statement.title,
            "author_name": ", ".join(_authors(version)),
            "provider_name": site.texts("web.title", owner=site.profile.owner),
            "provider_url": site.root(request) + "/",
        }
        return answered(request, json.dumps(told, ensure_ascii=False).encode(), "application/json")

    async def card(request: Request) -> Response:
        wanted = request.path_params
        if max(wanted["version"], wanted["start"], wanted["end"]) >= 1 << 31:
            return site.missing(request)
        version = await site.archive.version(wanted["key"], wanted["version"])
        if version is None or not 0 <= wanted["start"] < wanted["end"] <= len(version.text):
            return site.missing(request)
        quote = quoted(version, wanted["start"], wanted["end"])
        drawn = await card_of(site.record, site.texts, site.profile.owner, quote)
        return answered(request, drawn, "image/png", cached="public, max-age=86400")

    return [
        Route("/feeds/latest.atom", latest),
        Route("/feeds/search.atom", search),
        Route("/feeds/people/{slug}.atom", person),
        Route("/feeds/changes.atom", changes),
        Route("/card/{key}/{version:int}/{start:int}-{end:int}.png", card),
        Route("/sitemap.xml", sitemap),
        Route("/oembed", oembed),
    ]


def _entry(version: Version) -> Entry:
    statement = version.statement
    return Entry(
        name=f"{statement.key}/{version.number}",
        title=statement.title,
        link=statement_path(statement.id),
        updated=version.seen_at,
        published=_noon(statement.date),
        authors=_authors(version),
        language=statement.language,
        text=version.text,
    )


def _authors(version: Version) -> tuple[str, ...]:
    return tuple(each.name for each in version.statement.speakers)


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)


async def _feed(site: Site, request: Request, title: str, entries: Iterable[Entry]) -> Response:
    root, archive = site.root(request), (await site.archive.head()).archive_id
    own = str(request.url.path) + (f"?{request.url.query}" if request.url.query else "")
    feed = etree.Element(f"{{{ATOM}}}feed", nsmap={None: ATOM})
    held = list(entries)
    _add(feed, "id", f"tag:onrecord,2026:{archive}{own}")
    _add(feed, "title", title)
    _add(feed, "updated", at(max((each.updated for each in held), default=datetime(1970, 1, 1, tzinfo=UTC))))
    _add(etree.SubElement(feed, f"{{{ATOM}}}author"), "name", site.profile.owner)
    etree.SubElement(feed, f"{{{ATOM}}}link", rel="self", href=root + own)
    etree.SubElement(feed, f"{{{ATOM}}}link", rel="alternate", href=root + "/")
    for each in held:
        entry = etree.SubElement(feed, f"{{{ATOM}}}entry")
        _add(entry, "id", f"tag:onrecord,2026:{archive}/{each.name.strip('/')}")
        _add(entry, "title", each.title)
        _add(entry, "updated", at(each.updated))
        _add(entry, "published", at(each.published))
        for name in each.authors:
            _add(etree.SubElement(entry, f"{{{ATOM}}}author"), "name", name)
        etree.SubElement(entry, f"{{{ATOM}}}link", rel="alternate", href=root + each.link)
        content = etree.SubElement(entry, f"{{{ATOM}}}content", type="text")
        content.set("{http://www.w3.org/XML/1998/namespace}lang", each.language)
        content.text = _clean(each.text)
    return answered(request, _xml(feed), FEED)


def _add(parent: etree._Element, name: str, text: str) -> None:
    etree.SubElement(parent, f"{{{ATOM}}}{name}").text = _clean(text)


def _clean(text: str) -> str:
    """Without what XML cannot hold: https://www.w3.org/TR/xml/#charsets"""
    return "".join(
        letter
        for letter in text
        if letter in "\t\n\r" or " " <= letter <= "\ud7ff" or "\ue000" <= letter <= "\ufffd" or letter >= "\U00010000"
    )


def _xml(element: etree._Element) -> bytes:
    return bytes(etree.tostring(element, xml_declaration=True, encoding="utf-8"))
