"""A page that lists dated items, by the selectors of its source."""

import re
from collections.abc import Collection, Iterator
from datetime import date

import lxml.html
from lxml import etree

from index.sources.fetching.errors import Unreadable
from index.sources.reading.cleaning import cut_short, remove_frame, text_of_element
from index.sources.reading.dates import read_date
from index.sources.reading.encoding import decoded
from index.sources.reading.feed import MAX_ITEMS, web_link
from index.sources.reading.item import Item
from index.sources.types.page import PageSource

_LONGEST_DATE = 40
_YEAR = re.compile(r"\d.*(?<!\d)\d{4}(?!\d)|(?<!\d)\d{4}\D+\d")
_DASH = re.compile(r"\s+[-–—|]\s+|\s*:\s+")


def read_page(body: bytes, content_type: str, url: str, source: PageSource) -> list[Item]:
    """The items of a page, in its order. Raises Unreadable where there is none: then the page has a new shape."""
    tree = parse_html(body, content_type, source.language)
    if tree is not None:
        remove_frame(tree, source.drop)
        url = _base(tree, url)
    shaped = _under_headings if source.item is None else _in_elements
    items = [] if tree is None else [item for item, _ in zip(shaped(tree, url, source), range(MAX_ITEMS), strict=False)]
    if not any(item.day for item in items):
        raise Unreadable(f"has no item that {source.item or source.heading!r} and {source.date_format!r} find")
    return items


def parse_html(body: bytes, content_type: str, language: str) -> etree._Element | None:
    """A page's tree; ``language`` helps where nothing says how its letters are encoded."""
    try:
        parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
        text = decoded(body, content_type, language)
        tree: etree._Element = lxml.html.document_fromstring(text.encode(), parser=parser)
    except (etree.LxmlError, ValueError, LookupError):
        return None
    return tree


def _base(tree: etree._Element, url: str) -> str:
    """What a page's links are relative to."""
    href = next((base.get("href") for base in tree.iter("base") if base.get("href")), None)
    return (web_link(href, url) or url) if href else url


def _in_elements(tree: etree._Element, url: str, source: PageSource) -> Iterator[Item]:
    for element in tree.cssselect(source.item or ""):
        written, title = _words(element, source.date), _words(element, source.title)
        day = read_date(written, source.date_format, source.language)
        if not written or not title:
            continue
        bodies = element.cssselect(source.text) if source.text else []
        text = "\n\n".join(text_of_element(each, (), source.drop_lines) for each in bodies)
        yield _item(title, day, written, text, _link(element, url, source))


def _words(element: etree._Element, selector: str | None) -> str:
    found = element.cssselect(selector) if selector else []
    return " ".join(text_of_element(found[0]).split()) if found else ""


def _under_headings(tree: etree._Element, url: str, source: PageSource) -> Iterator[Item]:
    """What stands between one dated heading and the next."""
    headings = {}
    for element in tree.cssselect(source.heading or ""):
        dated = _dated(" ".join(text_of_element(element).split()), source)
        if dated is not None:
            headings[element] = dated
    for element, (day, written, title) in headings.items():
        text = _text_after(element, headings.keys(), source)
        yield _item(title, day, written, text, _link(element, url, source))


def _text_after(heading: etree._Element, headings: Collection[etree._Element], source: PageSource) -> str:
    """The words after a heading among its neighbours; where there are none, after what only it stands in."""
    node = heading
    while True:
        texts = []
        for following in node.itersiblings():
            if following in headings or _holds(following, headings):
                break
            texts.append(text_of_element(following, (), source.drop_lines))
        text = "\n\n".join(filter(None, texts))
        node = node.getparent()
        if text or node is None or node.tag == "body" or _holds(node, headings) > 1:
            return text


def _holds(element: etree._Element, headings: Collection[etree._Element]) -> int:
    """How many headings stand in an element."""
    return sum(each in headings for each in element.iterdescendants())


def _dated(heading: str, source: PageSource) -> tuple[date | None, str, str] | None:
    """The day, the words for it and the title of a heading such as "16.09.2021 - Title".

    What has a year where the day stands is such a heading too, though nobody can read its day: it ends the text before.
    """
    unread = None
    for dash in _DASH.finditer(heading):
        written, title = heading[: dash.start()], heading[dash.end() :]
        day = read_date(written, source.date_format, source.language)
        if day is not None and title:
            return day, written, title
        if dash.start() > _LONGEST_DATE:
            break
        if unread is None and title and _YEAR.search(written):
            unread = (None, written, title)
    return unread


def _link(element: etree._Element, url: str, source: PageSource) -> str | None:
    found = (web_link(each.get("href") or "", url) for each in element.cssselect(source.link or "a[href]"))
    return next((link for link in found if link), None)


def _item(title: str, day: date | None, written: str, text: str, link: str | None) -> Item:
    text, cut = cut_short(text)
    return Item(title=title, text=text, link=link, day=day, dated=written, cut=cut)
