"""A quote in context: among its neighbours, with the question it answers or the reply it got."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from bot.say import Action, Block, Key, Mark, Quotation, Reply, Span, attribution, button, paragraph
from bot.say.texts import Texts
from bot.talk.record.reading import ReadInFull, Slice, held, notes, page_of, pieces, ways_out
from index import Quote, Version, short_key
from index.archive import Archive
from index.search import voices
from index.transcripts import Turn

BESIDE = 500
"""Characters shown before and after a quote in context."""


@dataclass(frozen=True, slots=True)
class InContext(Action):
    """The paragraphs around ``text[start:end]`` of a statement's version."""

    letter: ClassVar[str] = "c"
    key: Key
    version: int
    start: int
    end: int


async def read_in_context(texts: Texts, archive: Archive, action: InContext) -> Reply:
    version = await held(archive, action.key, action.version)
    if version is None or not action.start < action.end <= len(version.text):
        return Reply(notice=texts("reading.gone"))
    heard = voices(version)
    turn = turn_at(heard, action.start, action.end)
    if turn is None:
        return Reply(notice=texts("reading.gone"))
    # A pasted quote may reach from one voice into the next: what is shown are the words of one.
    first, last = max(action.start, turn.start), min(action.end, turn.end)
    start, end = around(version, turn, first, last)
    spans = (
        Span("… " if start > turn.start else ""),
        Span(version.text[start:first]),
        Span(version.text[first:last], Mark.BOLD),
        Span(version.text[last:end]),
        Span(" …" if end < turn.end else ""),
    )
    blocks: list[Block] = [
        *(spoken(texts, version, question_before(version, heard, turn)) if start == turn.start else ()),
        attribution(texts, turn.speakers, version.statement.date, certain=turn.certain),
        Quotation(tuple(span for span in spans if span.text)),
        *(spoken(texts, version, reply_after(version, heard, turn)) if end == turn.end else ()),
        paragraph(version.statement.title, Mark.ITALIC),
        *notes(texts, version),
    ]
    in_full = button(texts("buttons.in_full"), ReadInFull(action.key, version.number, page_of(version, action.start)))
    return Reply(tuple(blocks), ((in_full,), ways_out(texts, version)) if ways_out(texts, version) else ((in_full,),))


async def said_in_reply(texts: Texts, archive: Archive, quote: Quote) -> list[Block]:
    """Where a quote is an interviewer's question: what it was answered with, under the name of who answered."""
    version = await held(archive, short_key(quote.statement_id), quote.version) if quote.asks else None
    if version is None:
        return []
    heard = voices(version)
    turn = turn_at(heard, quote.start, quote.end)
    return spoken(texts, version, reply_after(version, heard, turn)) if turn else []


def turn_at(heard: Sequence[Turn], start: int, end: int) -> Turn | None:
    """The first turn that has any of ``start..end``."""
    return next((each for each in heard if each.start < end and start < each.end), None)


def reply_after(version: Version, heard: Sequence[Turn], turn: Turn) -> Slice | None:
    """The first sentences of what an interviewer's question was answered with."""
    following = next((each for each in heard if each.start >= turn.end), None)
    if not turn.question or following is None or following.question:
        return None
    cuts = pieces(version, following)
    end = max((end for _, end in cuts if end - following.start <= BESIDE), default=cuts[0][1])
    return Slice(following.start, end, following)


def question_before(version: Version, heard: Sequence[Turn], turn: Turn) -> Slice | None:
    """The last sentences of the question that a turn answers."""
    former = [each for each in heard if each.end <= turn.start]
    if turn.question or not former or not former[-1].question:
        return None
    cuts = pieces(version, former[-1])
    start = min((start for start, _ in cuts if former[-1].end - start <= BESIDE), default=cuts[-1][0])
    return Slice(start, former[-1].end, former[-1])


def spoken(texts: Texts, version: Version, part: Slice | None) -> list[Block]:
    """A part of a turn, with "…" where the turn goes on, under who said it."""
    if part is None:
        return []
    spans = (
        Span("… " if part.start > part.turn.start else ""),
        Span(version.text[part.start : part.end].rstrip()),
        Span(" …" if part.end < part.turn.end else ""),
    )
    return [
        attribution(texts, part.turn.speakers, version.statement.date, certain=part.turn.certain),
        Quotation(tuple(span for span in spans if span.text)),
    ]


def around(version: Version, turn: Turn, start: int, end: int) -> tuple[int, int]:
    """From which sentence's start to which one's end the context reaches, within the turn."""
    cuts = pieces(version, turn)
    first = min((a for a, _ in cuts if start - a <= BESIDE and a <= start), default=start)
    last = max((b for _, b in cuts if b - end <= BESIDE and b >= end), default=end)
    return first, last
