"""The names of the record's speakers, ready to be met in any spelling, script or case form, and by role."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from index.languages import word_set
from index.questions.spelling import plausible
from index.statement import Speaker
from index.text.transliteration import bases, is_cyrillic, loose_keys, name_key
from index.transcripts.label_words import OF, PARTICLES, TITLES, UNNAMED, name_words

WORD = re.compile(r"[^\W_]+")
_BODIES = word_set(
    "office department ministry embassy bureau council commission committee government mission delegation "
    "service agency secretariat house press union nations administration official officials of the and for"
)
_OF = name_key("of")
_AFTER_NAMES = word_set("jr sr ii iii")
_KIN = 4  # letters that a country and its people begin with alike: Russia, Russian
_SAME_OFFICE = 6
"""People of one office from which on a question by the office alone ("the minister") means nobody in particular."""


@dataclass(frozen=True, slots=True)
class KnownName:
    """A speaker's name taken apart: keys of its words, the last of them the surname; and of the role's words.

    ``bare`` is only a surname: a label ("FOREIGN MINISTER LE DRIAN") for which no fuller name stands.
    """

    name: str
    keys: tuple[str, ...]
    role: tuple[str, ...]
    written: str
    bare: bool = False


_Holders = dict[tuple[str, ...], list[str]]


class SpeakerNames:
    """The record's speakers, ready to be met in a question. Immutable; build a new one when the speakers change.

    ``speakers`` come most frequent first: of several ways to print one person the first is the name, and the others
    ("MR PRICE") are that person's as well.
    """

    def __init__(self, speakers: Iterable[Speaker]) -> None:
        self._surnames: dict[str, list[KnownName]] = defaultdict(list)
        self._first_names: dict[str, list[KnownName]] = defaultdict(list)
        self._bodies: dict[tuple[str, ...], list[KnownName]] = defaultdict(list)
        # Whole roles, their heads, the ends of those: who holds each.
        self._roles: tuple[_Holders, _Holders, _Holders] = (defaultdict(list), defaultdict(list), defaultdict(list))
        self._also: dict[str, list[str]] = defaultdict(list)
        self._bare: set[str] = set()
        self._offices: dict[str, set[str]] = defaultdict(set)
        people: list[KnownName] = []
        for speaker in dict.fromkeys(speakers):
            if not self._body(speaker):
                people += person(speaker)
        for known in sorted(people, key=lambda each: each.bare):  # stable: full names before bare surnames
            self._add(known)
        parts = (part for holders in self._roles for part in holders)
        self._starts = {part[0] for part in (*parts, *self._bodies, *((key,) for key in self._first_names))}
        initials = {key[:1] for key in self._surnames}
        self._initials = initials | ({"s"} if "z" in initials else set()) | ({"c"} if "h" in initials else set())

    def _body(self, speaker: Speaker) -> bool:
        """Whether an organisation speaks; it is known by its whole name."""
        printed, _, rest = speaker.name.partition(", ")
        words = WORD.findall(printed)
        low = {word.lower() for word in words}
        if not low & _BODIES - OF or low & {"van", "von", "de"} or _office_before_name(words):
            return False
        keys = tuple(name_key(word) for word in words[words[0].lower() == "the" :])
        if keys:
            role = tuple(name_key(word) for word in WORD.findall(speaker.role or rest))
            self._bodies[keys].append(KnownName(speaker.name, keys, role, printed))
        return True

    def _add(self, known: KnownName) -> None:
        namesakes = self._surnames[known.keys[-1]]
        same = [each for each in namesakes if known.bare or (not each.bare and each.keys[0] == known.keys[0])]
        if len({(each.keys[0], each.keys[-1]) for each in same}) == 1 and not same[0].bare:
            self._also[same[0].name].append(known.name)
            return
        namesakes.append(known)
        if known.bare:
            self._bare.add(known.name)
        if not known.bare:
            self._first_names[known.keys[0]].append(known)
            # A label in capitals tells too little of an office: FOREIGN MINISTER of which country?
            if known.role and not known.name.isupper():
                self._offices[known.name] |= set(known.role)
                head = _head(known.role)
                for holders, offices in zip(self._roles, ((known.role,), (head,), _tails(head)), strict=True):
                    for office in filter(None, offices):
                        holders[office].append(known.name)

    def is_bare(self, name: str) -> bool:
        """Whether the record prints no more of the name than a surname."""
        return name in self._bare

    def has_in_role(self, name: str, key: str) -> bool:
        """Whether a word of the person's role is akin to the key: Russia to Russian."""
        return any(word[:_KIN] == key[:_KIN] for word in self._offices.get(name, ()))

    def spoken_as(self, names: Iterable[str]) -> tuple[str, ...]:
        """The names with every other way in which the record prints the same people."""
        return tuple(dict.fromkeys(each for name in names for each in (name, *self._also.get(name, ()))))

    def surname(self, word: str) -> tuple[Sequence[KnownName], bool]:
        """Who has the surname in one of its spellings, and whether the word is a case form that is no nominative."""
        if name_key(word[:1] if is_cyrillic(word[0]) else word[:3])[:1] not in self._initials:
            return (), False
        forms = bases(word)
        for number, form in enumerate(forms):
            if found := self._surnames.get(name_key(form)):
                return found, number > 0
        for number, form in enumerate(forms):
            for key in loose_keys(name_key(form)):
                if found := self._surnames.get(key):
                    return found, number > 0
        return (), False

    def genitive(self, word: str) -> Sequence[KnownName]:
        """German ``Putins Rede``: the surname without its s."""
        return self._surnames.get(name_key(word[:-1]), ()) if word.endswith("s") and len(word) > 4 else ()

    def first_name(self, word: str) -> Sequence[KnownName]:
        return self._first_names.get(name_key(bases(word)[0]), ()) if len(word) > 2 else ()

    def nearest_surname(self, word: str) -> KnownName | None:
        """The one surname the word is a likely misspelling of; None when there are several or none."""
        key = name_key(word)
        limit = 1 if len(key) < 8 else 2
        close = process.extract(key, list(self._surnames), scorer=OSA.distance, score_cutoff=limit, limit=3)
        likely = [found for found, distance, _ in close if distance == close[0][1] and plausible(key, found)]
        return self._surnames[likely[0]][0] if len(likely) == 1 and len(self._surnames[likely[0]]) == 1 else None

    def body_at(self, keys: Sequence[str]) -> tuple[tuple[str, ...], int]:
        """Names of the organisation whose name the keys begin with, and its length in words."""
        for length in range(len(keys), 0, -1):
            if known := self._bodies.get(tuple(keys[:length])):
                return tuple(each.name for each in known), length
        return (), 0

    def role_at(self, keys: Sequence[str]) -> tuple[tuple[str, ...], int]:
        """Names of those whose role the keys begin with, whole roles before parts of them, and its length in words."""
        for held in self._roles:
            for length in range(len(keys), 0, -1):
                if holders := tuple(dict.fromkeys(held.get(tuple(keys[:length]), ()))):
                    return (holders, length) if len(holders) <= _SAME_OFFICE else ((), 0)
        return (), 0

    def may_start(self, word: str) -> bool:
        """Whether the name of an organisation, a role or a first name may begin with the word."""
        return name_key(word) in self._starts


_ROLE_NOUNS = frozenset(
    name_key(word)
    for word in [
        "minister",
        "president",
        "secretary",
        "spokesperson",
        "spokesman",
        "spokeswoman",
        "chancellor",
        "ambassador",
        "premier",
        "director",
        "министр",
        "президент",
    ]
)


def _office_before_name(words: Sequence[str]) -> bool:
    """ "State Department Spokesperson Ned Price", but not "Office of the Spokesperson"."""
    opens = words[0].lower() in _BODIES and words[0].lower() != "press"
    return not opens and any(set(name_words(word)) & TITLES for word in words[:-1])


def person(speaker: Speaker) -> list[KnownName]:
    """The name taken apart; nothing for one whom nobody names ("STAFF")."""
    printed, _, rest = speaker.name.partition(", ")
    if " ".join(name_words(printed)) in UNNAMED:
        return []
    words = [word for word in WORD.findall(printed) if word.lower() not in _AFTER_NAMES]
    titles = [place for place, word in enumerate(words[:-1]) if set(name_words(word)) & TITLES]
    role = WORD.findall(speaker.role or rest)
    if titles:
        # "Minister of Industry and Trade Denis Manturov": within the title of an office only the end is a name.
        office = {word.lower() for word in words} & OF
        first = max(titles[-1] + 1, len(words) - 2) if office else titles[-1] + 1
        role = role or words[:first]
        words = words[first:]
    words = [word for word in words if len(word) > 1] or words
    if not words:
        return []
    keys = tuple(name_key(word) for word in words)
    surname = re.split(r"\s", printed)[-1]
    bare = all(word in surname or set(name_words(word)) <= PARTICLES for word in words)
    return [KnownName(speaker.name, keys, tuple(name_key(word) for word in role), words[-1], bare)]


def _head(role: tuple[str, ...]) -> tuple[str, ...]:
    """``secretary of state`` → ``secretary``."""
    return role[: role.index(_OF)] if _OF in role else role


def _tails(role: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """``department spokesperson`` → ``spokesperson``: the ends of a role that still name an office."""
    return tuple(role[i:] for i in range(1, len(role))) if role and role[-1] in _ROLE_NOUNS else ()
