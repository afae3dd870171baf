"""A statement read in full: page by page, each voice under its own name."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar

from bot.say import (
    NEWEST,
    Action,
    Block,
    Button,
    Key,
    Mark,
    Paragraph,
    Quotation,
    Reply,
    Span,
    attribution,
    button,
    paragraph,
)
from bot.say.texts import Texts
from index import Statement, Version
from index.archive import Archive
from index.search import voices
from index.text import sentences_of
from index.transcripts import Turn

PAGE = 2400
"""Characters of a page: about a phone's screen and a half, and never near Telegram's 4,096 with what stands around."""


@dataclass(frozen=True, slots=True)
class ReadInFull(Action):
    """A version's page (from 0), in a message of its own."""

    letter: ClassVar[str] = "r"
    key: Key
    version: int
    page: int


@dataclass(frozen=True, slots=True)
class ReadAt(Action):
    """The page of a version on which ``text[start:end]`` begins, in a message of its own."""

    letter: ClassVar[str] = "ra"
    key: Key
    version: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class TurnPage(Action):
    """Another page (from 0), in place of the one shown."""

    letter: ClassVar[str] = "p"
    key: Key
    version: int
    page: int


@dataclass(frozen=True, slots=True)
class ShowChange(Action):
    """What a statement's version changed, word by word."""

    letter: ClassVar[str] = "v"
    key: Key
    version: int


@dataclass(frozen=True, slots=True)
class Slice:
    """``text[start:end]`` of a version, as part of one turn."""

    start: int
    end: int
    turn: Turn


async def read_in_full(texts: Texts, archive: Archive, action: ReadInFull | TurnPage) -> Reply:
    version = await held(archive, action.key, action.version)
    if version is None:
        return Reply(notice=texts("reading.gone"))
    pages = paged(version)
    number = min(action.page, len(pages) - 1)
    blocks: list[Block] = [Paragraph((Span(version.statement.title, Mark.BOLD),))]
    if number == 0:
        blocks += particulars(texts, version.statement)
    blocks += notes(texts, version)
    for part in pages[number]:
        blocks.append(attribution(texts, part.turn.speakers, version.statement.date, certain=part.turn.certain))
        blocks.append(Quotation((Span(version.text[part.start : part.end]),)))
    rows: list[tuple[Button, ...]] = []
    if len(pages) > 1:
        blocks.append(paragraph(texts("reading.page", page=number + 1, pages=len(pages)), Mark.ITALIC))
        rows.append(turning(texts, action.key, version.number, number, len(pages)))
    rows.append(ways_out(texts, version))
    return Reply(tuple(blocks), tuple(row for row in rows if row), replaces=isinstance(action, TurnPage))


async def held(archive: Archive, key: str, number: int) -> Version | None:
    return await archive.version(key, None if number == NEWEST else number)


async def read_at(texts: Texts, archive: Archive, action: ReadAt) -> Reply:
    version = await held(archive, action.key, action.version)
    page = page_of(version, action.start) if version else 0
    return await read_in_full(texts, archive, ReadInFull(action.key, action.version, page))


def particulars(texts: Texts, statement: Statement) -> list[Paragraph]:
    """Where it was said, where it was published, and what it is filed under."""
    known = {"place": statement.place, "source": statement.source, "tags": texts.listed(statement.tags)}
    lines = [texts(f"reading.{name}", value=value) for name, value in known.items() if value]
    return [paragraph("\n".join(lines), Mark.ITALIC)] if lines else []


def notes(texts: Texts, version: Version) -> list[Paragraph]:
    """What a reader must know of this text besides its words."""
    found = []
    if version.newest > 1:
        key = "answer.version" if version.number < version.newest else "answer.newest_version"
        found.append(paragraph(texts(key, number=version.number, newest=version.newest)))
    if version.retracted_at is not None:
        found.append(paragraph(texts("answer.retracted")))
    if not version.statement.complete:
        found.append(paragraph(texts("answer.excerpt")))
    return found


def ways_out(texts: Texts, version: Version) -> tuple[Button, ...]:
    row: list[Button] = []
    if version.newest > 1:
        row.append(button(texts("buttons.what_changed"), ShowChange(version.statement.key, max(2, version.number))))
    if version.number < version.newest:
        row.append(button(texts("buttons.newest_version"), ReadInFull(version.statement.key, NEWEST, 0)))
    if version.statement.url:
        row.append(Button(texts("buttons.source"), url=version.statement.url))
    return tuple(row)


def turning(texts: Texts, key: str, version: int, page: int, pages: int) -> tuple[Button, ...]:
    row = []
    if page > 0:
        row.append(button(texts("buttons.previous"), TurnPage(key, version, page - 1)))
    if page + 1 < pages:
        row.append(button(texts("buttons.next"), TurnPage(key, version, page + 1)))
    return tuple(row)


def paged(version: Version) -> list[list[Slice]]:
    """The turns cut into pages of at most PAGE characters, at sentence ends where there are any; at least one page."""
    pages: list[list[Slice]] = [[]]
    room = PAGE
    for turn in voices(version):
        for start, end in pieces(version, turn):
            if end - start > room and pages[-1]:
                pages.append([])
                room = PAGE
            last = pages[-1][-1] if pages[-1] else None
            if last and last.turn is turn:
                pages[-1][-1] = Slice(last.start, end, turn)
            else:
                pages[-1].append(Slice(start, end, turn))
            room -= end - start
    return pages


def pieces(version: Version, turn: Turn) -> Sequence[tuple[int, int]]:
    """The turn's text cut before each sentence, so that nothing between sentences is lost; none longer than a page."""
    text = version.text[turn.start : turn.end]
    starts = [0, *[start for start, _ in sentences_of(text, version.statement.language)[1:]], len(text)]
    cuts = []
    for start, end in pairwise(starts):
        cuts += [(turn.start + place, turn.start + min(place + PAGE, end)) for place in range(start, end, PAGE)]
    return cuts


def page_of(version: Version, place: int) -> int:
    for number, page in enumerate(paged(version)):
        if any(part.start <= place < part.end for part in page):
            return number
    return 0
