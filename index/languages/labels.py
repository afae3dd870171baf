"""What a language calls those who speak: words of labels in transcripts, of offices and of bodies."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """Words in lower case, parted by spaces; names of several words in a field are parted by commas (``NAMES``).

    ``question`` are interviewers and those who lead a conversation, ``answer`` labels of a reply; of ``pairs`` a letter
    stands for a question or an answer only beside its counterpart ("q a"). ``unnamed`` are people whom a transcript
    does not name, ``collective`` several at once, or one of many, from the floor of a house or the audience.
    ``not_labels`` look like labels and begin no voice.
    ``titles`` stand before or after a name; ``honorifics`` say nothing of an office; ``male`` and ``female`` tell who
    may be meant. After ``abbreviated`` a full stop ends no label. ``asking`` stands before the name or the outlet of
    whoever asks, ``askers`` beside it. ``lesser`` makes another office of the one it stands before: a vice president is
    not the president. ``articles``, ``particles`` ("van", "bin") and ``joining`` are small words in names and offices
    ("Secretary of State for Defence"). ``openers`` begin sentences and headings, and no name. ``numbers`` count voices.
    ``more_offices`` are offices that no label begins with, ``office_nouns`` what a title ends with where no name
    follows, ``departments`` what an office is for, ``bodies`` what a body of people is called.
    """

    question: str = ""
    answer: str = ""
    pairs: str = ""
    unnamed: str = ""
    collective: str = ""
    not_labels: str = ""
    titles: str = ""
    honorifics: str = ""
    male: str = ""
    female: str = ""
    abbreviated: str = ""
    asking: str = ""
    askers: str = ""
    lesser: str = ""
    articles: str = ""
    particles: str = ""
    joining: str = ""
    openers: str = ""
    numbers: str = ""
    more_offices: str = ""
    office_nouns: str = ""
    departments: str = ""
    bodies: str = ""


NAMES = frozenset(("question", "answer", "pairs", "unnamed", "collective", "not_labels"))


class _Labelled(Protocol):
    @property
    def labels(self) -> Labels: ...


def label_words(languages: Mapping[str, _Labelled], field: str) -> Iterator[str]:
    """The words, or the names of several words, that the languages have in ``field`` of their labels.

    Raises:
        ValueError: labels have no such field.
    """
    if field not in {each.name for each in fields(Labels)}:
        raise ValueError(f"labels have no field {field!r}")
    for language in languages.values():
        words: str = getattr(language.labels, field)
        yield from filter(None, words.split(",") if field in NAMES else words.split())
