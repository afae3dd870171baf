"""Finds the run of a text's words that is most like given words."""

from collections import Counter, deque
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from index.text.differences import aligned
from index.text.letters import Letters, is_word

ROOM = 1.5
"""How much longer than the words the run may be."""


class Run(NamedTuple):
    """The words from ``first`` to before ``last``; ``likeness`` is twice the words in common, in order, over all."""

    likeness: float
    first: int
    last: int


class Same(NamedTuple):
    """Words from ``claimed`` to before ``claimed_end`` are those of the text from ``start`` to before ``end``."""

    claimed: int
    claimed_end: int
    start: int
    end: int


def closest_run(words: Sequence[str], letters: Letters) -> Run | None:
    """The run most like the words; None where the text has none of them."""
    wanted = {word for word in words if is_word(word)}
    held = Counter(word for word in letters.words if word in wanted)
    if not held:
        return None
    # A word that is rare in the text tells where to look, one that is everywhere does not.
    weights = [1 / held[word] if word in held else 0.0 for word in letters.words]
    length = min(int(len(words) * ROOM) + 4, len(weights))
    sums = [0.0, *accumulate(weights)]
    first = max(range(len(weights) - length + 1), key=lambda place: sums[place + length] - sums[place])
    return _trimmed(words, letters.words, first, first + length)


def _trimmed(words: Sequence[str], text: Sequence[str], first: int, last: int) -> Run | None:
    """The run between the words in common, without those at its ends that are too far off to be meant."""
    blocks = aligned(words, text[first:last])
    same = deque(Same(a, b, first + c, first + d) for alike, a, b, c, d in blocks if alike)
    common = sum(each.end - each.start for each in same)
    if not same:
        return None

    def likeness() -> float:
        return 2 * common / (len(words) + same[-1].end - same[0].start)

    best = likeness()
    for drop, put_back in ((same.popleft, same.appendleft), (same.pop, same.append)):
        while len(same) > 1:
            dropped = drop()
            common -= dropped.end - dropped.start
            if likeness() <= best:
                put_back(dropped)
                common += dropped.end - dropped.start
                break
            best = likeness()
    begin, end = same[0].start, same[-1].end
    # An early "the" may have been taken for the one that stands beside the rest.
    before, after = same[0].claimed, same[-1].claimed_end
    while begin and before and text[begin - 1] == words[before - 1]:
        begin, before = begin - 1, before - 1
    while end < len(text) and after < len(words) and text[end] == words[after]:
        end, after = end + 1, after + 1
    return Run(best, begin, end)
