"""Words of labels in transcripts, by what they tell of a voice, from all languages: one label may mix them."""

import re
import unicodedata
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from index.languages.labels import label_words
from index.languages.registry import LANGUAGES

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def name_words(name: str) -> list[str]:
    """A name's words, lower-case and without marks, in order; a hyphen parts words."""
    if name.isascii():
        return WORD.findall(name.lower())
    decomposed = unicodedata.normalize("NFKD", name)
    if any(map(unicodedata.combining, decomposed)):
        decomposed = "".join([mark for mark in decomposed if not unicodedata.combining(mark)])
    return [word.casefold() for word in WORD.findall(decomposed)]


def folded(words: str) -> frozenset[str]:
    return frozenset(word for each in words.split() for word in name_words(each))


def words_of(field: str) -> frozenset[str]:
    return folded(" ".join(label_words(LANGUAGES, field)))


def _names_of(field: str) -> frozenset[str]:
    return frozenset(" ".join(name_words(name)) for name in label_words(LANGUAGES, field))


QUESTION = _names_of("question")
ANSWER = _names_of("answer")
UNNAMED = _names_of("unnamed")
COLLECTIVE = _names_of("collective")
NOT_LABELS = _names_of("not_labels")
TITLES = words_of("titles")
HONORIFICS = words_of("honorifics")
MALE = words_of("male")
FEMALE = words_of("female")
ABBREVIATED = words_of("abbreviated")
ASKING = words_of("asking")
ASKERS = words_of("askers")
ARTICLES = words_of("articles")
PARTICLES = words_of("particles")
OF = words_of("joining")
LESSER = words_of("lesser")
OPENERS = words_of("openers")
NUMBERS = words_of("numbers")
PAIRS = tuple((asked, answered) for asked, answered in map(str.split, label_words(LANGUAGES, "pairs")))

LONG_TITLE = 7
"""Letters from which a title is believed with one misprint ("SECRETAR BLINKEN")."""


@lru_cache(maxsize=1 << 12)
def is_title(word: str) -> bool:
    if word in TITLES:
        return True
    near = process.extractOne(word, TITLES, scorer=OSA.distance, score_cutoff=1) if len(word) >= LONG_TITLE else None
    return near is not None and len(near[0]) >= LONG_TITLE
