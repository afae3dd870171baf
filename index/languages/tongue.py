"""The shape of what is known of a language. Patterns are regular expressions, matched without regard to case."""

from collections.abc import Mapping
from dataclasses import dataclass


def word_set(words: str) -> frozenset[str]:
    """The words of a line: tables of words read better without quotation marks."""
    return frozenset(words.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Tongue:
    """Words and patterns of one language.

    ``frames`` are ways to say whose words are asked for; ``{N}`` stands for the name. All of a match is taken out of
    the question but its group ``keep``. ``aside`` are prepositions that make the name after them a topic;
    ``person`` words ask about a person, not for words. A group ``tail`` is taken out as well, further on.
    ``asks_words_of`` finds whose words are asked for where ``{NAME}`` is no speaker's; ``pronouns`` are no names.
    ``newest`` asks for the newest before the rest. ``relative`` gives spans by day as ``unit:offset`` (``week:-1`` is
    the calendar week before today's) or, with a plus, as a rolling one that ends today (``+7:day``).
    """

    code: str
    marks: frozenset[str]
    idle: frozenset[str]
    titles: frozenset[str]
    peoples: str
    join: str
    aside: str
    person: str
    speech: str
    who_said: str
    frames: tuple[str, ...]
    pronouns: frozenset[str]
    asks_words_of: tuple[str, ...]
    statements: str
    dating: str
    newest: str
    inside: str
    since: str
    until: str
    after: str
    before: str
    between: str
    to: str
    onwards: str
    qualifier: str
    ordinal: str
    of: str
    year_word: str
    last: str
    this: str
    relative: Mapping[str, str]
    ago: str
    rolling: str
    numbers: Mapping[str, int]
    units: Mapping[str, str]
    seasons: Mapping[str, int]
    quarter: str
    half: str
    ordinals: Mapping[str, int]
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
