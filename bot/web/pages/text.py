"""A version's text as a page shows it: turns, paragraphs, and pieces of them that are marked."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from index import Speaker, Version
from index.search import voices

BREAK = "\n\n"


@dataclass(frozen=True, slots=True)
class Piece:
    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """``start`` is where it begins in the text (code points), and its address on the page."""

    start: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """A turn: ``asks`` where it is an interviewer's. Nobody is named where ``speakers`` is empty."""

    start: int
    speakers: tuple[str, ...]
    certain: bool
    asks: bool
    paragraphs: tuple[Paragraph, ...]


def voices_on_page(
    version: Version, named: Callable[[Speaker], str], marked: tuple[int, int] | None = None
) -> list[Voice]:
    """The turns in order, each speaker as ``named``. Every paragraph is a slice of the text, letter for letter."""
    return [
        Voice(
            turn.start,
            tuple(map(named, turn.speakers)),
            turn.certain,
            turn.question,
            tuple(_paragraphs(version.text, turn.start, turn.end, marked)),
        )
        for turn in voices(version)
    ]


def _paragraphs(text: str, start: int, end: int, marked: tuple[int, int] | None) -> Iterator[Paragraph]:
    place = start
    while place < end:
        stop = text.find(BREAK, place, end)
        stop = end if stop < 0 else stop
        if text[place:stop].strip():
            yield Paragraph(place, tuple(_pieces(text, place, stop, marked)))
        place = stop + len(BREAK)


def _pieces(text: str, start: int, end: int, marked: tuple[int, int] | None) -> Iterator[Piece]:
    first, last = marked or (end, end)
    cuts = sorted({start, end, *(cut for cut in (first, last) if start < cut < end)})
    for one, other in pairwise(cuts):
        yield Piece(text[one:other], marked is not None and first <= one and other <= last)
