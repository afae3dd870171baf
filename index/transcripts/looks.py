"""What a label looks like by itself: which kind it names, its letters, and whether it can be a label at all."""

import re
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from index.people.label_words import (
    ABBREVIATED,
    ANSWER,
    ARTICLES,
    ASKERS,
    ASKING,
    COLLECTIVE,
    HONORIFICS,
    NOT_LABELS,
    NUMBERS,
    OF,
    OPENERS,
    PARTICLES,
    QUESTION,
    TITLES,
    UNNAMED,
    WORD,
    name_words,
)

LONGEST = 110
"""Characters of a label: "Name Surname, Director of the Some Fund of Some Country’s City office"."""
MANY = 12
"""Words of a label's name; of longer ones the office is the part after a comma."""

NOTE = re.compile(r"\s*[(\[（〔]\s*([^()\[\]（）〔〕]*?)\s*[)\]）〕]")
OFFICES = TITLES - ARTICLES
_NO_NAMES = TITLES | ARTICLES | PARTICLES | OF
FROM = frozenset("from by of in de del der von aus от из из-за od z di da fra från".split())
_SPOKEN = re.compile(
    r"[!?]|\b(?:I|we|you|he|she|they|it|is|are|was|were|have|has|will|thank|thanks|please|let|what|why|how)\b"
    r"|['’](?:ve|re|m|ll|d)\b"
)
"""What an office after a comma never holds: "Donald Trump, I’ve got to leave it there"."""
_NUMBER = re.compile(r"[\s#№]*\b\d{1,3}$")
_UNLIKELY = re.compile(r"[!?;…“”„«»{}=<>@|\\。！？؟]|\.\s*\.|://|\s[–—-]+\s|[^\W\d_]{2}\.[^\W\d_ªº]|[()\[\]（）〔〕]")
_STOP = re.compile(r"(\w+)\.(?!\w)")
_UNCASED_ASKING = ("记者", "記者", "기자", "질문", "主持人", "提问", "記者団", "질의")
_SPEAKING_PART = re.compile(
    r"^(?:M|Mme|MM|Mlle)\.? l[ea]s? |^(?:El|La|Los|Las) señor|^[OA]s? Sr|^(?:Il|La|O|A) (?=[A-Z])"
)
_NINE_WORDS = re.compile(r"\w++(?:['’-]\w++)*+,?+(?: \w++(?:['’-]\w++)*+,?+){8}+(?= )")
_LEADS_ASKING = (", Moderator", ", moderator", ", Host", ", host")


class Kind(Enum):
    QUESTION = "question"
    ANSWER = "answer"
    UNNAMED = "unnamed"
    PERSON = "person"
    ATTRIBUTED = "attributed"
    UNKNOWN = "unknown"
    """Another voice begins, and nothing says whose: ">>", or a label that may be none."""


class Case(Enum):
    __hash__ = object.__hash__  # quicker than an Enum's own

    CAPITALS = "MR PRICE"
    MIXED = "Mr. PRICE"
    TITLE = "Ned Price"
    SINGLE = "Price"
    SMALL = "Le président"
    NONE = "记者"


class Look(NamedTuple):
    """``person`` is the name without notes in brackets, an office after a comma, and a number; ``words`` its words.

    ``key`` is what two labels of one voice have in common in a text.
    ``titled``: it holds a title or an office. ``named``: it holds a word besides. ``plausible``: it may be a label.
    """

    person: str
    office: str | None
    notes: tuple[str, ...]
    words: tuple[str, ...]
    kind: Kind
    case: Case
    titled: bool
    named: bool
    plausible: bool
    key: str

    @property
    def contrast(self) -> bool:
        """Whether its letters set it off from prose: capitals where a sentence has none."""
        return self.case in (Case.CAPITALS, Case.MIXED)

    @property
    def plain(self) -> tuple[str, ...]:
        """Its words without titles, articles and particles: those that a heading would share with the text."""
        return _plain(self.person)

    @property
    def small_offices(self) -> bool:
        """Whether all its words in small letters belong to titles: "M. le président"."""
        small = [each for each in WORD.findall(self.person) if each[0].islower()]
        return bool(_SPEAKING_PART.match(self.person)) or all(_small(each) or _office(each) for each in small)

    @property
    def formal(self) -> bool:
        """Whether it is printed as no sentence is: with an office, a note, or initials after a last name."""
        first, *rest = self.person.replace(".", " ").split() or [""]
        numbered = self.words[-1:] and self.words[-1] in NUMBERS and len(self.words) > 1
        return bool(
            self.office or self.notes or numbered or (len(first) > 1 and rest and all(len(each) == 1 for each in rest))
        )


@lru_cache(maxsize=1 << 12)
def _plain(person: str) -> tuple[str, ...]:
    printed = [word for word in WORD.findall(person) if not word[0].islower()]
    return tuple(word for word in name_words(" ".join(printed)) if word not in _NO_NAMES and len(word) > 1)


@lru_cache(maxsize=1 << 13)
def look(name: str) -> Look:
    notes = tuple(NOTE.findall(name))
    bare = NOTE.sub(" ", name).strip(" \u00a0\u3000,") if notes else name
    bare = _NUMBER.sub("", " ".join(bare.split())).strip()
    person, _, office = bare.partition(", ")
    words = tuple(name_words(person))
    case = _case(person)
    titled = any(word in OFFICES for word in words)
    named = any(word not in _NO_NAMES and len(word) > 1 for word in words)
    kind = _kind(name, bare, words)
    plausible = (
        bool(bare)
        and (name[0].isalpha() or name[0] in "\"'’‘")
        and _plausible(person, office, words, case, kind, titled)
    )
    return Look(person, office or None, notes, words, kind, case, titled, named, plausible, person.casefold())


def _kind(name: str, bare: str, words: tuple[str, ...]) -> Kind:
    key = " ".join(words)
    whole = " ".join(name_words(bare))
    if whole in QUESTION or key in QUESTION or _asks(bare, words):
        return Kind.QUESTION
    if name.endswith(_LEADS_ASKING):
        return Kind.QUESTION
    if whole in ANSWER:
        return Kind.ANSWER
    if key in UNNAMED or key in COLLECTIVE or (len(words) < 9 and _several(words)):
        return Kind.UNNAMED
    return Kind.PERSON


def _several(words: tuple[str, ...]) -> bool:
    """ "Plusieurs députés du groupe …", "Opposition members interjecting"."""
    return any(" ".join(words[:length]) in COLLECTIVE for length in (2, 3, 4))


def _asks(bare: str, words: tuple[str, ...]) -> bool:
    """ "Question from Reuters", "Frage Jung", "Male reporter", 新华社记者."""
    if not words or len(words) > 6 or _UNLIKELY.search(bare) or any(len(stop) > 3 for stop in _STOP.findall(bare)):
        return bare.endswith(_UNCASED_ASKING)
    if words[0] in ASKING | ASKERS and (len(words) > 1 or len(words[0]) > 1):
        return len(words) == 1 or words[1] in FROM or all(each[:1].isupper() for each in bare.split()[1:])
    told = words[-1] in ASKERS and len(words) < 4 and words[0] not in OPENERS
    return told or bare.endswith(_UNCASED_ASKING)


def _case(person: str) -> Case:
    held = WORD.findall(person)
    cased = [each for each in held if each[0].upper() != each[0].lower()]
    if len(cased) * 2 <= len(held):
        return Case.NONE  # 王毅, and "IPCC 主席": an acronym in a script without capitals
    if all(each.isupper() for each in cased) and any(len(each) > 1 for each in cased):
        return Case.CAPITALS
    capitals = [each for each in cased if len(each) > 1 and each[-2:].isupper()]
    small = cased[0][0].islower() or any(each[0].islower() and not _small(each) for each in cased)
    if len(cased) > 1 and _set_off(cased):
        return Case.CAPITALS if len(capitals) == len(cased) else Case.MIXED
    if (
        capitals
        and (not small or all(_small(each) or _office(each) for each in cased if each[0].islower()))
        and ((len(capitals[-1]) > 3 and capitals[-1] is not cased[0]) or cased[-1] is capitals[-1])
    ):
        return Case.CAPITALS if len(capitals) == len(cased) else Case.MIXED
    if small:
        return Case.SMALL
    return Case.TITLE if len(cased) > 1 else Case.SINGLE


def _small(word: str) -> bool:
    folded = name_words(word)[:1]
    return not folded or folded[0] in PARTICLES or folded[0] in OF


def _set_off(cased: list[str]) -> bool:
    """ "The SPEAKER pro tempore", "DOE ANNA közlekedési miniszter": capitals at the start, whatever follows."""
    first, second = cased[:2]
    if len(second) < 3 or not second.isupper():
        return False
    if len(first) > 1 and first.isupper():
        return True
    opening = set(name_words(first))
    return bool(opening & HONORIFICS or (opening & ARTICLES and set(name_words(second)) & TITLES))


def _office(word: str) -> bool:
    return bool(set(name_words(word)) & TITLES)


def _plausible(person: str, office: str, words: tuple[str, ...], case: Case, kind: Kind, titled: bool) -> bool:
    if kind is not Kind.PERSON:
        return not office or _may_be_office(office, words, titled)
    if not words or len(person) > 90 or not (person[0].isalpha() or person[0] in "\"'’‘"):
        return False
    key = " ".join(words)
    if key in NOT_LABELS or _UNLIKELY.search(person) or any(letter.isdigit() for letter in person):
        return False
    if any(
        len(stop) > 1 and name_words(stop)[0] not in ABBREVIATED for stop in _STOP.findall(person) if name_words(stop)
    ):
        return False
    if office and not _may_be_office(office, words, titled):
        return False
    if case in (Case.TITLE, Case.SINGLE, Case.SMALL) and _SPOKEN.search(person.replace(" I ", " ")):
        return False
    if case is Case.NONE:
        return len(person) <= 30
    if len(words) > MANY or words[0] in OPENERS or (words[0] in ARTICLES and words[0] not in PARTICLES and not titled):
        return False
    if _SPEAKING_PART.match(person):
        return True
    if case is Case.SMALL:
        printed = WORD.findall(person)
        if not titled or printed[0][0].islower():
            return False
        small = [each for each in printed if each[0].islower() and not _small(each)]
        folded = [name_words(each)[0] for each in small if name_words(each)]
        begins = words[0] in TITLES or (words[0] in ARTICLES and len(words) > 1 and words[1] in TITLES)
        return all(each in TITLES for each in folded) or (begins and printed[-1][0].isupper() and len(words) <= 8)
    return True


def _may_be_office(office: str, words: tuple[str, ...], titled: bool) -> bool:
    """Whether what follows a name and a comma may be an office, a party or a place, and not the rest of a sentence."""
    if len(office) > 90 or _SPOKEN.search(office):
        return False
    held = name_words(office)
    if len(words) < 2 and not titled and not set(held) & OFFICES:
        return False
    return office[:1].isupper() or (len(held) <= 8 and office.count(",") <= 1)


def begins_prose(line: str, start: int) -> bool:
    """Whether what stands there begins with words that no label begins with: quicker to see than what each looks like.

    Nine words, nothing between them but spaces and commas, and one of them in small letters that no office holds.
    """
    match = _NINE_WORDS.match(line, start)
    if not match or any(map(line.__contains__, _LEADS_ASKING)):
        return False
    person, comma, _ = match[0].partition(", ")
    if comma:
        seen = look(person)
        return seen.kind is Kind.PERSON and not seen.plausible
    words = person.split(" ")
    if len(words[1]) > 2 and words[1].isupper():
        return False
    return any(map(_ordinary, words[1:])) and not _SPEAKING_PART.match(person)


@lru_cache(maxsize=1 << 13)
def _ordinary(word: str) -> bool:
    return word.isalpha() and word[0].islower() and not _small(word) and not _office(word)


def is_address(seen: Look) -> bool:
    """ "Mr. President", "Madam Chair": how a speaker turns to somebody, and how no transcript names one."""
    return (
        seen.kind is Kind.PERSON
        and len(seen.words) > 1
        and seen.words[0] in HONORIFICS
        and not seen.named
        and not seen.contrast
        and not _SPEAKING_PART.match(seen.person)
    )
