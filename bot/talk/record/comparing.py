"""What ``/compare`` says: what changed in a sentence that was said again, word by word; or people side by side."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import ClassVar

from bot.say import (
    Action,
    Block,
    Button,
    Key,
    Mark,
    Quotation,
    Reply,
    aside,
    attribution,
    button,
    changed,
    paragraph,
    quotation,
    signed,
)
from bot.say.texts import Texts
from bot.talk.record.in_context import InContext
from index import Quote, short_key
from index.timeline import Comparison, Sides, Step, Wording

STEPS = 2
"""Wordings of one sentence that a page shows: how it was, and how it was said again."""


@dataclass(frozen=True, slots=True)
class ShowWording(Action):
    """A page (from 0) of the comparison that a kept question asks for."""

    letter: ClassVar[str] = "x"
    token: Key
    page: int


def comparison_reply(texts: Texts, comparison: Comparison, token: str, page: int) -> Reply:
    if unknown := comparison.question.unknown_speaker:
        return Reply((paragraph(texts("answer.not_on_record", name=unknown)),))
    if not comparison.words:
        return Reply((paragraph(texts("compare.no_words")),))
    if not comparison.sentences:
        return Reply((paragraph(texts("list.none")),))
    pages = [(each, first) for each in comparison.wordings for first in _beginnings(each)]
    blocks: list[Block] = [] if page else _heading(texts, comparison)
    if not pages:
        return Reply(tuple(blocks))
    if page >= len(pages):
        return Reply(notice=texts("answer.last"))
    wording, first = pages[page]
    steps = wording.steps[first : first + STEPS]
    blocks += _told(texts, steps)
    if len(pages) > 1:
        blocks.append(paragraph(texts("reading.page", page=page + 1, pages=len(pages)), Mark.ITALIC))
    opening = tuple(button(texts.date(each.quote.date), _in_context(each.quote)) for each in steps)
    turning = tuple(
        button(texts(key), ShowWording(token, other))
        for key, other in (("buttons.previous", page - 1), ("buttons.next", page + 1))
        if token and 0 <= other < len(pages)
    )
    return Reply(tuple(blocks), tuple(filter(None, (opening, turning))), replaces=page > 0)


def compared_reply(texts: Texts, found: Comparison | Sides, token: str, page: int) -> Reply:
    """``token`` is of the kept question, to turn pages with; empty where there is nothing to press."""
    if page and (isinstance(found, Sides) or not found.wordings):
        return Reply(notice=texts("answer.last"))
    if isinstance(found, Sides):
        return sides_reply(texts, found)
    return comparison_reply(texts, found, token, page)


def sides_reply(texts: Texts, sides: Sides) -> Reply:
    """Of each how often, first and last, and the newest words."""
    blocks: list[Block] = []
    row: list[Button] = []
    for side in sides.sides:
        name, last = texts.listed(list(side.question.speakers)), side.last
        head = texts("compare.side", name=name, count=side.matching, total=side.searched.statements)
        blocks.append(paragraph(head, Mark.BOLD))
        if side.first is None or last is None:
            continue
        blocks += [
            attribution(texts, last.shown or last.speakers, last.date, certain=last.certain),
            quotation(last),
        ]
        row.append(button(name, _in_context(last)))
    newest = (paragraph(texts("compare.newest"), Mark.ITALIC),) if row else ()
    return Reply((*blocks, *newest), (tuple(row),) if row else ())


def _heading(texts: Texts, comparison: Comparison) -> list[Block]:
    again = [each for each in comparison.wordings if each.changed]
    if again:
        first = texts("compare.changed", count=len(again))
    elif comparison.wordings:
        first = texts("compare.unchanged", count=len(comparison.wordings))
    else:
        first = texts("compare.none")
    statements = texts("compare.searched", count=comparison.sentences, statements=comparison.statements)
    if comparison.newest_only:
        statements += f" {texts('compare.newest_only')}"
    marks = (texts("changes.marks"), texts("compare.one_voice")) if again else ()
    return [paragraph(first, Mark.BOLD), aside(statements, *marks)]


def _beginnings(wording: Wording) -> Iterable[int]:
    """The first step of each page: the last of the page before, so that nothing is compared with what isn't seen."""
    return range(0, max(1, len(wording.steps) - 1), STEPS - 1)


def _told(texts: Texts, steps: tuple[Step, ...]) -> list[Block]:
    first = steps[0]
    blocks: list[Block] = [*_said(texts, first), quotation(replace(first.quote, matches=()), folded=True)]
    for before, step in pairwise(steps):
        blocks += _said(texts, step)
        blocks.append(Quotation(changed(before.quote.text, step.quote.text, step.changes)))
    return blocks


def _said(texts: Texts, step: Step) -> list[Block]:
    quote = step.quote
    head = signed(texts, quote)
    if step.statements == 1:
        return [head]
    last = texts.date(step.last)
    return [head, paragraph(texts("compare.again", count=step.statements, last=last), Mark.ITALIC)]


def _in_context(quote: Quote) -> InContext:
    return InContext(short_key(quote.statement_id), quote.version, quote.start, quote.end)
