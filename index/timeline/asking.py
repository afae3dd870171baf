"""Tells questions that ask how often something was said, or when, or for all of it, or what changed in it.

What a language asks so is in its file (``Tongue.counting``). A pattern names what is counted (``what``), who is to have
said it (``who``), or both in one (``both``), and a period that stands before the words (``period``). It is of one kind:
how often, when, all of it as a list, how the wording changed, or two people side by side (``who`` and ``other``).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cache

from index.languages import detect_language, tongue_of
from index.questions.question import Filter, Question, read_question
from index.questions.vocabulary import Vocabulary

LONGEST = 300
"""Characters of a question that may be one for a count: these are short."""
LONGEST_NAME = 6  # words
_ENDS = " \t\n.?!…؟？¿¡"
_LANGUAGES = ("en", "ru", "es", "fr", "de", "ar")


class Kind(StrEnum):
    COUNT = "count"
    WHEN = "when"
    LIST = "list"
    CHANGE = "change"
    SIDES = "sides"


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be counted, as it was written; ``who`` is empty where anybody may have said it."""

    kind: Kind
    language: str
    what: str
    who: str = ""
    both: str = ""
    other: str = ""


def counting_wish(text: str) -> Wish | None:
    """What a text wants counted; None where it asks for something else."""
    if len(text) > LONGEST:
        return None
    asked = " ".join(text.split()).strip(_ENDS)
    for language in dict.fromkeys((detect_language(text), *_LANGUAGES)):
        for kind, pattern in _patterns(language):
            if match := pattern.fullmatch(asked):
                found = {name: (part or "").strip(_ENDS + ",") for name, part in match.groupdict().items()}
                if any(found.values()):
                    period = found.pop("period", "")
                    return Wish(kind, language, **found | {"what": f"{found.get('what', '')} {period}".strip()})
    return None


def read_wish(wish: Wish, text: str, *, today: date, record: Vocabulary, dropped: frozenset[Filter]) -> Question | None:
    """The question whose words are to be counted; None where it names nobody and nothing that could be."""
    tongue = tongue_of(wish.language)
    if wish.who.casefold() in tongue.anybody:
        wish = replace(wish, who="")
    first, _, rest = wish.both.partition(" ")
    if first.casefold() in tongue.anybody:
        wish = replace(wish, what=rest, both="")
    if wish.who.casefold() in tongue.pronouns:
        return None
    found: Question | None = None
    for who, what in _parted(wish):
        asked = read_question(what, today=today, record=record, dropped=dropped)
        if not who:
            return replace(asked, text=text) if asked.words or asked.phrases or asked.speakers else None
        whose = read_question(tongue.whose.format(who), today=today, record=record, dropped=dropped)
        if not whose.speakers or whose.words or (found and whose.speakers != found.speakers):
            if found:
                break
            continue
        found = replace(
            asked,
            text=text,
            speakers=whose.speakers,
            others=whose.others,
            office=whose.office,
            corrections=whose.corrections + asked.corrections,
        )
    if found or wish.both:
        return found
    asked = read_question(wish.what, today=today, record=record, dropped=dropped)
    return replace(asked, text=text, unknown_speaker=wish.who)


def read_sides(
    wish: Wish, text: str, *, today: date, record: Vocabulary, dropped: frozenset[Filter]
) -> tuple[Question, ...]:
    """The same words asked of each of two people; nothing where one of them doesn't speak on record."""
    sides = (replace(wish, who=who, other="") for who in (wish.who, wish.other))
    read = [read_wish(each, text, today=today, record=record, dropped=dropped) for each in sides]
    found = tuple(each for each in read if each and each.speakers and not each.unknown_speaker)
    return found if len(found) == len(read) and found[0].speakers != found[1].speakers else ()


def read_comparison(text: str, *, today: date, record: Vocabulary, dropped: frozenset[Filter]) -> Question:
    """The words to compare, and whose: as a question has them, or words with a name after them ("oil, Ada Field")."""
    if (wish := counting_wish(text)) and wish.kind is Kind.CHANGE:
        read = read_wish(wish, text, today=today, record=record, dropped=dropped)
        if read is not None:
            return read
    asked = read_question(text, today=today, record=record, dropped=dropped)
    return asked if asked.speakers else _named_last(asked, text, today, record, dropped) or asked


def _named_last(
    asked: Question, text: str, today: date, record: Vocabulary, dropped: frozenset[Filter]
) -> Question | None:
    """The longest name at the end that is a speaker's."""
    tongue, words = tongue_of(asked.language), text.split()
    named: Question | None = None
    for length in range(1, min(len(words), LONGEST_NAME + 1)):
        what, who = " ".join(words[:-length]).rstrip(","), " ".join(words[-length:]).strip(_ENDS)
        if re.search(rf"\b{tongue.aside}$", what, re.IGNORECASE):
            continue  # "talks with Lavrov": a subject
        found = read_wish(
            Wish(Kind.CHANGE, asked.language, what, who), text, today=today, record=record, dropped=dropped
        )
        if found is not None and found.speakers and (named is None or named.speakers == found.speakers):
            named = found
    return named


def _parted(wish: Wish) -> Iterator[tuple[str, str]]:
    """Who and what; where they stand in one, the ways to part them, the shortest name first."""
    if not wish.both:
        yield wish.who, wish.what
        return
    words = wish.both.split()
    for length in range(1, min(len(words), LONGEST_NAME + 1)):
        yield " ".join(words[:length]), " ".join(words[length:])


@cache
def _patterns(language: str) -> tuple[tuple[Kind, re.Pattern[str]], ...]:
    return tuple((Kind(kind), re.compile(pattern, re.IGNORECASE)) for kind, pattern in tongue_of(language).counting)
