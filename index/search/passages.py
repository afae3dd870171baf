"""The units that are searched: a paragraph or a few sentences of one version, within one turn, with offsets."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from operator import attrgetter

from index.people.introduced import introduced
from index.people.joint import parts
from index.statement import Speaker, Statement, Version
from index.text.sentences import Sentence, marked_sentences
from index.transcripts.exchanges import exchanges
from index.transcripts.quoted import Quoted, quoted_words, reported
from index.transcripts.turns import Turn, turns

LONG = 900
"""Characters of a passage after which the next sentence begins another; about 150 words of English."""
SHORT = 160
"""A paragraph below this length is joined with the next of its turn, so that a heading has its words beside it."""
REPLYING = 2_500
"""Characters of a reply that are found by the words of its question; what comes later has left it."""


@dataclass(frozen=True, slots=True)
class Passage:
    """``text == version.text[start:end]``. ``sentences`` are spans of the version's text; ``number`` counts from 0.

    ``cuts`` are those of their ends at which a long sentence was cut.
    ``asked`` is the question that it replies to; ``quoted`` is what it gives to somebody else.
    """

    start: int
    end: int
    text: str
    sentences: tuple[tuple[int, int], ...]
    speakers: tuple[Speaker, ...]
    certain: bool
    question: bool
    number: int
    cuts: tuple[int, ...] = ()
    label: str | None = None
    asked: Turn | None = None
    quoted: tuple[Quoted, ...] = ()


def voices(version: Version) -> list[Turn]:
    """The turns of a version."""
    return voices_of(version.statement)


def voices_of(statement: Statement) -> list[Turn]:
    """The turns of a statement. In a summary the publisher speaks about the speakers: nobody there is certain."""
    kind = (statement.kind or "").casefold()
    speakers = tuple(dict.fromkeys(part for each in statement.speakers for part in parts(each.name, each.role)))
    cut = turns(statement.text, speakers, own_words=kind != "summary", interview=kind == "interview")
    cut = [_as_reported(statement.text, turn, speakers) for turn in cut]
    return introduced(statement.title, statement.text, cut)


def _as_reported(text: str, turn: Turn, speakers: tuple[Speaker, ...]) -> Turn:
    """ "Jane Doe said:" before a quotation is no label of a transcript: the text quotes her."""
    if turn.label is None or turn.question or reported(text, turn.start) == turn.start:
        return turn
    return replace(turn, speakers=speakers, label=None, certain=len(speakers) == 1)


def passages(version: Version) -> list[Passage]:
    """The passages of a version, in order; together they hold every sentence of every turn."""
    statement = version.statement
    text = statement.text
    found: list[Passage] = []
    cut = voices(version)
    asked = {each.reply: each.question for each in exchanges(text, cut)}
    for turn in cut:
        quoted = quoted_in(text, turn)
        marked = marked_sentences(text, statement.language, turn.start, turn.end)
        cuts = cuts_of(marked)
        for group in grouped(text, [(sentence.start, sentence.end) for sentence in marked]):
            start, end = group[0][0], group[-1][1]
            found.append(
                Passage(
                    start,
                    end,
                    text[start:end],
                    tuple(group),
                    turn.speakers,
                    turn.certain,
                    turn.question,
                    len(found),
                    tuple(sorted({place for span in group for place in span} & cuts)),
                    turn.label,
                    asked.get(turn) if start - turn.start < REPLYING else None,
                    tuple(within(quoted, start, end)),
                )
            )
    return found


def within(quoted: list[Quoted], start: int, end: int) -> list[Quoted]:
    """Those of quotations in order that have any of ``start..end``."""
    first = bisect_right(quoted, start, key=attrgetter("end"))
    return quoted[first : bisect_left(quoted, end, key=attrgetter("start"))]


def cuts_of(sentences: list[Sentence]) -> set[int]:
    """Where pieces of long sentences begin and end inside them."""
    begun = {sentence.start for sentence in sentences if not sentence.opens}
    return begun | {sentence.end for sentence in sentences if not sentence.closes}


def quoted_in(text: str, turn: Turn) -> list[Quoted]:
    """What a turn gives to somebody else; nothing of an interviewer's, whose questions are full of others' words."""
    if turn.question:
        return []
    return quoted_words(text, reported(text, turn.start), turn.end, written=turn.label is None)


def grouped(text: str, spans: list[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Sentences by paragraph; long paragraphs cut at a sentence's end, short ones joined with what follows."""
    groups: list[list[tuple[int, int]]] = []
    for start, end in spans:
        group = groups[-1] if groups else None
        if group is None:
            groups.append([(start, end)])
            continue
        length = group[-1][1] - group[0][0]
        new_paragraph = "\n\n" in text[group[-1][1] : start]
        full = length + (end - start) > LONG or (new_paragraph and length >= SHORT)
        if full:
            groups.append([(start, end)])
        else:
            group.append((start, end))
    return groups
