"""What differs between two wordings, word by word, for a person to read, in time linear in their lengths."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from rapidfuzz.distance import Indel

from index.text.letters import Letters, is_word

MOST_CELLS = 4_000_000
"""Words of one stretch times words of the other up to which all of one are compared with all of the other."""
ANCHOR = 4
"""Words in a row that stand once in each of two long stretches and part them into shorter ones."""
ACCIDENT = 2
"""So few words and marks in common between two changes are no more than chance."""
CHANGED_AROUND = 4
"""Words and marks that must have changed around such a chance."""


class Kind(Enum):
    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Difference:
    """A run of words. ``old`` and ``new`` are spans of the two texts (code points); the absent one is empty."""

    kind: Kind
    old: tuple[int, int]
    new: tuple[int, int]


Block = tuple[bool, int, int, int, int]
"""Whether the words are the same, and which of the old and of the new they are."""


def differences(old: Letters, new: Letters) -> list[Difference]:
    """The runs that make ``new`` of ``old``, in order; typesetting alone is no difference."""
    found: list[Difference] = []
    for same, a, b, c, d in _readable(old, new, aligned(old.words, new.words)):
        if same:
            found.append(Difference(Kind.SAME, old.span(a, b), new.span(c, d)))
            continue
        if b > a:
            found.append(Difference(Kind.REMOVED, old.span(a, b), new.span(c, c)))
        if d > c:
            found.append(Difference(Kind.ADDED, old.span(b, b), new.span(c, d)))
    return found


def aligned(old: Sequence[str], new: Sequence[str]) -> list[Block]:
    """The words of both, in order, in blocks that are the same and blocks that differ, by turns."""
    joined: list[Block] = []
    for block in _blocks(old, new):
        if block[1] == block[2] and block[3] == block[4]:
            continue
        if joined and joined[-1][0] == block[0]:
            joined[-1] = _together(joined[-1], block)
        else:
            joined.append(block)
    return joined


def _blocks(old: Sequence[str], new: Sequence[str]) -> Iterator[Block]:
    first = next((place for place, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    rest = min(len(old), len(new)) - first
    last = next((place for place in range(rest) if old[-1 - place] != new[-1 - place]), rest)
    middle, other = old[first : len(old) - last], new[first : len(new) - last]
    if first:
        yield True, 0, first, 0, first
    anchors = [(0, 0), (len(middle), len(other))]
    if len(middle) * len(other) > MOST_CELLS:
        anchors[1:1] = _anchors(middle, other)
    for (a, c), (b, d) in pairwise(anchors):
        yield from _stretch(middle[a:b], other[c:d], first + a, first + c)
    if last:
        yield True, len(old) - last, len(old), len(new) - last, len(new)


def _stretch(old: Sequence[str], new: Sequence[str], a: int, c: int) -> Iterator[Block]:
    if len(old) * len(new) > MOST_CELLS:
        yield False, a, a + len(old), c, c + len(new)
        return
    for code in Indel.opcodes(old, new):
        yield code.tag == "equal", a + code.src_start, a + code.src_end, c + code.dest_start, c + code.dest_end


def _anchors(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Where both have the same rare words, in one order: the longest such row (patience sorting)."""
    there = _once(new)
    pairs = [(place, there[words]) for words, place in _once(old).items() if words in there]
    ends: list[int] = []
    shortest: list[int] = []
    before: list[int] = []
    for number, (_, place) in enumerate(pairs):
        length = bisect_left(ends, place)
        before.append(shortest[length - 1] if length else -1)
        if length == len(ends):
            ends.append(place)
            shortest.append(number)
        else:
            ends[length], shortest[length] = place, number
    row: list[tuple[int, int]] = []
    number = shortest[-1] if shortest else -1
    while number >= 0:
        row.append(pairs[number])
        number = before[number]
    return row[::-1]


def _once(words: Sequence[str]) -> dict[tuple[str, ...], int]:
    """Where each row of ``ANCHOR`` words stands that stands in one place only, in order."""
    found: dict[tuple[str, ...], int] = {}
    for place, row in enumerate(zip(*(words[shift:] for shift in range(ANCHOR)), strict=False)):
        found[row] = -1 if row in found else place
    return {row: place for row, place in found.items() if place >= 0}


def _readable(old: Letters, new: Letters, blocks: Sequence[Block]) -> list[Block]:
    """Chance agreements between two changes as part of them."""
    kept: list[Block] = []
    for place, block in enumerate(blocks):
        inside = 0 < place < len(blocks) - 1
        within = _chance(block, kept[-1], blocks[place + 1]) if block[0] and inside else not block[0]
        if kept and not kept[-1][0] and within:
            kept[-1] = _together(kept[-1], block)
        else:
            kept.append(block)
    return _with_words(old, new, kept)


def _with_words(old: Letters, new: Letters, blocks: list[Block]) -> list[Block]:
    """A full stop that became a comma is seen only with the word before it."""
    for place in range(1, len(blocks)):
        same, a, b, c, d = blocks[place]
        before = blocks[place - 1]
        marks = not any(map(is_word, (*old.words[a:b], *new.words[c:d])))
        if not same and marks and before[0] and is_word(old.words[before[2] - 1]):
            blocks[place - 1] = (True, before[1], before[2] - 1, before[3], before[4] - 1)
            blocks[place] = (False, a - 1, b, c - 1, d)
    return [block for block in blocks if block[1] < block[2] or block[3] < block[4]]


def _chance(block: Block, before: Block, after: Block) -> bool:
    changed = max(before[2] - before[1], before[4] - before[3]) + max(after[2] - after[1], after[4] - after[3])
    return block[2] - block[1] <= ACCIDENT and changed >= CHANGED_AROUND


def _together(one: Block, other: Block) -> Block:
    return one[0] and other[0], one[1], other[2], one[3], other[4]
