"""Reads a question: what it filters by (speaker, period, phrases, exclusions) and the words left to search for."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cache

from index.languages import Tongue, detect_language, tongue_of
from index.people.speaker_names import WORD
from index.questions.periods import NamedPeriod, find_period
from index.questions.phrases import find_exclusions, find_phrases
from index.questions.spans import Span
from index.questions.speakers import asked_speaker
from index.questions.spelling import Correction, corrected
from index.questions.unknown_speaker import unheard
from index.questions.vocabulary import Vocabulary

_EDGES = ' ,.;:!?¿¡…–—-/|"“”„«»‹›'
_NOT_TEXT = re.compile(r"[\x00-\x1f\x7f\ue000\ue001]")


class Filter(StrEnum):
    """Kinds of filter; a reader can drop one with a button."""

    SPEAKER = "speaker"
    PERIOD = "period"
    PHRASE = "phrase"
    EXCLUSION = "exclusion"


@dataclass(frozen=True, slots=True)
class Period:
    """A span of dates, both ends included; ``text`` is the question's own wording of it ("in June 2021")."""

    first: date
    last: date
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question as understood. ``words`` is what is left to search for when filters are taken out.

    ``speakers`` are names as the record has them; a statement by any of them passes. ``words`` without any word means
    that the filters alone are asked for: the newest that passes them. ``around`` is a period within the record that
    the question mentions, perhaps as its subject: its words stay in ``words``, and a statement of that time is the
    likelier one, but none is left out. ``newest`` wants the newest of what fits first. ``unheard`` is the name of
    somebody whose words are asked for and who does not speak on record; it filters nothing. ``others`` are namesakes of
    the ``speakers``, any of whom may be meant instead; ``office`` is what names the speakers where no name does.
    ``corrections`` are already applied to ``words`` and ``speakers``.
    """

    text: str
    language: str
    words: str
    speakers: tuple[str, ...] = ()
    period: Period | None = None
    phrases: tuple[str, ...] = ()
    exclusions: tuple[str, ...] = ()
    dropped: frozenset[Filter] = field(default=frozenset())
    around: Period | None = None
    newest: bool = False
    unheard: str | None = None
    others: tuple[str, ...] = ()
    office: str | None = None
    corrections: tuple[Correction, ...] = ()


def read_question(text: str, *, today: date, record: Vocabulary, dropped: frozenset[Filter] = frozenset()) -> Question:
    """Understands any text as a question; never raises. ``dropped`` kinds of filter are left in ``words`` instead."""
    language = detect_language(text)
    tongue = tongue_of(language)
    left = _NOT_TEXT.sub(" ", text)  # same length: spans found below are spans of the text
    cuts: list[tuple[int, int]] = []

    exclusions = find_exclusions(left)
    if exclusions and _idle(_without(left, [(e.start, e.end) for e in exclusions]), frozenset()):
        exclusions = []  # nothing would be left to search for: a list's dash, not an exclusion
    for found in exclusions:
        if Filter.EXCLUSION in dropped:
            left = left[: found.start] + " " + left[found.start + 1 :]
        else:
            left = _blank(left, found.start, found.end)
    phrases = [] if Filter.PHRASE in dropped else find_phrases(left)
    for found in phrases:
        left = _blank(left, found.start, found.end)

    newest = _newest(tongue.code).search(left)
    if newest and not _idle(_without(left, [newest.span()]), tongue.idle):
        left = _blank(left, *newest.span("word"))
    else:
        newest = None

    extent = Span(*record.dates) if record.dates else None
    named = find_period(left, tongue, today, extent)
    searched = _blank(left, named.start, named.end) if named else left
    asked = asked_speaker(searched, record.names, tongue, record.frequency, lambda rest: _idle(rest, tongue.idle))
    speaker = None if Filter.SPEAKER in dropped else asked
    if speaker:
        cuts.extend(speaker.cuts)

    period = around = None
    if named and Filter.PERIOD not in dropped:
        rest = _without(searched, asked.cuts if asked else ())
        before = _without(searched, asked.cuts if asked else ())[: named.start]
        spoken_then = bool(asked and _idle(before, tongue.idle)) or bool(
            _statements(tongue.code).search(searched, 0, named.start)
        )
        about_statement = (
            spoken_then or asked is not None or bool(_speech(tongue.code).search(searched)) or _idle(rest, tongue.idle)
        )
        wanted = Period(named.span.first, named.span.last, " ".join(text[named.start : named.end].split()))
        within = None if spoken_then else extent
        if _filters(named, tongue, searched, within, about_statement=about_statement):
            period = wanted
            cuts.append((named.start, named.end))
        elif extent is None or named.span.overlaps(extent):
            around = wanted

    words = " ".join(_without(left, cuts).split()).strip(_EDGES)
    if (speaker or period or phrases) and _idle(words, tongue.idle):
        words = ""
    words, corrections = corrected(words, language, record.frequency, record.starting, tongue.idle.__contains__)
    return Question(
        text=text,
        language=language,
        words=words,
        speakers=speaker.names if speaker else (),
        period=period,
        phrases=tuple(found.words for found in phrases),
        exclusions=() if Filter.EXCLUSION in dropped else tuple(found.words for found in exclusions),
        dropped=dropped,
        around=around,
        newest=newest is not None,
        others=speaker.others if speaker else (),
        office=speaker.office if speaker else None,
        unheard=None if asked or Filter.SPEAKER in dropped else unheard(searched, tongue),
        corrections=((speaker.correction,) if speaker and speaker.correction else ()) + corrections,
    )


def _filters(named: NamedPeriod, tongue: Tongue, text: str, extent: Span | None, *, about_statement: bool) -> bool:
    """Whether the period says when the words were said, rather than what they are about.

    It does where the question asks for what was said; a calendar period only if the question does not ask for a date
    itself, and is within the extent, if any is given: "the elections of 1996" filters nothing out.
    """
    if not about_statement or _subject(tongue.code).search(text, 0, named.start):
        return False
    if named.relative:
        return True
    return not _dating(tongue.code).search(text) and (extent is None or named.span.overlaps(extent))


def _blank(text: str, start: int, end: int) -> str:
    return text[:start] + " " * (end - start) + text[end:]


def _without(text: str, cuts: Iterable[tuple[int, int]]) -> str:
    for start, end in cuts:
        text = _blank(text, start, end)
    return text


def _idle(text: str, idle: frozenset[str]) -> bool:
    """Whether the text has no word but those that ask for nothing in particular."""
    return all(word in idle for word in WORD.findall(text.lower()))


@cache
def _speech(language: str) -> re.Pattern[str]:
    return re.compile(tongue_of(language).speech, re.IGNORECASE)


@cache
def _statements(language: str) -> re.Pattern[str]:
    """ "statements from", "remarks of": nothing but statements can be of the time that follows."""
    return re.compile(rf"\b{tongue_of(language).statements}\s+(?:\w+\s+){{0,2}}$", re.IGNORECASE)


@cache
def _newest(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?P<word>{tongue_of(language).newest})(?!\w)", re.IGNORECASE)


@cache
def _dating(language: str) -> re.Pattern[str]:
    return re.compile(tongue_of(language).dating, re.IGNORECASE)


@cache
def _subject(language: str) -> re.Pattern[str]:
    """What makes the period after it a subject: "about the 9th of May"."""
    return re.compile(rf"\b{tongue_of(language).aside}\s+(?:the\s+|el\s+|le\s+|den\s+)?$", re.IGNORECASE)
