"""A text as words and marks, in which others are found letter for letter: typesetting is no matter, all else is.

Words are never found in part: "legal" is not in "illegal", "can" not in "can't", "proliferation" not in
"non-proliferation", "4" not in "4.5".
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property

from index.text.language import MARKS, UNSPACED
from index.text.wording import DASHES, INVISIBLE, SHAPES

_LETTER = rf"(?:(?![{UNSPACED}])[\w{MARKS}{INVISIBLE}])"
_TOKEN = re.compile(
    rf"[{UNSPACED}][{MARKS}]*|{_LETTER}+(?:(?<=\d)[.,](?=\d){_LETTER}+)*|[-{re.escape(DASHES)}]+|[^\s{INVISIBLE}]"
)
_PLAIN = {ord(shape): plain for shape, plain in SHAPES} | {ord(mark): None for mark in INVISIBLE}
_HYPHENS = frozenset("-‐‑−–")
_JOINERS = frozenset("-‐‑'’ʼ")
_GAP = "\x1f"
_OVERLAPPING = 1000
"""Places after which those that overlap are passed over: in "a-a-a-a" there would be one for each word."""


class Letters:
    """``words[n]``, without typesetting, is ``text[starts[n]:ends[n]]`` (code points); marks are words of their own."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        for match in _TOKEN.finditer(text):
            for word in _plain(match[0]):
                self.words.append(word)
                self.starts.append(match.start())
                self.ends.append(match.end())
        self._row = _GAP + "".join(word + _GAP for word in self.words)
        self._places: list[int] = []
        place = 1
        for word in self.words:
            self._places.append(place)
            place += len(word) + 1

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Where the words from ``first`` to before ``last`` stand; an empty span where there are none."""
        if first == last:
            place = self.starts[first] if first < len(self.starts) else len(self.text)
            return place, place
        return self.starts[first], self.ends[last - 1]

    def within(self, start: int, end: int) -> tuple[int, int]:
        """The first word that begins at ``start`` (code points) or later, and the first that ends after ``end``."""
        return bisect_left(self.starts, start), bisect_right(self.ends, end)

    def find(self, words: Sequence[str], first: int = 0, last: int | None = None) -> Iterator[tuple[int, int]]:
        """Where the words stand among those from ``first`` to before ``last``, in order, as whole words."""
        if not words or first >= len(self.words):
            return
        needle = _GAP + _GAP.join(words) + _GAP
        start, end = self._stretch(first, last)
        seen, at = 0, self._row.find(needle, start, end)
        while at >= 0:
            yield from self._whole(at, len(words))
            seen += 1
            step = 1 if seen < _OVERLAPPING else len(needle) - 1
            at = self._row.find(needle, at + step, end)

    def find_back(self, words: Sequence[str], first: int = 0, last: int | None = None) -> Iterator[tuple[int, int]]:
        """The same from the last one on."""
        if not words or first >= len(self.words):
            return
        # str.rfind takes the product of both lengths where find takes their sum.
        needle = (_GAP + _GAP.join(words) + _GAP)[::-1]
        start, end = self._stretch(first, last)
        row, size = self._reversed, len(self._row)
        seen, at = 0, row.find(needle, size - end, size - start)
        while at >= 0:
            yield from self._whole(size - at - len(needle), len(words))
            seen += 1
            step = 1 if seen < _OVERLAPPING else len(needle) - 1
            at = row.find(needle, at + step, size - start)

    @cached_property
    def _reversed(self) -> str:
        return self._row[::-1]

    def _stretch(self, first: int, last: int | None) -> tuple[int, int]:
        end = len(self._row) if last is None or last >= len(self.words) else self._places[last]
        return self._places[first] - 1, end

    def _whole(self, at: int, words: int) -> Iterator[tuple[int, int]]:
        """So many words from a place of the row on, where they begin and end as words do."""
        found = bisect_left(self._places, at + 1)
        if self._begins(found) and self._ends(found + words):
            yield found, found + words

    def longest(self, words: Sequence[str]) -> int:
        """How many of the words, from the first on, stand together somewhere."""
        low, high = 0, len(words)
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if _GAP + _GAP.join(words[:middle]) + _GAP in self._row else (low, middle - 1)
        return low

    def after(self, last: int) -> str:
        """The word or mark after those before ``last``; "" at the end."""
        return self.words[last] if last < len(self.words) else ""

    def _begins(self, word: int) -> bool:
        if not self._touch(word - 1):
            return True
        before = self.text[self.ends[word - 1] - 1]
        if self._touch(word - 2):
            return before not in _JOINERS
        return not (before in _HYPHENS and self.words[word][:1].isdigit())

    def _ends(self, word: int) -> bool:
        """Whether a word ends before the one numbered ``word``."""
        return not (self._touch(word - 1) and self._touch(word) and self.text[self.starts[word]] in _JOINERS)

    def _touch(self, word: int) -> bool:
        """Whether nothing stands between the word and the next."""
        return 0 <= word < len(self.words) - 1 and self.ends[word] == self.starts[word + 1]


def _plain(token: str) -> Iterator[str]:
    """The token without typesetting; an ellipsis is three full stops, whichever way it was set."""
    if token.isascii() and token.isalnum():
        yield token
        return
    word = unicodedata.normalize("NFC", token.translate(_PLAIN))
    if word and not word.strip("-"):
        yield "-"
    elif word == "...":
        yield from word
    elif word:
        yield word


def is_word(word: str) -> bool:
    """Whether it is more than a mark."""
    return any(letter.isalnum() for letter in word)
