"""Browsing: the newest statements, and the archive by month and by speaker, newest first."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from bot.say import (
    NEWEST,
    Action,
    Button,
    Key,
    Mark,
    Paragraph,
    Reply,
    Span,
    button,
    in_rows,
    numbered_heading,
    paragraph,
    short,
)
from bot.say.texts import Texts
from bot.talk.record.reading import ReadInFull
from index import short_key
from index.archive import Archive, Heading

PageTo = Callable[[int], Action]
"""The action that leads to a page (from 0) of the same list."""

STATEMENTS = 4
"""Statements of a page of a list."""
NAMES = 12
"""Months or speakers of a page."""


@dataclass(frozen=True, slots=True)
class Latest(Action):
    letter: ClassVar[str] = "l"
    page: int


@dataclass(frozen=True, slots=True)
class BrowseArchive(Action):
    """The archive's front page."""

    letter: ClassVar[str] = "a"


@dataclass(frozen=True, slots=True)
class BrowseMonths(Action):
    letter: ClassVar[str] = "m"
    page: int


@dataclass(frozen=True, slots=True)
class BrowseSpeakers(Action):
    letter: ClassVar[str] = "s"
    page: int


@dataclass(frozen=True, slots=True)
class MonthStatements(Action):
    letter: ClassVar[str] = "t"
    year: int
    month: int
    page: int


@dataclass(frozen=True, slots=True)
class SpeakerStatements(Action):
    """``speaker`` is a name's key (``index.statement.short_key``): names can be longer than a button holds."""

    letter: ClassVar[str] = "u"
    speaker: Key
    page: int


async def latest(texts: Texts, archive: Archive, page: int, *, replaces: bool = False) -> Reply:
    found = await archive.headings(limit=STATEMENTS + 1, offset=page * STATEMENTS)
    if not found and page == 0:
        return Reply((paragraph(texts("ask.empty_record")),))
    return listing(texts, texts("latest.title"), found, page, Latest, replaces=replaces)


async def show_latest(texts: Texts, archive: Archive, action: Latest) -> Reply:
    return await latest(texts, archive, action.page, replaces=True)


async def archive_front(texts: Texts, archive: Archive, *, replaces: bool = False) -> Reply:
    extent = await archive.extent()
    if extent.first is None or extent.last is None:
        return Reply((paragraph(texts("ask.empty_record")),), replaces=replaces)
    dates = {"first": texts.date(extent.first), "last": texts.date(extent.last)}
    blocks = (
        paragraph(texts("archive.title", count=extent.statements, **dates)),
        paragraph(texts("archive.browse")),
    )
    row = (
        button(texts("buttons.by_month"), BrowseMonths(0)),
        button(texts("buttons.by_speaker"), BrowseSpeakers(0)),
    )
    return Reply(blocks, (row,), replaces=replaces)


async def months(texts: Texts, archive: Archive, page: int) -> Reply:
    counts = await archive.months()
    buttons = [
        button(
            texts("archive.count", name=texts.month(each.year, each.month), count=each.count),
            MonthStatements(each.year, each.month, 0),
        )
        for each in counts
    ]
    return choices(texts, texts("archive.months"), buttons, page, BrowseMonths, width=2)


async def speakers(texts: Texts, archive: Archive, page: int) -> Reply:
    counts = await archive.speakers()
    buttons = [
        button(
            texts("archive.count", name=short(each.name, 40), count=each.count),
            SpeakerStatements(short_key(each.name), 0),
        )
        for each in counts
    ]
    return choices(texts, texts("archive.speakers"), buttons, page, BrowseSpeakers, width=1)


async def month_statements(texts: Texts, archive: Archive, action: MonthStatements) -> Reply:
    if not (1 <= action.month <= 12 and 1 <= action.year <= 9999):
        return Reply(notice=texts("archive.none"))
    month = (action.year, action.month)
    found = await archive.headings(month=month, limit=STATEMENTS + 1, offset=action.page * STATEMENTS)
    title = texts("archive.month", month=texts.month(*month))
    return listing(
        texts,
        title,
        found,
        action.page,
        lambda page: MonthStatements(*month, page),
        replaces=True,
        back=BrowseMonths(0),
    )


async def speaker_statements(texts: Texts, archive: Archive, action: SpeakerStatements) -> Reply:
    names = [each.name for each in await archive.speakers() if short_key(each.name) == action.speaker]
    if not names:
        return Reply(notice=texts("archive.none"))
    found = await archive.headings(speaker=names[0], limit=STATEMENTS + 1, offset=action.page * STATEMENTS)
    return listing(
        texts,
        texts("archive.speaker", speaker=names[0]),
        found,
        action.page,
        lambda page: SpeakerStatements(action.speaker, page),
        replaces=True,
        back=BrowseSpeakers(0),
    )


def listing(
    texts: Texts,
    title: str,
    found: Sequence[Heading],
    page: int,
    to: PageTo,
    *,
    replaces: bool,
    back: Action | None = None,
) -> Reply:
    """A page of statements, numbered, with a numbered button for each."""
    if not found:
        return Reply(notice=texts("archive.none"))
    shown = found[:STATEMENTS]
    lines = [Span(title, Mark.BOLD)]
    row = []
    for place, heading in enumerate(shown):
        number = page * STATEMENTS + place + 1
        lines += [Span("\n"), *numbered_heading(texts, number, heading).spans]
        row.append(button(str(number), ReadInFull(heading.key, NEWEST, 0)))
    rows = [tuple(row), paging(texts, page, to, more=len(found) > STATEMENTS)]
    if back is not None:
        rows.append((button(texts("buttons.archive"), back),))
    return Reply((Paragraph(tuple(lines)),), tuple(each for each in rows if each), replaces=replaces)


def choices(texts: Texts, title: str, buttons: Sequence[Button], page: int, to: PageTo, *, width: int) -> Reply:
    if not buttons:
        return Reply(notice=texts("archive.none"))
    shown = buttons[page * NAMES : (page + 1) * NAMES]
    rows = list(in_rows(shown, width))
    rows.append(paging(texts, page, to, more=len(buttons) > (page + 1) * NAMES))
    rows.append((button(texts("buttons.archive"), BrowseArchive()),))
    return Reply((paragraph(title, Mark.BOLD),), tuple(row for row in rows if row), replaces=True)


def paging(texts: Texts, page: int, to: PageTo, *, more: bool) -> tuple[Button, ...]:
    row = []
    if page > 0:
        row.append(button(texts("buttons.newer"), to(page - 1)))
    if more:
        row.append(button(texts("buttons.older"), to(page + 1)))
    return tuple(row)
