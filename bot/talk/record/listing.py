"""All statements in which the words of a question were said: a list with pages, the newest first, with their words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from bot.say import Action, Block, Key, Mark, Paragraph, Reply, Span, attribution, button, paragraph, quotation
from bot.say.texts import Texts
from bot.talk.record.in_context import InContext
from index import Quote, short_key

A_PAGE = 3
"""Statements of a page: a phone shows about so many with their words."""
LONGEST = 220
"""Characters of the words of each; the whole is a button away."""


@dataclass(frozen=True, slots=True)
class ShowList(Action):
    """A page (from 0) of the list that a kept question asks for."""

    letter: ClassVar[str] = "n"
    token: Key
    page: int


def list_reply(texts: Texts, quotes: Sequence[Quote], page: int, turned: Callable[[int], Action]) -> Reply:
    """``turned`` is the button to another page of the list."""
    if not quotes:
        return Reply((paragraph(texts("list.none")),))
    start = page * A_PAGE
    if start >= len(quotes):
        return Reply(notice=texts("answer.last"))
    pages = -(-len(quotes) // A_PAGE)
    blocks: list[Block] = [paragraph(texts("list.title", count=len(quotes)), Mark.BOLD)]
    opening = []
    for number, quote in enumerate(quotes[start : start + A_PAGE], start + 1):
        head = attribution(texts, quote.shown or quote.speakers, quote.date, certain=quote.certain)
        blocks += [Paragraph((Span(f"{number}. "), *head.spans)), _begun(quote)]
        place = InContext(short_key(quote.statement_id), quote.version, quote.start, quote.end)
        opening.append(button(str(number), place))
    if pages > 1:
        blocks.append(paragraph(texts("reading.page", page=page + 1, pages=pages), Mark.ITALIC))
    turning = [
        button(texts(key), turned(other))
        for key, other in (("buttons.previous", page - 1), ("buttons.next", page + 1))
        if 0 <= other < pages
    ]
    return Reply(tuple(blocks), tuple(filter(None, (tuple(opening), tuple(turning)))), replaces=page > 0)


def _begun(quote: Quote) -> Block:
    """The words; of long ones those around the first that was looked for, marked as cut."""
    if len(quote.text) <= LONGEST:
        return quotation(quote, folded=True)
    first = quote.matches[0][0] if quote.matches else 0
    start = 0 if first < LONGEST // 2 else quote.text.rfind(" ", 0, first - LONGEST // 4) + 1
    end = quote.text.rfind(" ", start + LONGEST // 2, start + LONGEST)
    end = end if end > start else start + LONGEST
    return quotation(
        replace(
            quote,
            text=quote.text[start:end],
            opens=quote.opens and start == 0,
            closes=False,
            matches=tuple((a - start, b - start) for a, b in quote.matches if start <= a and b <= end),
        ),
        folded=True,
    )
