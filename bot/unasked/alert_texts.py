"""What alerts and corrections say. The words that match are quoted, under the name of who said them."""

from collections.abc import Sequence

from bot.say import (
    NEWEST,
    Block,
    Button,
    Mark,
    Paragraph,
    Reply,
    Span,
    attribution,
    button,
    in_rows,
    numbered_heading,
    paragraph,
    short,
)
from bot.say.texts import Texts
from bot.talk.preferences import ListWatches
from bot.talk.record import ReadInFull, ShowChange, difference_blocks, notes, quote_blocks, reading_buttons
from bot.unasked.watchers import Watcher
from index import Version
from index.archive import Heading
from index.verify import whole_voice
from index.watches import Heard, Needs, matching_quote, stored_of

LISTED = 10
"""Statements named in one message."""
WATCH = 60
"""Characters of a watch shown above what it found."""


def alert(texts: Texts, version: Version, watcher: Watcher | None) -> Reply:
    """One statement: with the words that a watch waited for, or only by its title."""
    statement = version.statement
    if watcher is not None and (needs := Needs.of(watcher.watched, statement.language)):
        fitting = [each for each in stored_of(version) if Heard.of(each).fits(watcher.watched, needs)]
        if fitting:
            quote = matching_quote(watcher.watched, fitting)
            title = Paragraph(texts.spans("alert.watch", watch=Span(short(watcher.text, WATCH), Mark.BOLD)))
            buttons = (*reading_buttons(texts, quote), button(texts("buttons.watches"), ListWatches()))
            return Reply((title, *quote_blocks(texts, quote)), (buttons,))
    blocks = (
        paragraph(texts("alert.new"), Mark.ITALIC),
        attribution(texts, statement.speakers, statement.date, certain=False),
        Paragraph((Span(statement.title, Mark.BOLD),)),
        *notes(texts, version),
    )
    return Reply(blocks, ((button(texts("buttons.in_full"), ReadInFull(statement.key, version.number, 0)),),))


def alerts(texts: Texts, versions: Sequence[Version]) -> Reply:
    """Several statements by their titles."""
    blocks: list[Block] = [Paragraph((Span(texts("alert.many", count=len(versions)), Mark.BOLD),))]
    row: list[Button] = []
    for number, version in enumerate(versions[:LISTED], 1):
        blocks.append(numbered_heading(texts, number, heading(version)))
        row.append(button(str(number), ReadInFull(version.statement.key, NEWEST, 0)))
    if len(versions) > LISTED:
        blocks.append(paragraph(texts("alert.more", count=len(versions) - LISTED)))
    return Reply(tuple(blocks), _rows(row))


def correction(texts: Texts, old: Version | None, new: Version) -> Reply:
    """What was sent was changed, word by word, or withdrawn; ``old`` is the wording that was sent, if that changed."""
    statement = new.statement
    title = "alert.changed" if old is not None else "alert.withdrawn"
    blocks: list[Block] = [
        Paragraph((Span(texts(title), Mark.BOLD),)),
        Paragraph((Span(statement.title, Mark.ITALIC),)),
    ]
    if old is None:
        speakers, certain = whole_voice(new)
        blocks.append(attribution(texts, speakers, statement.date, certain=certain))
        in_full = button(texts("buttons.in_full"), ReadInFull(statement.key, new.number, 0))
        return Reply((*blocks, paragraph(texts("answer.retracted"))), ((in_full,),))
    blocks += difference_blocks(texts, old, new)
    blocks += notes(texts, new)
    row = (
        button(texts("changes.before"), ReadInFull(statement.key, old.number, 0)),
        button(texts("changes.after"), ReadInFull(statement.key, new.number, 0)),
    )
    return Reply(tuple(blocks), (row,))


def corrections(texts: Texts, versions: Sequence[Version]) -> Reply:
    """Several that were changed or withdrawn, by their titles."""
    blocks: list[Block] = [Paragraph((Span(texts("alert.many_changed", count=len(versions)), Mark.BOLD),))]
    row: list[Button] = []
    for number, version in enumerate(versions[:LISTED], 1):
        blocks.append(numbered_heading(texts, number, heading(version)))
        key = version.statement.key
        edited = version.number > 1 and version.retracted_at is None
        row.append(button(str(number), ShowChange(key, version.number) if edited else ReadInFull(key, NEWEST, 0)))
    return Reply(tuple(blocks), _rows(row))


def heading(version: Version) -> Heading:
    statement = version.statement
    return Heading(
        id=statement.id,
        key=statement.key,
        version=version.number,
        title=statement.title,
        date=statement.date,
        speakers=statement.speakers,
        url=statement.url,
        kind=statement.kind,
        complete=statement.complete,
        retracted_at=version.retracted_at,
    )


def _rows(buttons: Sequence[Button]) -> tuple[tuple[Button, ...], ...]:
    """Five to a row: numbers stay large enough to be pressed."""
    return in_rows(buttons, 5)
