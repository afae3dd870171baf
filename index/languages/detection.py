"""Which language a question is in: by its letters, then by its commonest short words.

Questions are a handful of words, where counts of function words are both quicker and surer than letter statistics.
"""

import re

from index.languages.en import ENGLISH, ENGLISH_TIMES
from index.languages.registry import LANGUAGES
from index.languages.times import Times
from index.languages.tongue import Tongue

_WORD = re.compile(r"[^\W\d_]+")
_SCRIPTS = tuple((code, re.compile(each.letters)) for code, each in LANGUAGES.items() if each.letters)
_MARKS = {
    code: marks
    for code, each in LANGUAGES.items()
    if not each.letters and (marks := each.questions.marks if each.questions else each.marks)
}
_SIGNS = [(code, signs) for code, each in LANGUAGES.items() if (signs := each.signs)]


def detect_language(text: str, default: str = "en") -> str:
    """BCP 47 code of the language the question is most likely in; ``default`` where nothing tells."""
    letters = [c for c in text if c.isalpha()]
    if not letters:
        return default
    words = set(_WORD.findall(text.lower()))
    scores = {code: len(words & marks) for code, marks in _MARKS.items()}
    foreign = sum(c >= "\u0370" for c in letters)
    # A name in Latin letters does not make a question English, nor a name in Cyrillic one Russian.
    if foreign * 2 > len(letters) or (foreign * 5 > len(letters) and max(scores.values()) < 2):
        return next((code for code, script in _SCRIPTS if script.search(text)), default)
    for code, signs in _SIGNS:
        scores[code] += max((count for sign, count in signs.items() if sign in text), default=0)
    best = max(scores.values())
    return default if best == scores.get(default, 0) else next(code for code in _MARKS if scores[code] == best)


def tongue_of(language: str) -> Tongue:
    """Patterns for questions in the language; English ones where there are none of its own."""
    known = LANGUAGES.get(language)
    return (known and known.questions) or ENGLISH


def times_of(language: str) -> tuple[Times, str]:
    """Words of time in the language, and its code; English ones where there are none of its own."""
    known = LANGUAGES.get(language)
    return (known.times, known.code) if known and known.times else (ENGLISH_TIMES, ENGLISH.code)
