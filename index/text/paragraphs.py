"""Where paragraphs and hard lines of a text begin and end. Offsets are code points; spans hold no outer white space."""

import re
from collections.abc import Iterable
from itertools import pairwise

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*|[\u2029\f]\s*")
_LIST_ITEM = re.compile(r"[•·▪◦‣●○■*+–—-]\s|\(?\d{1,3}[.)]\s|\(?[^\W\d_][.)]\s")

# Nobody wraps lines by hand or by editor outside these widths (characters): shorter lines are headings, names and
# lists; longer ones are paragraphs on one line each.
_NARROWEST_WRAP, _WIDEST_WRAP = 40, 160


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without white space at its ends; ``start == end`` where nothing is left."""
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    return start, start + len(piece.strip())


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Spans of what stands between blank lines."""
    return _pieces(text, 0, len(text), (match.span() for match in _BLANK_LINE.finditer(text)))


def blocks(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Spans within ``start..end`` that no sentence crosses: paragraphs, and their lines where the breaks are meant.

    A line break is a wrap, not meant, if the next line's first word would not have fitted on the line before it.
    """
    part = text[start:end]
    if "\n" not in part and "\u2029" not in part and "\f" not in part:
        first, last = trimmed(text, start, end)
        return [(first, last)] if first < last else []
    cuts = [(start + match.start(), start + match.end()) for match in _BLANK_LINE.finditer(part)]
    found: list[tuple[int, int]] = []
    for first, last in _pieces(text, start, end, cuts):
        found += (
            _pieces(text, first, last, _meant_breaks(text, first, last))
            if "\n" in text[first:last]
            else [(first, last)]
        )
    return found


def _pieces(text: str, start: int, end: int, cuts: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    found = []
    for cut_start, cut_end in (*cuts, (end, end)):
        first, last = trimmed(text, start, cut_start)
        if first < last:
            found.append((first, last))
        start = cut_end
    return found


def _meant_breaks(text: str, start: int, end: int) -> list[tuple[int, int]]:
    lines = text[start:end].split("\n")
    width = max(len(line.rstrip()) for line in lines)
    breaks, position = [], start
    for line, following in pairwise(lines):
        position += len(line)
        if not _is_wrap(line.strip(), following.strip(), width):
            breaks.append((position, position + 1))
        position += 1
    return breaks


def _is_wrap(line: str, following: str, width: int) -> bool:
    if width > _WIDEST_WRAP or _LIST_ITEM.match(following):
        return False
    if following[:1].islower() and line[-1:] not in ".!?;:":
        return True
    if width < _NARROWEST_WRAP:
        return False
    word = following.split(None, 1)[0]
    first_word = len(word) if word.isascii() or len(word) < _NARROWEST_WRAP else 1
    return len(line) + 1 + first_word > width
