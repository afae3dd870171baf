"""Going on from the last question: what was asked, which quote was shown, and what is wanted of it now."""

from dataclasses import dataclass, replace
from datetime import date

from bot.say import (
    Block,
    Mark,
    Paragraph,
    Reply,
    Request,
    Span,
    attribution,
    button,
    decode,
    paragraph,
    quotation,
)
from bot.say.texts import Texts
from bot.store import Asked, LastShown, QuestionStore, Shown
from bot.talk.record.answering import ShowQuote, asked_before, quote_blocks, reading_buttons
from bot.talk.record.in_context import InContext, read_in_context
from bot.talk.record.reading import ReadAt, ReadInFull, page_of, read_in_full
from index import ArchiveError, Quote, Record, short_key
from index.archive import Archive
from index.questions import Follow, Followed, may_follow, negated

QUOTES = 10
"""Quotes of an answer among which the one that was shown is found again."""


@dataclass(frozen=True, slots=True)
class GoingOn:
    """``quote`` is the one shown, where there was one and it is still found."""

    what: Followed
    asked: Asked
    position: int
    quote: Quote | None


class Following:
    """Reads what goes on from the question before. Methods may raise what ``Record.ask`` raises."""

    def __init__(self, record: Record, texts: Texts, questions: QuestionStore, last_shown: LastShown) -> None:
        self._record = record
        self._texts = texts
        self._questions = questions
        self._last_shown = last_shown

    async def read(self, request: Request, today: date) -> GoingOn | None:
        """What a text wants of the question before; None where it is a question of its own, or there was none."""
        if not may_follow(request.text):
            return None
        try:
            shown = shown_under(request.replied_to) or await self._last_shown.find(request)
            asked = await self._questions.find(shown.token, today=today) if shown else None
        except ArchiveError:
            return None  # without the database a question is read on its own
        if shown is None or asked is None:
            return None
        answer = await self._record.ask(
            asked.text, today=today, dropped=asked.dropped, limit=QUOTES, shown=shown.position
        )
        quote = next((each for each in answer.quotes if stands_at(each, shown)), None)
        what = await self._record.follow_up(request.text, asked.text, asked.dropped, quote, today=today)
        if what is None or (quote is None and what.kind not in (Follow.AGAIN, Follow.NEXT)):
            return None
        return GoingOn(what, asked, shown.position, quote)

    async def opposite(self, going_on: GoingOn, today: date) -> Quote | None:
        """Of the nearest words of the same person the first that say no where the quote says yes, or yes for no."""
        quote = going_on.quote
        if quote is None or not quote.certain or len(quote.shown) != 1:
            return None
        answer = await self._record.ask(going_on.asked.text, today=today, dropped=going_on.asked.dropped, limit=QUOTES)
        person = quote.shown[0].name
        return next(
            (
                each
                for each in answer.quotes
                if not stands_at(each, shown_of("", 0, quote))
                and [speaker.name for speaker in each.shown] == [person]
                and negated(each.text, each.language) != negated(quote.text, quote.language)
            ),
            None,
        )


def shown_of(token: str, position: int, quote: Quote | None) -> Shown:
    if quote is None:
        return Shown(token, position)
    return Shown(token, position, short_key(quote.statement_id), quote.version, quote.start, quote.end)


def stands_at(quote: Quote, shown: Shown) -> bool:
    place = (short_key(quote.statement_id), quote.version, quote.start, quote.end)
    return place == (shown.key, shown.version, shown.start, shown.end)


def shown_under(actions: tuple[str, ...]) -> Shown | None:
    """What a message of the bot's own shows, by the buttons under it."""
    kinds = {each.letter: each for each in (ShowQuote, InContext, ReadAt)}
    found = [action for text in actions if (action := decode(text, kinds)) is not None]
    following = next((each for each in found if isinstance(each, ShowQuote)), None)
    context = next((each for each in found if isinstance(each, InContext | ReadAt)), None)
    if context is None:
        return None
    # The last quote of an answer has no button to another: it can be cited, though nothing goes on from its question.
    token, position = (following.token, max(0, following.position - 1)) if following else ("", 0)
    return Shown(token, position, context.key, context.version, context.start, context.end)


def read_as(texts: Texts, reply: Reply, parts: tuple[str, ...], literally: str) -> Reply:
    """The reply under what was understood, with a button for the text as a question of its own."""
    line = Paragraph(texts.spans("follow.read_as", parts=Span(" · ".join(parts), Mark.BOLD)))
    row = (button(texts("buttons.on_its_own"), ShowQuote(literally, 0)),)
    return replace(reply, blocks=(line, *reply.blocks), buttons=(*reply.buttons, row))


async def about_quote(texts: Texts, archive: Archive, going_on: GoingOn) -> Reply:
    """Who, when, where, whose question, which source; or the quote in context, or its statement in full."""
    quote = going_on.quote
    if quote is None:
        return Reply(notice=texts("reading.gone"))
    key = short_key(quote.statement_id)
    version = await archive.version(key, quote.version)
    if version is None:
        return Reply(notice=texts("reading.gone"))
    match going_on.what.kind:
        case Follow.CONTEXT:
            return await read_in_context(texts, archive, InContext(key, quote.version, quote.start, quote.end))
        case Follow.WHOLE:
            page = page_of(version, quote.start)
            return await read_in_full(texts, archive, ReadInFull(key, quote.version, page))
    statement = version.statement
    blocks: list[Block] = []
    match going_on.what.kind:
        case Follow.ASKED if quote.exchange is None:
            blocks.append(paragraph(texts("follow.not_asked")))
        case Follow.ASKED:
            blocks += asked_before(texts, quote)
        case Follow.WHERE:
            place = statement.place
            blocks.append(paragraph(texts("reading.place", value=place) if place else texts("follow.no_place")))
        case Follow.SOURCE:
            link = statement.url
            blocks.append(paragraph(link or texts("follow.no_link")))
            if statement.source:
                blocks.append(paragraph(texts("reading.source", value=statement.source)))
    blocks.append(attribution(texts, quote.shown or quote.speakers, quote.date, certain=quote.certain))
    if going_on.what.kind is Follow.WHO:
        blocks.append(quotation(quote))
    blocks.append(paragraph(quote.title, Mark.ITALIC))
    return Reply(tuple(blocks), (tuple(reading_buttons(texts, quote)),))


def opposite_reply(texts: Texts, going_on: GoingOn, found: Quote | None) -> Reply:
    quote = going_on.quote
    if found is None or quote is None:
        name = quote.shown[0].name if quote and len(quote.shown) == 1 else ""
        return Reply((paragraph(texts("follow.no_opposite", name=name) if name else texts("follow.nobody")),))
    line = paragraph(texts("follow.opposite", name=quote.shown[0].name))
    return Reply((line, *quote_blocks(texts, found)), (tuple(reading_buttons(texts, found)),))
