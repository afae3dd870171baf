"""When a watch would have fired: the statements on record that fit it, newest first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import tantivy

from index.answer import Quote
from index.people.directory import Heard as HeardAs
from index.ranking.quoting import marked, quote_of
from index.ranking.ranking import Wanted, rank, unranked
from index.search.engine import Engine
from index.search.entries import Stored
from index.text.language import analyzer, primary
from index.watches.watched import Heard, Needs, Watched

MOST = 500
"""Passages looked at, in each language; a watch that fits more is told to have fired at least so often."""


@dataclass(frozen=True, slots=True)
class Fired:
    """``since`` statements of the time asked for (at least, where ``more``); ``last`` are the newest of all times."""

    since: int
    last: tuple[Quote, ...]
    more: bool = False


def fired(engine: Engine, watched: Watched, since: date, limit: int) -> Fired:
    fitting: dict[str, list[Stored]] = {}
    more = False
    for language in engine.languages():
        needs = Needs.of(watched, language)
        if needs is None:
            continue
        found = engine.passing(_filters(engine, watched, needs, language), MOST)
        more = more or (len(found) == MOST and found[-1].date >= since)
        for stored in found:
            if Heard.of(stored).fits(watched, needs):
                fitting.setdefault(stored.statement_id, []).append(stored)
    newest = sorted(fitting.values(), key=lambda each: each[0].date, reverse=True)
    recent = sum(each[0].date >= since for each in newest)
    return Fired(recent, tuple(matching_quote(watched, each) for each in newest[:limit]), more)


def _filters(engine: Engine, watched: Watched, needs: Needs, language: str) -> list[tantivy.Query]:
    filters = [engine.terms_filter(language, needs.terms)]
    if needs.written:
        filters.append(engine.words_filter(sorted(needs.written)))
    if watched.speakers:
        filters.append(engine.speaker_filter(HeardAs(watched.speakers)))
    return filters


def matching_quote(watched: Watched, passages: Sequence[Stored]) -> Quote:
    """The words, of the passages that fit a watch, that fit it best; what matched is marked."""
    text = " ".join((watched.words, *watched.phrases))
    tokens = list(analyzer(passages[0].language).tokens(text))
    idf = {token.term: 1.0 for token in tokens}
    written = {text[token.start : token.end].casefold(): 1.0 for token in tokens}
    wanted = Wanted(tuple(token.term for token in tokens), idf, written)
    ranked = rank(passages, {primary(passages[0].language): wanted})
    return marked(quote_of(ranked[0] if ranked else unranked(passages[0])), frozenset(idf))
