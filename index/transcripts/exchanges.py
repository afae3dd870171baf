"""Which question a reply answers: found together, shown together, each under its own name."""

from collections.abc import Sequence
from dataclasses import dataclass

from index.transcripts.turns import Turn

FEWEST_WORDS = 3
"""Of a question that asks something by itself; fewer ("Right?", "Go ahead.") go on with the one before."""
MOST_REPLIES = 3
"""Turns after a question that still reply to it."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """An interviewer's question and a reply to it."""

    question: Turn
    reply: Turn


def exchanges(text: str, turns: Sequence[Turn]) -> list[Exchange]:
    """Every reply with its question, in order. A turn that replies to nothing is in none."""
    found: list[Exchange] = []
    asked: Turn | None = None
    replies = 0
    for turn in turns:
        if turn.question:
            if asked is None or len(text[turn.start : turn.end].split()) >= FEWEST_WORDS:
                asked = turn
            replies = 0
        elif asked is not None and replies < MOST_REPLIES:
            replies += 1
            found.append(Exchange(asked, turn))
    return found
