"""A reply leads and its question goes with it: a quote in which only an interviewer speaks never stands before."""

from collections.abc import Sequence

from index.ranking.ranking import Ranked


def replies_first(ranked: Sequence[Ranked]) -> list[Ranked]:
    """Without the questions whose replies are among the candidates: they are shown with those."""
    answered = {
        (each.stored.statement_id, each.stored.exchange.start, each.stored.exchange.end)
        for each in ranked
        if each.stored.exchange
    }
    return [each for each in ranked if not (each.stored.question and _is_one_of(each, answered))]


def _is_one_of(ranked: Ranked, asked: set[tuple[str, int, int]]) -> bool:
    stored = ranked.stored
    return any(statement == stored.statement_id and start <= stored.start < end for statement, start, end in asked)
