"""The shape of what is known of a language. Patterns are regular expressions, matched without regard to case."""

from collections.abc import Mapping
from dataclasses import dataclass, field


def word_set(words: str) -> frozenset[str]:
    """The words of a line: tables of words read better without quotation marks."""
    return frozenset(words.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Tongue:
    """Words and patterns of one language.

    ``frames`` are ways to say whose words are asked for; ``{N}`` stands for the name. All of a match is taken out of
    the question but its group ``keep``. ``aside`` are prepositions that make the name after them a topic;
    ``person`` words ask about a person, not for words. A group ``tail`` is taken out as well, further on.
    ``asks_words_of`` finds whose words are asked for where ``{NAME}`` is no speaker's; ``pronouns`` are no names,
    ``anybody`` stand for whoever it was.
    ``newest`` asks for the newest before the rest. ``asking`` are words that begin a question about the world, ``wish``
    what asks for quotes and names none ("show me"), ``intro`` what only says that something was said ("statements
    about"). ``counting`` are whole questions for how often ("count") or when ("when") something was said, with groups
    ``who`` and ``what``, or ``both`` where nothing parts them; ``whose`` asks for the words of whom it is filled with.
    ``following`` are ways to go on from the last question, whole texts by what they want (questions/following.py).
    Of ``carry`` a group is what takes the place of something, ``about`` is a preposition before a subject,
    ``he`` and ``it`` are pronouns (``it`` after a group ``lead``). Texts to be filled in: ``asks_about`` follows
    ``whose``, ``earlier_than`` and ``later_than`` name a day.
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
    anybody: frozenset[str]
    asks_words_of: tuple[str, ...]
    statements: str
    dating: str
    newest: str
    asking: str
    wish: str
    intro: str
    counting: tuple[tuple[str, str], ...] = ()
    whose: str = "{}"
    following: Mapping[str, str] = field(default_factory=dict)
