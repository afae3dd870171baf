"""Words that stand in the record just as they were asked, whole sentences or parts of them: their passages come first.

Marks, case and spaces do not matter, so that "Romanias" is found as "Romania's". A few words say too little: many
sentences hold them by chance.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from index.ranking.ranking import Ranked
from index.search.engine import Engine
from index.search.entries import Stored
from index.text.language import TOKEN

FEWEST, LETTERS = 5, 12
"""Words and letters from which on a text may be known; where no spaces part the words, only letters are counted."""
RAREST = 4
"""Words of the text by which its passages are looked for, those that the fewest passages have."""
TRIES = 4
"""Sets of words tried, each without the rarest of the one before: that may be two run together, "Ukraines"."""
HELD = 50
"""Passages with those words that are looked into for all words in their order."""
SURE = 0.95
"""How sure an answer is that shows what was asked for, word for word."""
ALL_BUT = 0.9
"""The share of the question that a passage must hold to be looked into."""

_BETWEEN = re.compile(r"[\W_]+")


def may_be_known(text: str) -> bool:
    kinds = [match.lastgroup for match in TOKEN.finditer(text)]
    return len(letters(text)) >= LETTERS and (len(kinds) >= FEWEST or "unspaced" in kinds)


def known(engine: Engine, text: str) -> list[Stored]:
    """The passages in which the text stands."""
    if not may_be_known(text):
        return []
    words = {match[0].casefold() for match in TOKEN.finditer(text) if match.lastgroup == "word" and len(match[0]) > 2}
    counted = sorted((count, word) for word in words if (count := engine.spoken(word)))
    wanted = letters(text)
    for start in range(min(TRIES, len(counted) - RAREST + 1)):
        found = engine.holding([word for _, word in counted[start : start + RAREST]], HELD)
        if stands := [each for each in found if wanted in letters(each.text)]:
            return stands
    return []


def known_first(ranked: Sequence[Ranked], text: str) -> tuple[list[Ranked], bool]:
    """The candidates with those in front in which the text stands, and whether there are any.

    Each is shown by the sentences that hold it; an interviewer's question gives its place to the reply.
    """
    if not may_be_known(text):
        return list(ranked), False
    wanted = letters(text)
    first: list[Ranked] = []
    questions: set[tuple[str, int]] = set()
    for each in ranked:
        if each.features.coverage < ALL_BUT and each.wanted.idf:
            continue
        if (shown := standing_in(each.stored, wanted)) is not None:
            first.append(replace(each, shown=shown))
            if each.stored.question:
                questions.add((each.stored.statement_id, each.stored.start))
    replies = [each for each in ranked if replies_to(each.stored, questions)]
    if replies:
        first = [*replies, *(each for each in first if not each.stored.question)]
    ahead = {(each.stored.statement_id, each.stored.number) for each in first}
    return first + [each for each in ranked if (each.stored.statement_id, each.stored.number) not in ahead], bool(first)


def replies_to(stored: Stored, questions: set[tuple[str, int]]) -> bool:
    exchange = stored.exchange
    return exchange is not None and any(
        statement == stored.statement_id and exchange.start <= start < exchange.end for statement, start in questions
    )


def standing_in(stored: Stored, wanted: str) -> tuple[int, int] | None:
    """The first and last of the fewest sentences that hold the letters together; None where the passage does not."""
    if wanted not in letters(stored.text):
        return None
    spans = stored.sentences

    def hold(first: int, last: int) -> bool:
        return wanted in letters(stored.text[spans[first][0] - stored.start : spans[last][1] - stored.start])

    last = next((number for number in range(len(spans)) if hold(0, number)), None)
    if last is None:
        return None
    return max(number for number in range(last + 1) if hold(number, last)), last


def letters(text: str) -> str:
    """The letters and figures alone, in lower case."""
    return _BETWEEN.sub("", unicodedata.normalize("NFKC", text).casefold())
