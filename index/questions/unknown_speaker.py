"""Tells when a question asks for the words of somebody who does not speak on record, so that an answer can say so."""

import re
from functools import cache

from babel import Locale

from index.languages import Tongue, tongue_of
from index.people.speaker_names import WORD
from index.text.transliteration import plain

_CAPITAL = r"(?-i:[^\W\d_a-zß-öø-ÿа-яё][\w'’.-]*\w)"
_NAME = rf"(?P<name>{_CAPITAL}(?:\s+(?:(?:de|del|di|von|van|der|la|al|bin)\s+)*{_CAPITAL}){{0,4}})"
_NO_COUNTRIES = frozenset({"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"})
_SMALL = r"(?P<name>[^\W\d_][\w'’-]+(?:\s+[^\W\d_][\w'’-]+){0,2}?)"


def unknown_speaker(text: str, tongue: Tongue) -> str | None:
    """The name whose words are asked for; None where none is. Only for questions that name no speaker of the record."""
    for pattern in _patterns(tongue.code, small=text[1:].islower()):
        if match := pattern.search(text):
            words = WORD.findall(match["name"])
            if words and not any(_no_person(word, tongue) for word in words):
                return " ".join(match["name"].split()).removesuffix("'s").removesuffix("’s")
    return None


def speaks_of(text: str, name: str) -> bool:
    """Whether the text holds the name's last word, in whatever case form."""
    word = WORD.findall(name)[-1].casefold()
    return word[: max(4, len(word) - 2)] in text.casefold()


def _no_person(word: str, tongue: Tongue) -> bool:
    """A pronoun, an acronym or a country: "what did they say", "according to NATO", "what did France say"."""
    low = word.lower()
    acronym = word.isupper() and len(word) > 1
    return acronym or low in tongue.idle or low in tongue.marks or low in tongue.pronouns or plain(word) in countries()


@cache
def _patterns(language: str, *, small: bool) -> tuple[re.Pattern[str], ...]:
    tongue = tongue_of(language)
    titled = rf"(?:(?:{'|'.join(sorted(tongue.titles))})\s+)*"
    name = _SMALL if small else titled + _NAME
    return tuple(re.compile(each.replace("{NAME}", name), re.IGNORECASE) for each in tongue.asks_words_of)


@cache
def countries() -> frozenset[str]:
    """Words of the names of countries, in the languages that ship."""
    return frozenset(plain(word) for name in _territories() for word in WORD.findall(name))


@cache
def one_word_countries() -> frozenset[str]:
    """Names of countries that are one word: a name even in small letters."""
    return frozenset(plain(name) for name in _territories() if WORD.fullmatch(name))


def _territories() -> list[str]:
    return [
        name
        for code in ("en", "ru", "es", "fr", "de")
        for territory, name in Locale(code).territories.items()
        if territory.isalpha() and territory not in _NO_COUNTRIES
    ]
