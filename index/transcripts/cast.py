"""A statement's cast: whose name is "MR PRICE"?"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from index.statement import Speaker
from index.text.transliteration import name_key
from index.transcripts.label_words import ARTICLES, LESSER, OF, PARTICLES, TITLES, WORD, name_words

SHORTEST_STEM = 2
"""Letters that a first name and its short form begin with alike: Jo for Joe and Joseph."""
LONG_TITLE = 7
"""Letters from which a title is believed with one misprint ("SECRETAR BLINKEN")."""


class Cast:
    """The people who speak in one statement."""

    def __init__(self, speakers: Sequence[Speaker]) -> None:
        self.speakers: list[Speaker] = []
        self._names: list[list[str]] = []
        self._offices: list[set[str]] = []
        self._printed: list[list[str]] = []
        self._wholes: list[list[str]] = []
        for speaker in speakers:
            self._add(speaker)

    def _add(self, speaker: Speaker) -> None:
        self.speakers.append(speaker)
        name = speaker.name.partition(",")[0]
        # "Office of the Spokesperson" has a name as a whole, and no surname.
        words = name_words(name)
        body = bool(set(words) & OF) and not set(words[:-1]) & TITLES - ARTICLES
        self._names.append([] if body else keys(person_words(speaker)))
        self._offices.append(set(name_words(str(speaker))))
        self._printed.append([] if body else WORD.findall(name))
        self._wholes.append(words)

    def introduce(self, line: str) -> None:
        """Someone whom the text's own header names: "Mute Egede, Greenlandic Premier"."""
        name, _, role = line.partition(",")
        if 1 < len(name_words(name)) <= 5 and not self.names_in(line):
            self._add(Speaker(name.strip(), role.strip() or None))

    def names_in(self, line: str) -> bool:
        """Whether the line holds a known speaker's first and last name."""
        words = name_words(line)
        known = set(keys(words))
        return any(len(own) > 1 and {own[0], own[-1]} <= known for own in self._names) or any(
            words[: len(whole)] == whole for whole in self._wholes if whole
        )

    def named_in(self, text: str) -> bool:
        """Whether the text names a known person in full; an office may name itself."""
        people = [own for own in self._printed if len(own) > 1 and own[0] in text and own[-1] in text]
        return any(re.search(rf"\b{re.escape(own[0])}\b.{{0,12}}\b{re.escape(own[-1])}\b", text) for own in people)

    def resolve(self, label: str) -> Speaker | None:
        """The one speaker the label can mean; None where it fits nobody, or several."""
        person, _, rest = label.partition(", ")
        return self._named(person) or (self._named(rest) if rest else None)

    def _named(self, label: str) -> Speaker | None:
        label = unicodedata.normalize("NFC", label)
        office = set(name_words(label)) - ARTICLES - OF
        fitting = [place for place, own in enumerate(self._names) if fits(label, own, self._offices[place])]
        if not fitting:
            fitting = [place for place, whole in enumerate(self._wholes) if whole == name_words(label)]
        if not fitting and office & TITLES:
            fitting = [
                place
                for place, held in enumerate(self._offices)
                if office <= held and not (held & LESSER) - office and not office & set(self._names[place])
            ]
        if not fitting and 2 <= len(label) <= 4 and label.isupper():
            fitting = [place for place, each in enumerate(self.speakers) if label in initials(each)]
        return self.speakers[fitting[0]] if len(fitting) == 1 else None


def person_words(speaker: Speaker) -> list[str]:
    """The words of the name alone, without a role that the name field carries after a comma."""
    return [word for word in name_words(speaker.name.partition(",")[0]) if word not in TITLES]


def keys(words: Sequence[str]) -> list[str]:
    """What spellings and alphabets of a name have in common: a Russian text may name an English speaker field."""
    return [name_key(word) for word in words]


def fits(label: str, own: Sequence[str], office: set[str]) -> bool:
    """Whether the label's last name is this person's, and no other first name stands before it."""
    if unspaced(label):
        return any(name and name in label for name in own)  # 外交部长王毅: nothing parts the office from the name
    printed = [word for word in WORD.findall(label) if len(word) > 1]
    capitals = label.isupper()
    words = name_words(" ".join(printed))
    if not words or len(words) != len(printed):
        return False
    last = len(words) - 1
    while last > 0 and is_title(words[last]):
        last -= 1
    if name_key(words[last]) not in own:
        return False
    titled = next((place for place, word in enumerate(words[:last]) if word in TITLES), None)
    for place in range(last - 1, -1, -1):
        word = words[place]
        if is_title(word):
            return True
        if word in PARTICLES or word in office or (printed[place].islower() and not capitals):
            continue
        # "Minister of Russia Lavrov": a country's name, not a first name, within the title of an office.
        within_office = titled is not None and any(
            each in OF or (printed[number].islower() and not capitals)
            for number, each in enumerate(words[titled:place], titled)
        )
        if not within_office and not any(same_first_name(name_key(word), each) for each in own):
            return False
    return True


@lru_cache(maxsize=1 << 12)
def is_title(word: str) -> bool:
    if word in TITLES:
        return True
    near = process.extractOne(word, TITLES, scorer=OSA.distance, score_cutoff=1) if len(word) >= LONG_TITLE else None
    return near is not None and len(near[0]) >= LONG_TITLE


def unspaced(label: str) -> bool:
    """Whether the label is in Han or kana, which put no spaces between words."""
    return any("\u3040" <= letter <= "\u9fff" for letter in label)


def same_first_name(one: str, other: str) -> bool:
    """``Tony`` and ``Antony``, ``Joe`` and ``Joseph``: one within the other, or short for it."""
    return (
        one in other
        or other in one
        or (min(len(one), len(other)) <= 4 and one[:SHORTEST_STEM] == other[:SHORTEST_STEM])
    )


def initials(speaker: Speaker) -> set[str]:
    """ "AG" and "SG" for António Guterres, Secretary-General."""
    name, _, rest = speaker.name.partition(", ")
    found = {"".join(word[0] for word in WORD.findall(part)).upper() for part in (name, speaker.role or rest) if part}
    first = WORD.findall(name)
    return found | ({(first[0][0] + first[-1][0]).upper()} if len(first) > 1 else set())
