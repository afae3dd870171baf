"""Which language a question is in: by its letters, then by its commonest short words.

Questions are a handful of words, where counts of function words are both quicker and surer than letter statistics.
"""

import re

from index.languages.de import GERMAN
from index.languages.en import ENGLISH
from index.languages.es import SPANISH
from index.languages.fr import FRENCH
from index.languages.ru import RUSSIAN
from index.languages.tongue import Tongue, word_set

LANGUAGES = (ENGLISH, RUSSIAN, SPANISH, FRENCH, GERMAN)
_BY_CODE = {tongue.code: tongue for tongue in LANGUAGES}
_WORD = re.compile(r"[^\W\d_]+")
# Order matters: kana before Han, since Japanese holds both; letters of one Cyrillic language before Cyrillic at large.
_SCRIPTS = tuple(
    (code, re.compile(letters))
    for code, letters in (
        ("ja", "[\u3040-\u30ff]"), ("ko", "[\uac00-\ud7af\u1100-\u11ff]"), ("zh", "[\u3400-\u9fff]"),
        ("th", "[\u0e00-\u0e7f]"),
        ("hi", "[\u0900-\u097f]"), ("he", "[\u0590-\u05ff]"), ("fa", "[\u067e\u0686\u0698\u06af]"),
        ("ar", "[\u0600-\u06ff]"),
        ("el", "[\u0370-\u03ff]"), ("hy", "[\u0530-\u058f]"), ("ka", "[\u10a0-\u10ff]"),
        ("uk", "(?i:[іїєґ])"), ("ru", "[\u0400-\u04ff]"),
    )
)  # fmt: skip
# Latin-script languages without question patterns here, so that a stemmer can still be chosen for them.
_OTHER_MARKS = {
    "it": word_set("il gli di che è un una con del della cosa quando dove chi quale quanti sono ha detto nel sul"),
    "pt": word_set("os de da do que em um uma para com não se por como quando onde quem qual quantos disse foi são"),
    "nl": word_set("de het een en van is wat wie hoe waar wanneer waarom welke zijn heeft met voor over door zei"),
    "pl": word_set("nie na co jak kto gdzie kiedy dlaczego jest się czy który która ile powiedział"),
    "sv": word_set("och att det som på är av för vad vem hur var när varför till den har inte sade"),
    "tr": word_set("ve bir bu ne kim nasıl nerede zaman için ile hangi kaç dedi hakkında"),
    "ro": word_set("și în la cu ce cine cum unde când este fost din pentru care despre spus"),
}
_MARKS = {tongue.code: tongue.marks for tongue in LANGUAGES if tongue is not RUSSIAN} | _OTHER_MARKS


def detect_language(text: str, default: str = "en") -> str:
    """BCP 47 code of the language the question is most likely in; ``default`` where nothing tells."""
    letters = [c for c in text if c.isalpha()]
    if not letters:
        return default
    words = set(_WORD.findall(text.lower()))
    scores = {code: len(words & marks) for code, marks in _MARKS.items()}
    foreign = sum(c >= "\u0370" for c in letters)
    # A name in Latin letters does not make a question English, nor a name in Cyrillic one Russian.
    if foreign * 2 > len(letters) or (foreign * 5 > len(letters) and max(scores.values()) < 2):
        return next((code for code, script in _SCRIPTS if script.search(text)), default)
    scores["es"] += 2 * ("¿" in text or "ñ" in text)
    scores["de"] += "ß" in text or "ü" in text
    best = max(scores.values())
    return default if best == scores.get(default, 0) else next(code for code in _MARKS if scores[code] == best)


def tongue_of(language: str) -> Tongue:
    """Patterns for questions in the language; English ones where there are none of its own."""
    return _BY_CODE.get(language, ENGLISH)
