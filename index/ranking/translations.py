"""Statements that are translations of others on record: one question gets the words in one language, not in each."""

from collections.abc import Sequence
from dataclasses import replace

from index.answer import Original, Quote
from index.ranking.ranking import Ranked
from index.search.engine import Engine
from index.text.language import primary


def in_one_language(ranked: Sequence[Ranked], language: str) -> list[Ranked]:
    """The candidates without those that stand in another language too: the question's is kept, else the best one's.

    What is kept of a statement and its translations takes the places that they had together, in its own order.
    """
    families: dict[str, list[Ranked]] = {}
    for each in ranked:
        families.setdefault(family(each), []).append(each)
    kept = {name: iter(of_language(members, language)) for name, members in families.items()}
    return [found for each in ranked if (found := next(kept[family(each)], None)) is not None]


def family(ranked: Ranked) -> str:
    return ranked.stored.translation_of or ranked.stored.statement_id


def of_language(members: Sequence[Ranked], language: str) -> list[Ranked]:
    spoken = [primary(each.stored.language) for each in members]
    wanted = language if language in spoken else spoken[0]
    return [each for each, its in zip(members, spoken, strict=True) if its == wanted]


def with_original(quote: Quote, engine: Engine) -> Quote:
    """The quote with the statement that it is a translation of, if that is on record."""
    if quote.translation_of is None:
        return quote
    found = engine.statement(quote.translation_of)
    if found is None:
        return quote
    return replace(quote, original=Original(found.statement_id, found.title, found.language))
