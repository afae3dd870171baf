"""RSS and Atom to items, by feedparser, in bounded pieces and without what XML can be made to do."""

import html
import io
import re
from datetime import date, datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

import feedparser

from index.sources.fetching.errors import Unreadable
from index.sources.reading.cleaning import (
    cut_short,
    line_of_html,
    looks_like_html,
    plain_text,
    text_of_html,
    without_lines,
)
from index.sources.reading.dates import read_moment
from index.sources.reading.encoding import decoded
from index.sources.reading.item import Item
from index.sources.types.feed import FeedSource

MAX_ITEMS = 1_000
"""Entries read of one document, from its top, where publishers put the newest."""

_ENTITY = re.compile(r"<!\s{0,50}ENTITY", re.IGNORECASE)
_END_OF_ITEM = re.compile(r"</(?:\w{1,50}:)?(item|entry)\s{0,50}>", re.IGNORECASE)
_HEAD = re.compile(r"\s*(?:<\?xml[^>]{0,500}>)?\s*(?:<!DOCTYPE[^>\[]{0,500}>)?", re.IGNORECASE)
_OF_PICTURES = re.compile(r"(?<=[</])media:(?=(?:description|text|title)\b)", re.IGNORECASE)
_NAMED = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]{1,30});")


def read_feed(body: bytes, content_type: str, url: str, source: FeedSource) -> list[Item]:
    """The items of a feed, in its order, also those that have no words. Raises Unreadable."""
    text = decoded(body, content_type, source.language)
    if _ENTITY.search(text):
        raise Unreadable("declares XML entities; a feed needs none, and they are not read")
    if not text.strip():
        raise Unreadable("is empty")
    parsed = feedparser.parse(
        # Bytes themselves would be tried as the name of a file first.
        io.BytesIO(_as_xml(_first_items(text)).encode("utf-8", "replace")),
        response_headers={"content-type": "application/xml; charset=utf-8"},
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    if not parsed.entries and not parsed.version:
        found = f" ({parsed.bozo_exception})" if parsed.get("bozo_exception") else ""
        raise Unreadable(f"is neither RSS nor Atom{found}")
    return [_item(entry, url, source) for entry in parsed.entries[:MAX_ITEMS]]


def _as_xml(text: str) -> str:
    """Without the head, which names another encoding or a DTD to be fetched, and with HTML's letters by number.

    A parser that has not read the DTD leaves "&eacute;" out; and feedparser takes the caption of a picture
    (Media RSS) for the words of the entry.
    """
    head = _HEAD.match(text)
    text = _OF_PICTURES.sub("media:picture-", text[head.end() if head else 0 :])
    return _NAMED.sub(_by_number, text)


def _by_number(named: re.Match[str]) -> str:
    letters = html.unescape(named[0])
    return named[0] if letters == named[0] else "".join(f"&#{ord(letter)};" for letter in letters)


def _first_items(text: str) -> str:
    ends = [match for match, _ in zip(_END_OF_ITEM.finditer(text), range(MAX_ITEMS + 1), strict=False)]
    if len(ends) <= MAX_ITEMS:
        return text
    closing = "</feed>" if ends[0][1].lower() == "entry" else "</channel></rss>"
    return text[: ends[MAX_ITEMS - 1].end()] + closing


def _item(entry: dict[str, Any], url: str, source: FeedSource) -> Item:
    published, day, dated = _published(entry, source.language)
    text, cut = cut_short(_text(entry, source))
    guid = " ".join(str(entry.get("id") or "").split())[:500]
    return Item(
        title=line_of_html(str(entry.get("title") or "")),
        text=text,
        guid=guid or None,
        link=web_link(str(entry.get("link") or ""), url),
        authors=_authors(entry),
        published=published,
        day=day,
        dated=dated,
        cut=cut,
    )


def _text(entry: dict[str, Any], source: FeedSource) -> str:
    """The entry's content; its summary where there is none, or where the content is only the summary's beginning."""
    content = max((_words(each, source) for each in entry.get("content") or ()), key=len, default="")
    summary = _words(entry.get("summary_detail") or {}, source)
    begun = cut_short(content)[0]
    return summary if not content or (len(summary) > len(content) and summary.startswith(begun)) else content


def _words(detail: dict[str, Any], source: FeedSource) -> str:
    value, kind = str(detail.get("value") or ""), str(detail.get("type") or "")
    if kind == "text/plain" and not looks_like_html(value):
        return without_lines(plain_text(value), source.drop_lines)
    return text_of_html(value, source.drop, source.drop_lines)


def _authors(entry: dict[str, Any]) -> tuple[str, ...]:
    named = [str(each.get("name") or "") for each in entry.get("authors") or ()]
    if not any(named):
        named = [str((entry.get("author_detail") or {}).get("name") or entry.get("author") or "")]
    return tuple(dict.fromkeys(filter(None, map(line_of_html, named))))


def _published(entry: dict[str, Any], language: str) -> tuple[datetime | None, date | None, str]:
    """When an entry was published, else last changed, as a moment or as a day; and the words for it."""
    # feedparser's own lookup would give one for the other, and warn of it; and its dates are guesses.
    written = [" ".join(str(dict.get(entry, field) or "").split()) for field in ("published", "created", "updated")]
    for each in filter(None, written):
        found = read_moment(each, language)
        if isinstance(found, datetime):
            return found, None, each
        return None, found, each
    return None, None, ""


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
