"""The full name of somebody whom a transcript's labels call by a surname ("MS. PSAKI"), where the statement prints it.

Only what stands in the title, or in the text before or while the person begins to speak, introduces anybody; two first
names introduce nobody.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Protocol, TypeVar

from index.people.first_names import same_first_name
from index.people.label_words import OPENERS, name_words
from index.people.printed import Form, is_office, same_office, taken_apart
from index.people.titles import people_named
from index.people.words import BODIES, DEPARTMENTS, HONORIFICS, REGIONS, is_place
from index.statement import Speaker
from index.text.transliteration import name_key

_CAPITAL = r"[^\W\d_a-zß-öø-ÿа-яё]"
_GIVEN = rf"(?P<given>{_CAPITAL}(?:[\w'’-]*\w)?\.?(?:[ \u00a0](?:{_CAPITAL}\.|{_CAPITAL}[\w'’-]+)){{0,2}})"
_WITHIN_OFFICE = re.compile(r"\b(?:of|for|to|and)(?: the| our)? $")
_CONTRACTION = re.compile(r"(?:I|It|He|She|We|You|They|That|There|Here|Let|Who|What)['’]")
INITIAL = 2
"""Characters of a letter and its full stop."""
OWN_WORDS = 600
"""Characters of somebody's first words in which one says who one is."""


class Spoken(Protocol):
    """What is needed of a turn."""

    @property
    def start(self) -> int: ...
    @property
    def speakers(self) -> tuple[Speaker, ...]: ...
    @property
    def question(self) -> bool: ...


T = TypeVar("T", bound=Spoken)


def introduced(title: str, text: str, turns: Sequence[T]) -> list[T]:
    """The turns, with the full names of those who are introduced in their statement."""
    first: dict[Speaker, int] = {}
    for turn in turns:
        if len(turn.speakers) == 1 and not turn.question:
            first.setdefault(turn.speakers[0], turn.start)
    surnames = Counter(name_words(speaker.name)[-1:][0] for speaker in first if name_words(speaker.name))
    titled = people_named(title) if first else ()
    named = {
        speaker: _with_office(found, titled)
        for speaker, place in first.items()
        # Of two Smiths in one statement nobody knows which is introduced.
        if (found := _fuller(speaker, title, text, place)) and surnames[name_words(speaker.name)[-1]] == 1
    }
    named |= {speaker: found for speaker in first if (found := _in_office(speaker, titled, first))}
    if not named:
        return list(turns)
    return [
        replace(turn, speakers=(named[turn.speakers[0]],))  # type: ignore[type-var]
        if len(turn.speakers) == 1 and turn.speakers[0] in named
        else turn
        for turn in turns
    ]


def _with_office(speaker: Speaker, titled: Sequence[Speaker]) -> Speaker:
    """The speaker, with the office that the title gives, where the label gives none."""
    role = next((each.role for each in titled if name_words(each.name) == name_words(speaker.name)), None)
    return speaker if speaker.role else Speaker(speaker.name, role)


def _in_office(speaker: Speaker, titled: Sequence[Speaker], first: Mapping[Speaker, int]) -> Speaker | None:
    """Whom the title names with the office that is all a label says: "THE PRESIDENT", by "President Field"."""
    printed = taken_apart(speaker.name, speaker.role)
    if printed.form is not Form.OFFICE or not printed.office:
        return None
    holders = [each for each in titled if each.role and same_office(printed.office, each.role)]
    if len(holders) != 1:
        return None
    holder = holders[0]
    own = next((each for each in first if name_words(each.name)[-1:] == name_words(holder.name)[-1:]), None)
    if own is not None:
        return None  # the title's holder speaks under a name, too: the office alone is somebody else's
    bare = " " not in holder.name
    return Speaker(f"{holder.role} {holder.name}" if bare else holder.name, holder.role)


def _fuller(speaker: Speaker, title: str, text: str, place: int) -> Speaker | None:
    printed = taken_apart(speaker.name, speaker.role)
    if printed.form is not Form.PERSON or not printed.bare or not (printed.office or printed.honorific):
        return None
    surname = r"[ \u00a0]".join(re.escape(word) for word in printed.name.split())
    pattern = re.compile(
        rf"(?<![\w’'-]){_GIVEN}[ \u00a0](?P<surname>(?i:{surname}))(?![\w-]|[ \u00a0][^\W\d_a-zà-ÿа-я])"
    )
    found: dict[tuple[str, ...], str] = {}
    for where in (title, text[: place + OWN_WORDS]):
        for match in pattern.finditer(where):
            words = match["given"].split()
            words = words[max((place + 1 for place, word in enumerate(words) if _no_given(word)), default=0) :]
            if len(words) > 1 and _WITHIN_OFFICE.search(where, 0, match.start()):
                # "Special Envoy for the Northern Triangle Jane Doe": all but the last belongs to the office.
                words = words[-2 if len(words[-1]) == INITIAL else -1 :]
            if words and len(words[0]) != INITIAL:
                keys = tuple(name_key(word.rstrip(".")) for word in words)
                found.setdefault(keys, f"{' '.join(words)} {match['surname']}")
    names = list(found)
    if not names or not all(same_first_name(names[0][0], other[0]) for other in names[1:]):
        return None
    fullest = found[max(names, key=len)]
    return Speaker(fullest, (printed.office and speaker.role) or printed.office)


def _no_given(word: str) -> bool:
    low = name_words(word)
    if not low or _CONTRACTION.match(word) or low[0] in OPENERS | HONORIFICS | DEPARTMENTS | BODIES | REGIONS:
        return True
    return (
        is_office(low[0])
        or is_office(low[0].removesuffix("s"))
        or (word.isupper() and len(word) > 1)
        or is_place(word, "")
    )
