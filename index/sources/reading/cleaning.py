"""HTML from a publisher to the plain text a reader of it sees: paragraphs, lines, lists and turns are kept.

Scripts, forms, share links and what is hidden are gone. White space is as a browser shows it, entities that were
written twice over are characters.
"""

import html
import re
from collections.abc import Sequence

import lxml.html
from lxml import etree

from index.files.documents import CONTROL

NOT_WORDS = (
    "script, style, noscript, template, iframe, object, embed, svg, canvas, audio, video, form, input, button, select, "
    "textarea, nav, [hidden], [style*='display:none'], [style*='display: none'], .screen-reader-text, .sharedaddy, "
    ".share, .sharing, .social-share, .share-buttons, .share-links, .social-links, .addtoany_share_save_container, "
    ".jp-relatedposts, .watermark"
)
"""What of a page is never a statement's words, as CSS selectors."""

LINES = re.compile(
    r"share( this| on)?( post| article| page)?:?|like this:?|loading…?|related:?|print|e-?mail|tweet|facebook|twitter|"
    r"telegram|whatsapp|vk|copy link|share (on|via) \w+|click to share .{1,60}|"
    r"the post .{1,300} appeared first on .{1,200}",
    re.IGNORECASE,
)
"""Lines that a publisher's software adds around a text; only at its beginning and end."""

CUT = re.compile(r"\s*(\[(…|\.\.\.|&hellip;)\]|(…|\.\.\.)?\s*(continue reading|read more)\W*)\s*$", re.IGNORECASE)
"""How a feed says that it holds only the beginning of a text."""

_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure "
    "footer h1 h2 h3 h4 h5 h6 header hr html legend li main ol p pre section summary table tbody tfoot thead tr "
    "ul".split()
)
_TIGHT = frozenset(["li", "tr", "dt", "dd"])
"""Blocks that stand on lines of their own without a blank line between them."""

_TWICE = re.compile(r"&(#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_TAG = re.compile(r"</?(p|div|br|li|ul|ol|strong|em|b|i|a|span|script|h[1-6])(\s[^<>]*)?/?>", re.IGNORECASE)
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
_SPACE = re.compile(r"[ \t\r\n\f\v\u00a0]+")


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
    text = CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).translate(_INVISIBLE)
    lines = [re.sub(r"[ \t\u00a0]+", " ", line).strip() for line in text.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def looks_like_html(text: str) -> bool:
    return _TAG.search(text) is not None or _TWICE.search(text) is not None


def without_lines(text: str, drop_lines: Sequence[str]) -> str:
    """The text without those lines anywhere, and without what software adds at its ends."""
    unwanted = {line.casefold() for line in drop_lines}
    lines = [line for line in text.split("\n") if line.strip().casefold() not in unwanted or not line.strip()]
    while lines and (not lines[-1].strip() or LINES.fullmatch(lines[-1].strip().rstrip("."))):
        lines.pop()
    while lines and (not lines[0].strip() or LINES.fullmatch(lines[0].strip())):
        lines.pop(0)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def cut_short(text: str) -> tuple[str, bool]:
    """The text without the publisher's mark that there is more, and whether there was one."""
    match = CUT.search(text)
    return (text[: match.start()].rstrip(), True) if match else (text, False)


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
    remove(tree, (NOT_WORDS, *drop))
    writer = _Writer()
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if event == "start":
            writer.open(element)
            writer.write(element.text or "")
        else:
            writer.close(element)
            writer.write(element.tail or "")
    return writer.text()


class _Writer:
    """Lays out text as a browser does: white space collapses, blocks stand apart."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._numbers: list[int | None] = []
        self._lines = 0
        self._mark = ""
        self._preformatted = 0
        self._after_label = False

    def open(self, element: etree._Element) -> None:
        match element.tag:
            case "br":
                self._lines = min(self._lines + 1, 2)
            case "ul" | "ol":
                self._apart(1 if self._numbers else 2)
                self._numbers.append(1 if element.tag == "ol" else None)
            case "li":
                self._apart(1)
                self._mark = self._next_mark()
            case "td" | "th":
                self.write(" ")
            case "pre":
                self._apart(2)
                self._preformatted += 1
            case tag if tag in _BLOCKS:
                self._apart(1 if tag in _TIGHT or self._numbers else 2)

    def close(self, element: etree._Element) -> None:
        match element.tag:
            case "ul" | "ol":
                self._numbers = self._numbers[:-1]
                self._apart(1 if self._numbers else 2)
            case "li":
                self._mark = ""
                self._apart(1)
            case "pre":
                self._preformatted -= 1
                self._apart(2)
            case "b" | "strong":
                self._after_label = bool(self._parts) and self._parts[-1].rstrip().endswith(":")
            case tag if tag in _BLOCKS:
                self._apart(1 if tag in _TIGHT or self._numbers else 2)

    def write(self, text: str) -> None:
        if not text:
            return
        text = _TWICE.sub(lambda match: html.unescape(match[0]), text).translate(_INVISIBLE)
        text = text.replace("\u00a0", " ") if self._preformatted else _SPACE.sub(" ", text)
        if text.isspace() and not self._preformatted:
            self._parts += [" "] if not self._lines else []
            return
        if self._after_label and text[:1].isalnum():
            # "<b>QUESTION:</b>Thank you": the bold type sets the label apart, without it a space must.
            self._parts.append(" ")
        self._parts += ["\n" * self._lines, self._mark, text]
        self._lines, self._mark, self._after_label = 0, "", False

    def text(self) -> str:
        text = CONTROL.sub("", "".join(self._parts))
        return re.sub(r"\n{3,}", "\n\n", re.sub(r" *\n *", "\n", re.sub(r" {2,}", " ", text))).strip()

    def _apart(self, lines: int) -> None:
        # A list's mark waits for the first words of its item, whatever blocks they are wrapped in.
        self._lines = max(self._lines, lines if not self._mark else 0)

    def _next_mark(self) -> str:
        number = self._numbers[-1] if self._numbers else None
        if number is None:
            return "• "
        self._numbers[-1] = number + 1
        return f"{number}. "
