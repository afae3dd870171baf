"""A vocabulary in memory: what reading a question asks of a record, without a record."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from index.people.speaker_names import SpeakerNames
from index.statement import Speaker

EMBASSY = (
    Speaker("Sergey Lavrov", "Foreign Minister"),
    Speaker("Maria Zakharova", "Foreign Ministry Spokeswoman"),
    Speaker("Vladimir Putin", "President of Russia"),
)
DEPARTMENT = (
    Speaker("Office of the Spokesperson"),
    Speaker("Antony J. Blinken", "Secretary of State"),
    Speaker("Ned Price", "Department Spokesperson"),
    Speaker("Jalina Porter", "Principal Deputy Spokesperson"),
    Speaker("Wendy R. Sherman", "Deputy Secretary of State"),
    Speaker("Mute Egede", "Greenlandic Premier"),
    Speaker("Ursula von der Leyen", "President of the European Commission"),
    Speaker("Wang Yi", "Foreign Minister of China"),
)


class SmallRecord:
    """Words given with how often they stand; a word has no other forms than itself."""

    def __init__(
        self,
        speakers: Iterable[Speaker] = (),
        words: Mapping[str, int] | str = "",
        dates: tuple[date, date] | None = (date(2021, 1, 26), date(2021, 9, 16)),
        events: Mapping[str, tuple[date, date]] | None = None,
    ) -> None:
        self.events = events or {}
        self.names = SpeakerNames(speakers)
        self.dates = dates
        self._words = dict.fromkeys(words.split(), 5) if isinstance(words, str) else dict(words)

    def frequency(self, word: str) -> int:
        return self._words.get(word, 0)

    def starting(self, prefix: str) -> Sequence[tuple[str, int]]:
        return [(word, count) for word, count in self._words.items() if word.startswith(prefix)]

    def event(self, words: str) -> tuple[date, date] | None:
        return self.events.get(words)
