"""All that is particular to a language, in one shape. A language says what it knows; the rest keeps its defaults."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from index.languages.labels import Labels
from index.languages.times import Times
from index.languages.tongue import Tongue, word_set
from index.languages.wishes import Wishes

__all__ = ["Language", "word_set"]

NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """``code`` is BCP 47. ``stemmer`` is Snowball's name for the language.

    A question is known by its ``letters`` (a regular expression) or, in scripts of many languages, by its commonest
    short words (``marks``) and by letters that count as so many of them (``signs``).
    ``stop_words`` only hold a sentence together, or begin a question: never searched for. Keep them few, since a word
    that may carry meaning is weighed by how rare it is. ``asking`` is the same as a regular expression, for a language
    that puts no spaces between words.
    After a word that ``never_end`` holds, a full stop ends no sentence; after one of ``numbered`` it ends none before a
    figure; after one of ``may_end`` it does before a word that opens one. ``dotted_ordinals``: "3." is "third".
    ``questions`` is how questions are put and ``times`` how dates and periods are, where that is known; ``wishes`` what
    people ask of the bot itself; ``labels`` what those who speak are called.
    The rest are regular expressions: ``said`` introduces a quotation, ``directions`` are what stage directions begin
    with or consist of, ``read_more`` is how a publisher cuts a text short, ``first_person`` is how people speak of
    themselves.
    """

    code: str
    stemmer: str | None = None
    letters: str | None = None
    marks: frozenset[str] = NONE
    signs: Mapping[str, int] = field(default_factory=dict)
    stop_words: frozenset[str] = NONE
    asking: str | None = None
    never_end: frozenset[str] = NONE
    numbered: frozenset[str] = NONE
    may_end: frozenset[str] = NONE
    dotted_ordinals: bool = False
    questions: Tongue | None = None
    times: Times | None = None
    wishes: Wishes = field(default_factory=Wishes)
    said: str | None = None
    directions: str | None = None
    read_more: str | None = None
    first_person: str | None = None
    labels: Labels = field(default_factory=Labels)


def patterns(languages: Mapping[str, Language], field_name: str) -> str:
    """What the languages have in the field, as one regular expression."""
    return "|".join(found for each in languages.values() if (found := getattr(each, field_name)))
