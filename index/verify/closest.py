"""Finds the run of a text's words that is most like given words."""

from collections import Counter
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from rapidfuzz.distance import Indel

from index.text.letters import Letters, is_word

ROOM = 1.5
"""How much longer than the words the run may be."""


class Run(NamedTuple):
    """The words from ``first`` to before ``last``; ``likeness`` is twice the words in common, in order, over all."""

    likeness: float
    first: int
    last: int


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
    same = [code for code in Indel.opcodes(list(words), list(text[first:last])) if code.tag == "equal"]
    common = sum(code.dest_end - code.dest_start for code in same)
    if not same:
        return None

    def likeness() -> float:
        return 2 * common / (len(words) + same[-1].dest_end - same[0].dest_start)

    best = likeness()
    for end in (0, -1):
        while len(same) > 1:
            dropped = same.pop(end)
            common -= dropped.dest_end - dropped.dest_start
            if likeness() <= best:
                same.insert(0 if end == 0 else len(same), dropped)
                common += dropped.dest_end - dropped.dest_start
                break
            best = likeness()
    begin, end = first + same[0].dest_start, first + same[-1].dest_end
    # An early "the" may have been taken for the one that stands beside the rest.
    before, after = list(words[: same[0].src_start]), list(words[same[-1].src_end :])
    while begin and before and text[begin - 1] == before.pop():
        begin -= 1
    while end < len(text) and after and text[end] == after.pop(0):
        end += 1
    return Run(best, begin, end)
