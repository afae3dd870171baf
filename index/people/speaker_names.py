"""The names of the record's people, ready to be met in a question: in any spelling or case form, and by role."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from index.people.directory import Directory
from index.people.label_words import LESSER
from index.people.person import Person
from index.people.printed import Form, Printed, taken_apart
from index.people.surnames import first_of_two, stands_first
from index.statement import Speaker
from index.text.spelling import plausible
from index.text.transliteration import bases, is_cyrillic, loose_keys, name_key

WORD = re.compile(r"[^\W_]+")
_OF = name_key("of")
_KIN = 4  # letters that a country and its people begin with alike: Russia, Russian
_SAME_OFFICE = 6
"""People of one office from which on a question by the office alone ("the minister") means nobody in particular."""


@dataclass(frozen=True, slots=True)
class KnownName:
    """A person's name taken apart: keys of its words, the last of them the surname; and of the words of the offices.

    ``bare`` is only a surname: a label ("FOREIGN MINISTER LE DRIAN") for which no fuller name stands.
    """

    name: str
    keys: tuple[str, ...]
    role: tuple[str, ...]
    written: str
    bare: bool = False


_Holders = dict[tuple[str, ...], list[str]]


class SpeakerNames:
    """The record's people, ready to be met in a question. Immutable; build a new one when they change.

    ``speakers`` come most frequent first.
    """

    def __init__(self, speakers: Iterable[Speaker] | Directory) -> None:
        if not isinstance(speakers, Directory):
            listed = list(dict.fromkeys(speakers))
            speakers = Directory((speaker, len(listed) - place) for place, speaker in enumerate(listed))
        self.directory = speakers
        self._surnames: dict[str, list[KnownName]] = defaultdict(list)
        self._first_names: dict[str, list[KnownName]] = defaultdict(list)
        self._bodies: dict[tuple[str, ...], list[KnownName]] = defaultdict(list)
        # Whole roles, their heads, the ends of those: who holds each.
        self._roles: tuple[_Holders, _Holders, _Holders] = (defaultdict(list), defaultdict(list), defaultdict(list))
        self._elsewhere: list[KnownName] = []
        self._bare: set[str] = set()
        self._offices: dict[str, set[str]] = defaultdict(set)
        for person in speakers.joined.people:
            if not speakers.is_perhaps(person):
                self._add(person)
        for voice in speakers.joined.nameless:
            if len(voice.speaker.name.split()) > 1:
                self._body(voice.speaker.name, voice.speaker.name, voice.speaker.role)
        self._add_elsewhere()
        for bearers in self._surnames.values():
            bearers.sort(key=lambda each: each.bare)  # stable: full names before bare surnames
        parts = (part for holders in self._roles for part in holders)
        self._starts = {part[0] for part in (*parts, *self._bodies, *((key,) for key in self._first_names))}
        initials = {key[:1] for key in self._surnames}
        self._initials = initials | ({"s"} if "z" in initials else set()) | ({"c"} if "h" in initials else set())

    def _add(self, person: Person) -> None:
        called = dict.fromkeys((person.name, *(person.known.aliases if person.known else ())))
        printed = [taken_apart(name) for name in called] + [voice.printed for voice in person.voices]
        if person.body:
            for name in dict.fromkeys(each.name for each in printed):
                self._body(person.name, name, None)
            return
        named = [each for each in printed if each.form is Form.PERSON]
        full = [each for each in named if not each.bare]
        role = tuple(dict.fromkeys(key for office in person.offices for key in _keys(office.title)))
        for keys, written in dict.fromkeys(map(_parts, full or named)):
            self._name(KnownName(person.name, keys, role, written, bare=not full))
        for keys, written in dict.fromkeys(way for each in full for way in _surname_elsewhere(each.name.split())):
            self._elsewhere.append(KnownName(person.name, keys, role, written))
        if not full:
            self._bare.add(person.name)
        for office in _told(person):
            self._holds(person, office)

    def _name(self, known: KnownName) -> None:
        self._surnames[known.keys[-1]].append(known)
        if not known.bare:
            self._first_names[known.keys[0]].append(known)

    def _add_elsewhere(self) -> None:
        """Surnames that aren't the last word of a name: only where no one is called so already."""
        for known in self._elsewhere:
            if all(each in self._elsewhere for each in self._surnames.get(known.keys[-1], ())):
                self._surnames[known.keys[-1]].append(known)

    def _holds(self, person: Person, office: str) -> None:
        keys = _keys(office)
        if not keys:
            return
        self._offices[person.name] |= set(keys)
        head = _head(keys)
        for holders, offices in zip(self._roles, ((keys,), (head,), _tails(head)), strict=True):
            for each in filter(None, offices):
                if person.name not in holders[each]:
                    holders[each].append(person.name)

    def _body(self, name: str, printed: str, role: str | None) -> None:
        words = WORD.findall(printed)
        words = words[bool(words) and words[0].lower() == "the" :]
        keys = tuple(name_key(word) for word in words)
        for way in dict.fromkeys(_ways(keys)):
            known = KnownName(name, way, _keys(role or ""), printed)
            if way and known.name not in {each.name for each in self._bodies[way]}:
                self._bodies[way].append(known)

    def is_bare(self, name: str) -> bool:
        """Whether the record prints no more of the name than a surname."""
        return name in self._bare

    def has_in_role(self, name: str, key: str) -> bool:
        """Whether a word of the person's role is akin to the key: Russia to Russian."""
        return any(word[:_KIN] == key[:_KIN] for word in self._offices.get(name, ()))

    def spoken_as(self, names: Iterable[str]) -> tuple[str, ...]:
        """The ways in which the record prints the people of these names, and surnames that are likely theirs."""
        return self.directory.heard(names).spoken

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
        bearers = {known.name for known in self._surnames[likely[0]]} if len(likely) == 1 else set()
        return self._surnames[likely[0]][0] if len(bearers) == 1 else None

    def body_at(self, keys: Sequence[str]) -> tuple[tuple[str, ...], int]:
        """Names of the organisation whose name the keys begin with, and its length in words."""
        for length in range(len(keys), 0, -1):
            known = self._bodies.get(tuple(keys[:length]), [])
            if known and (length > 1 or len(known) == 1):
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
    for word in (
        "minister president secretary spokesperson spokesman spokeswoman chancellor ambassador premier director chair "
        "governor mayor commissioner министр президент"
    ).split()
)
_HEADS = frozenset(name_key(word) for word in "ministry department embassy government министерство посольство".split())
_LESSER = frozenset(name_key(word) for word in (*LESSER, "acting"))


def _keys(words: str) -> tuple[str, ...]:
    return tuple(name_key(word) for word in WORD.findall(words))


def _parts(printed: Printed) -> tuple[tuple[str, ...], str]:
    """The keys of a name and its surname as written; initials tell nothing of who is asked for."""
    words = WORD.findall(printed.name)
    words = [word for word in words if len(word) > 1] or words
    return tuple(name_key(word) for word in words), words[-1]


def _surname_elsewhere(words: Sequence[str]) -> Iterable[tuple[tuple[str, ...], str]]:
    """The keys of a name whose surname isn't its last word, as if it were, and that surname as written."""
    keys = tuple(name_key(word) for word in words)
    if stands_first(keys):
        yield (*keys[1:], keys[0]), words[0]
    elif first_of_two(keys):
        yield keys[:-1], words[-2]


def _told(person: Person) -> list[str]:
    """The offices that tell of whom: a label in capitals ("FOREIGN MINISTER") leaves open of which country."""
    given = [office.title for office in person.known.offices] if person.known else []
    printed = [
        voice.printed.office
        for voice in person.voices
        if voice.printed.office and not voice.speaker.name.isupper() and not voice.printed.office.isupper()
    ]
    return list(dict.fromkeys([*given, *printed]))


def _ways(keys: tuple[str, ...]) -> Iterable[tuple[str, ...]]:
    """ "Department of State" and "State Department", with and without the country before it."""
    yield keys
    short = keys
    while len(short) > 1 and len(short[0]) <= 2:
        short = short[1:]  # "U.S."
    yield short
    if _HEADS & {short[0], short[-1]}:
        yield (short[0] if short[0] in _HEADS else short[-1],)
    if _OF in short and short.index(_OF) == 1:
        yield (*short[2:], short[0])
    elif len(short) > 1 and _OF not in short:
        yield (short[-1], _OF, *short[:-1])


def _head(role: tuple[str, ...]) -> tuple[str, ...]:
    """``secretary of state`` → ``secretary``."""
    return role[: role.index(_OF)] if _OF in role else role


def _tails(role: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """``department spokesperson`` → ``spokesperson``: the ends of a role that still name the same office."""
    if not role or role[-1] not in _ROLE_NOUNS:
        return ()
    return tuple(role[i:] for i in range(1, len(role)) if not _LESSER & set(role[:i]))
