"""Which names of a question the found words do not speak of: what is said of one country is no answer for another."""

import re
from collections.abc import Callable, Sequence

from index.languages import LANGUAGES, detect_language
from index.questions.question import Question
from index.questions.unknown_speaker import one_word_countries
from index.ranking.ranking import Ranked
from index.text.language import analyzer, primary
from index.text.transliteration import plain

NAMED_MISSING = 0.3
"""What is left of the confidence where the quote does not speak of what the question names."""
RARE = 0.01
"""Share of the passages up to which a capitalised word names something in particular."""
CAPITALS = 0.6
"""Share of a question's words from which on capitals tell nothing."""
ALIKE = 4
"""Letters that a name and its other forms may differ in at their ends: Belarus, Belarusian; of the shorter one only the
last: Canada, Canadian."""
_GROUPED = r"\d{1,3}(?:[,.\u00a0\u202f]\d{3})+(?!\d)"
_WORD = re.compile(rf"{_GROUPED}|[^\W_]+(?:[-'’.][^\W_]+)*")
_RUN = re.compile(
    rf"{_GROUPED}|[^\W_a-zа-яё][^\W_]*(?:[-'’.][^\W_]+)*(?:\s+[^\W_a-zа-яё][^\W_]*(?:[-'’.][^\W_]+)*)*|[^\W_]+"
)
_FIGURES = re.compile(rf"{_GROUPED}|\d+")
_DECADE = re.compile(r"(\d0)['’]?s")
_POSSESSIVE = re.compile(r"['’]s?$")
_NUMBER = re.compile(rf"\d+(?:st|nd|rd|th)|\d{{3}}|\d{{5,}}|{_GROUPED}")
"""Ordinals and large numbers; of small ones a text may make words."""
_EVERY_NOUN = frozenset({"de"})


def missing(question: Question, best: Ranked, frequency: Callable[[str], int], passages: int) -> tuple[str, ...]:
    """Names among the question's words that the passage, its title and the question that it replies to all lack.

    Empty where the question is in another language than the passage: its names are written otherwise there.
    """
    stored = best.stored
    language = primary(stored.language)
    if not question.named or detect_language(question.words, language) != language:
        return ()
    terms = analyzer(stored.language).terms
    held = {term for sentence in stored.terms for term in sentence} | set(terms(stored.title)) | set(best.asked)
    words = question.words.split()
    capitals = sum(word[:1].isupper() for word in words) / len(words) if len(words) > 2 else 0.0
    # Where meaning was held against meaning as well, "Beijing" may stand for China.
    told = best.nearest is None and question.language not in _EVERY_NOUN and capitals < CAPITALS
    found = []
    for run in _RUN.finditer(question.words):
        names = [word for word in _WORD.findall(run.group()) if word in question.named]
        if names and all(name[0].isdigit() for name in names):
            found += [
                name
                for name in names
                if _is_counted(name) and not _stands(name, f"{stored.title} {stored.text}", language)
            ]
            continue
        # Of "25th" the figure counts.
        forms = [form for name in names for form in terms(name)[: 1 if name[0].isdigit() else None]]
        if not forms or any(_spoken_of(form, held) for form in forms):
            continue  # of "Peyton Manning" the surname will do
        rare = max(map(frequency, forms)) <= RARE * passages
        country = any(plain(name) in one_word_countries() for name in names)
        counted = any(map(_is_counted, names))
        named = told and rare and not any(_POSSESSIVE.sub("", name).isupper() for name in names)
        if country or counted or named:
            found.append(" ".join(names))
    return tuple(found)


def _is_counted(name: str) -> bool:
    return bool(_NUMBER.fullmatch(name) or _DECADE.fullmatch(name))


def _stands(number: str, text: str, language: str) -> bool:
    """Whether a text has the number, however its thousands are parted; a decade in full, a small ordinal as a word."""
    if decade := _DECADE.fullmatch(number):
        return re.search(rf"\d?\d?{decade[1]}['’]?s\b", text) is not None
    figures = _digits(number)
    if figures in map(_digits, _FIGURES.findall(text)):
        return True
    times = LANGUAGES[language].times if language in LANGUAGES else None
    words = [word for word, value in (times.ordinals if times else {}).items() if str(value) == figures]
    return not number.isdigit() and any(re.search(rf"\b{re.escape(word)}\b", text, re.IGNORECASE) for word in words)


def _digits(number: str) -> str:
    return "".join(filter(str.isdigit, number))


def _spoken_of(form: str, held: Sequence[str] | set[str]) -> bool:
    if form in held:
        return True
    if len(form) <= ALIKE or not form.isalpha():
        return False
    return any(_are_forms(form, other) for other in held if len(other) > ALIKE)


def _are_forms(one: str, other: str) -> bool:
    few, many = sorted((one, other), key=len)
    shared = len(few) - (1 if len(few) > ALIKE + 1 else 0)
    return len(many) - len(few) <= ALIKE and many.startswith(few[:shared])
