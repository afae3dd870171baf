"""The languages, one line each: ``<code>.py`` beside this holds all that is particular to one."""

from collections.abc import Mapping
from importlib import import_module

from index.languages.few_words import FEW_WORDS
from index.languages.language import Language

# Where letters are shared, the language with more of its own comes first: kana before Han, Ukrainian before Russian.
# Among languages whose short words fit a question equally well, the first is taken.
CODES = (
    *("en", "es", "fr", "de", "it", "pt", "nl", "pl", "sv", "tr", "ro"),
    *("bg", "cs", "da", "fi", "hu", "id", "no", "sk", "vi"),
    *("ja", "ko", "zh", "th", "hi", "he", "fa", "ar", "el", "hy", "ka", "uk", "ru"),
)

LANGUAGES: Mapping[str, Language] = {
    each.code: each for each in (*(import_module(f"index.languages.{code}").LANGUAGE for code in CODES), *FEW_WORDS)
}
