"""Words that were said more than once: shown once, with where else they were said."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property

from rapidfuzz.distance import Indel

from index.answer import Also, Quote
from index.text.language import analyzer
from index.text.wording import words_digest

ALIKE = 0.9
"""The share of two quotes' words, in their order, that must be the same for them to be nearly the same."""
FEW = 8
"""Quotes of fewer words are the same or they are not."""

MOST_NEW = 0.25
"""The share of a quote's words that may come on top of those shown already, for it to be a repeat of them."""

# One of these more or less, and it was the opposite that was said.
DENIALS = frozenset(
    "not no none never neither nor without cannot t не нет ни никогда без нельзя ні немає ne pas non jamais sans aucun "
    "nunca sin ningún ninguna não nem sem nicht kein keine keinen nie niemals ohne mai senza niet geen nooit zonder "
    "nie bez لا لم لن ليس नहीं değil yok inte ingen aldrig utan ikke".split()
)


def distinct(quotes: Iterable[Quote], limit: int) -> tuple[Quote, ...]:
    """The first ``limit`` quotes that differ, best first; what repeats one of them is noted there (``also``)."""
    kept: list[Quote] = []
    readings: list[_Words] = []
    for quote in quotes:
        words = _Words(quote)
        place = next((n for n, before in enumerate(readings) if before.repeated_by(words)), None)
        if place is not None:
            kept[place] = noted(kept[place], quote, exact=readings[place].stand_in(words))
        elif len(kept) < limit:
            kept.append(quote)
            readings.append(words)
    return tuple(kept)


def noted(before: Quote, repeat: Quote, *, exact: bool) -> Quote:
    if repeat.statement_id in (before.statement_id, *(each.statement_id for each in before.also)):
        return before
    also = Also(
        statement_id=repeat.statement_id, version=repeat.version, date=repeat.date, title=repeat.title, exact=exact
    )
    return replace(before, also=(*before.also, also))


class _Words:
    """The words of a quote, to be held against those of others; taken apart only where they are."""

    def __init__(self, quote: Quote) -> None:
        self._quote = quote
        self.speakers = frozenset(speaker.name for speaker in quote.speakers)

    @cached_property
    def digest(self) -> str:
        return words_digest(self._quote.text)

    @cached_property
    def order(self) -> list[str]:
        return analyzer(self._quote.language).spoken(self._quote.text)

    @cached_property
    def all(self) -> frozenset[str]:
        return frozenset(self.order)

    @cached_property
    def row(self) -> str:
        return f" {' '.join(self.order)} "

    def repeated_by(self, other: "_Words") -> bool:
        if self.speakers != other.speakers:
            return False
        if self.stand_in(other):
            return len(other.order) * (1 - MOST_NEW) <= len(self.order)
        return other.stands_whole_in(self) or self._nearly(other)

    def stand_in(self, other: "_Words") -> bool:
        """Whether these words were said there too, one after the other."""
        return self.digest == other.digest or self.stands_whole_in(other)

    def stands_whole_in(self, other: "_Words") -> bool:
        return len(self.order) >= FEW and self.row in other.row

    def _nearly(self, other: "_Words") -> bool:
        """A figure or a "not" is never a small difference."""
        shorter = min(len(self.order), len(other.order))
        if shorter < FEW or len(self.all & other.all) < ALIKE * ALIKE * min(len(self.all), len(other.all)):
            return False
        if Indel.normalized_similarity(self.order, other.order) < ALIKE:
            return False
        mine, others = Counter(self.order), Counter(other.order)
        return not any(word in DENIALS or word[0].isdigit() for word in (mine - others) + (others - mine))
