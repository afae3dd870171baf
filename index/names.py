"""A statement's cast: whose name is "MR PRICE"?"""

import re
import unicodedata
from collections.abc import Sequence

from index.statement import Speaker

TITLES = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "miss",
        "mx",
        "dr",
        "sir",
        "dame",
        "lord",
        "lady",
        "professor",
        "prof",
        "ambassador",
        "secretary",
        "minister",
        "president",
        "premier",
        "prime",
        "foreign",
        "deputy",
        "assistant",
        "under",
        "acting",
        "general",
        "senator",
        "representative",
        "governor",
        "spokesperson",
        "spokesman",
        "spokeswoman",
        "chancellor",
        "director",
        "chairman",
        "chair",
        "the",
        "hon",
        "rt",
        "his",
        "her",
        "excellency",
        "judge",
        "justice",
        "king",
        "queen",
        "prince",
        "princess",
        "господин",
        "госпожа",
        "г-н",
        "г-жа",
        "министр",
        "президент",
        "herr",
        "frau",
        "monsieur",
        "madame",
        "m",
        "mme",
        "señor",
        "señora",
        "sr",
        "sra",
        "signor",
    ]
)
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def name_words(name: str) -> list[str]:
    """A name's words, lower-case and without marks, in order."""
    if not name.isascii():
        decomposed = unicodedata.normalize("NFKD", name)
        name = "".join(mark for mark in decomposed if not unicodedata.combining(mark))
    return [word.casefold() for word in WORD.findall(name)]


class Cast:
    """The people who speak in one statement."""

    def __init__(self, speakers: Sequence[Speaker]) -> None:
        self.speakers: list[Speaker] = list(speakers)
        self._known = set(self.speakers)

    def introduce(self, line: str) -> None:
        """Someone whom the text's own header names: "Mute Egede, Greenlandic Premier"."""
        name, _, role = line.partition(",")
        person = Speaker(name.strip(), role.strip() or None)
        if 1 < len(name_words(name)) <= 5 and not self.names_in(line):
            self.speakers.append(person)

    def names_in(self, line: str) -> bool:
        """Whether the line holds a known speaker's first and last name."""
        words = set(name_words(line))
        return any(len(own := person_words(speaker)) > 1 and {own[0], own[-1]} <= words for speaker in self.speakers)

    def resolve(self, label: str) -> Speaker | None:
        """The one speaker the label can mean; None where it fits nobody, or several."""
        wanted = name_words(label)
        names = [word for word in wanted if word not in TITLES]
        titles = [word for word in wanted if word in TITLES]
        if names:
            # Initials stand for first names: "С.В.Лавров", "J. Smith".
            long = [word for word in names if len(word) > 1]
            key = (long or names)[-1]
            fitting = [speaker for speaker in self.speakers if key in person_words(speaker)]
            if len(fitting) > 1:
                fitting = [each for each in fitting if all(word in person_words(each) for word in long)]
        else:
            fitting = [each for each in self.speakers if set(titles) <= set(name_words(str(each)))] if titles else []
        return fitting[0] if len(fitting) == 1 else None


def person_words(speaker: Speaker) -> list[str]:
    """The words of the name alone, without a role that the name field carries after a comma."""
    return [word for word in name_words(speaker.name.partition(",")[0]) if word not in TITLES]
