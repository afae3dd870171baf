"""What ``/when`` says: how often words were said, first and last, by whom; with the months as a line of bars."""

from bot.say import Aside, Block, Mark, Paragraph, Reply, Span, aside, bars, briefly, button, paragraph
from bot.say.texts import Texts
from bot.talk.record.in_context import InContext
from index import Quote, short_key
from index.timeline import Timeline

PEOPLE = 5
"""Of those who said it, the ones named."""


def timeline_reply(texts: Texts, timeline: Timeline) -> Reply:
    extent = timeline.searched
    if unknown := timeline.question.unknown_speaker:
        return Reply((paragraph(texts("answer.not_on_record", name=unknown)),))
    if not extent.statements or extent.first is None or extent.last is None:
        nothing = timeline.question.speakers or timeline.question.period
        return Reply((paragraph(texts("when.nothing_searched" if nothing else "ask.empty_record")),))
    if not timeline.words and not timeline.question.speakers:
        return Reply((paragraph(texts("when.too_common")),))
    dates = {"first": texts.date(extent.first), "last": texts.date(extent.last)}
    searched = texts("when.searched", count=extent.statements, **dates)
    head = [Span(texts("when.matching", count=timeline.matching), Mark.BOLD), Span(f" {searched}")]
    if timeline.matching and len(timeline.months) > 1:
        head.append(Span(f"\n{bars(timeline.months)}"))
    blocks: list[Block] = [Paragraph(tuple(head))]
    languages = timeline.languages
    if not timeline.matching and languages and (language := timeline.question.language) not in languages:
        blocks.append(paragraph(texts("when.other_language", language=texts.language_name(language))))
    blocks += [*_ends(texts, timeline), _how(texts, timeline)]
    row = tuple(button(texts(key), _in_context(quote)) for key, quote in _reading(timeline))
    return Reply(tuple(blocks), (row,) if row else ())


def headline(texts: Texts, timeline: Timeline) -> str:
    """What was counted, and how often it was said."""
    return f"{counted_words(texts, timeline)}: {texts('when.matching', count=timeline.matching)}"


def _how(texts: Texts, timeline: Timeline) -> Aside:
    """By whom, and how it was counted."""
    lines = [texts("when.counted", words=counted_words(texts, timeline))]
    if len(timeline.speakers) > 1:
        people = [texts("when.person", name=each.name, matching=each.matching) for each in timeline.speakers[:PEOPLE]]
        lines.insert(0, texts("when.by_person", people=", ".join(people)))
    if timeline.asked:
        lines.append(texts("when.asked", count=timeline.asked))
    if timeline.matching and len(timeline.months) > 1:
        first, last = (texts.month(each.year, each.month) for each in (timeline.months[0], timeline.months[-1]))
        lines.append(texts("when.months", first=first, last=last))
    if timeline.gaps:
        lines.append(texts("when.gaps", count=len(timeline.gaps)))
    return aside(*lines)


def _reading(timeline: Timeline) -> list[tuple[str, Quote]]:
    first, last = timeline.first, timeline.last
    if first is None or last is None:
        return []
    if _is_one(first, last):
        return [("buttons.in_context", first)]
    return [("when.first_in_context", first), ("when.last_in_context", last)]


def _is_one(first: Quote, last: Quote) -> bool:
    return (first.statement_id, first.start) == (last.statement_id, last.start)


def _in_context(quote: Quote) -> InContext:
    return InContext(short_key(quote.statement_id), quote.version, quote.start, quote.end)


def counted_words(texts: Texts, timeline: Timeline) -> str:
    question = timeline.question
    parts = [question.words, *(texts("answer.phrase", phrase=phrase) for phrase in question.phrases)]
    if question.speakers:
        parts.append(texts("answer.by", speakers=texts.listed(list(question.speakers))))
    if question.period:
        period = question.period
        parts.append(texts("when.between", first=texts.date(period.first), last=texts.date(period.last)))
    parts += [texts("answer.without", word=word) for word in question.exclusions]
    return ", ".join(filter(None, parts))


def plot_labels(texts: Texts, timeline: Timeline) -> dict[str, str]:
    """What is written on the picture."""
    return {
        "title": texts("when.plot", words=counted_words(texts, timeline)),
        "words": texts("when.plot_words"),
        "everything": texts("when.plot_all"),
        "gap": texts("when.plot_gap"),
    }


def _ends(texts: Texts, timeline: Timeline) -> list[Block]:
    first, last = timeline.first, timeline.last
    if first is None or last is None:
        return []
    if _is_one(first, last):
        return _shown(texts, "when.only", first)
    return [*_shown(texts, "when.first", first), *_shown(texts, "when.last", last)]


def _shown(texts: Texts, key: str, quote: Quote) -> list[Block]:
    who, words = briefly(texts, quote)
    return [Paragraph((Span(texts("when.which", which=texts(key)) + " ", Mark.BOLD), *who.spans)), words]
