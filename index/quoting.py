"""Chooses the sentences of a passage that a person would have marked: the one with the answer, context as needed."""

from collections.abc import Collection
from dataclasses import replace

from index.answer import Quote
from index.language import analyzer
from index.ranking import Ranked

COMFORTABLE = 400
"""Characters up to which a neighbouring sentence is taken in; the design asks for 600 at the most."""
MOST = 600


def quote_of(ranked: Ranked) -> Quote:
    """The best sentence and what fits beside it, as a slice of its version."""
    stored = ranked.stored
    first, last = window(ranked)
    start, end = stored.sentences[first][0], stored.sentences[last][1]
    text = stored.text[start - stored.start : end - stored.start]
    if len(text) > MOST:
        text, end = cut(text), start + len(cut(text))
    return Quote(
        statement_id=stored.statement_id,
        version=stored.version,
        start=start,
        end=end,
        text=text,
        speakers=stored.speakers,
        certain=stored.certain,
        title=stored.title,
        date=stored.date,
        language=stored.language,
        url=stored.url,
        complete=stored.complete,
        retracted=stored.retracted,
        score=ranked.score,
        closes=end == stored.sentences[last][1],
    )


def window(ranked: Ranked) -> tuple[int, int]:
    """From which sentence to which: grown from the best towards the better neighbour, while it stays comfortable."""
    spans, scores = ranked.stored.sentences, ranked.sentences
    first = last = max(range(len(scores)), key=scores.__getitem__)
    while True:
        sides = []
        if last + 1 < len(spans) and spans[last + 1][1] - spans[first][0] <= COMFORTABLE:
            sides.append((scores[last + 1], 1, last + 1))
        if first > 0 and spans[last][1] - spans[first - 1][0] <= COMFORTABLE:
            sides.append((scores[first - 1], 0, first - 1))
        if not sides:
            return first, last
        chosen = max(sides)[2]
        first, last = min(first, chosen), max(last, chosen)


def cut(text: str) -> str:
    """The beginning of a sentence that is too long for a quote, to the last space; marked as cut by the reply."""
    space = text.rfind(" ", MOST // 2, MOST)
    return text[: space if space > 0 else MOST].rstrip()


def marked(quote: Quote, terms: Collection[str]) -> Quote:
    """The quote with where the terms stand in it; neighbouring pairs of characters are one span."""
    spans: list[tuple[int, int]] = []
    for token in analyzer(quote.language).among(quote.text, terms):
        if spans and token.start < spans[-1][1]:
            spans[-1] = (spans[-1][0], token.end)
        else:
            spans.append((token.start, token.end))
    return replace(quote, matches=tuple(spans))
