"""Quotes to choose from while somebody types in any chat: each with who and when, ready to be sent."""

from dataclasses import dataclass
from datetime import date

from bot.cite import Permalink, link_to, source_link, statement_path
from bot.say import Block, Button, Mark, Paragraph, Reply, Span, paragraph
from bot.say.texts import Texts
from bot.talk.record.answering import quote_blocks
from index import Quote, Record
from index.archive import Heading

MOST = 50
"""https://core.telegram.org/bots/api#answerinlinequery"""
BEST = 10
"""Quotes that stand first because they answer best."""
LONGEST_TITLE, LONGEST_DESCRIPTION = 100, 200
"""Characters of what a list shows; clients cut sooner."""


@dataclass(frozen=True, slots=True)
class Offer:
    """``name`` is its own among all quotes and statements, in at most 64 letters; ``reply`` is what is sent."""

    name: str
    title: str
    description: str
    reply: Reply


class Offering:
    """``root`` is the address of the record's pages, where it has some. Methods raise what ``Record.ask`` raises."""

    def __init__(self, record: Record, texts: Texts, root: str | None) -> None:
        self._record = record
        self._texts = texts
        self._root = root

    async def offers(self, text: str, today: date, offset: int = 0) -> tuple[list[Offer], int | None]:
        """Quotes that answer, the best first, then all statements with the words, the newest first.

        From ``offset`` on, and where the next begin. Without words the newest statements. Nothing where the record has
        no answer: a list of near misses would be taken for one.
        """
        if not any(letter.isalnum() for letter in text):
            headings = await self._record.archive.headings(limit=MOST + 1, offset=offset)
            return [self._of_statement(each) for each in headings[:MOST]], _next(len(headings), offset)
        answer = await self._record.ask(text, today=today, limit=BEST)
        if not answer.answered:
            return [], None
        best = {quote.statement_id for quote in answer.quotes}
        others = (await self._record.find_all(text, today=today)).quotes
        quotes = [*answer.quotes, *(quote for quote in others if quote.statement_id not in best)][offset:]
        return [self._of_quote(each) for each in quotes[:MOST]], _next(len(quotes), offset)

    def _of_quote(self, quote: Quote) -> Offer:
        who = self._texts.listed([each.name for each in quote.shown or quote.speakers])
        if who and not quote.certain:
            who = f"{self._texts('web.from')} {who}"
        return Offer(
            name=Permalink.of(quote).payload,
            title=_cut(f"{who or self._texts('answer.somebody')} · {self._texts.date(quote.date)}", LONGEST_TITLE),
            description=_cut(quote.text, LONGEST_DESCRIPTION),
            reply=Reply(tuple(quote_blocks(self._texts, quote)), self._ways(link_to(quote, self._root), quote)),
        )

    def _of_statement(self, heading: Heading) -> Offer:
        who = self._texts.listed([each.name for each in heading.speakers])
        link = self._root.rstrip("/") + statement_path(heading.id) if self._root else heading.url
        blocks: tuple[Block, ...] = (
            Paragraph((Span(heading.title, Mark.BOLD),)),
            paragraph(f"{who} · {self._texts.date(heading.date)}"),
        )
        rows = ((Button(self._texts("buttons.in_full"), url=link),),) if link else ()
        description = f"{who} · {self._texts.date(heading.date)}"
        return Offer(f"s_{heading.key}", _cut(heading.title, LONGEST_TITLE), description, Reply(blocks, rows))

    def _ways(self, link: str | None, quote: Quote) -> tuple[tuple[Button, ...], ...]:
        source = source_link(quote.url, quote.text)
        row = [Button(self._texts("buttons.in_context"), url=link)] if link else []
        if source:
            row.append(Button(self._texts("buttons.source"), url=source))
        return (tuple(row),) if row else ()


def _next(found: int, offset: int) -> int | None:
    return offset + MOST if found > MOST else None


def _cut(text: str, most: int) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= most else plain[: most - 1].rstrip() + "…"
