"""Tells what goes on from the last question: "and in 2022?", "what about Lavrov?", "who said that?".

Only a short text that says so is filled in; every other is a question of its own. How a language says it is in its file
(``Tongue.following``). What was filled in is plain text again, so that it is read, shown and kept as any question is.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from babel.dates import format_date

from index.languages import LANGUAGES, Tongue, detect_language, tongue_of
from index.questions.asking import blank, idle
from index.questions.periods import NamedPeriod, find_period
from index.questions.question import Question, read_question
from index.questions.spans import Span
from index.questions.vocabulary import Vocabulary

LONGEST = 120
"""Characters of a text that may go on from another."""
MOST_WORDS = 6
"""Words of a subject that takes the place of the last one."""
_FILLED_IN = frozenset({"year", "earlier_than", "later_than", "asks_about", "about", "negation"})
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_ENDS = " \t\n.,;:?!…؟？¿¡"


class Follow(StrEnum):
    """What is wanted: another question (``AGAIN``), more of the answer, or something about the quote shown."""

    AGAIN = "again"
    NEXT = "next"
    WHOLE = "whole"
    CONTEXT = "context"
    WHO = "who"
    ASKED = "asked"
    WHEN = "when"
    WHERE = "where"
    SOURCE = "source"
    OPPOSITE = "opposite"


@dataclass(frozen=True, slots=True)
class Before:
    """The last question as it was read; ``person`` is whose words were asked for or shown, ``day`` the quote's."""

    question: Question
    person: str | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Followed:
    """``text`` is the whole question that is meant, ``parts`` what it is made of: who, about what, when."""

    kind: Follow
    text: str = ""
    parts: tuple[str, ...] = ()


def follow_up(text: str, before: Before, *, today: date, record: Vocabulary) -> Followed | None:
    """What a text wants of the last question; None where it is a question of its own."""
    said = " ".join(text.split()).strip(_ENDS)
    if not said or len(said) > LONGEST:
        return None
    for tongue in _tongues(said, before):
        found = _Following(tongue, before, today, record).read(said)
        if found is not None:
            return found
    return None


def _tongues(said: str, before: Before) -> Iterator[Tongue]:
    """A few words tell little of their language: that of the last question is as likely."""
    for language in dict.fromkeys((before.question.language, detect_language(said))):
        if tongue_of(language).following:
            yield tongue_of(language)


@dataclass(frozen=True, slots=True)
class _Following:
    tongue: Tongue
    before: Before
    today: date
    record: Vocabulary

    def read(self, said: str) -> Followed | None:
        for kind in Follow:
            if self._is(kind.value, said):
                return Followed(kind)
        if self.before.day is not None:
            for name in ("earlier", "later"):
                if self._is(name, said):
                    return self._filled(time=self.tongue.following[f"{name}_than"].format(self._day(self.before.day)))
        if carried := _pattern(self.tongue.code, "carry").fullmatch(said):
            return self._carried("".join(filter(None, carried.groups())).strip(_ENDS))
        if self._is_time(said):
            return self._filled(time=said)
        return self._meant(said)

    def _day(self, day: date) -> str:
        return format_date(day, "long", locale=self.tongue.code)

    def _is(self, name: str, said: str) -> bool:
        return name in self.tongue.following and _pattern(self.tongue.code, name).fullmatch(said) is not None

    def _carried(self, what: str) -> Followed | None:
        """The question again with one thing in the place of another: a time, a person, or a subject."""
        if _YEAR.fullmatch(what):
            return self._filled(time=self.tongue.following["year"].format(what))
        if self._is_time(what):
            return self._filled(time=what)
        whose = self._read(self.tongue.whose.format(what))
        if whose.speakers and idle(whose.words, self.tongue.idle):
            return self._filled(person=what)
        subject = _pattern(self.tongue.code, "about").sub("", what, count=1)
        own = self._read(subject)
        if own.speakers or own.period or own.unknown_speaker or len(subject.split()) > MOST_WORDS or "," in subject:
            return None  # enough for a question of its own
        return self._filled(words=subject) if self._asked_of or self._time() else None

    def _meant(self, said: str) -> Followed | None:
        """ "What did she say about it?": for pronouns stands what they stand for."""
        own = self._read(said).speakers
        whole, people = said, 0
        if self.before.person is not None and not own:
            whole, people = _pattern(self.tongue.code, "he").subn(self._person, said)
        whole, things = _pattern(self.tongue.code, "it").subn(self._thing, whole)
        if not (people or (own and things)) or (things and not self._words()):
            return None
        parts = (self._person() if people else "", self._words() if things else "")
        return Followed(Follow.AGAIN, whole, tuple(filter(None, parts)))

    def _person(self, _: re.Match[str] | None = None) -> str:
        return self.before.person or ""

    def _thing(self, match: re.Match[str]) -> str:
        return f"{match['lead']} {self._words()}"

    def _filled(self, *, person: str = "", words: str = "", time: str = "") -> Followed | None:
        person, words, time = person or self._asked_of, words or self._words(), time or self._time()
        if not (person or words):
            return None
        about = self.tongue.following["asks_about"].format(words) if person and words else words
        whose = self.tongue.whose.format(person) if person else ""
        whole = " ".join(part for part in (f"{whose}{about}", time) if part)
        return Followed(Follow.AGAIN, whole, tuple(part for part in (person, words, time) if part))

    @property
    def _asked_of(self) -> str:
        return (self.before.person or "") if self.before.question.speakers else ""

    def _words(self) -> str:
        question = self.before.question
        return " ".join([question.words, *(f'"{phrase}"' for phrase in question.phrases)]).strip(_ENDS)

    def _time(self) -> str:
        """How the last question put its time, if it had one that was understood."""
        question = self.before.question
        named = self._period(question.text, question.language) if question.period else None
        return question.text[named.start : named.end].strip(_ENDS) if named else ""

    def _is_time(self, said: str) -> bool:
        """Whether the text is a time and nothing else."""
        named = self._period(said, self.tongue.code)
        return (
            named is not None and named.span is not None and idle(blank(said, named.start, named.end), self.tongue.idle)
        )

    def _period(self, text: str, language: str) -> NamedPeriod | None:
        extent = Span(*self.record.dates) if self.record.dates else None
        return find_period(text, language, self.today, extent)

    def _read(self, text: str) -> Question:
        return read_question(text, today=self.today, record=self.record)


@cache
def _pattern(language: str, name: str) -> re.Pattern[str]:
    pattern = tongue_of(language).following.get(name, r"(?!)")
    return re.compile(pattern, re.IGNORECASE)


def may_follow(text: str) -> bool:
    """Whether a text sounds as if it went on from another, in any language: a quick look before a slow one."""
    said = " ".join(text.split()).strip(_ENDS)
    if not said or len(said) > LONGEST:
        return False
    if len(said.split()) <= MOST_WORDS and any(letter.isdigit() for letter in said):
        return True  # perhaps a time
    for code, language in LANGUAGES.items():
        for name in language.questions.following if language.questions else ():
            pattern = _pattern(code, name) if name not in _FILLED_IN else None
            if pattern is not None and (pattern.search if name in ("he", "it") else pattern.fullmatch)(said):
                return True
    return len(said.split()) <= MOST_WORDS and _names_time(said)


def _names_time(said: str) -> bool:
    return any(
        find_period(said, each, date.max, None) is not None for each in dict.fromkeys((detect_language(said), "en"))
    )


def negated(text: str, language: str) -> bool:
    """Whether words say that something is not so, as far as a word for "not" tells."""
    return _pattern(tongue_of(language).code, "negation").search(text) is not None
