"""HTML from a publisher to the plain text a reader of it sees: paragraphs, lines, lists and turns are kept.

Scripts, forms, share links and what is hidden are gone. White space is as a browser shows it, entities that were
written twice over are characters.
"""

import re
from collections.abc import Sequence

import lxml.html
from lxml import etree

from index.files.documents import CONTROL
from index.languages.language import patterns
from index.languages.registry import LANGUAGES
from index.sources.reading.layout import INVISIBLE, TWICE, lay_out

NOT_WORDS = (
    "script, style, noscript, template, iframe, object, embed, svg, canvas, audio, video, input, button, select, "
    "textarea, nav, del, s, strike, [style*='line-through'], "
    "[hidden], [style*='display:none'], [style*='display: none'], .screen-reader-text, .sharedaddy, "
    ".share, .sharing, .social-share, .share-buttons, .share-links, .social-links, .addtoany_share_save_container, "
    ".jp-relatedposts, .watermark"
)
"""What of a page is never a statement's words, as CSS selectors: its software, what is hidden, what is struck out."""

LINES = re.compile(
    r"share( this| on)?( post| article| page)?:?|like this:?|loading…?|related:?|print|e-?mail|tweet|facebook|twitter|"
    r"telegram|whatsapp|vk|copy link|share (on|via) \w+|click to share .{1,60}|"
    r"the post .{1,300} appeared first on .{1,200}",
    re.IGNORECASE,
)
"""Lines that a publisher's software adds around a text; only at its beginning and end."""

_MORE = patterns(LANGUAGES, "read_more")
CUT = re.compile(
    rf"\[(?:…|\.\.\.|&hellip;)\]\W{{0,5}}\Z|(?:…|\.\.\.)\s?(?:{_MORE})\W{{0,5}}\Z|\n[^\w\n]{{0,5}}(?:{_MORE})\W{{0,5}}\Z",
    re.IGNORECASE,
)
"""How a feed says that it holds only the beginning of a text. Within a sentence the same words are only words."""
_MORE_LINK = re.compile(
    rf"\W{{0,5}}(?:(?:{_MORE})\b.{{0,200}}|(?:more|details|далее|más|plus|mehr|المزيد)\W{{0,5}})",
    re.IGNORECASE | re.DOTALL,
)
_LINK, _END = "\ufdd0", "\ufdd1"
"""Mark a link to more while a text is laid out; Unicode keeps them for such uses, no text may hold them."""

_WORDS_OF_A_TEXT = 12
"""So many words in one block are a text; a form for searching or subscribing has fewer."""

_TAG = re.compile(r"</?(p|div|br|li|ul|ol|strong|em|b|i|a|span|script|h[1-6])(\s[^<>]*)?/?>", re.IGNORECASE)


def text_of_html(markup: str, drop: Sequence[str] = (), drop_lines: Sequence[str] = ()) -> str:
    """The words of a piece of HTML. ``drop`` are more CSS selectors, ``drop_lines`` whole lines, that are left out."""
    text = _rendered(markup, drop)
    if _TAG.search(text):
        # The publisher escaped its markup twice.
        text = _rendered(text, drop)
    return without_lines(text, drop_lines)


def text_of_element(element: etree._Element, drop: Sequence[str] = (), drop_lines: Sequence[str] = ()) -> str:
    """The same for a part of a document that has been read."""
    return text_of_html(etree.tostring(element, encoding="unicode", method="html", with_tail=False), drop, drop_lines)


def line_of_html(markup: str) -> str:
    """The words of a piece of HTML on one line: a title, a name."""
    return " ".join(text_of_html(markup).split())


def plain_text(text: str) -> str:
    """Text that is no HTML, without what cannot be printed, and with one kind of line end."""
    text = CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).translate(INVISIBLE)
    lines = [re.sub(r"[ \t\u00a0]+", " ", line).strip() for line in text.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def looks_like_html(text: str) -> bool:
    return _TAG.search(text) is not None or TWICE.search(text) is not None


def without_lines(text: str, drop_lines: Sequence[str]) -> str:
    """The text without those lines anywhere, and without what software adds at its ends."""
    unwanted = {line.casefold() for line in drop_lines}
    lines = [line for line in text.split("\n") if line.strip().casefold() not in unwanted or not line.strip()]
    while lines and (not lines[-1].strip() or LINES.fullmatch(lines[-1].strip().rstrip("."))):
        lines.pop()
    first = 0
    while first < len(lines) and (not lines[first].strip() or LINES.fullmatch(lines[first].strip())):
        first += 1
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines[first:])).strip()


def cut_short(text: str) -> tuple[str, bool]:
    """The text without the publisher's mark that there is more, and whether there was one."""
    end = text[-300:]
    match = CUT.search(end)
    return (text[: len(text) - len(end) + match.start()].rstrip(), True) if match else (text, False)


def read_html(markup: str) -> etree._Element | None:
    """The tree of a piece of HTML; None where there is nothing in it."""
    parser = lxml.html.HTMLParser(remove_comments=True, remove_pis=True, encoding="utf-8")
    whole = f"<html><body>{CONTROL.sub('', markup)}</body></html>"
    tree: etree._Element | None = lxml.html.document_fromstring(whole.encode("utf-8", "ignore"), parser=parser)
    return tree


def remove(tree: etree._Element, selectors: Sequence[str]) -> None:
    """Takes elements out of a tree, and leaves the words after them."""
    for selector in selectors:
        for element in tree.cssselect(selector):
            parent = element.getparent()
            if parent is not None:
                _keep_tail(element, parent)
                parent.remove(element)


def remove_frame(tree: etree._Element, drop: Sequence[str] = ()) -> None:
    """Takes out what is never a statement's words, and forms; but not a form that wraps the page, as ASP.NET's does."""
    filled_in = [form for form in tree.iter("form") if _is_filled_in(form)]
    remove(tree, (NOT_WORDS, *drop))
    for form in filled_in:
        if form.getparent() is not None and not _holds_words(form):
            _keep_tail(form, form.getparent())
            form.getparent().remove(form)


def _is_filled_in(form: etree._Element) -> bool:
    """Whether a person can write or choose something in it."""
    fields = (each.get("type", "text").lower() for each in form.iter("input"))
    return any(each not in _NO_FIELDS for each in fields) or next(form.iter("textarea", "select"), None) is not None


_NO_FIELDS = frozenset(("hidden", "submit", "button", "image", "reset"))


def _holds_words(form: etree._Element) -> bool:
    if next(form.iter("article", "main"), None) is not None:
        return True
    return any(len(" ".join(each.itertext()).split()) >= _WORDS_OF_A_TEXT for each in form.iter("p", "div", "article"))


def _keep_tail(element: etree._Element, parent: etree._Element) -> None:
    if not element.tail:
        return
    before = element.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + element.tail
    else:
        parent.text = (parent.text or "") + element.tail


def _rendered(markup: str, drop: Sequence[str]) -> str:
    if "<" not in markup and "&" not in markup:
        return plain_text(markup)
    tree = read_html(markup)
    if tree is None:
        return ""
    remove_frame(tree, drop)
    for link in tree.iter("a"):
        if _MORE_LINK.fullmatch(" ".join(link.itertext()).strip()[:300]):
            link.text, link.tail = _LINK + (link.text or ""), _END + (link.tail or "")
    before, link, after = lay_out(tree).rpartition(_LINK)
    if link and not re.search(r"\w", after.rpartition(_END)[2]):
        before, after = before.rstrip(" .…"), " […]"
    return (before + after).replace(_LINK, "").replace(_END, "")
