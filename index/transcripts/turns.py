"""Who said it: cuts a text of several voices into turns, each with its speaker.

A label ("Question:", "MR PRICE:", "Sergey Lavrov:") begins a turn at the start of a line, or after the end of a
sentence. It resolves to one of the statement's speakers where exactly one of them fits; else it is kept as printed.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import NamedTuple

from index.languages.language import patterns
from index.languages.registry import LANGUAGES
from index.statement import Speaker
from index.text.directions import is_direction
from index.text.paragraphs import trimmed
from index.transcripts.cast import Cast
from index.transcripts.labels import Label, ends_with_paragraph, look_for_labels
from index.transcripts.looks import Kind
from index.transcripts.resolving import Voices

HEADER_LINES, HEADER_LINE = 25, 120
"""How many lines a header has at most, and characters each of them."""

CLOSING = frozenset(".!?…‽”\"»)]’'。！？」』）–—-,;:")
QUESTION_MARK = re.compile("[?？؟]")

TIME = re.compile(r"\(?\d{1,2}[:.]\d\d\s*(?:[ap]\.?m\b|[A-Z]{2,4}\b|Uhr\b|h\b)", re.IGNORECASE)

SENTENCE = re.compile(r":(?:\s|$)|[^\W\d_]{3}[.!?…][\"”’»)]*(?:\s|$)|[!?…。！？]$")
SIX_WORDS = re.compile(r"(?:\S+\s+){5}\S+\.$")

FIRST_PERSON = re.compile(patterns(LANGUAGES, "first_person"))


@dataclass(frozen=True, slots=True)
class Turn:
    """``text[start:end]`` are one voice's words, without the label. ``question`` marks an interviewer's.

    ``certain`` is false where nobody can tell which of ``speakers`` said them.
    """

    start: int
    end: int
    speakers: tuple[Speaker, ...]
    label: str | None
    certain: bool
    question: bool


def turns(text: str, speakers: Sequence[Speaker], *, own_words: bool = True, interview: bool = False) -> list[Turn]:
    """The turns of a text, in order and apart; what is nobody's words (labels, stage directions) is in none.

    ``own_words`` is false where the text speaks about the speakers instead of giving their words. In an ``interview``
    somebody asks, even if no label says where.
    """
    header, cast = read_header(text, speakers)
    # One line alone may be the first label of a transcript that prints names on lines of their own.
    labels, several = look_for_labels(text, cast, 0 if "\n" not in text[:header].strip() else header)
    labels = ends_with_paragraph(labels)
    everyone = tuple(speakers)
    alone = own_words and len(everyone) == 1 and not told_by_another(text[header:], cast)
    if not labels and (interview or several or dialogue(text[header:])):
        alone = False
    if not labels:
        whole = one_turn(text, header, len(text), everyone, None, alone, question=False)
        return [whole] if whole else []
    # Words before the first label may be an editor's introduction: nobody is certain.
    opening = after_place_and_time(text, min(header, labels[0].start), labels[0].start)
    found = [one_turn(text, opening, labels[0].start, everyone, None, certain=False, question=False)]
    found += spoken(text, labels, Voices(labels, cast, everyone), cast, everyone, alone)
    return asking(text, [turn for turn in found if turn is not None], everyone)


class Voice(NamedTuple):
    """Whoever speaks at a place of the text."""

    speakers: tuple[Speaker, ...]
    label: str | None
    certain: bool
    question: bool


def spoken(
    text: str, labels: Sequence[Label], voices: Voices, cast: Cast, everyone: tuple[Speaker, ...], alone: bool
) -> Iterator[Turn | None]:
    """The turns that the labels begin. An interjection in brackets leaves the floor to the voice before it."""
    floor = Voice(everyone, None, False, False)
    for label, following in zip(labels, [*labels[1:], None], strict=True):
        end = following.start if following else len(text)
        speakers, certain = voices.who(label, cast)
        voice = Voice(speakers, label.name or None, certain, label.kind is Kind.QUESTION)
        if label.ends is not None:
            yield said_by(text, label.end, min(label.ends, end), voice)
            yield said_by(text, min(label.ends + 1, end), end, floor)
            continue
        if label.one_paragraph:
            own = paragraph_end(text, label.end, end)
            yield said_by(text, label.end, own, voice)
            floor = Voice(everyone, None, alone and not voice.question, False)
            yield said_by(text, own, end, floor)
            continue
        floor = voice
        cut = heading_before(text, label.end, end) if following else end
        yield said_by(text, label.end, cut, voice)
        yield said_by(text, cut, end, Voice((), None, False, False))


def said_by(text: str, start: int, end: int, voice: Voice) -> Turn | None:
    return one_turn(text, start, end, voice.speakers, voice.label, voice.certain, question=voice.question)


def heading_before(text: str, start: int, end: int) -> int:
    """Where a turn ends when its last line, after a blank one, is a heading of what follows: short, and no sentence."""
    last = len(text[start:end].rstrip()) + start
    line = text.rfind("\n", start, last) + 1
    if line <= start or last - line > HEADER_LINE or last - line < 2 or text[last - 1] in CLOSING:
        return end
    before = text[max(start, line - 200) : line].rstrip()
    blank = text[max(start, line - 200) + len(before) : line].count("\n") > 1
    return line if blank and before[-1:] in CLOSING else end


def asking(text: str, found: list[Turn], everyone: Sequence[Speaker]) -> list[Turn]:
    """Marks what a named interviewer asks: a voice that is none of the statement's own, and whose turns mostly ask.

    Whoever mostly speaks right after a labelled question replies to it, even where each reply ends by asking a
    colleague whether there is more to say.
    """
    turns_of: Counter[tuple[Speaker, ...]] = Counter()
    asks: Counter[tuple[Speaker, ...]] = Counter()
    replies: Counter[tuple[Speaker, ...]] = Counter()
    for before, turn in zip([None, *found], found, strict=False):
        replies[turn.speakers] += before is not None and before.question and before.speakers != turn.speakers
        turns_of[turn.speakers] += turn.certain
        asks[turn.speakers] += turn.certain and text[turn.end - 1] in "?？؟"
    interviewers = {
        each
        for each, count in turns_of.items()
        if count >= 3 and asks[each] * 10 >= count * 6 and replies[each] * 2 < count and not set(each) & set(everyone)
    }
    return [
        replace(turn, question=True)
        if turn.certain and turn.speakers in interviewers and QUESTION_MARK.search(text, turn.start, turn.end)
        else turn
        for turn in found
    ]


def paragraph_end(text: str, start: int, end: int) -> int:
    begin = trimmed(text, start, end)[0]
    gap = re.compile(r"\n\s*\n|\n").search(text, begin, end)
    return gap.start() if gap else end


def one_turn(
    text: str, start: int, end: int, speakers: tuple[Speaker, ...], label: str | None, certain: bool, *, question: bool
) -> Turn | None:
    start, end = trimmed(text, start, end)
    if start >= end or is_direction(text[start:end]):
        return None
    return Turn(start, end, speakers, label, certain, question)


def dialogue(text: str) -> bool:
    """Whether lines that begin with a dash take turns, and some of them ask: nobody says which are whose."""
    lines = [line.rstrip() for line in text.split("\n") if line.lstrip()[:2] in ("– ", "— ", "- ")]
    return len(lines) > 1 and any(line[-1] in "?？" for line in lines)


def told_by_another(text: str, cast: Cast) -> bool:
    """Whether a text names its speaker in full and never says "I" or "we": it is about the speaker."""
    return cast.named_in(text) and not FIRST_PERSON.search(text)


def after_place_and_time(text: str, start: int, end: int) -> int:
    """``end`` where nothing but short lines (place, date, time) stands between, else ``start``."""
    lines = [line.strip() for line in text[start:end].split("\n") if line.strip()]
    return end if len(lines) <= HEADER_LINES and all(is_heading(line) for line in lines) else start


def is_heading(line: str) -> bool:
    """A short line without a sentence: a name, a place, a date, a time of the day."""
    if TIME.match(line):
        return True
    return len(line) <= HEADER_LINE and not SENTENCE.search(line) and not (line[-1:] == "." and SIX_WORDS.search(line))


def read_header(text: str, speakers: Sequence[Speaker]) -> tuple[int, Cast]:
    """Where the words begin after lines that only name the people, place and date; and everyone named there.

    A header is a run of short lines at the top without a sentence's end, the first of which names a known speaker.
    """
    cast = Cast(speakers)
    place = 0
    first = re.search(r"[^\n]+", text)
    if not first or len(first[0]) > HEADER_LINE or ":" in first[0] or not cast.names_in(first[0]):
        return 0, cast
    for match in islice(re.finditer(r"[^\n]+", text), HEADER_LINES):
        line = match[0].strip()
        if not is_heading(line):
            break
        if cast.names_in(line) or re.fullmatch(r"[^,]+, .{3,}", line):
            cast.introduce(line)
        place = match.end()
    return (place, cast) if place < len(text) else (0, Cast(speakers))
