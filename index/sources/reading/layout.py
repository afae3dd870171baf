"""Lays out a tree of HTML as text, as a browser does: white space collapses, blocks stand apart, lists have marks."""

import html
import re

from lxml import etree

from index.files.documents import CONTROL

_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure "
    "footer h1 h2 h3 h4 h5 h6 header hr html legend li main ol p pre section summary table tbody tfoot thead tr "
    "ul".split()
)
_TIGHT = frozenset(["li", "tr", "dt", "dd"])
"""Blocks that stand on lines of their own without a blank line between them."""

TWICE = re.compile(r"&(#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
"""Entities that were written twice over."""
INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
_SPACE = re.compile(r"[ \t\r\n\f\v\u00a0]+")
_EXPONENT = re.compile(r"\s*\[?[-+−]?\d{1,4}\]?\s*")
_SUPERSCRIPT = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
_ROMAN = {1000: "m", 900: "cm", 500: "d", 400: "cd", 100: "c", 90: "xc", 50: "l", 40: "xl", 10: "x", 9: "ix"}
_ROMAN |= {5: "v", 4: "iv", 1: "i"}


def lay_out(tree: etree._Element) -> str:
    """The text of a tree."""
    writer = _Writer()
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if event == "start":
            writer.open(element)
            writer.write(element.text or "")
        else:
            writer.close(element)
            writer.write(element.tail or "")
    return writer.text()


class _List:
    """The marks of a list's items: dots, or numbers as HTML counts them (start, value, reversed, type)."""

    def __init__(self, element: etree._Element) -> None:
        self._numbered = element.tag == "ol"
        self._kind = element.get("type") or "1"
        self._step = -1 if element.get("reversed") is not None else 1
        count = len(element.findall("li")) if self._step < 0 else 1
        self._next = _whole(element.get("start"), count)

    def mark(self, item: etree._Element) -> str:
        if not self._numbered:
            return "• "
        number = _whole(item.get("value"), self._next)
        self._next = number + self._step
        return f"{_counted(number, self._kind)}. "


def _whole(written: str | None, default: int) -> int:
    return int(written) if written is not None and re.fullmatch(r"-?[0-9]{1,6}", written.strip()) else default


def _counted(number: int, kind: str) -> str:
    if kind in "aA" and 0 < number <= 26:
        letters = chr(ord("a") + number - 1)
    elif kind in "iI" and 0 < number < 4000:
        letters = ""
        for value, sign in _ROMAN.items():
            letters, number = letters + sign * (number // value), number % value
    else:
        return str(number)
    return letters.upper() if kind.isupper() else letters


class _Writer:
    def __init__(self) -> None:
        self._parts: list[str] = []
        self._lists: list[_List] = []
        self._lines = 0
        self._mark = ""
        self._preformatted = 0
        self._after_label = False
        self._raised = 0

    def open(self, element: etree._Element) -> None:
        match element.tag:
            case "br":
                self._lines = min(self._lines + 1, 2)
            case "ul" | "ol":
                self._apart(1 if self._lists else 2)
                self._lists.append(_List(element))
            case "li":
                self._apart(1)
                self._mark = self._lists[-1].mark(element) if self._lists else "• "
            case "q":
                self.write("“")
            case "sup":
                self._raised += 1
            case "td" | "th":
                self.write(" ")
            case "pre":
                self._apart(2)
                self._preformatted += 1
            case tag if tag in _BLOCKS:
                self._apart(1 if tag in _TIGHT or self._lists else 2)

    def close(self, element: etree._Element) -> None:
        match element.tag:
            case "ul" | "ol":
                self._lists = self._lists[:-1]
                self._apart(1 if self._lists else 2)
            case "li":
                self._mark = ""
                self._apart(1)
            case "q":
                self.write("”")
            case "sup":
                self._raised -= 1
            case "pre":
                self._preformatted -= 1
                self._apart(2)
            case "b" | "strong":
                self._after_label = bool(self._parts) and self._parts[-1].rstrip().endswith(":")
            case tag if tag in _BLOCKS:
                self._apart(1 if tag in _TIGHT or self._lists else 2)

    def write(self, text: str) -> None:
        if not text:
            return
        text = TWICE.sub(lambda match: html.unescape(match[0]), text).translate(INVISIBLE)
        if self._raised and _EXPONENT.fullmatch(text):
            # "10<sup>6</sup>" is not 106, and a footnote's number is none of the word before it.
            text = text.strip("[] \n\t").translate(_SUPERSCRIPT)
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
