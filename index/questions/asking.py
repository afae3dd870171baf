"""What a text asks for, and with which words: a question, a wish, a mere subject, or a statement that is pasted."""

import re
from collections.abc import Iterable
from functools import cache

from index.languages import Tongue, tongue_of
from index.people.speaker_names import WORD
from index.questions.unknown_speaker import one_word_countries
from index.text.transliteration import plain

STATED = 7
"""Words from which on a text that ends as a sentence does, and asks nothing, is one."""
_SENTENCE = re.compile(r"[.!…]['\"”’»)]*\s*$")
_NEXT_SENTENCE = re.compile(r"[^\W\d_]{3}[.!?…]['\"”’»)]*\s+[^\W\d_a-zа-яё]")
_ASKED = re.compile(r"[?؟？]")
_NAME_OR_NUMBER = re.compile(r"\d{1,3}(?:[,.\u00a0\u202f]\d{3})+(?!\d)|[^\W_]+(?:[-'’.][^\W_]+)*")


def is_statement(text: str, tongue: Tongue) -> bool:
    """Whether the text states rather than asks: somebody's words, pasted. Short ones never do."""
    if len(WORD.findall(text)) < STATED or _asking(tongue.code).match(text) or _wish(tongue.code).match(text):
        return False
    ends = _SENTENCE.search(text) is not None or _NEXT_SENTENCE.search(text) is not None
    return ends and not (_ASKED.search(text) and not _NEXT_SENTENCE.search(text))


def asks(text: str, tongue: Tongue) -> bool:
    """Whether it is a question about the world, rather than a subject: "who won", not "the elections"."""
    return _ASKED.search(text) is not None or _asking(tongue.code).match(text) is not None


def wish_of(text: str, tongue: Tongue) -> tuple[int, int]:
    """The span of what wishes for quotes and names none: "please show me", "a list of". Empty where there is none."""
    wish = _wish(tongue.code).match(text)
    return wish.span() if wish and WORD.search(text, wish.end()) else (0, 0)


def intro_of(text: str, tongue: Tongue) -> tuple[int, int]:
    """The span of what only says that something was said: "all statements about". Empty where there is none."""
    intro = _intro(tongue.code).match(text)
    return intro.span("intro") if intro else (0, 0)


def newest_in(text: str, tongue: Tongue) -> tuple[int, int] | None:
    """Where the text wants the newest first, if it asks for anything else besides."""
    newest = _newest(tongue.code).search(text)
    wanted = newest and not idle(without(text, [newest.span()]), tongue.idle)
    return newest.span("word") if newest and wanted else None


def names_in(words: str, time: str) -> tuple[str, ...]:
    """Capitalised words but the first, countries in any case, and numbers: what an answer has to speak of.

    The wording of a ``time`` is left out: few say in which year it is.
    """
    if time:
        words = words.replace(time, " " * len(time))
    found = [
        match.group()
        for match in _NAME_OR_NUMBER.finditer(words)
        if match.group()[0].isdigit()
        or (match.group()[0].isupper() and match.start() > 0)
        or plain(match.group()) in one_word_countries()
    ]
    return tuple(dict.fromkeys(found))


def idle(text: str, words: frozenset[str]) -> bool:
    """Whether the text has no word but those that ask for nothing in particular."""
    return all(word in words for word in WORD.findall(text.lower()))


def blank(text: str, start: int, end: int) -> str:
    return text[:start] + " " * (end - start) + text[end:]


def without(text: str, cuts: Iterable[tuple[int, int]]) -> str:
    for start, end in cuts:
        text = blank(text, start, end)
    return text


@cache
def _asking(language: str) -> re.Pattern[str]:
    return re.compile(rf"\W*+(?:{tongue_of(language).asking})(?!\w)", re.IGNORECASE)


@cache
def _wish(language: str) -> re.Pattern[str]:
    return re.compile(rf"\W*+(?:{tongue_of(language).wish})\s+", re.IGNORECASE)


@cache
def _intro(language: str) -> re.Pattern[str]:
    return re.compile(rf"\W*+(?P<intro>{tongue_of(language).intro})\s+(?=\S)", re.IGNORECASE)


@cache
def _newest(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?P<word>{tongue_of(language).newest})(?!\w)", re.IGNORECASE)
