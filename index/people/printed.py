"""Takes a printed name apart: "Secretary of State Antony J. Blinken", "MS. PSAKI", "THE PRESIDENT", "The White House".

Says what kind of voice it is before anybody is joined with anybody. What is no name ("Q Okay. And") is nobody.
"""

import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from index.people.label_words import (
    ARTICLES,
    LESSER,
    OF,
    OPENERS,
    PARTICLES,
    QUESTION,
    TITLES,
    UNNAMED,
    WORD,
    folded,
    is_title,
    name_words,
)
from index.people.words import (
    AFTER_NAMES,
    BODIES,
    CAPITALS_AFTER_NAMES,
    DEPARTMENTS,
    HONORIFICS,
    MORE_OFFICES,
    NAMELESS,
    NUMBERS,
    OFFICE_NOUNS,
    PREPOSITIONS,
    is_place,
)
from index.text.spelling import real_words
from index.text.transliteration import name_key

OFFICES = (TITLES | MORE_OFFICES) - HONORIFICS - ARTICLES - folded("the his her")
MOST_WORDS = 6
"""Words of a name without office; more are a sentence's, or a heading's."""
MOST_AFTER_TITLE = 3
"""Words after a title that are all the name; of more the last two are."""
FULL_NAME = 2
"""Words of a name that letters behind it may follow."""
INITIAL = 2
"""Characters of a letter and its full stop."""
LONG_TITLE = 40
"""Characters of an office from which on it is no part of how a person is called."""
SHORTEST_WORD = 5
"""Capitals that stand alone are an acronym below this length: NATO, ERT."""
_BRACKETS = re.compile(r"\s*[(\[（【][^()\[\]（）【】]*[)\]）】]?")
_SENTENCE = re.compile(r"[?!…;:<>{}=]|[^\W\d_]{3,}\.\s+\w")
_INITIALS_LAST = re.compile(r"^(?P<family>[^\W\d_][\w'’-]+)\s+(?P<given>(?:[^\W\d_]\.\s*){1,3})$")
_GLUED = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z][^\W\d_])")
_INITIALS = re.compile(r"(?<=\w\.)(?=\w\.)")
_PATRONYMIC = re.compile(r"(?:вич|вна|чна)$", re.IGNORECASE)
_ATTACHED = re.compile("[^\\W\\d_]{1,2}['’][A-ZÀ-Þ]")  # "d’Arcy"
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


class Form(Enum):
    PERSON = "person"
    BODY = "body"
    OFFICE = "office"
    NAMELESS = "nameless"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Printed:
    """``name`` is without office and honorific; ``words`` are its keys in order, given names first.

    ``office`` is as printed. ``bare``: there is no more of the name than a surname.
    """

    form: Form
    name: str
    words: tuple[str, ...] = ()
    office: str | None = None
    honorific: str | None = None
    bare: bool = False


@lru_cache(maxsize=1 << 16)
def taken_apart(name: str, role: str | None = None) -> Printed:
    """What a speaker's name and role, as printed, tell of who it is."""
    whole = " ".join(_BRACKETS.sub(" ", name).split()).strip(" ,-–—*_")
    if _UNSPACED.search(whole):
        return Printed(Form.PERSON, whole, (whole,), role, bare=False)
    printed, _, rest = whole.partition(", ")
    rest = re.sub(r"^(?:Jr|Sr|II|III|IV)\b\.?,?\s*", "", ", ".join(filter(None, (rest, role)))).strip(" ,")
    printed = _to_the_name(_without_letters(printed))
    rest = _without_letters(rest, least=0)
    low = name_words(printed)
    if not low or _no_name(printed, low):
        return Printed(Form.NOBODY, whole)
    if is_place(printed, rest):
        return Printed(Form.NOBODY, whole)
    if " ".join(low) in UNNAMED or _is_nameless(low):
        return Printed(Form.NAMELESS, whole)
    if _is_body(printed, low):
        return Printed(Form.BODY, printed, tuple(name_key(word) for word in low if word not in ARTICLES | OF))
    parted = _parted(printed)
    if parted is None:
        swapped = taken_apart(rest) if rest and _pure_name(rest) else None
        if swapped is not None and swapped.form is Form.PERSON and not swapped.bare:
            return Printed(Form.PERSON, swapped.name, swapped.words, printed)
        return Printed(Form.OFFICE, whole, _office_keys(printed), printed)
    before, words, honorific = parted
    office = before or rest or None
    if before and rest:
        office = rest
    keys = tuple(name_key(word.rstrip(".")) for word in words)
    surname = [word for word in words if word.casefold() not in PARTICLES]
    return Printed(Form.PERSON, " ".join(words), keys, office, honorific, bare=len(surname) < 2)


def is_office(word: str) -> bool:
    """Whether a word (lower-case, without marks) titles an office; German makes one word of "finance minister"."""
    if word in OFFICES or (len(word) > LONG_WORD and word.endswith(_COMPOUNDS)):
        return True
    return len(word) >= LONG_WORD and word not in ARTICLES and is_title(word)


_COMPOUNDS = ("minister", "ministerin", "prasident", "prasidentin", "kanzler", "kanzlerin", "sekretar", "sekretarin",
              "sprecher", "sprecherin", "direktor", "direktorin", "prezydent", "chef", "chefin")  # fmt: skip
LONG_WORD = 8
"""Letters of a word above which an office may end it."""


def office_words(office: str) -> frozenset[str]:
    """The words that tell one office from another: "Secretary of State" → secretary, state."""
    return frozenset(name_words(_GLUED.sub(" ", office))) - ARTICLES - OF - HONORIFICS


def same_office(one: str, other: str) -> bool:
    """Whether the shorter of two titles names the longer: "Secretary" that "of State", but not "Deputy Secretary"."""
    few, many = sorted((office_words(one), office_words(other)), key=len)
    return bool(few) and few <= many and not (many - few) & LESSER


def displayed(printed: Printed) -> str:
    """The name as a person would write it: capitals turned down, an office or honorific kept beside a surname alone."""
    if printed.form is not Form.PERSON:
        return turned_down(printed.name)
    title = printed.office or (printed.honorific and printed.honorific.capitalize())
    if not printed.bare or not title or len(title) >= LONG_TITLE:
        return turned_down(printed.name)
    return f"{turned_down(title)} {turned_down(printed.name, alone=False)}"


def turned_down(name: str, *, alone: bool = True) -> str:
    """ "JEAN-YVES LE DRIAN" → "Jean-Yves Le Drian"; what holds small letters, or may be an acronym, stays as it is."""
    if not name.isupper() or (alone and len(name) < SHORTEST_WORD):
        return name
    words = []
    for number, word in enumerate(name.split()):
        low = word.lower()
        if low in ("von", "van", "der", "den", "bin", "ibn", "of", "for", "and", "the", "de", "du", "da") and (
            number or (not alone and low not in ("de", "du", "da"))
        ):
            words.append(low)
        else:
            shown = re.sub(r"(?:^|[-'’.(/])[^\W\d_]", lambda match: match[0].upper(), low)
            words.append(re.sub(r"^Mc[^\W\d_]", lambda match: match[0][:2] + match[0][2].upper(), shown))
    return " ".join(words)


def _to_the_name(printed: str) -> str:
    """Without what a heading says after the name: "President Biden Celebrating …", "THE FIRST LADY During a …"."""
    words = printed.split()
    for place, word in enumerate(words):
        low = word.casefold().strip(".,'’\"")
        if place and low in PREPOSITIONS and low not in OF | PARTICLES | ARTICLES:
            return " ".join(words[:place])
        doing = low.endswith("ing") and low in real_words("en").words
        if place > 1 and doing and place < len(words) - 1 and not word.isupper():
            return " ".join(words[:place])
    return printed


def _without_letters(printed: str, least: int = FULL_NAME) -> str:
    """Without what stands behind a name: "KC", "Ph.D.". Before an office too, where ``least`` words may be left."""
    words = printed.split()
    place = -1 if least else 0
    while len(words) > least and words[place].strip(",").replace(".", "") in CAPITALS_AFTER_NAMES:
        words.pop(place)
    return " ".join(words).strip(" ,")


def _no_name(printed: str, low: list[str]) -> bool:
    if _SENTENCE.search(printed) or not printed[0].isalpha() or any(letter.isdigit() for letter in printed):
        return True
    titled = bool(set(low[1:3]) & OFFICES)
    if low[0] in OPENERS - {"the"} and not titled:
        return True
    if " ".join(low) in QUESTION or (low[0] in QUESTION and (len(low[0]) == 1 or not (titled or set(low) & BODIES))):
        return True
    small = [
        word for word in printed.split() if word[0].islower() and not _ATTACHED.match(word) and not _is_lesser(word)
    ]
    return bool(small) and not printed.islower()


def _is_lesser(word: str) -> bool:
    """Whether a word of a name or office is printed small: "von", "of", "minister"."""
    return all(part in _SMALL for part in name_words(word))


_SMALL = PARTICLES | OF | ARTICLES | OFFICES | HONORIFICS | DEPARTMENTS | folded("state press")


def _is_nameless(low: list[str]) -> bool:
    """ "Senior State Department Official One": whoever it was has no name here."""
    kept = [word for word in low if word not in NUMBERS]
    return bool(kept) and (kept[-1] in NAMELESS or kept[0] in ("unidentified", "unknown"))


def _is_body(printed: str, low: list[str]) -> bool:
    named = _parted(printed)
    if low[-1] in OFFICE_NOUNS and not set(low) & OF:
        return False
    if not set(low) & BODIES or named is None or low[-1] in BODIES:
        return bool(set(low) & BODIES)
    titled = [place for place, word in enumerate(low) if word in OFFICES | HONORIFICS]
    # "Office of Monetary Affairs Director Jane Doe", but not "Office of the Spokesperson".
    return not titled or (low[0] in BODIES and len(low) - titled[-1] <= 2)


def _parted(printed: str) -> tuple[str, list[str], str | None] | None:
    """What stands before the name, the name's words, the honorific; None where nothing but an office is there."""
    if match := _INITIALS_LAST.match(printed):
        printed = f"{match['given']} {match['family']}"
    pieces = [piece.strip(",") for piece in _INITIALS.sub(" ", printed.replace("/", " / ")).split()]
    words = [(piece, name_words(piece)) for piece in pieces if WORD.search(piece)]
    words = [(piece, low) for piece, low in words if low and low[0] not in AFTER_NAMES]
    if not words:
        return None
    offices = [place for place, (_, low) in enumerate(words) if any(map(is_office, low))]
    inner = [place for place in offices if place < len(words) - 1]
    first = 0
    honorific = None
    while first < len(words) - 1 and words[first][1][0] in HONORIFICS | ARTICLES - PARTICLES:
        honorific = words[first][0] if words[first][1][0] in HONORIFICS else honorific
        first += 1
    last_is_noun = set(words[-1][1]) & OFFICE_NOUNS
    if last_is_noun or (offices and offices[0] == len(words) - 1 and first == len(words) - 1):
        return None
    names = words[first:]
    before = ""
    if inner and inner[0] <= first + 4:
        start = _after_office(words, inner)
        if start is None:
            return None
        before, names = " ".join(piece for piece, _ in words[first:start]), words[start:]
    if not names or len(names) > MOST_WORDS:
        return None
    while len(names) > 1 and names[0][1][0] in HONORIFICS:
        honorific = names[0][0]
        names = names[1:]
    shown = [piece if len(piece) == INITIAL else piece.rstrip(".") for piece, _ in names]
    if len(shown) > 2 and _PATRONYMIC.search(shown[-1]):
        shown = [*shown[1:], shown[0]]
    return before, shown, honorific


def _after_office(words: list[tuple[str, list[str]]], offices: list[int]) -> int | None:
    """Where the name begins after the title of an office; None where the title is all there is."""
    start = offices[-1] + 1
    last = len(words) - 1
    capitals = all(piece.isupper() for piece, _ in words)
    of = [place for place in range(offices[0] + 1, last) if words[place][1][0] in OF]
    # "FOREIGN MINISTER DE MAIO": a particle of the name, where one word that is no department's or country's follows.
    if of and of[-1] == last - 1 and words[of[-1]][1][0] in PARTICLES and not _of_office(words[last:]):
        return max(start, of[-1])
    beyond = [place for place in range(start, last + 1) if words[place][1][0] not in PARTICLES]
    if of or len(beyond) > MOST_AFTER_TITLE:
        start = max(start, last - 1)
        if start > offices[-1] + 1 and len(words[start][0]) == INITIAL:
            start -= 1
    while start <= last and (
        words[start][1][0] in OF - PARTICLES | ARTICLES - PARTICLES or (words[start][0].islower() and not capitals)
    ):
        if words[start][1][0] in PARTICLES:
            break
        start += 1
    rest = words[start:]
    if not rest or (of and (_of_office(rest) or (start <= of[-1] + 1 and len(rest) < 2))):
        return None
    return None if all(set(low) & (OFFICES | DEPARTMENTS) for _, low in rest) else start


def _of_office(rest: list[tuple[str, list[str]]]) -> bool:
    return is_place(" ".join(piece for piece, _ in rest), "") or any(set(low) & DEPARTMENTS for _, low in rest)


def _pure_name(text: str) -> bool:
    words = text.split()
    low = name_words(text)
    capital = all(word[:1].isupper() for word in words)
    return (
        2 <= len(words) <= 4 and capital and not set(low) & (OFFICES | BODIES | DEPARTMENTS) and not is_place(text, "")
    )


def _office_keys(printed: str) -> tuple[str, ...]:
    return tuple(name_key(word) for word in name_words(printed) if word not in ARTICLES - PARTICLES | HONORIFICS)
