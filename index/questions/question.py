"""Reads a question: what it filters by (speaker, period, phrases, exclusions) and the words left to search for."""

import re
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from index.languages import detect_language, tongue_of
from index.questions.asking import (
    blank,
    idle,
    intro_of,
    is_statement,
    names_in,
    newest_in,
    wish_of,
    without,
)
from index.questions.dating import Period, dated
from index.questions.periods import find_period
from index.questions.phrases import find_exclusions, find_phrases
from index.questions.spans import Span
from index.questions.speakers import asked_speaker
from index.questions.unknown_speaker import unknown_speaker
from index.questions.vocabulary import Vocabulary
from index.text.spelling import Correction, corrected

_EDGES = ' ,.;:!?¿¡…–—-/|"“”„«»‹›'
_NOT_TEXT = re.compile(r"[\x00-\x1f\x7f\ue000\ue001]")


class Filter(StrEnum):
    """Kinds of filter; a reader can drop one with a button."""

    SPEAKER = "speaker"
    PERIOD = "period"
    PHRASE = "phrase"
    EXCLUSION = "exclusion"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question as understood. ``words`` is what is left to search for when filters are taken out.

    ``speakers`` are names as the record has them; a statement by any of them passes. ``words`` without any word means
    that the filters alone are asked for: the newest that passes them. ``around`` is a period within the record that
    the question mentions, perhaps as its subject: its words stay in ``words``, and a statement of that time is the
    likelier one, but none is left out. ``beyond`` is one before the record's, which filters nothing either; ``unread``
    a time that was meant and cannot be dated ("before the summit"). ``named`` are names and numbers among the words,
    as written: what a quote must speak of to answer. ``newest`` wants the newest of what fits first.
    ``unknown_speaker`` is the name of somebody whose words are asked for and who does not speak on record; it filters
    nothing. ``others`` are namesakes of the ``speakers``, any of whom may be meant instead; ``office`` is what names
    the speakers where no name does. ``corrections`` are already applied to ``words`` and ``speakers``.
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
    beyond: Period | None = None
    unread: str | None = None
    named: tuple[str, ...] = ()
    newest: bool = False
    unknown_speaker: str | None = None
    others: tuple[str, ...] = ()
    office: str | None = None
    corrections: tuple[Correction, ...] = ()


def read_question(text: str, *, today: date, record: Vocabulary, dropped: frozenset[Filter] = frozenset()) -> Question:
    """Understands any text as a question; never raises. ``dropped`` kinds of filter are left in ``words`` instead.

    The words of a statement that is pasted, rather than asked about, are no filters.
    """
    language = detect_language(text)
    tongue = tongue_of(language)
    left = _NOT_TEXT.sub(" ", text)  # same length: spans found below are spans of the text
    cuts: list[tuple[int, int]] = []

    exclusions = find_exclusions(left)
    if exclusions and idle(without(left, [(e.start, e.end) for e in exclusions]), frozenset()):
        exclusions = []  # nothing would be left to search for: a list's dash, not an exclusion
    for found in exclusions:
        if Filter.EXCLUSION in dropped:
            left = left[: found.start] + " " + left[found.start + 1 :]
        else:
            left = blank(left, found.start, found.end)
    phrases = [] if Filter.PHRASE in dropped else find_phrases(left)
    for found in phrases:
        left = blank(left, found.start, found.end)

    pasted = is_statement(left, tongue)
    newest = None
    if not pasted:
        left = blank(left, *wish_of(left, tongue))
        newest = newest_in(left, tongue)
        left = blank(left, *newest) if newest else left

    extent = Span(*record.dates) if record.dates else None
    named = None if pasted else find_period(left, language, today, extent)
    searched = blank(left, named.start, named.end) if named and named.span else left
    asked = None
    if not pasted:
        asked = asked_speaker(searched, record.names, tongue, record.frequency, lambda rest: idle(rest, tongue.idle))
    speaker = None if Filter.SPEAKER in dropped else asked
    if speaker:
        cuts.extend(speaker.cuts)

    time = dated(text, left, named, asked, tongue, record) if named and Filter.PERIOD not in dropped else None
    if time and time.period and named:
        cuts.append((named.start, named.end))
    if not pasted:
        cuts.append(intro_of(without(left, cuts), tongue))
    words = " ".join(without(left, cuts).split()).strip(_EDGES)
    if (speaker or (time and time.period) or phrases) and idle(words, tongue.idle):
        words = ""
    words, corrections = corrected(words, language, record.frequency, record.starting, tongue.idle.__contains__)
    return Question(
        text=text,
        language=language,
        words=words,
        speakers=speaker.names if speaker else (),
        period=time.period if time else None,
        phrases=tuple(found.words for found in phrases),
        exclusions=() if Filter.EXCLUSION in dropped else tuple(found.words for found in exclusions),
        dropped=dropped,
        around=time.around if time else None,
        beyond=time.beyond if time else None,
        unread=time.unread if time else None,
        named=names_in(words, time.wording if time else ""),
        newest=newest is not None,
        others=speaker.others if speaker else (),
        office=speaker.office if speaker else None,
        unknown_speaker=None if pasted or asked or Filter.SPEAKER in dropped else unknown_speaker(searched, tongue),
        corrections=((speaker.correction,) if speaker and speaker.correction else ()) + corrections,
    )
