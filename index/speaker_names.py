"""The names of the record's speakers, ready to be met in any spelling, script or case form, and by role."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from index.spelling import plausible
from index.statement import Speaker
from index.tongues import word_set
from index.transliteration import bases, is_cyrillic, loose_keys, name_key

WORD = re.compile(r"[^\W_]+")
_BODIES = word_set(
    "office department ministry embassy bureau council commission committee government mission delegation "
    "service agency secretariat house press union nations of the and for"
)
_OF = name_key("of")
_HONORIFICS = word_set("mr mrs ms miss dr sir dame lord lady prof hon ambassador amb jr sr ii iii")


@dataclass(frozen=True, slots=True)
class KnownName:
    """A speaker's name taken apart: keys of its words, the last of them the surname; and of the role's words."""

    name: str
    keys: tuple[str, ...]
    role: tuple[str, ...]
    written: str


class SpeakerNames:
    """The record's speakers, ready to be met in a question. Immutable; build a new one when the speakers change."""

    def __init__(self, speakers: Iterable[Speaker]) -> None:
        self._surnames: dict[str, list[KnownName]] = defaultdict(list)
        self._first_names: dict[str, list[KnownName]] = defaultdict(list)
        self._bodies: dict[tuple[str, ...], list[KnownName]] = defaultdict(list)
        self._roles: list[KnownName] = []
        for speaker in dict.fromkeys(speakers):
            self._add(speaker)
        parts = [part for known in self._roles for part in (known.role, *_tails(_head(known.role)))]
        self._starts = {part[0] for part in (*parts, *self._bodies, *((key,) for key in self._first_names))}
        initials = {key[:1] for key in self._surnames}
        self._initials = initials | ({"s"} if "z" in initials else set()) | ({"c"} if "h" in initials else set())

    def _add(self, speaker: Speaker) -> None:
        printed, _, rest = speaker.name.partition(", ")
        words = WORD.findall(printed)
        role = tuple(name_key(word) for word in WORD.findall(speaker.role or rest))
        low = {word.lower() for word in words}
        if not words:
            return
        if low & _BODIES and not low & {"van", "von", "de"}:
            keys = tuple(name_key(word) for word in words[words[0].lower() == "the" :])
            if keys:
                self._bodies[keys].append(KnownName(speaker.name, keys, role, printed))
            return
        words = [word for word in words if word.lower() not in _HONORIFICS and len(word) > 1] or words
        known = KnownName(speaker.name, tuple(name_key(word) for word in words), role, words[-1])
        self._surnames[known.keys[-1]].append(known)
        if len(known.keys) > 1:
            self._first_names[known.keys[0]].append(known)
        if role:
            self._roles.append(known)

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
        for name, known in self._bodies.items():
            if tuple(keys[: len(name)]) == name:
                return tuple(k.name for k in known), len(name)
        return (), 0

    def role_at(self, keys: Sequence[str]) -> tuple[tuple[str, ...], int]:
        """Names of those whose role the keys begin with, whole roles before parts of them, and its length in words."""
        for take in (lambda role: (role,), lambda role: (_head(role),), lambda role: _tails(_head(role))):
            found: dict[str, int] = {}
            for known in self._roles:
                for part in take(known.role):
                    if part and tuple(keys[: len(part)]) == part:
                        found[known.name] = max(found.get(known.name, 0), len(part))
            if found:
                longest = max(found.values())
                return tuple(name for name, length in found.items() if length == longest), longest
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


def _head(role: tuple[str, ...]) -> tuple[str, ...]:
    """``secretary of state`` → ``secretary``."""
    return role[: role.index(_OF)] if _OF in role else role


def _tails(role: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """``department spokesperson`` → ``spokesperson``: the ends of a role that still name an office."""
    return tuple(role[i:] for i in range(1, len(role))) if role and role[-1] in _ROLE_NOUNS else ()
