"""A quote carried away: its link to share, how to cite it, and what a link into the chat opens."""

import asyncio
from dataclasses import dataclass
from typing import ClassVar

from bot.cite import (
    FORMATS,
    PASTED,
    Citation,
    Permalink,
    draw_card,
    link_of,
    link_to,
    quoted,
    source_link,
    statement_of_payload,
)
from bot.say import (
    NEWEST,
    Action,
    Aside,
    Attachment,
    Block,
    Button,
    Key,
    Mark,
    Paragraph,
    Reply,
    Span,
    button,
    in_rows,
    paragraph,
)
from bot.say.texts import Texts
from bot.talk.record import ReadInFull, notes, quote_blocks, reading, reading_buttons
from index import Quote, Record, Version

NAMES = ("plain", "markdown", "html", "wikipedia", "bibtex", "ris", "csl-json")
"""The formats a quote is cited in, by the number that a button carries. New ones go to the end."""
A_ROW = 3


@dataclass(frozen=True, slots=True)
class Cite(Action):
    """How to cite ``text[start:end]`` of a statement's version, in one of NAMES."""

    letter: ClassVar[str] = "ci"
    key: Key
    version: int
    start: int
    end: int
    form: int


@dataclass(frozen=True, slots=True)
class Card(Action):
    """``text[start:end]`` of a statement's version as a picture."""

    letter: ClassVar[str] = "cc"
    key: Key
    version: int
    start: int
    end: int


def format_name(texts: Texts, name: str) -> str:
    return texts(f"cite.{name.replace('-', '_')}")


async def card_of(record: Record, texts: Texts, publisher: str, quote: Quote) -> bytes:
    """The quote as a picture (PNG): the words, who and when, and whose record it is."""
    who = texts.listed([str(record.people.shown(each, quote.date)) for each in quote.speakers])
    if not quote.certain:
        who = f"{texts('web.from')} {who}"
    title = texts("web.title", owner=publisher)
    return await asyncio.to_thread(draw_card, quote.text, who, texts.date(quote.date), title)


class Citing:
    """``root`` is the address of the record's pages, where it has some; ``publisher`` is whose record it is."""

    def __init__(self, record: Record, texts: Texts, publisher: str, root: str | None) -> None:
        self._record = record
        self._texts = texts
        self._publisher = publisher
        self._root = root

    def sharing(self, quote: Quote) -> tuple[Button, ...]:
        """Share, cite, and the words where they were published."""
        texts, place = self._texts, Permalink.of(quote)
        row = [button(texts("buttons.cite"), Cite(place.key, place.version, place.start, place.end, 0))]
        if link := link_to(quote, self._root):
            row.insert(0, Button(texts("buttons.share"), copy=link))
        if source := source_link(quote.url, quote.text):
            row.append(Button(texts("buttons.source"), url=source))
        return tuple(row)

    async def cite(self, action: Cite, *, replaces: bool = True) -> Reply:
        """The citation, to be copied, with buttons for the other formats."""
        texts, version = self._texts, await self._held(action)
        if version is None or action.form >= len(NAMES):
            return Reply(notice=texts("reading.gone"))
        quote = quoted(version, action.start, action.end)
        people = tuple(self._record.people.shown(each, quote.date) for each in quote.speakers)
        citation = Citation(version=version, people=people, publisher=self._publisher, quote=quote, root=self._root)
        name = NAMES[action.form]
        told = PASTED[name](citation) if name in PASTED else "".join(FORMATS[name].lines([citation], quotes=True))
        blocks = (
            paragraph(texts("web.cite"), Mark.BOLD),
            Aside((Span(told.strip(), Mark.CODE),)),
        )
        ways = [
            button(format_name(texts, each), Cite(action.key, action.version, action.start, action.end, form))
            for form, each in enumerate(NAMES)
            if form != action.form
        ]
        card = button(texts("cite.card"), Card(action.key, action.version, action.start, action.end))
        return Reply(blocks, (*in_rows(ways, A_ROW), (card,)), replaces=replaces)

    async def card(self, action: Card) -> Reply:
        """The quote as a picture, with its link."""
        texts, version = self._texts, await self._held(action)
        if version is None:
            return Reply(notice=texts("reading.gone"))
        quote = quoted(version, action.start, action.end)
        picture = await card_of(self._record, texts, self._publisher, quote)
        link = link_of(self._root, version, action.start, action.end)
        blocks = (Paragraph((Span(quote.title, Mark.ITALIC, link),)),)
        return Reply(blocks, attachment=Attachment("quote.png", picture, True, texts("cite.no_pictures")))

    async def opened(self, payload: str) -> Reply | None:
        """What a link into the chat leads to: a quote, or a statement; None where it is neither."""
        place, key = Permalink.of_payload(payload), statement_of_payload(payload)
        if key is not None:
            return await reading.read_in_full(self._texts, self._record.archive, ReadInFull(key, NEWEST, 0))
        if place is None:
            return None
        version = await self._held(place)
        if version is None:
            return Reply(notice=self._texts("reading.gone"))
        quote = quoted(version, place.start, place.end)
        blocks: list[Block] = [*quote_blocks(self._texts, quote), *self._old(version)]
        return Reply(tuple(blocks), (reading_buttons(self._texts, quote), self.sharing(quote)))

    async def _held(self, place: Cite | Card | Permalink) -> Version | None:
        """The version whose words are meant; None where it has none there."""
        version = await self._record.archive.version(place.key, place.version)
        return version if version and place.start < place.end <= len(version.text) else None

    def _old(self, version: Version) -> list[Paragraph]:
        return notes(self._texts, version) if version.number < version.newest else []
