"""One time that a question names, and what the words around it can be."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from index.questions.moments import Token, Words
from index.questions.spans import Span

MOST = 3650
"""Units beyond which a number before them is no length of time."""
DEEPEST = 3
"""Times within times: "the beginning of the second half of last year"."""


@dataclass(frozen=True, slots=True)
class Point:
    """One time: its span in a year, which may have to be found. ``end`` is the number of the token after it.

    ``bare``: needs a preposition to be read as a time at all ("in May", "in 2021", "on Monday"). ``outer`` is what it
    is the beginning or the end (``edge``) of. ``exact``: what was written has these dates and no others.
    """

    span_in: Callable[[int], Span | None]
    year: int | None
    end: int
    kind: str
    bare: bool = False
    relative: bool = False
    exact: bool = True
    edge: str = ""
    outer: "Point | None" = None


class Reading:
    """A question's tokens, asked about by their places; a place outside has no parts."""

    def __init__(self, tokens: list[Token], words: Words, today: date) -> None:
        self.tokens, self.words, self.today = tokens, words, today

    def at(self, place: int, depth: int = 0) -> Point | None:
        """The longest time that begins at a token; None where none does."""
        raise NotImplementedError

    def has(self, place: int, *parts: str) -> bool:
        return 0 <= place < len(self.tokens) and not self.tokens[place].parts.keys().isdisjoint(parts)

    def low(self, place: int) -> str:
        return self.tokens[place].low if 0 <= place < len(self.tokens) else ""

    def skip(self, place: int, *parts: str, most: int = 3) -> int:
        for _ in range(most):
            if not self.has(place, *parts):
                break
            place += 1
        return place

    def number(self, place: int, *parts: str) -> int | None:
        """The number that a token is; by default as a number or as an ordinal."""
        held = self.tokens[place].parts if 0 <= place < len(self.tokens) else {}
        return next((held[part] for part in parts or ("number", "ordinal") if isinstance(held.get(part), int)), None)

    def unit(self, place: int) -> str:
        return str(self.tokens[place].parts.get("unit", "")) if 0 <= place < len(self.tokens) else ""

    def figure(self, place: int) -> bool:
        return self.low(place)[:1].isdigit()
