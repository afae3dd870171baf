"""Which names of a question the found words do not speak of: what is said of one country is no answer for another."""

import re
from collections.abc import Callable, Sequence

from index.languages import detect_language
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
"""Letters that a name and its other forms may differ in at their ends: Belarus, Belarusian."""
_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
_RUN = re.compile(r"[^\W_a-zа-яё][^\W_]*(?:[-'’.][^\W_]+)*(?:\s+[^\W_a-zа-яё][^\W_]*(?:[-'’.][^\W_]+)*)*|[^\W_]+")
_NUMBER = re.compile(r"\d+(?:st|nd|rd|th)|\d{3}|\d{5,}")
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
        # Of "25th" the figure counts.
        forms = [form for name in names for form in terms(name)[: 1 if name[0].isdigit() else None]]
        if not forms or any(_spoken_of(form, held) for form in forms):
            continue  # of "Peyton Manning" the surname will do
        rare = max(map(frequency, forms)) <= RARE * passages
        country = any(plain(name) in one_word_countries() for name in names)
        counted = any(_NUMBER.fullmatch(name) for name in names)
        named = told and rare and not any(name.isupper() for name in names)
        if country or counted or named:
            found.append(" ".join(names))
    return tuple(found)


def _spoken_of(form: str, held: Sequence[str] | set[str]) -> bool:
    if form in held:
        return True
    if len(form) <= ALIKE or not form.isalpha():
        return False
    return any(
        abs(len(other) - len(form)) <= ALIKE and (other.startswith(form) or form.startswith(other))
        for other in held
        if len(other) > ALIKE
    )
