"""Text to terms: what counts as the same word in a question and in a statement, language by language.

Words are lower-cased, stripped of diacritics and reduced to stems (Snowball); scripts that put no spaces between words
are cut into runs of two or three characters. A word's analysis is remembered, so that a corpus costs one lookup a word.
"""

import re
import sys
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

import Stemmer

from index.languages.registry import LANGUAGES
from index.languages.stopwords import ASKING, STOP_WORDS

STEMMERS = {code: each.stemmer for code, each in LANGUAGES.items() if each.stemmer}

PREFIX = 5
"""Letters kept of a word in a language without a stemmer: endings, which inflect, are cut off."""

MEMORY = 250_000
"""Pieces of text between spaces whose analysis is remembered, a language; about 40 MB when full."""
LONGEST_REMEMBERED = 40
"""Characters of such a piece; longer ones (a sentence of Chinese) do not come twice."""


def _ranges(*categories: str) -> str:
    """The characters of the Unicode categories within the basic plane, as a regular expression's class."""
    found, start = [], None
    for code in range(0x300, 0x10000):
        inside = unicodedata.category(chr(code)) in categories
        if inside and start is None:
            start = code
        elif not inside and start is not None:
            found.append(f"{chr(start)}-{chr(code - 1)}")
            start = None
    return "".join(found)


MARKS = _ranges("Mn", "Mc")
UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Thai, Lao, Burmese, Khmer, kana and Han."""

TOKEN = re.compile(
    rf"(?P<acronym>(?<!\w)(?:[^\W\d_]\.){{2,}}(?:[^\W\d_](?!\w))?)"
    rf"|(?P<number>\d+(?:[.,\u00a0\u202f]\d+)*)"
    rf"|(?P<percent>%|(?<!\w)(?i:per\s+cent)(?!\w))"
    rf"|(?P<unspaced>[{UNSPACED}][{UNSPACED}{MARKS}]*)"
    rf"|(?P<word>(?:(?![{UNSPACED}])[^\W\d_][{MARKS}\u00ad]*)+)"
)
HIRAGANA = re.compile("[\u3040-\u309f]+")
"""Endings and particles of Japanese, for the most part."""
# What no cut at spaces may part. Searched for only in texts that hold one of its rare characters or words.
ACROSS = re.compile(r"\d[\u00a0\u202f]\d|[pP][eE][rR]\s+[cC][eE][nN][tT]")
MARKS_AROUND = ".,;:!?\"'()[]“”‘’«»…–—-"
"""Marks that change no word they stand beside."""
PIECE = re.compile(r"\S+")
GROUPS = re.compile(r"(?<=\d)[,\u00a0\u202f](?=\d{3}(?!\d))")


class Token(NamedTuple):
    """A term and where it stands in the text (code points)."""

    term: str
    start: int
    end: int


def primary(language: str) -> str:
    """The language of a BCP 47 tag: ``pt`` of ``pt-BR``."""
    return language.partition("-")[0].lower()


class Memory(dict[str, str]):
    """What a piece of text between spaces comes to; worked out when first asked for."""

    def __init__(self, work_out: Callable[[str], Iterable[str]]) -> None:
        super().__init__()
        self._work_out = work_out

    def __missing__(self, piece: str) -> str:
        found = sys.intern(" ".join(self._work_out(piece)))
        # The frequent ones come first: once full, keeping those is worth more than room for rare ones.
        if len(piece) <= LONGEST_REMEMBERED and len(self) < MEMORY:
            self[piece] = found
        return found


class Analyzer:
    """The terms of one language. Safe to use from several threads at once."""

    def __init__(self, language: str) -> None:
        self.language = primary(language)
        name = STEMMERS.get(self.language)
        # A Snowball stemmer keeps state: one for each thread would be needed, were calls not short and under the GIL.
        self._stemmer = Stemmer.Stemmer(name, 0) if name else None
        self._stop = STOP_WORDS.get(self.language, frozenset())
        asking = ASKING.get(self.language)
        self._asking = re.compile(asking) if asking else None
        self._words: dict[str, str | None] = {}
        self._terms = Memory(self._terms_of)
        self._spoken = Memory(spoken_of)

    def tokens(self, text: str) -> Iterator[Token]:
        """Every term that carries meaning, in the order of the text; stop words are left out."""
        for match in TOKEN.finditer(text):
            kind, found = match.lastgroup, match[0]
            if kind == "unspaced":
                yield from runs_of(found, match.start())
                continue
            term = self._remembered(found) if kind == "word" else plain(kind, found)
            if term is not None:
                yield Token(term, match.start(), match.end())

    def among(self, text: str, terms: Collection[str]) -> Iterator[Token]:
        """Those of ``tokens`` whose term is one of the ``terms``; pieces that hold none are not looked into."""
        pieces = [(text, 0)] if parts_across(text) else [(match[0], match.start()) for match in PIECE.finditer(text)]
        for piece, start in pieces:
            if start == 0 or any(term in terms for term in self._terms[piece].split()):
                for term, first, last in self.tokens(piece):
                    if term in terms:
                        yield Token(term, start + first, start + last)

    def terms(self, text: str) -> list[str]:
        """The terms of ``tokens``, about twenty times faster."""
        return self.joined(text).split()

    def asked(self, text: str) -> list[Token]:
        """The tokens of a question: where no spaces part the words, without what only asks or holds it together.

        There a stop word cannot be left out of a statement, since its letters may be a part of other words.
        """
        tokens = list(self.tokens(text))
        if self._asking is None:
            return tokens
        idle = [match.span() for match in self._asking.finditer(text)]
        ends = [end for _, end in idle]
        kept = []
        for each in tokens:
            place = bisect_right(ends, each.start)
            if place == len(idle) or idle[place][0] >= each.end:
                kept.append(each)
        return [each for each in kept if not HIRAGANA.fullmatch(each.term)] or tokens

    def joined(self, text: str) -> str:
        """The terms in order with a space between them."""
        if parts_across(text):
            return " ".join(token.term for token in self.tokens(text))
        return " ".join(filter(None, map(self._terms.__getitem__, text.split())))

    def spoken(self, text: str) -> list[str]:
        """The words as they are written, in lower case and in order, without what stands between them."""
        if parts_across(text):
            return [match[0].casefold() for match in TOKEN.finditer(text)]
        return " ".join(filter(None, map(self._spoken.__getitem__, text.split()))).split()

    def words(self, text: str) -> str:
        """The words of ``written``, some of them several times, with a space between them."""
        if parts_across(text):
            return " ".join(self.written(text))
        return " ".join(filter(None, map(self._spoken.__getitem__, set(text.split()))))

    def written(self, text: str) -> set[str]:
        """The words as they are written, in lower case: what exact phrases and spelling are checked against."""
        return set(self.spoken(text))

    def _terms_of(self, piece: str) -> Iterable[str]:
        word = plain_word(piece)
        if word is not None:
            term = self.term(word)
            return () if term is None else (term,)
        return [token.term for token in self.tokens(piece)]

    def _remembered(self, word: str) -> str | None:
        try:
            return self._words[word]
        except KeyError:
            term = self.term(word)
            if len(self._words) < MEMORY:
                self._words[word] = term
            return term

    def term(self, word: str) -> str | None:
        """The word's term, or None for a stop word."""
        lower = word.lower() if word.isascii() else unicodedata.normalize("NFC", word.replace("\u00ad", "")).casefold()
        # "US" and "WHO" are names, "us" and "who" are not.
        if lower in self._stop and not (word.isupper() and 1 < len(word) < 5):
            return None
        if self._stemmer is not None:
            return sys.intern(bare(self._stemmer.stemWord(lower)))
        if "\uac00" <= lower[0] <= "\ud7a3":
            return lower[:2]
        return sys.intern(bare(lower)[:PREFIX])


def runs_of(unspaced: str, start: int) -> Iterator[Token]:
    """Pairs of characters, or threes in an alphabet: every run of that length; the whole where it is shorter."""
    length = 2 if unspaced[0] >= "\u2e80" else 3
    for place in range(max(1, len(unspaced) - length + 1)):
        term = unspaced[place : place + length]
        yield Token(term, start + place, start + place + len(term))


def plain_word(piece: str) -> str | None:
    """The one word that a piece of text is, marks around it aside; None where it takes a closer look to tell."""
    word = piece.strip(MARKS_AROUND)
    return word if word.isascii() and word.isalpha() else None


def spoken_of(piece: str) -> Iterable[str]:
    word = plain_word(piece)
    return (word.lower(),) if word is not None else [match[0].casefold() for match in TOKEN.finditer(piece)]


def parts_across(text: str) -> bool:
    """Whether the text holds a term with a space in it, which a cut at spaces would part."""
    rare = "\u00a0" in text or "\u202f" in text or "cent" in text or "CENT" in text
    return rare and ACROSS.search(text) is not None


def plain(kind: str | None, found: str) -> str:
    match kind:
        case "acronym":
            return found.replace(".", "").casefold()
        case "number":
            return GROUPS.sub("", found)
        case _:
            return "percent"


def bare(word: str) -> str:
    """Without diacritics: a reader types "Zurich", a statement prints "Zürich"."""
    if word.isascii():
        return word
    decomposed = unicodedata.normalize("NFKD", word)
    # A few ligatures decompose into words with spaces between them, and a term is one word.
    kept = "".join(mark for mark in decomposed if not "\u0300" <= mark <= "\u036f" and mark != " ")
    return unicodedata.normalize("NFC", kept)


@lru_cache(maxsize=64)
def analyzer(language: str) -> Analyzer:
    """The analyzer of a BCP 47 language."""
    return Analyzer(primary(language))
