"""Finds the word of the record that a word the record does not hold was likely meant to be.

Cautious on purpose: an honest absence must not become a wrong correction. Beyond a small edit distance (Damerau's, as
restricted to adjacent transpositions), each edit must be one that fingers or ears make: Iran is no slip for Iraq.
"""

import itertools
import re
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache

from babel import Locale, UnknownLocaleError
from rapidfuzz import process
from rapidfuzz.distance import OSA
from spellchecker import SpellChecker

from index.text.transliteration import bases, cyrillic, is_cyrillic, latin, name_key, plain

_WORD = re.compile(r"[^\W\d_]+")
_PART = re.compile(r"\d|['’](?:t|re|ve|ll|d|m)\b")
_SHORTEST = 4
_LONG_NAME = 6
_RICH = 100_000  # words of a dictionary from which on its silence tells something
_TWO_SLIPS = 8  # letters from which two slips in one word are believed
_VOWELS = frozenset("aeiouyаеёиоуыэюя")
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю")
# Letters that are heard, or written from one alphabet to another, as each other.
_SOUNDS = (
    "vwf",
    "ckqх",
    "sz",
    "szc",
    "gj",
    "iyj",
    "bp",
    "dt",
    "gk",
    "mn",
    "xk",
    "hg",
    "kh",
    "бп",
    "вф",
    "гк",
    "дт",
    "жш",
    "зс",
    "цс",
    "щш",
    "мн",
    "йи",
)
_NEIGHBOURS = frozenset(
    pair for row in _ROWS for a, b in itertools.pairwise(row) for pair in (a + b, b + a)
) | frozenset(a + b for sound in _SOUNDS for a in sound for b in sound if a != b)


_BRITISH = tuple(
    (re.compile(pattern + "(?=$|s$|d$|ed$|ing$|able$|ation)"), to)
    for pattern, to in (("our", "or"), ("or", "our"), ("re", "er"), ("er", "re"), ("is", "iz"), ("iz", "is"), ("ise",
    "ize"), ("ize", "ise"),
                        ("yse", "yze"), ("yze", "yse"), ("ense", "ence"), ("ence", "ense"), ("ogue", "og"),
                        ("og", "ogue"), ("ll", "l"), ("l", "ll"))
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Correction:
    """A word of the question that the record does not hold, and the nearest that it does."""

    asked: str
    found: str


@dataclass(frozen=True, slots=True)
class RealWords:
    """``rich`` when a word that is not among them is likely not a word, but a slip or a name."""

    words: frozenset[str]
    rich: bool


def corrected(
    words: str,
    language: str,
    frequency: Callable[[str], int],
    starting: Callable[[str], Sequence[tuple[str, int]]],
    skipped: Callable[[str], bool],
) -> tuple[str, tuple[Correction, ...]]:
    """The words with misspelt ones replaced, and what was replaced.

    ``frequency`` and ``starting`` are the record's (see ``Vocabulary``); ``skipped`` tells words that are not searched
    for anyway. Costs nothing but a frequency a word unless the record lacks one.
    """
    corrections: dict[str, str] = {}
    for match in _WORD.finditer(words):
        word = match.group()
        low = word.lower()
        if len(word) < _SHORTEST or (word.isupper() and len(word) < _TWO_SLIPS) or word in corrections or skipped(low):
            continue
        # The halves of "COVID19" and "shouldn't" are no words.
        if frequency(low) or _PART.match(words, match.end()):
            continue
        found = (word != low and _other_script(low, frequency)) or _other_spelling(low, language, frequency)
        if not found:
            real = real_words(language)
            if plain(low) in real.words or (low.isascii() and language != "en" and low in real_words("en").words):
                continue
            # A short name is near many words; and where the dictionary is poor, a word in lower case may well exist.
            strict = not real.rich if word == low else len(word) < _LONG_NAME
            found = _other_script(low, frequency) or nearest(low, starting, slips_only=strict)
        if found:
            corrections[word] = found.capitalize() if word.istitle() else found
    if not corrections:
        return words, ()
    replaced = _WORD.sub(lambda match: corrections.get(match.group(), match.group()), words)
    return replaced, tuple(Correction(asked, found) for asked, found in corrections.items())


def nearest(word: str, starting: Callable[[str], Sequence[tuple[str, int]]], *, slips_only: bool = False) -> str | None:
    """The record's word that the lower-case word is a likely slip for; None where there is none, or no clear one.

    With ``slips_only`` no letter may be another: only swapped, doubled, or missing from a double.
    """
    limit = 2 if len(word) >= _TWO_SLIPS else 1
    candidates: dict[str, int] = {}
    for prefix in _prefixes(word):
        candidates.update((found, count) for found, count in starting(prefix) if abs(len(found) - len(word)) <= limit)
    close = process.extract(word, list(candidates), scorer=OSA.distance, score_cutoff=limit, limit=16)
    likely = [
        (distance, -candidates[found], found)
        for found, distance, _ in close
        if plausible(word, found) and not (slips_only and not _slip(word, found))
    ]
    if not likely:
        return None
    likely.sort()
    if len(likely) > 1 and likely[1][0] == likely[0][0] and likely[1][1] * 3 < likely[0][1] * 2:
        return None  # two words equally near and about equally frequent: nobody can tell
    return likely[0][2]


def plausible(asked: str, found: str) -> bool:
    """Whether every edit from what was asked to what was found is a likely slip."""
    if asked == found:
        return True
    if len(found) < _SHORTEST:
        return False
    if name_key(asked) == name_key(found):
        return True  # another spelling of the same sounds: Lavrof
    edits = list(_edits(asked, found))
    if any(position == 0 and kind != "swap" for kind, position, _ in edits):
        return asked[1:2] == found[:1] or asked[:1] == found[1:2]
    if len(edits) > 1 and all(position >= len(asked) - 3 for _, position, _ in edits):
        return False  # an ending: another form, or another word
    short = min(len(asked), len(found)) <= 5
    for kind, position, letters in edits:
        at_end = position >= len(asked) - (kind != "miss")
        if kind == "change":
            vowels = letters[0] in _VOWELS and letters[1] in _VOWELS
            if at_end or not (letters in _NEIGHBOURS or (vowels and not short)):
                return False
        elif kind in ("miss", "extra") and at_end and (short or letters in "sыиаеу"):
            return False  # "Iran" and "Irans", "Mali" and "Malian": other forms or other words, not slips
    return True


def _slip(asked: str, found: str) -> bool:
    return all(
        (kind == "swap" and position > 0)
        or (
            kind in ("miss", "extra")
            and letters in (asked[position - 1 : position], asked[position + 1 : position + 2])
        )
        for kind, position, letters in _edits(asked, found)
    )


def _edits(asked: str, found: str) -> Iterator[tuple[str, int, str]]:
    """A shortest series of edits: kind, position in ``asked``, letters."""
    rows, columns = len(asked) + 1, len(found) + 1
    cost = [[max(i, j) if 0 in (i, j) else 0 for j in range(columns)] for i in range(rows)]
    for i in range(1, rows):
        for j in range(1, columns):
            cost[i][j] = min(
                cost[i - 1][j] + 1, cost[i][j - 1] + 1, cost[i - 1][j - 1] + (asked[i - 1] != found[j - 1])
            )
            if i > 1 and j > 1 and asked[i - 1] == found[j - 2] and asked[i - 2] == found[j - 1]:
                cost[i][j] = min(cost[i][j], cost[i - 2][j - 2] + 1)
    i, j = rows - 1, columns - 1
    while i or j:
        if i and j and asked[i - 1] == found[j - 1] and cost[i][j] == cost[i - 1][j - 1]:
            i, j = i - 1, j - 1
        elif (
            i > 1
            and j > 1
            and asked[i - 1] == found[j - 2]
            and asked[i - 2] == found[j - 1]
            and cost[i][j] == cost[i - 2][j - 2] + 1
        ):
            i, j = i - 2, j - 2
            yield "swap", i, asked[i : i + 2]
        elif i and j and cost[i][j] == cost[i - 1][j - 1] + 1:
            i, j = i - 1, j - 1
            yield "change", i, asked[i] + found[j]
        elif j and cost[i][j] == cost[i][j - 1] + 1:
            j -= 1
            yield "miss", i, found[j]
        else:
            i -= 1
            yield "extra", i, asked[i]


def _prefixes(word: str) -> tuple[str, ...]:
    """Beginnings of words within reach: two letters as they are, swapped, one left out, or another vowel second."""
    first, second, third = word[0], word[1], word[2]
    vowels = ("aeiouy" if second.isascii() else "аеиоуя") if second in _VOWELS else ""
    starts = (first + second, first + third, second + first, *(first + vowel for vowel in vowels))
    return tuple(dict.fromkeys(starts))


def _other_script(word: str, frequency: Callable[[str], int]) -> str | None:
    """The word as the record may hold it in the other alphabet: Лавров → lavrov."""
    if is_cyrillic(word):
        return next(
            (spelt for form in bases(word) if len(spelt := latin(form)) >= _SHORTEST and frequency(spelt)), None
        )
    spelt = cyrillic(word) if word.isascii() else word
    return spelt if spelt != word and frequency(spelt) else None


def _other_spelling(word: str, language: str, frequency: Callable[[str], int]) -> str | None:
    """British for American spelling and the reverse: defense → defence."""
    if language != "en" or len(word) < 6:
        return None
    for pattern, to in _BRITISH:
        spelt = pattern.sub(to, word)
        if spelt != word and frequency(spelt):
            return spelt
    return None


@cache
def real_words(language: str) -> RealWords:
    """Words that exist: a dictionary's, with countries and languages by CLDR. Absent from a record, they are absent.

    Loads at the first unknown word of a language (0.5 s for English, 3 s for Portuguese), then stays. A thread of its
    own loads it: what a question may take of the processor is not for dictionaries.
    """
    with ThreadPoolExecutor(1, thread_name_prefix="dictionary") as loading:
        return loading.submit(_load, language).result()


def _load(language: str) -> RealWords:
    try:
        locale = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        locale = Locale("en")
    names = (*locale.territories.values(), *locale.languages.values(), *Locale("en").territories.values())
    words = {plain(word) for name in names for word in _WORD.findall(name)}
    if locale.language in SpellChecker.languages():
        words.update(map(plain, SpellChecker(language=locale.language).word_frequency.words()))
    return RealWords(frozenset(words), rich=len(words) > _RICH)
