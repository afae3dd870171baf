"""Names across Cyrillic and Latin, and across the Latin spellings of one Cyrillic name.

The Latin letters follow BGN/PCGN 1947 without its apostrophes; keys fold what English, German, French and Spanish
papers print for the same name (Lavrov, Lawrow, Lavroff) into one.
"""

import re
import unicodedata
from functools import lru_cache

_LATIN = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґў",
        [
            "a",
            "b",
            "v",
            "g",
            "d",
            "e",
            "e",
            "zh",
            "z",
            "i",
            "y",
            "k",
            "l",
            "m",
            "n",
            "o",
            "p",
            "r",
            "s",
            "t",
            "u",
            "f",
            "kh",
            "ts",
            "ch",
            "sh",
            "shch",
            "",
            "y",
            "",
            "e",
            "yu",
            "ya",
            "i",
            "yi",
            "ye",
            "g",
            "u",
        ],
        strict=True,
    )
)
_CYRILLIC = (
    ("shch", "щ"), ("kh", "х"), ("zh", "ж"), ("ts", "ц"), ("ch", "ч"), ("sh", "ш"), ("yu", "ю"), ("ya", "я"),
    ("ye", "е"),
    ("yo", "ё"), ("skiy", "ский"), ("sky", "ский"), ("iy", "ий"), ("ey", "ей"), ("ay", "ай"), ("oy", "ой"),
    ("uy", "уй"),
    *zip("abcdefghijklmnopqrstuvwxyz", "абкдефгхижклмнопкрстуввкыз", strict=True),
)  # fmt: skip
_FOLDED = {
    "schtsch": "sh", "shch": "sh", "chtch": "sh", "sch": "sh", "tsch": "ch", "tch": "ch", "cz": "ch", "kh": "h",
    "ck": "k",
    "qu": "k", "gu": "g", "ph": "f", "w": "v", "ou": "u", "f": "v", "ff": "v", "ine": "in", "x": "ks", "ts": "c",
    "tz": "c",
    "y": "i", "j": "i",
}  # fmt: skip
_FOLD = re.compile("schtsch|shch|chtch|sch|tsch|tch|cz|kh|ck|qu|gu(?=[ei])|ph|w|ou|(?<=[eo])ff?$|ine$|x|t[sz]|[yj]")
_DOUBLED = re.compile(r"(.)\1+")
_SOFTENED = re.compile("(?<=[cs]h)ov|ie(?=v|$)")
_PLAIN = str.maketrans({"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "ъ": "", "ь": ""})
# Endings of Russian cases and what they replace in the nominative; longest first.
_CASES = tuple(
    (ending, base)
    for ending, bases in (
        ("ого", ("ий", "ый", "ой")), ("его", ("ий",)), ("ому", ("ий", "ый", "ой")), ("ему", ("ий",)), ("ыми", ("ы",)),
        ("ой", ("а", "ая")), ("ей", ("я", "а")), ("ую", ("ая",)), ("ым", ("", "ый")), ("им", ("ий", "")),
        ("ом", ("", "ой", "о")), ("ем", ("й", "ь", "")), ("ою", ("а",)),
        ("а", ("",)), ("я", ("й", "ь")), ("у", ("", "а")), ("ю", ("й", "ь", "я")), ("ы", ("а",)),
        ("и", ("а", "я", "ь")),
        ("е", ("", "а", "й", "я")),
    )
    for base in bases
)  # fmt: skip


def plain(word: str) -> str:
    """Lower case, without diacritics."""
    if word.isascii():
        return word.lower()
    # Taken apart only letter by letter outside Cyrillic: й is a letter of its own, not an и with a mark.
    apart = "".join(
        c
        if "\u0400" <= c <= "\u04ff"
        else "".join(d for d in unicodedata.normalize("NFKD", c) if not unicodedata.combining(d))
        for c in unicodedata.normalize("NFKC", word.lower())
    )
    return apart.translate(_PLAIN) if not is_cyrillic(apart) else apart


def is_cyrillic(word: str) -> bool:
    return any("\u0400" <= c <= "\u04ff" for c in word)


def latin(word: str) -> str:
    """The word in lower-case Latin letters: ``Захарова`` → ``zakharova``. Other scripts stay as they are."""
    if word.isascii():
        return word.lower()
    return "".join(_LATIN.get(c, c) for c in plain(word))


def cyrillic(word: str) -> str:
    """A likely Russian spelling of a Latin name: ``Lavrov`` → ``лавров``. Not an inverse: spellings are many."""
    spelt = plain(word)
    for letters, to in _CYRILLIC:
        spelt = spelt.replace(letters, to)
    return spelt


def bases(word: str) -> tuple[str, ...]:
    """Nominatives a Russian case form may come from, the word itself first: ``Лаврова`` → ``лаврова``, ``лавров``."""
    low = plain(word)
    if not is_cyrillic(low):
        return (low,)
    stripped = (
        low[: -len(ending)] + base for ending, base in _CASES if low.endswith(ending) and len(low) - len(ending) >= 3
    )
    return tuple(dict.fromkeys((low, *stripped)))


@lru_cache(maxsize=1 << 14)
def name_key(word: str) -> str:
    """What the spellings of one name have in common; only good for comparing with other keys."""
    key = _FOLD.sub(lambda match: _FOLDED[match.group()], latin(word))
    key = _DOUBLED.sub(r"\1", key)
    return _SOFTENED.sub(lambda match: "ev" if match.group() == "ov" else "e", key)


def loose_keys(key: str) -> tuple[str, ...]:
    """Keys of readings that change a sound: German ``ch`` for х and ``S`` for З (Sacharowa → zaharova)."""
    soft = key.replace("ch", "h")
    buzzing = {"z" + k[1:] for k in (key, soft) if k.startswith("s") and not k.startswith("sh")}
    return tuple(sorted(({soft} | buzzing) - {key}))
