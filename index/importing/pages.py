"""The lines of a document's pages to its paragraphs: page numbers and running heads go, words are made whole again."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_NUMBER = re.compile(
    r"(?:page|seite|página|стр\.?)?\s*[-–—]?\s*\d{1,4}\s*(?:(?:/|of|von|de|из)\s*\d{1,4})?\s*[-–—]?", re.IGNORECASE
)
_ENDS = re.compile(r"[.!?…:;”\"»)\]]$|[。！？]$")
_HYPHEN = re.compile(r"(?<=[^\W\d_]{2})[-\u00ad]$")
EDGE = 2
"""Lines at a page's top and bottom among which running heads stand."""
SHORT = 0.75
"""Of the usual length of a line: a line that ends so early ends its paragraph, where a sentence ends with it."""
FEW = 12
"""Spaces of a line of its own that ends no sentence: a name, a date."""


class Line(NamedTuple):
    """``size`` is that of its letters, in whatever unit; all alike where nobody knows."""

    text: str
    size: float = 0.0


def paragraphs_of_pages(pages: Sequence[Sequence[Line]]) -> Iterator[str]:
    running = _running(pages)
    kept: list[Line] = []
    for page in pages:
        for place, line in enumerate(page):
            if not (_at_edge(place, page) and (line.text in running or _NUMBER.fullmatch(line.text))):
                kept.append(line)
    yield from _joined(kept)


def _at_edge(place: int, page: Sequence[Line]) -> bool:
    return place < EDGE or place >= len(page) - EDGE


def _running(pages: Sequence[Sequence[Line]]) -> set[str]:
    """Lines that stand at the edge of most pages."""
    if len(pages) < 3:
        return set()
    edges = Counter(text for page in pages for text in {line.text for line in (*page[:EDGE], *page[-EDGE:])} if text)
    return {text for text, count in edges.items() if count > len(pages) // 2}


def _joined(lines: Sequence[Line]) -> Iterator[str]:
    usual = sorted(len(line.text) for line in lines if line.text)
    full = usual[len(usual) * 9 // 10] if usual else 0
    weight = Counter[float]()
    for line in lines:
        weight[line.size] += len(line.text)
    body = max(weight, key=lambda size: weight[size], default=0.0)
    paragraph, size = "", body
    for line in lines:
        if not line.text:
            if paragraph and _ENDS.search(paragraph):
                yield paragraph
                paragraph = ""
            continue
        if paragraph and line.size != size and max(line.size, size) > body:
            yield paragraph  # a heading ends where its letters do
            paragraph = ""
        paragraph, size = _with_line(paragraph, line.text), line.size
        short = len(line.text) < full * SHORT
        if size <= body and short and (_ENDS.search(line.text) or paragraph.count(" ") <= FEW):
            yield paragraph
            paragraph = ""
    if paragraph:
        yield paragraph


def _with_line(paragraph: str, line: str) -> str:
    if not paragraph:
        return line
    if _HYPHEN.search(paragraph) and line[:1].islower():
        return paragraph[:-1] + line
    return f"{paragraph} {line}"
