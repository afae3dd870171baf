"""What publishers changed or withdrew after publication: a list, newest first, and each edit word by word."""

import asyncio
from dataclasses import dataclass
from typing import ClassVar

from bot.say import (
    KEPT,
    NEWEST,
    Action,
    Block,
    Mark,
    Paragraph,
    Quotation,
    Reply,
    Span,
    attribution,
    button,
    changed,
    paragraph,
)
from bot.say.texts import Texts
from bot.talk.record.browsing import STATEMENTS, paging
from bot.talk.record.reading import ReadInFull, ShowChange, notes
from index import Version
from index.archive import Archive, Edit
from index.text import Kind
from index.verify import revision_of

LONGEST = 3000
"""Characters of a difference that are shown; of a longer one its beginning."""


@dataclass(frozen=True, slots=True)
class Changes(Action):
    """A page (from 0) of what was changed after publication."""

    letter: ClassVar[str] = "e"
    page: int


async def changes(texts: Texts, archive: Archive, page: int, *, replaces: bool = False) -> Reply:
    found = await archive.edits(limit=STATEMENTS + 1, offset=page * STATEMENTS)
    if not found:
        return Reply(notice=texts("archive.none")) if page else Reply((paragraph(texts("changes.none")),))
    blocks: list[Block] = [Paragraph((Span(texts("changes.title"), Mark.BOLD),))]
    row = []
    for place, edit in enumerate(found[:STATEMENTS]):
        number = page * STATEMENTS + place + 1
        blocks.append(Paragraph((Span(f"{number}. {edit.title}\n"), Span(_when(texts, edit), Mark.ITALIC))))
        to = ReadInFull(edit.key, NEWEST, 0) if edit.number is None else ShowChange(edit.key, edit.number)
        row.append(button(str(number), to))
    rows = (tuple(row), paging(texts, page, Changes, more=len(found) > STATEMENTS))
    return Reply(tuple(blocks), tuple(each for each in rows if each), replaces=replaces)


def _when(texts: Texts, edit: Edit) -> str:
    key = "changes.withdrawn" if edit.number is None else "changes.edited"
    return texts(key, published=texts.date(edit.date), changed=texts.date(edit.at.date()))


async def show_change(texts: Texts, archive: Archive, action: ShowChange) -> Reply:
    """What one version changed, beside the one before it."""
    new = await archive.version(action.key, action.version)
    old = None if new is None else await archive.before(new)
    if new is None or old is None:
        return Reply(notice=texts("reading.no_version"))
    seen = {"published": texts.date(new.statement.date), "changed": texts.date(new.seen_at.date())}
    blocks = (
        Paragraph((Span(new.statement.title, Mark.BOLD),)),
        paragraph(texts("changes.edited", **seen), Mark.ITALIC),
        *(await asyncio.to_thread(difference_blocks, texts, old, new)),
        *notes(texts, new),
    )
    key = action.key
    row = (
        button(texts("changes.before"), ReadInFull(key, old.number, 0)),
        button(texts("changes.after"), ReadInFull(key, new.number, 0)),
    )
    return Reply(blocks, (row,))


def difference_blocks(texts: Texts, old: Version, new: Version) -> list[Block]:
    """How the title and the text differ, with how the marks are to be read, below who said the words."""
    made = revision_of(old, new)
    blocks: list[Block] = [
        paragraph(texts("changes.marks")),
        attribution(texts, made.speakers, new.statement.date, certain=made.certain),
    ]
    titles = (old.statement.title, new.statement.title, made.title)
    for before, after, found in (titles, (old.text, new.text, made.text)):
        if any(each.kind is not Kind.SAME for each in found):
            blocks.append(Quotation(_cut(texts, changed(before, after, found, kept=KEPT))))
    return blocks


def _cut(texts: Texts, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    left = LONGEST
    kept: list[Span] = []
    for span in spans:
        if len(span.text) > left:
            return (*kept, Span(span.text[:left], span.mark), Span(f" … {texts('changes.more')}", Mark.ITALIC))
        kept.append(span)
        left -= len(span.text)
    return tuple(kept)
