"""Tells a quote that was put together from words of different places: each part exact, the whole never said."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from index.statement import Version
from index.text.letters import Letters, is_word
from index.verify.claims import Claim, Piece, inner
from index.verify.exactness import Found, Held, found_at, places

SHORTEST_PART = 4
"""Words of a part; shorter runs agree by chance. A part that is all there is of a piece may be shorter."""
MOST_PARTS = 4
UNMARKED_CUT = 30
"""Words and marks left out without a mark up to which a quote is altered rather than joined."""
STRAY = 4
"""Words and marks after a sentence's end that a beginning may share with its source by chance."""

Words = tuple[str, ...]


def joined_parts(claim: Claim, versions: Sequence[Held]) -> tuple[Found, ...]:
    """The parts of a claim that are each exact, in its order; empty unless they make up the whole of it.

    Parts of one statement that follow each other closely are no joined quote but one from which words are missing.
    """
    if len(claim.pieces) > MOST_PARTS:
        return ()
    parts = _cover([piece.words for piece in claim.pieces], versions, None, MOST_PARTS)
    # Words that are claimed twice and stand once were not put together.
    kept: list[Found] = []
    for part in parts or ():
        if not any(each.version == part.version and each.start < part.end and part.start < each.end for each in kept):
            kept.append(part)
    return tuple(kept) if any(_apart(one, other) for one, other in pairwise(kept)) else ()


def _apart(one: Found, other: Found) -> bool:
    if one.version != other.version or one.end > other.start:
        return True
    return len(Letters(one.version.text[one.end : other.start]).words) > UNMARKED_CUT


def _cover(
    pieces: list[Words], versions: Sequence[Held], before: Version | None, room: int
) -> tuple[Found, ...] | None:
    if not pieces:
        return ()
    if not room:
        return None
    words, *rest = pieces
    for taken, held in _beginnings(words, versions, before):
        place = next(places(Piece("", words[:taken]), held.letters), None)
        if place is not None:
            left = words[taken:]
            first, last = inner(left)
            following = _cover([left[first:last], *rest] if last > first else rest, versions, held.version, room - 1)
            if following is not None:
                return (found_at(held, [place], *held.who(*held.letters.span(*place[:2]))), *following)
    return None


def _beginnings(words: Words, versions: Sequence[Held], before: Version | None) -> Iterator[tuple[int, Held]]:
    """Up to where the words stand somewhere, at the longest; and to the end of a sentence shortly before that."""
    lengths = [(_longest(words, held), held) for held in versions]
    longest = max((length for length, _ in lengths), default=0)
    if _count(words[:longest]) < min(SHORTEST_PART, _count(words)):
        return
    fitting = [held for length, held in lengths if length == longest]
    held = next((each for each in fitting if each.version == before), fitting[0])
    stops = [place + 1 for place in range(max(0, longest - STRAY), longest) if words[place] in (".", "!", "?")]
    if longest < len(words) and stops and _count(words[: stops[-1]]) >= SHORTEST_PART:
        yield stops[-1], held
    yield longest, held


def _longest(words: Words, held: Held) -> int:
    return max(held.letters.longest(words), held.letters.longest(Piece("", words).recased))


def _count(words: Sequence[str]) -> int:
    return sum(map(is_word, words))
