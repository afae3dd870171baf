"""The record's words, names and dates, as reading a question asks for them; remembered until the index changes."""

from collections.abc import Mapping, Sequence
from datetime import date

from index.people.directory import Directory
from index.people.person import Known
from index.people.speaker_names import SpeakerNames
from index.ranking.acronyms import Acronyms, Alternative
from index.ranking.compounds import compounds
from index.ranking.ranking import Wanted
from index.search.engine import Engine
from index.statement import Extent
from index.text.language import analyzer

MOVED = 0.01
"""The share of its passages by which an index must have changed for its spelling to be looked at again: a list of all
words that begin alike takes some milliseconds of a large one."""
SHARED = 5
"""First letters that prefix variants share: "ukrain", "ukrainian"."""
LONGER = 4
"""By how many letters at most one of them is longer than the other."""
ONE_EVENT = 14
"""Days within which statements that name the same event speak of one."""
TITLES = 100
"""Passages among which statements are looked for whose titles name an event."""
VARIANTS = 8
"""The most prefix variants of a term that are looked for, those in the most passages first."""


class IndexWords:
    """Implements ``index.questions.vocabulary.Vocabulary`` over an index."""

    def __init__(self, engine: Engine, known: Sequence[Known] = ()) -> None:
        self._engine = engine
        self._known = known
        self._told: tuple[object, ...] = ()
        self.extent = Extent(0, None, None)
        self.names = SpeakerNames([])
        self.languages: dict[str, int] = {}
        self._pairs: list[str] = []
        self.acronyms = Acronyms([])
        self._prefixes: dict[str, list[tuple[str, int]]] = {}
        self._variants: dict[str, tuple[str, ...]] = {}
        self._passages = 0

    def learn(self) -> None:
        """Look again at the index's speakers, languages and size, after it has changed."""
        voices, quoted, labels = self._engine.voices(), self._engine.voices("quoted"), self._engine.labels()
        told = (voices.keys(), quoted.keys(), labels)
        if told != self._told:
            self._told = told
            directory = Directory(voices.items(), labels=labels, quoted=quoted.items(), known=self._known)
            self.names = SpeakerNames(directory)
        pairs = self._engine.acronyms()
        if pairs != self._pairs:
            self._pairs, self.acronyms = pairs, Acronyms(pairs)
        self.extent = self._engine.extent([], [])
        self.languages = self._engine.languages()
        if not self._passages * (1 - MOVED) <= self._engine.passages() <= self._passages * (1 + MOVED):
            self._passages, self._prefixes = self._engine.passages(), {}
        self._variants = {}

    @property
    def dates(self) -> tuple[date, date] | None:
        extent = self.extent
        return (extent.first, extent.last) if extent.first and extent.last else None

    def frequency(self, word: str) -> int:
        """In how many passages the word stands, in whatever form; by the rules of each language on record."""
        terms = {term for language in self.languages for term in analyzer(language).terms(word)}
        return max((self._engine.frequency(term) for term in terms), default=0)

    def starting(self, prefix: str) -> Sequence[tuple[str, int]]:
        known = self._prefixes
        if prefix not in known:
            known[prefix] = self._engine.starting(prefix)
        return known[prefix]

    def event(self, words: str) -> tuple[date, date] | None:
        """When statements were made whose titles hold the words; None where there are none, or of several times."""
        dates: set[date] = set()
        for language in self.languages:
            terms = set(analyzer(language).terms(words))
            held = self._engine.search(dict.fromkeys(sorted(terms), 1.0), [], TITLES) if terms else []
            dates |= {each.date for each in held if terms <= set(analyzer(language).terms(each.title))}
        if not dates or (max(dates) - min(dates)).days > ONE_EVENT:
            return None
        return min(dates), max(dates)

    def alternatives(self, text: str, wanted: Mapping[str, Wanted]) -> list[Alternative]:
        """Other forms of what is asked for: acronyms spelt out and back, words in one and with a hyphen."""
        return [*self.acronyms.alternatives(text, wanted), *compounds(text, wanted, self._engine.frequency)]

    def prefix_variants(self, term: str) -> tuple[str, ...]:
        """Other terms on record that begin with the term, or that it begins with; at most ``VARIANTS``."""
        if len(term) < SHARED or not term.isalpha():
            return ()
        known = self._variants
        if term not in known:
            alike = sorted(self._engine.terms_starting(term[:SHARED]), key=lambda each: -each[1])
            variants = [other for other, _ in alike if other != term and are_prefix_variants(term, other)]
            known[term] = tuple(variants[:VARIANTS])
        return known[term]


def are_prefix_variants(one: str, other: str) -> bool:
    """Whether the longer of two terms is the other with a few letters more."""
    return abs(len(one) - len(other)) <= LONGER and (one.startswith(other) or other.startswith(one))
