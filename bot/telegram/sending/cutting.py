"""Where a long text may be cut: at the gentlest place that fits, never inside what a reader sees as one character."""

import re
import unicodedata

from wcwidth import iter_graphemes

# From the gentlest: between paragraphs, lines, sentences, words.
_PLACES = tuple(
    re.compile(pattern)
    for pattern in (r"\n[^\S\n]*\n\s*", r"\n\s*", r"(?<=[.!?…。！？])[\"'”’»)\]]*\s+|(?<=[。！？])", r"\s+")
)

# A cut that would leave more than this share of the room empty is looked for at a less gentle place.
_MOST_LEFT = 0.5


def cut(text: str, *, units: int, characters: int) -> int:
    """How many characters of ``text`` to take: at most ``characters``, and at most ``units`` (> 1) UTF-16 units.

    All of them where they fit, else up to the end of the last white space of the gentlest kind, else as many whole
    grapheme clusters as fit, else (one cluster alone is too long) as many code points as fit.
    """
    fitting = min(characters, _code_points(text, units))
    if fitting >= len(text):
        return len(text)
    for place in _PLACES:
        ends = [match.end() for match in place.finditer(text, 0, fitting) if not _tears(text, match.end())]
        if ends and ends[-1] >= fitting * _MOST_LEFT:
            return ends[-1]
    return _whole_graphemes(text, fitting) or fitting


def _code_points(text: str, units: int) -> int:
    """The length, in code points, of the longest prefix of at most ``units`` UTF-16 units."""
    head = text[:units].encode("utf-16-le")[: 2 * units]
    return len(head.decode("utf-16-le", "ignore"))  # ignores the first half of a pair that was cut


def _tears(text: str, place: int) -> bool:
    return place < len(text) and (text[place] == "\u200d" or unicodedata.category(text[place]).startswith("M"))


def _whole_graphemes(text: str, fitting: int) -> int:
    whole = 0
    # One character more than fits tells whether the last cluster that fits is complete.
    for grapheme in iter_graphemes(text[: fitting + 1]):
        if whole + len(grapheme) > fitting:
            break
        whole += len(grapheme)
    return whole
