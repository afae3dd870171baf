"""What the bot says: every sentence, number and date in one language. The sentences are in YAML files beside this."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import cache
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_datetime
from babel.lists import format_list
from babel.numbers import format_decimal

from bot.say import Span
from bot.say.texts.loading import read_sentences
from bot.say.texts.sentence import COUNT, Sentence

__all__ = ["Texts", "languages", "own_name"]

FOLDER = Path(__file__).parent
FALLBACK = "en"

# Four digits read well without a separator, as years and telephone numbers do.
_GROUPED_FROM = 10_000

Value = str | int | Span


@cache
def languages() -> tuple[str, ...]:
    """The languages (BCP 47) there are sentences in."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.yaml")))


def own_name(language: str, of: str | None = None) -> str:
    """What a language that is shipped is called in itself, or in the language ``of``."""
    name = Locale.parse(language, sep="-").get_display_name(of or language) or language
    return name[:1].upper() + name[1:]


@cache
def _read(path: Path, locale: Locale) -> dict[str, Sentence]:
    """The sentences that every other language is held against, read once."""
    return read_sentences(path, locale)


class Texts:
    """Says sentences by their keys: ``texts("answer.absence", count=11, first=…, last=…)``."""

    def __init__(self, locale: Locale, sentences: dict[str, Sentence]) -> None:
        self._locale = locale
        self._sentences = sentences

    @classmethod
    def load(cls, language: str) -> "Texts":
        """The sentences in ``language`` (BCP 47), in its base language, or in English: the first there is a file for.

        Raises DataError with every sentence of the file that could not be said.
        """
        english = Locale(FALLBACK)
        sentences = _read(FOLDER / f"{FALLBACK}.yaml", english)
        for name in (language, language.partition("-")[0]):
            path = FOLDER / f"{name}.yaml"
            if name != FALLBACK and name.isascii() and name.replace("-", "").isalnum() and path.is_file():
                locale = Locale.parse(name, sep="-")
                return cls(locale, read_sentences(path, locale, like=sentences))
        return cls(english, sentences)

    @property
    def language(self) -> str:
        return str(self._locale.language)

    @property
    def rtl(self) -> bool:
        """Whether the language is written from right to left."""
        return self._locale.character_order == "right-to-left"

    def __call__(self, key: str, /, **values: Value) -> str:
        """The sentence with its gaps filled. Raises KeyError or TypeError where it does not take these values."""
        return "".join(span.text for span in self.spans(key, **values))

    def spans(self, key: str, /, **values: Value) -> tuple[Span, ...]:
        """The same as marked text: values that are spans keep their marks."""
        sentence = self._sentences[key]
        if sentence.gaps != values.keys():
            raise TypeError(f"{key} is filled with {sorted(sentence.gaps)}, not {sorted(values)}")
        spans = []
        for words, gap in sentence.form(self._locale, values.get(COUNT)).pieces:
            spans.append(Span(words))
            if gap is not None:
                spans.append(self._span(values[gap]))
        return tuple(span for span in spans if span.text)

    def _span(self, value: Value) -> Span:
        if isinstance(value, Span):
            return value
        return Span(self.number(value) if isinstance(value, int) else value)

    def number(self, number: int) -> str:
        return str(format_decimal(number, locale=self._locale, group_separator=abs(number) >= _GROUPED_FROM))

    def long_date(self, day: date) -> str:
        """As in "Tuesday 24 November 2026"."""
        return str(format_date(day, self("format.long_date"), locale=self._locale))

    def date(self, day: date) -> str:
        """As in "26 January 2021"."""
        return str(format_date(day, self("format.date"), locale=self._locale))

    def month(self, year: int, month: int) -> str:
        """As in "January 2021"."""
        return str(format_date(date(year, month, 1), self("format.month"), locale=self._locale))

    def moment(self, moment: datetime) -> str:
        """An aware moment's weekday, date and time where its own zone is: "Tuesday 24 November, 16:18"."""
        return str(format_datetime(moment, self("format.moment"), locale=self._locale))

    def time(self, moment: datetime) -> str:
        """An aware moment's time where its own zone is: "16:18"."""
        return str(format_datetime(moment, self("format.time"), locale=self._locale))

    def listed(self, names: Sequence[str]) -> str:
        """As in "Sergey Lavrov, Ned Price and Maria Zakharova"."""
        return str(format_list(list(names), locale=self._locale))

    def language_name(self, language: str) -> str:
        """What a language (BCP 47) is called, or its code where Babel knows no name."""
        try:
            return Locale.parse(language, sep="-").get_language_name(self._locale) or language
        except (ValueError, UnknownLocaleError):
            return language
