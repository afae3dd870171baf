"""Building blocks of replies: attribution, quotations, lists of statements."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.say.buttons import Action, encode
from bot.say.reply import Aside, Button, Mark, Paragraph, Quotation, Span
from bot.say.texts import Texts
from index import Quote, Speaker
from index.archive import Heading

LONGEST_LABEL = 60
"""Characters of a statement's title on a button; clients show about 30 on a phone, in two lines."""


def paragraph(text: str, mark: Mark = Mark.PLAIN) -> Paragraph:
    return Paragraph((Span(text, mark),))


def aside(*lines: str) -> Aside:
    """Lines that few need; empty ones are left out."""
    return Aside((Span("\n".join(filter(None, lines))),))


def button(label: str, action: Action) -> Button:
    return Button(label, encode(action))


def in_rows(buttons: Sequence[Button], width: int) -> tuple[tuple[Button, ...], ...]:
    """Buttons side by side, so many in a row."""
    return tuple(tuple(buttons[place : place + width]) for place in range(0, len(buttons), width))


def speaker_name(texts: Texts, speaker: Speaker) -> str:
    return texts("answer.said_role", name=speaker.name, role=speaker.role) if speaker.role else speaker.name


def attribution(texts: Texts, speakers: Sequence[Speaker], day: date, *, certain: bool) -> Paragraph:
    """Who and when, above the words; "from" where the text does not tell which of them; no name if none is known."""
    if not speakers:
        return Paragraph(texts.spans("answer.unknown_speaker", date=texts.date(day)))
    names = texts.listed([speaker_name(texts, speaker) for speaker in speakers])
    key = "answer.speaker" if certain else "answer.from"
    return Paragraph(texts.spans(key, speaker=Span(names, Mark.BOLD), date=texts.date(day)))


def whose_text(texts: Texts, quoted_by: Sequence[Speaker]) -> list[Paragraph]:
    """Below whoever said quoted words: in whose text they stand."""
    if not quoted_by:
        return []
    return [paragraph(texts("answer.quoted_by", publisher=texts.listed([each.name for each in quoted_by])))]


def quotation(quote: Quote, *, folded: bool = False) -> Quotation:
    """The words, letter for letter, what matched in bold, with "…" where a sentence was cut."""
    spans: list[Span] = [] if quote.opens else [Span("… ")]
    place = 0
    for start, end in quote.matches:
        if start > place:
            spans.append(Span(quote.text[place:start]))
        spans.append(Span(quote.text[start:end], Mark.BOLD))
        place = end
    spans.append(Span(quote.text[place:]))
    if not quote.closes:
        spans.append(Span(" …"))
    return Quotation(tuple(span for span in spans if span.text), folded)


def signed(texts: Texts, quote: Quote) -> Paragraph:
    """Who, without their office, and when."""
    names = [replace(each, role=None) for each in quote.shown or quote.speakers]
    return attribution(texts, names, quote.date, certain=quote.certain)


def briefly(texts: Texts, quote: Quote) -> tuple[Paragraph, Quotation]:
    """Who, without their office, and when; and the words, folded."""
    return signed(texts, quote), quotation(quote, folded=True)


def numbered_heading(texts: Texts, number: int, heading: Heading) -> Paragraph:
    """A statement in a list: its title, cut where it is long, and below it who and when; offices are a button away."""
    names = texts.listed([speaker.name for speaker in heading.speakers])
    line = texts("answer.speaker", speaker=names, date=texts.date(heading.date))
    if heading.retracted_at is not None:
        line += "\n" + texts("answer.retracted")
    return Paragraph((Span(f"{number}. {short(heading.title)}\n"), Span(line, Mark.ITALIC)))


def short(title: str, most: int = LONGEST_LABEL) -> str:
    return title if len(title) <= most else title[: most - 1].rstrip() + "…"
