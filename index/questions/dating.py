"""Decides what a period that a question names is there for: a filter, what the question is about, or neither."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from index.languages import Tongue, tongue_of
from index.questions.asking import asks, idle, without
from index.questions.periods import NamedPeriod
from index.questions.spans import Span
from index.questions.speakers import AskedSpeaker
from index.questions.vocabulary import Vocabulary

_DAY = timedelta(days=1)
_WORD_NEXT = re.compile(r"\s*[^\W_]")


@dataclass(frozen=True, slots=True)
class Period:
    """A span of dates, both ends included; ``text`` is the question's own wording of it ("in June 2021").

    ``exact`` where the wording has these dates and no others: "early June" has not.
    """

    first: date
    last: date
    text: str
    exact: bool = True


@dataclass(frozen=True, slots=True)
class Dating:
    """What became of the period, as in ``Question``; ``wording`` is the question's of it."""

    wording: str
    period: Period | None = None
    around: Period | None = None
    beyond: Period | None = None
    unread: str | None = None


def dated(
    text: str, left: str, named: NamedPeriod, asked: AskedSpeaker | None, tongue: Tongue, record: Vocabulary
) -> Dating:
    """A filter where it says when something was said. ``left`` is the text without what was understood before."""
    extent = Span(*record.dates) if record.dates else None
    searched = without(left, [(named.start, named.end)] if named.span else [])
    rest = without(searched, asked.cuts if asked else ())
    spoken_then = bool(asked and idle(rest[: named.start], tongue.idle)) or bool(
        _statements(tongue.code).search(searched, 0, named.start)
    )
    about_statements = (
        spoken_then
        or asked is not None
        or bool(_speech(tongue.code).search(searched))
        or idle(rest, tongue.idle)
        or (not asks(left, tongue) and (named.ranging or not (named.of or _WORD_NEXT.match(left, named.end))))
    )
    about_statements = about_statements and not _subject(tongue.code).search(searched, 0, named.start)
    wording = " ".join(text[named.start : named.end].split())
    span = _span(named, record)
    if span is None:
        return Dating(wording, unread=wording if about_statements else None)
    period = Period(span.first, span.last, wording, named.exact)
    within = extent is None or span.overlaps(extent)
    if about_statements and (named.relative or not _asks_when(tongue.code).search(searched)):
        # What is later than the record was not on record; what is earlier may be what is spoken of: "the war in 1945".
        if named.relative or within or spoken_then or (extent and span.first > extent.last):
            return Dating(wording, period=period)
        return Dating(wording, beyond=period)
    return Dating(wording, around=period if within else None)


def _span(named: NamedPeriod, record: Vocabulary) -> Span | None:
    """The period's dates; of "before the summit" those that the record's titles give it, if they agree on a time."""
    if named.span or named.event is None:
        return named.span
    word, event = named.event
    held = record.event(event)
    if held is None:
        return None
    first, last = held
    earliest, latest = record.dates or held
    if word == "during":
        return Span(first, last)
    if word in ("before", "until"):
        end = first - _DAY if word == "before" else last
        return Span(min(earliest, end), end)
    begin = last + _DAY if word == "after" else first
    return Span(begin, max(latest, begin))


@cache
def _speech(language: str) -> re.Pattern[str]:
    return re.compile(tongue_of(language).speech, re.IGNORECASE)


@cache
def _statements(language: str) -> re.Pattern[str]:
    """ "statements from", "remarks of": nothing but statements can be of the time that follows."""
    return re.compile(rf"\b{tongue_of(language).statements}\s+(?:\w+\s+){{0,2}}$", re.IGNORECASE)


@cache
def _asks_when(language: str) -> re.Pattern[str]:
    return re.compile(tongue_of(language).dating, re.IGNORECASE)


@cache
def _subject(language: str) -> re.Pattern[str]:
    """What makes the period after it a subject: "about the 9th of May"."""
    return re.compile(rf"\b{tongue_of(language).aside}\s+(?:the\s+|el\s+|le\s+|den\s+)?$", re.IGNORECASE)
