"""From an answer to a reply: the exact words with who, when and where; or an honest absence."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from bot.say import (
    NEWEST,
    Action,
    Block,
    Button,
    Key,
    Mark,
    Paragraph,
    Reply,
    Span,
    aside,
    attribution,
    button,
    paragraph,
    quotation,
    whose_text,
)
from bot.say.texts import Texts
from bot.talk.record.in_context import InContext
from bot.talk.record.listing import ShowList
from bot.talk.record.reading import ReadAt, ReadInFull
from index import Answer, Quote, short_key
from index.languages import detect_language
from index.people import turned_down
from index.questions import Filter, Period, Question
from index.text import sentences_of

LONGEST_ASKED = 200
"""Characters of an interviewer's question above the reply; the end of it is what was asked."""
LONGEST_OPEN = 380
"""Characters of a quote that is shown whole at once: ten lines of a phone."""
IN_VIEW = 100
"""Characters that can be read of what is folded: three lines."""
UNSPACED = "\u2e80"
"""From here on are scripts of which few letters make a question."""
LONGEST_NAME = 3
"""Words of a text that is no more than somebody's name."""
NEAREST = 1
"""How many of the nearest quotes an absence shows."""


@dataclass(frozen=True, slots=True)
class ShowQuote(Action):
    """Another quote (from 0) of the answer to a kept question."""

    letter: ClassVar[str] = "q"
    token: Key
    position: int


@dataclass(frozen=True, slots=True)
class DropFilter(Action):
    """A kept question's answer without one kind of filter."""

    letter: ClassVar[str] = "d"
    token: Key
    filter: Filter


def answer_reply(
    texts: Texts,
    answer: Answer,
    token: str,
    position: int = 0,
    *,
    stale: str | None = None,
    answered_with: Sequence[Block] = (),
    others: Sequence[tuple[str, str]] = (),
    sharing: Sequence[Button] = (),
) -> Reply:
    """The quote at ``position`` of an answer, or its absence; ``token`` is the kept question's, for the buttons.

    ``answered_with`` follows a quote that is an interviewer's question. ``others`` are namesakes of who is asked for,
    each with the token of the question as it names that one. ``sharing`` are buttons that carry the quote away.

    ``stale`` stands beside an absence: what could be missing because sources were not read lately.
    """
    question = answer.question
    namesakes = tuple(button(name, ShowQuote(other, 0)) for name, other in others)
    last_rows = (*((namesakes,) if namesakes else ()), *drop_buttons(texts, question, token))
    quotes = answer.quotes
    blocks: list[Block] = list(notices(texts, question))
    if not answer.answered:
        blocks.append(paragraph(absence(texts, answer)))
        if stale:
            blocks.append(paragraph(stale))
        quotes = quotes[:NEAREST] if position == 0 else quotes
        if quotes:
            blocks.append(paragraph(texts("absence.nearest"), Mark.ITALIC))
    if not quotes:
        return Reply(tuple(blocks), last_rows)
    if position >= len(quotes):
        return Reply(notice=texts("answer.last"))
    quote = quotes[position]
    if position == 0 and lone_name(answer):
        blocks.append(who_that_is(texts, answer))
        last_rows = ((button(texts("buttons.all"), ShowList(token, 0)),), *last_rows)
    blocks += quote_blocks(texts, quote, question, answered_with)
    row = [*reading_buttons(texts, quote)]
    if position + 1 < len(answer.quotes):
        row.append(button(texts("buttons.next"), ShowQuote(token, position + 1)))
    carried = (tuple(sharing),) if sharing else ()
    return Reply(tuple(blocks), (tuple(row), *carried, *original_button(texts, quote), *last_rows))


def lone_name(answer: Answer) -> bool:
    """Whether nothing but a speaker was named."""
    asked = answer.question
    others = asked.words or asked.phrases or asked.exclusions or asked.period or asked.around
    short = len(asked.text.split()) <= LONGEST_NAME
    return answer.answered and len(asked.speakers) == 1 and short and not others


def who_that_is(texts: Texts, answer: Answer) -> Block:
    """How many statements, from when to when; the attribution below has the office."""
    extent = answer.extent
    line = texts("answer.person", name=answer.question.speakers[0], count=extent.statements)
    if extent.first and extent.last and extent.first < extent.last:
        days = texts("answer.person_days", first=texts.date(extent.first), last=texts.date(extent.last))
        line = f"{line} {days}"
    return paragraph(line)


def quote_blocks(
    texts: Texts, quote: Quote, question: Question | None = None, answered_with: Sequence[Block] = ()
) -> list[Block]:
    blocks: list[Block] = [
        attribution(texts, quote.shown or quote.speakers, quote.date, certain=quote.certain),
        *whose_text(texts, quote.quoted_by),
        *perhaps_another(texts, quote, question),
        *asked_before(texts, quote),
        quotation(quote, folded=is_long(quote)),
        *answered_with,
        paragraph(quote.title, Mark.ITALIC),
    ]
    for exact, sentence in ((True, "answer.also"), (False, "answer.nearly")):
        if days := [texts.date(each.date) for each in quote.also if each.exact is exact]:
            blocks.append(paragraph(texts(sentence, dates=texts.listed(days))))
    if quote.retracted:
        blocks.append(paragraph(texts("answer.retracted")))
    if not quote.complete:
        blocks.append(paragraph(texts("answer.excerpt")))
    if question and quote.original:
        language = texts.language_name(quote.original.language)
        blocks.append(paragraph(texts("answer.translated", language=language, title=quote.original.title)))
    elif question and quote.translation_of:
        blocks.append(paragraph(texts("answer.translated_unheld")))
    if question and other_language(question.text, quote.language):
        blocks.append(paragraph(texts("answer.translation", language=texts.language_name(quote.language))))
    return blocks


def perhaps_another(texts: Texts, quote: Quote, question: Question | None) -> list[Block]:
    """Where only a surname is printed ("Dr. Doe"), and nothing tells that it is the Doe who was asked for."""
    shown = [each.name for each in quote.shown]
    if question is None or set(shown) & set(question.speakers):
        return []
    asked = {name.split()[-1].casefold(): name for name in question.speakers}
    alike = [(name, asked[last]) for name in shown if (last := name.split()[-1].casefold()) in asked]
    return [paragraph(texts("answer.perhaps", shown=name, asked=other), Mark.ITALIC) for name, other in alike[:1]]


def is_long(quote: Quote) -> bool:
    """Whether the words fill a screen, and what was looked for can be seen before they are opened."""
    first = quote.matches[0][0] if quote.matches else 0
    return len(quote.text) > LONGEST_OPEN and first < IN_VIEW


def asked_before(texts: Texts, quote: Quote) -> list[Block]:
    """The end of the interviewer's question, above the reply to it."""
    exchange = quote.exchange
    if exchange is None or quote.asks:
        return []
    words = " ".join(exchange.question.split())
    start, end = sentences_of(words, quote.language)[-1]
    asked = words if len(words) <= LONGEST_ASKED else words[start:end]
    if len(asked) > LONGEST_ASKED:
        asked = "… " + asked[-LONGEST_ASKED:].partition(" ")[2]
    who = texts.listed([turned_down(each.name) for each in exchange.speakers])
    told = texts("answer.asked", speaker=who or texts("answer.somebody"), question=asked)
    return [aside(told) if len(told) > IN_VIEW else paragraph(told, Mark.ITALIC)]


def other_language(question: str, language: str) -> bool:
    """Whether a question of some length is in another language than the quote."""
    of_length = len(question.split()) > 2 or max(question, default="") >= UNSPACED
    return of_length and detect_language(question, language) != language.partition("-")[0]


def reading_buttons(texts: Texts, quote: Quote) -> tuple[Button, ...]:
    """The quote's neighbours, where it has any, and the page of the statement on which it stands."""
    key = short_key(quote.statement_id)
    in_full = button(texts("buttons.in_full"), ReadAt(key, quote.version, quote.start, quote.end))
    if quote.whole:
        return (in_full,)
    return button(texts("buttons.in_context"), InContext(key, quote.version, quote.start, quote.end)), in_full


def original_button(texts: Texts, quote: Quote) -> tuple[tuple[Button, ...], ...]:
    """A row of its own: four buttons beside each other are too narrow to be read on a telephone."""
    if quote.original is None:
        return ()
    key = short_key(quote.original.statement_id)
    return ((button(texts("buttons.original"), ReadInFull(key, NEWEST, 0)),),)


def notices(texts: Texts, question: Question) -> list[Paragraph]:
    """What was corrected in the question, and what was understood as a filter."""
    corrected = [texts("answer.corrected", found=each.found, asked=each.asked) for each in question.corrections]
    found = [paragraph("\n".join(corrected), Mark.ITALIC)] if corrected else []
    if question.unknown_speaker:
        found.append(paragraph(texts("answer.not_on_record", name=question.unknown_speaker), Mark.ITALIC))
    if told := times_told(texts, question):
        found.append(paragraph(told, Mark.ITALIC))
    if filters := described(texts, question):
        found.append(Paragraph(texts.spans("answer.understood", filters=Span(", ".join(filters), Mark.ITALIC))))
    return found


def times_told(texts: Texts, question: Question) -> str:
    """What has to be said of a time that was named: read by a convention, or not at all. Empty where it was exact."""
    if question.period and not question.period.exact:
        return texts("answer.roughly", wording=question.period.text, period=dates_of(texts, question.period))
    if question.unread:
        return texts("answer.unread", wording=question.unread)
    return texts("answer.beyond", wording=question.beyond.text) if question.beyond else ""


def dates_of(texts: Texts, period: Period) -> str:
    first, last = texts.date(period.first), texts.date(period.last)
    return first if first == last else f"{first} – {last}"


def described(texts: Texts, question: Question) -> list[str]:
    parts = []
    if question.speakers:
        parts.append(texts("answer.by", speakers=texts.listed(question.speakers)))
    if question.period:
        parts.append(texts("answer.within", period=dates_of(texts, question.period)))
    parts += [texts("answer.phrase", phrase=phrase) for phrase in question.phrases]
    parts += [texts("answer.without", word=word) for word in question.exclusions]
    return parts


DROPS = (
    (Filter.SPEAKER, "buttons.drop_speaker"),
    (Filter.PERIOD, "buttons.drop_period"),
    (Filter.PHRASE, "buttons.drop_phrase"),
    (Filter.EXCLUSION, "buttons.drop_exclusion"),
)


def drop_buttons(texts: Texts, question: Question, token: str) -> tuple[tuple[Button, ...], ...]:
    """A button for each kind of filter that was understood, which asks again without it."""
    used = {
        Filter.SPEAKER: question.speakers,
        Filter.PERIOD: question.period,
        Filter.PHRASE: question.phrases,
        Filter.EXCLUSION: question.exclusions,
    }
    row = tuple(button(texts(label), DropFilter(token, each)) for each, label in DROPS if used[each])
    return (row,) if row else ()


def absence(texts: Texts, answer: Answer) -> str:
    extent, question = answer.extent, answer.question
    if not extent.statements or extent.first is None or extent.last is None:
        filters = described(texts, question)
        told = texts("absence.nowhere", filters=", ".join(filters)) if filters else texts("ask.empty_record")
        days = [texts.date(day) for day in answer.nearest]
        return f"{told} {texts('absence.nearest_days', days=texts.listed(days))}" if days else told
    first, last = texts.date(extent.first), texts.date(extent.last)
    if first == last:
        return texts("absence.one_day", count=extent.statements, day=first)
    return texts("absence.nothing", count=extent.statements, first=first, last=last)
