"""Chooses the sentences of a passage that a person would have marked: the one with the answer, context as needed."""

import math
from collections.abc import Collection
from dataclasses import replace

from index.answer import Quote
from index.ranking.ranking import Ranked
from index.text.language import analyzer

COMFORTABLE = 530
"""Characters that several sentences may have together."""
LITTLE = 100
"""Characters below which a reply goes on with its next sentence."""
MOST = 600
"""Characters of any quote."""
W_BEST, W_EACH = 0.6, 0.3
"""What the best sentence and every sentence of a window count beside the share of the question that it holds."""
W_NEAREST, W_NEAR = 0.3, 0.1
"""The same for how near they are in meaning: all there is to go by where the question is in another language."""


def quote_of(ranked: Ranked) -> Quote:
    """The sentences to show, as a slice of their version."""
    stored = ranked.stored
    first, last = window(ranked)
    if stored.exchange:
        last = replied(ranked, first, last)
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
        asks=stored.question,
        title=stored.title,
        date=stored.date,
        language=stored.language,
        url=stored.url,
        complete=stored.complete,
        retracted=stored.retracted,
        score=ranked.score,
        translation_of=stored.translation_of,
        opens=start not in stored.cuts,
        closes=end == stored.sentences[last][1] and end not in stored.cuts,
        exchange=stored.exchange,
        size=stored.size,
    )


def replied(ranked: Ranked, first: int, last: int) -> int:
    """Where a reply that says little by itself ("No.") has said something: its question holds what was asked."""
    spans = ranked.stored.sentences
    while last + 1 < len(spans) and spans[last][1] - spans[first][0] < LITTLE:
        last += 1
    return last


def window(ranked: Ranked) -> tuple[int, int]:
    """From which sentence to which: the sentences in a row that hold most of the question, with no idle one at an end.

    Of windows worth the same the shortest is taken, and the first, so that a sentence without a word of the question
    is only shown in between two others.
    """
    if ranked.shown is not None:
        return ranked.shown
    spans, scores, near = ranked.stored.sentences, ranked.sentences, nearness(ranked)
    best, worth = (0, 0), (-1.0, 0, 0)
    for first in range(len(spans)):
        held: set[str] = set()
        highest = total = nearest = nearer = 0.0
        for last in range(first, len(spans)):
            if last > first and spans[last][1] - spans[first][0] > COMFORTABLE:
                break
            held.update(ranked.held[last])
            highest, total = max(highest, scores[last]), total + scores[last]
            nearest, nearer = max(nearest, near[last]), nearer + near[last]
            value = ranked.wanted.share(held) + W_BEST * highest + W_EACH * total
            value += W_NEAREST * nearest + W_NEAR * nearer
            if (judged := (round(value, 9), first - last, -first)) > worth:
                best, worth = (first, last), judged
    return best


def nearness(ranked: Ranked) -> list[float]:
    """How near each sentence is in meaning, from 0 for the furthest of its passage to 1 for the nearest."""
    known = [each for each in ranked.near if not math.isnan(each)]
    if not known or max(known) == min(known):
        return [0.0] * len(ranked.stored.sentences)
    lowest, between = min(known), max(known) - min(known)
    return [0.0 if math.isnan(each) else (each - lowest) / between for each in ranked.near]


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
