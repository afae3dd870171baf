"""RSS and Atom to items, by feedparser, in bounded pieces and without what XML can be made to do."""

import io
import re
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

import feedparser

from index.sources.definition import FeedSource
from index.sources.errors import Unreadable
from index.sources.reading.cleaning import (
    cut_short,
    line_of_html,
    looks_like_html,
    plain_text,
    text_of_html,
    without_lines,
)
from index.sources.reading.dates import has_zone
from index.sources.reading.item import Item

MAX_ITEMS = 1_000
"""Entries read of one document, from its top, where publishers put the newest."""

_ENTITY = re.compile(rb"<!\s*ENTITY", re.IGNORECASE)
_END_OF_ITEM = re.compile(rb"</(?:\w+:)?(item|entry)\s*>", re.IGNORECASE)


def read_feed(body: bytes, content_type: str, url: str, source: FeedSource) -> list[Item]:
    """The items of a feed, in its order, without those that have no words. Raises Unreadable."""
    # Without its zeros UTF-16 reads as ASCII.
    if _ENTITY.search(body.replace(b"\0", b"")):
        raise Unreadable("declares XML entities; a feed needs none, and they are not read")
    if not body.strip():
        raise Unreadable("is empty")
    parsed = feedparser.parse(
        # Bytes themselves would be tried as the name of a file first.
        io.BytesIO(_first_items(body)),
        # Of text/xml without a charset feedparser would believe that it is ASCII, as an old standard said.
        response_headers={"content-type": content_type if "charset" in content_type else "application/xml"},
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    if not parsed.entries and not parsed.version:
        found = f" ({parsed.bozo_exception})" if parsed.get("bozo_exception") else ""
        raise Unreadable(f"is neither RSS nor Atom{found}")
    items = [_item(entry, url, source) for entry in parsed.entries[:MAX_ITEMS]]
    return [item for item in items if item.title or item.text]


def _first_items(body: bytes) -> bytes:
    ends = [match.end() for match, _ in zip(_END_OF_ITEM.finditer(body), range(MAX_ITEMS + 1), strict=False)]
    if len(ends) <= MAX_ITEMS:
        return body
    closing = (
        b"</feed>" if body[ends[0] - 8 : ends[0]].lower().rstrip(b"> ").endswith(b"entry") else b"</channel></rss>"
    )
    return body[: ends[MAX_ITEMS - 1]] + closing


def _item(entry: dict[str, Any], url: str, source: FeedSource) -> Item:
    published, day = _published(entry)
    text, cut = cut_short(_text(entry, source))
    guid = " ".join(str(entry.get("id") or "").split())[:500]
    return Item(
        title=line_of_html(str(entry.get("title") or "")),
        text=text,
        guid=guid or None,
        link=web_link(str(entry.get("link") or ""), url),
        author=line_of_html(_author(entry)) or None,
        published=published,
        day=day,
        cut=cut,
    )


def _text(entry: dict[str, Any], source: FeedSource) -> str:
    """The longest of what the entry holds: feeds put the whole text now in one place and now in the other."""
    details = [*(entry.get("content") or ()), entry.get("summary_detail") or {}]
    values = [(str(each.get("value") or ""), str(each.get("type") or "")) for each in details]
    value, kind = max(values, key=lambda each: len(each[0]))
    if kind == "text/plain" and not looks_like_html(value):
        return without_lines(plain_text(value), source.drop_lines)
    return text_of_html(value, source.drop, source.drop_lines)


def _author(entry: dict[str, Any]) -> str:
    name = str((entry.get("author_detail") or {}).get("name") or "")
    return name or str(entry.get("author") or "")


def _published(entry: dict[str, Any]) -> tuple[datetime | None, date | None]:
    for field in ("published", "updated"):
        # feedparser's own lookup would give one for the other, and warn of it.
        parts, written = dict.get(entry, f"{field}_parsed"), str(dict.get(entry, field) or "")
        if parts is None:
            continue
        try:
            year, month, day, hour, minute, second = parts[:6]
            moment = datetime(year, month, day, hour, minute, second, tzinfo=UTC)
        except (ValueError, TypeError, OverflowError):
            continue
        # feedparser takes a moment without a zone for UTC; it is the publisher's own time, so its day is meant.
        return (moment, None) if has_zone(written) else (None, moment.date())
    return None, None


def web_link(value: str, base: str) -> str | None:
    """An item's address, where it is one that a person can open; ``base`` is the address of what names it."""
    value = value.strip()
    if not value:
        return None
    try:
        value = urljoin(base, value)
        parts = urlsplit(value)
        right = parts.scheme in ("http", "https") and bool(parts.hostname) and len(value) <= 2_000
    except ValueError:
        return None
    return value if right and value.isprintable() and not re.search(r"\s", value) else None
