"""Quoted words in an answer: shown as those of whoever said them, as quoted by whose text it is."""

from collections.abc import Collection
from dataclasses import replace

from index.answer import Quote
from index.ranking.quoting import COMFORTABLE
from index.ranking.ranking import Ranked
from index.statement import Speaker
from index.transcripts.quoted import Quoted

MOSTLY = 0.5
"""The share of a quote from which on, in quotation marks, it is whose the quotation is."""


def as_quoted(quote: Quote, ranked: Ranked, asked: Collection[Speaker] = ()) -> Quote:
    """The quote, or what of it somebody else said: of somebody who was ``asked`` for, or most of it.

    Where the text does not say whose a quotation is, nobody is certain.
    """
    quoted = ranked.stored.quoted
    if not quoted:
        return quote
    if asked and not set(asked) & set(ranked.stored.speakers):
        theirs = [each for each in quoted if each.speaker in asked]
        if theirs:
            return _narrowed(_within(quote, ranked, theirs), theirs)
    inside = [each for each in quoted if each.start < quote.end and quote.start < each.end]
    held = sum(min(each.end, quote.end) - max(each.start, quote.start) for each in inside)
    if held < MOSTLY * len(quote.text):
        return quote
    if len({each.speaker for each in inside}) > 1 or inside[0].speaker is None:
        return replace(quote, certain=False)
    return _narrowed(quote, inside)


def _within(quote: Quote, ranked: Ranked, theirs: Collection[Quoted]) -> Quote:
    """The sentences around the best of those in which they are quoted."""
    stored = ranked.stored
    allowed = [
        place
        for place, (start, end) in enumerate(stored.sentences)
        if any(each.start < end and start < each.end for each in theirs)
    ]
    if not allowed:
        return quote
    first = last = max(allowed, key=lambda place: (ranked.sentences[place], -place))
    while last + 1 in allowed and stored.sentences[last + 1][1] - stored.sentences[first][0] <= COMFORTABLE:
        last += 1
    start, end = stored.sentences[first][0], stored.sentences[last][1]
    text = stored.text[start - stored.start : end - stored.start]
    return replace(
        quote, start=start, end=end, text=text, opens=start not in stored.cuts, closes=end not in stored.cuts
    )


def _narrowed(quote: Quote, theirs: Collection[Quoted]) -> Quote:
    """From the first of their words in the quote, with its mark, to the last."""
    inside = [each for each in theirs if each.start < quote.end and quote.start < each.end]
    start = max(quote.start, min(each.start for each in inside) - 1)
    end = min(quote.end, max(each.end for each in inside) + 1)
    speaker = next(each.speaker for each in inside)
    if speaker is None:
        return replace(quote, certain=False)
    own = any(each == speaker for each in quote.speakers)
    return replace(
        quote,
        start=start,
        end=end,
        text=quote.text[start - quote.start : end - quote.start],
        speakers=(speaker,),
        certain=True,
        quoted_by=() if own else quote.speakers,
    )
