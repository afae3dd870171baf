"""Finds a site's feed by itself: what its pages name, then the addresses that feeds usually have."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from urllib.parse import urljoin, urlsplit

from lxml import etree

from index.sources.fetching.errors import SourceError
from index.sources.fetching.fetching import Document, Fetcher
from index.sources.reading.cleaning import read_html
from index.sources.reading.encoding import decoded
from index.sources.reading.item import Item
from index.sources.reading.reading import Readers, read_items
from index.sources.types.definition import From
from index.sources.types.feed import FeedSource

KINDS = {"application/rss+xml", "application/atom+xml", "application/rdf+xml"}
USUAL = ("feed/", "rss", "rss.xml", "feed.xml", "atom.xml", "index.xml", "feed", "?feed=rss2")
MOST = 12
"""Addresses that are tried."""
FIRST = 4_000
"""Characters among which a feed's root element stands."""


@dataclass(frozen=True, slots=True)
class Found:
    """A site's feed with its items; ``title`` and ``language`` are the site's own, where it says them."""

    feed: str
    title: str
    language: str
    items: tuple[Item, ...]


async def discovered(url: str, agent: str, private: Sequence[str] = ()) -> Found:
    """The first feed of a site, or of a page, that holds items. ``private`` are hosts that may be at private addresses.

    Raises SourceError, with a line, where the site cannot be read or has no feed that can.
    """
    fetcher, readers = Fetcher(agent), Readers()
    page = await fetcher.fetch(url, allowed=private)
    text = decoded(page.body or b"", page.content_type)
    title, language, named = "", "", [page.url]
    if not _is_feed(text):
        title, language, named = _of_page(text, page.url)
    for address in list(dict.fromkeys([*named, *(urljoin(_folder(page.url), each) for each in USUAL)]))[:MOST]:
        try:
            document = page if address == page.url else await fetcher.fetch(address, allowed=private)
            whole = decoded(document.body or b"", document.content_type)
            if not _is_feed(whole):
                continue
            items = await read_items(_source(address, language), _as_feed(document), readers.perform)
        except SourceError:
            continue
        if items:
            return Found(document.url, title or _title_of(whole), language or _language_of(whole), tuple(items))
    raise SourceError(f"{url}: no feed was found; describe the page's list in sources.yaml (docs/data-format.md)")


def _source(url: str, language: str) -> FeedSource:
    """Only to read it once: whose words these are is decided later."""
    return FeedSource(
        name="site", interval=timedelta(hours=1), url=url, rules=(From.AUTHOR,), language=language or "en"
    )


def _as_feed(document: Document) -> Document:
    return replace(document, content_type=document.content_type or "application/xml")


def _is_feed(text: str) -> bool:
    head = text[:FIRST].lower()
    return any(f"<{root}" in head for root in ("rss", "feed", "rdf:rdf")) and "<html" not in head


def _of_page(text: str, url: str) -> tuple[str, str, list[str]]:
    """A page's title, language, and the feeds it names, those of comments last."""
    tree = read_html(text)
    if tree is None:
        return "", "", []
    title = next(iter(tree.xpath('//meta[@property="og:site_name"]/@content')), "") or tree.findtext(".//title") or ""
    language = str(next(iter(tree.xpath("//@lang")), "")).partition("-")[0].lower()
    return (
        " ".join(str(title).split())[:200],
        language[:3],
        sorted(_named(tree, url), key=lambda each: "comment" in each),
    )


def _named(tree: etree._Element, url: str) -> Iterator[str]:
    for link in tree.xpath("//link[@rel='alternate'][@href]"):
        address = urljoin(url, str(link.get("href")))
        if str(link.get("type", "")).lower() in KINDS and urlsplit(address).scheme in ("http", "https"):
            yield address


def _folder(url: str) -> str:
    return url if url.endswith("/") else url.rpartition("/")[0] + "/" if urlsplit(url).path else url + "/"


def _title_of(feed: str) -> str:
    inside = feed.partition("<title")[2].partition(">")[2].partition("</title")[0]
    return " ".join(inside.replace("<![CDATA[", "").replace("]]>", "").split())[:200]


def _language_of(feed: str) -> str:
    found = feed.partition("<language>")[2][:2] or feed.partition('xml:lang="')[2][:2]
    return found.lower() if found.isalpha() else ""
