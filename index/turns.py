"""Who said it: cuts a text of several voices into turns, each with its speaker.

A label ("Question:", "MR PRICE:", "Sergey Lavrov:") begins a turn at the start of a line, or after the end of a
sentence. It resolves to one of the statement's speakers where exactly one of them fits; else it is kept as printed.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.directions import is_direction
from index.labels import Label, find_labels
from index.names import Cast
from index.paragraphs import trimmed
from index.statement import Speaker


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


def turns(text: str, speakers: Sequence[Speaker], *, own_words: bool = True) -> list[Turn]:
    """The turns of a text, in order and apart; what is nobody's words (labels, stage directions) is in none.

    ``own_words`` is false where the text speaks about the speakers instead of giving their words.
    """
    header, cast = read_header(text, speakers)
    labels = find_labels(text, cast, header)
    everyone = tuple(speakers)
    alone = own_words and len(everyone) == 1
    if not labels:
        whole = one_turn(text, header, len(text), everyone, None, alone, question=False)
        return [whole] if whole else []
    found: list[Turn | None] = []
    if labels[0].start > header:
        # Words before the first label may be an editor's introduction: nobody is certain.
        found.append(one_turn(text, header, labels[0].start, everyone, None, certain=False, question=False))
    for label, following in zip(labels, [*labels[1:], None], strict=True):
        end = following.start if following else len(text)
        voices, certain = who(label, cast, everyone)
        found.append(one_turn(text, label.end, end, voices, label.name, certain, question=label.question))
    return [turn for turn in found if turn is not None]


def who(label: Label, cast: Cast, everyone: tuple[Speaker, ...]) -> tuple[tuple[Speaker, ...], bool]:
    if label.question:
        return (Speaker(label.name),), True
    if label.answer:
        return everyone, len(everyone) == 1
    known = cast.resolve(label.name)
    return ((known,) if known else (Speaker(label.name),)), True


def one_turn(
    text: str, start: int, end: int, speakers: tuple[Speaker, ...], label: str | None, certain: bool, *, question: bool
) -> Turn | None:
    start, end = trimmed(text, start, end)
    if start >= end or is_direction(text[start:end]):
        return None
    return Turn(start, end, speakers, label, certain, question)


def read_header(text: str, speakers: Sequence[Speaker]) -> tuple[int, Cast]:
    """Where the words begin after lines that only name the people, place and date; and everyone named there.

    A header is a run of short lines at the top without a sentence's end, the first of which names a known speaker.
    """
    cast = Cast(speakers)
    place = 0
    lines = list(re.finditer(r"[^\n]+", text[:4000]))
    if not lines or not cast.names_in(lines[0][0]) or len(lines[0][0]) > 120 or ":" in lines[0][0]:
        return 0, cast
    for match in lines[:25]:
        line = match[0].strip()
        if len(line) > 120 or (re.search(r"[.!?:]\s|[.!?:…]$", line) and not re.search(r"\b[A-Z]\.", line)):
            break
        if cast.names_in(line) or re.fullmatch(r"[^,]+, .{3,}", line):
            cast.introduce(line)
        place = match.end()
    return (place, cast) if place < len(text) else (0, Cast(speakers))
