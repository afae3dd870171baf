"""A reply leads and its question goes with it: a quote in which only an interviewer speaks never stands before."""

from collections.abc import Sequence

from index.ranking.ranking import Ranked

SAYS_SOMETHING = 5
"""Words from which on a reply that names what was asked about is likely to say something of it."""


def replies_first(ranked: Sequence[Ranked]) -> list[Ranked]:
    """Without the questions whose replies are among the candidates: they are shown with those."""
    answered = {
        (each.stored.statement_id, each.stored.exchange.start, each.stored.exchange.end)
        for each in ranked
        if each.stored.exchange
    }
    return [each for each in ranked if not (each.stored.question and _is_one_of(each, answered))]


def echoes_last(ranked: Sequence[Ranked]) -> list[Ranked]:
    """Replies that only name the subject ("Iran? Go ahead.") after all that say something of it, as "No." does."""
    return sorted(ranked, key=_is_echo)


def _is_echo(ranked: Ranked) -> bool:
    short = len(ranked.stored.text.split(None, SAYS_SOMETHING)) < SAYS_SOMETHING
    return short and any(ranked.held) and ranked.stored.exchange is not None


def _is_one_of(ranked: Ranked, asked: set[tuple[str, int, int]]) -> bool:
    stored = ranked.stored
    return any(statement == stored.statement_id and start <= stored.start < end for statement, start, end in asked)
