"""Who said it: cuts a text of several voices into turns, each with its speaker.

A label ("Question:", "MR PRICE:", "Sergey Lavrov:") begins a turn at the start of a line, or after the end of a
sentence. It resolves to one of the statement's speakers where exactly one of them fits; else it is kept as printed.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from index.statement import Speaker
from index.text.paragraphs import trimmed
from index.transcripts.cast import Cast, person_words
from index.transcripts.directions import is_direction
from index.transcripts.label_words import TITLES, name_words
from index.transcripts.labels import Kind, Label, ends_with_paragraph, find_labels

HEADER_LINES, HEADER_LINE = 25, 120
"""How many lines a header has at most, and characters each of them."""

TIME = re.compile(r"\(?\d{1,2}[:.]\d\d\s*(?:[ap]\.?m\b|[A-Z]{2,4}\b|Uhr\b|h\b)", re.IGNORECASE)

SENTENCE = re.compile(r":(?:\s|$)|[^\W\d_]{3}[.!?…][\"”’»)]*(?:\s|$)|[!?…。！？]$|(?:\S+\s+){5}\S+\.$")

FIRST_PERSON = re.compile(
    # English, German, French, Spanish, Russian, Chinese and Japanese, Korean, Arabic: I, we, me, us, my, our.
    r"\b(?:I|(?i:we|me|my|our|ich|wir|uns\w*|mein\w*|mir|je|nous|notre|nos|mon|yo|mi|nosotros|nuestr\w+)|[Uu]s|j['’]"
    r"|(?i:я|мы|мне|меня|нам|нас|наш\w*|мо[йяеи]))\b|[我吾私僕]|나는|우리|أنا|نحن"
)


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
    labels = ends_with_paragraph(find_labels(text, cast, header))
    everyone = tuple(speakers)
    alone = own_words and len(everyone) == 1 and not told_by_another(text[header:], cast)
    if not labels and (interview or dialogue(text[header:])):
        alone = False
    if not labels:
        whole = one_turn(text, header, len(text), everyone, None, alone, question=False)
        return [whole] if whole else []
    # Words before the first label may be an editor's introduction: nobody is certain.
    opening = after_place_and_time(text, header, labels[0].start)
    found = [one_turn(text, opening, labels[0].start, everyone, None, certain=False, question=False)]
    known = full_names(labels, cast)
    for label, following in zip(labels, [*labels[1:], None], strict=True):
        end = following.start if following else len(text)
        voices, certain = who(label, cast, everyone, known)
        asks = label.kind is Kind.QUESTION
        if label.one_paragraph:
            own = paragraph_end(text, label.end, end)
            found.append(one_turn(text, label.end, own, voices, label.name, certain, question=asks))
            found.append(one_turn(text, own, end, everyone, None, alone and not asks, question=False))
        else:
            found.append(one_turn(text, label.end, end, voices, label.name, certain, question=asks))
    return [turn for turn in found if turn is not None]


def who(
    label: Label, cast: Cast, everyone: tuple[Speaker, ...], known: dict[str, Speaker]
) -> tuple[tuple[Speaker, ...], bool]:
    match label.kind:
        case Kind.ANSWER:
            return everyone, len(everyone) == 1
        case Kind.QUESTION | Kind.UNNAMED:
            return (Speaker(label.name),), True
        case Kind.ATTRIBUTED:
            return (cast.resolve(label.name) or titled(label.name),), True
        case Kind.PERSON:
            return (cast.resolve(label.name) or known[label.name],), True


def full_names(labels: Sequence[Label], cast: Cast) -> dict[str, Speaker]:
    """Whom labels name that the cast does not: as printed; a short one as the fullest of the same text.

    "Petrov" is the "Minister Mikhail Petrov" of another label where no second Petrov is there.
    """
    names = dict.fromkeys(each.name for each in labels if each.kind is Kind.PERSON and cast.resolve(each.name) is None)
    people: dict[str, Speaker] = {}
    for name in names:
        person, _, office = name.partition(", ")
        people[name] = Speaker(person, office or None)
    words = {name: tuple(person_words(person)) for name, person in people.items()}
    fullest = {}
    for name, own in words.items():
        same = {other: each for each, other in words.items() if own and other[-len(own) :] == own}
        longest = max(same, key=len, default=own)
        one_person = all(longest[-len(each) :] == each for each in same)
        fullest[name] = (
            people[next(each for each, other in words.items() if other == longest)] if one_person else people[name]
        )
    return fullest


def titled(name: str) -> Speaker:
    """ "Spokesperson Ned Price": a name after the title of an office."""
    words = name.split()
    last = max((place for place, word in enumerate(words) if set(name_words(word)) & TITLES), default=-1)
    if 0 <= last < len(words) - 1:
        return Speaker(" ".join(words[last + 1 :]), " ".join(words[: last + 1]))
    return Speaker(name)


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
    return len(line) <= HEADER_LINE and not SENTENCE.search(line)


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
