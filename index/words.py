"""The record's words, names and dates, as reading a question asks for them; remembered until the index changes."""

from collections.abc import Sequence
from datetime import date

from index.answer import Extent
from index.engine import Engine
from index.language import analyzer
from index.speaker_names import SpeakerNames
from index.statement import Speaker


class IndexWords:
    """Implements ``index.vocabulary.Vocabulary`` over an index."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._voices: list[Speaker] = []
        self.extent = Extent(0, None, None)
        self.names = SpeakerNames([])
        self.languages: dict[str, int] = {}
        self._prefixes: dict[str, list[tuple[str, int]]] = {}

    def learn(self) -> None:
        """Look again at the index's speakers, languages and size, after it has changed."""
        voices = self._engine.voices()
        if voices != self._voices:
            self._voices, self.names = voices, SpeakerNames(voices)
        self.extent = self._engine.extent([], [])
        self.languages = self._engine.languages()
        self._prefixes = {}

    @property
    def dates(self) -> tuple[date, date] | None:
        extent = self.extent
        return (extent.first, extent.last) if extent.first and extent.last else None

    def frequency(self, word: str) -> int:
        """In how many passages the word stands, in whatever form; by the rules of each language on record."""
        terms = {term for language in self.languages for term in analyzer(language).terms(word)}
        return max((self._engine.frequency(term) for term in terms), default=0)

    def starting(self, prefix: str) -> Sequence[tuple[str, int]]:
        if prefix not in self._prefixes:
            self._prefixes[prefix] = self._engine.starting(prefix)
        return self._prefixes[prefix]
