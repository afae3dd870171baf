"""Finds, line by line, what may be a label: a name set off from the words after it in one of a few ways."""

from typing import NamedTuple

from index.transcripts.looks import Look
from index.transcripts.readings import Style, readings

WINDOW = 220
"""Characters of a line that are looked at: marks, a time and a label."""

FEWEST_WRAPPED, NARROWEST, WIDEST = 6, 40, 120
"""Lines from which on a text may be wrapped, and the characters of its longest."""


class Candidate(NamedTuple):
    """``text[start:end]`` is what stands before the words: marks, a time, the label and what sets it off.

    ``line`` numbers the text's lines that hold anything. ``speaks``: its line, or the next, ends as a sentence does;
    ``empty``: no words stand on its line. ``led`` is what stands before the label, or a time after it: "t" a time,
    "c" a circle, "a" an angle, "d" a dash.
    """

    start: int
    end: int
    name: str
    look: Look
    style: Style
    line: int
    led: str
    speaks: bool
    asks: bool
    empty: bool


class Line(NamedTuple):
    start: int
    end: int
    number: int
    blank_before: bool
    timed: bool
    found: tuple[Candidate, ...]


SPEAKING = frozenset(".!?…‽”\"»)]’'。！？」』）:;,–—-*؟।")


def read_lines(text: str, start: int, most: int) -> list[Line] | None:
    """The lines that hold anything, each with what may be a label at its beginning; None where over ``most`` do."""
    spans: list[tuple[int, int, bool]] = []
    place, blank = start, True
    while place <= len(text):
        end = text.find("\n", place)
        end = len(text) if end < 0 else end
        first, last = place, end
        while last > first and text[last - 1].isspace():
            last -= 1
        if first < last and not text[first:last].isspace():
            spans.append((first, last, blank))
            blank = False
        else:
            blank = True
        place = end + 1
    wrap = _width(spans)
    lines: list[Line] = []
    many = 0
    for number, (first, last, blank) in enumerate(spans):
        following = spans[number + 1] if number + 1 < len(spans) else None
        line = _read(text, first, last, number, blank, following)
        if wrap and line.found:
            line = _of_wrapped(text, line, spans, wrap)
        lines.append(line)
        many += bool(line.found)
        if many > most:
            return None
    return lines


def _width(spans: list[tuple[int, int, bool]]) -> int:
    """The width at which a text is wrapped by hand, in characters; 0 where each paragraph is one line."""
    if len(spans) < FEWEST_WRAPPED:
        return 0
    longest = max(last - first for first, last, _ in spans)
    full = sum(last - first > longest * 0.75 for first, last, _ in spans)
    return longest if NARROWEST < longest <= WIDEST and full * 3 > len(spans) else 0


def _of_wrapped(text: str, line: Line, spans: list[tuple[int, int, bool]], width: int) -> Line:
    """In a wrapped text a full line goes on in the next, and only a line after a sentence's end can begin a turn."""
    full = line.end - line.start > width * 0.6
    if line.number and not line.blank_before and not text[line.start].isspace():
        before = text[spans[line.number - 1][1] - 1]
        if before not in SPEAKING - frozenset(",;"):
            return line._replace(found=())
    return line._replace(found=tuple([each._replace(speaks=each.speaks or full) for each in line.found]))


def _read(text: str, start: int, end: int, number: int, blank: bool, following: tuple[int, int, bool] | None) -> Line:
    window = text[start : min(end, start + WINDOW)]
    timing, led, ways = readings(window, len(window) == end - start)
    if not ways:
        return Line(start, end, number, blank, timing or "t" in led, ())
    found = tuple(
        [
            Candidate(
                start,
                start + at,
                name,
                seen,
                style,
                number,
                f"{led}t" if timed else led,
                *_words_after(text, start + at, end, following),
            )
            for style, name, seen, at, timed in ways
        ]
    )
    return Line(start, end, number, blank, timing or "t" in led, found)


def _words_after(text: str, begin: int, end: int, following: tuple[int, int, bool] | None) -> tuple[bool, bool, bool]:
    empty = begin >= end
    if empty:
        if following is None:
            return False, False, True
        end = following[1]
    last = end - 1
    while last > begin and text[last] in "*_` ":
        last -= 1
    return text[last] in SPEAKING, text[last] in "?？؟", empty
