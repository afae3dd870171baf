"""What a watch waits for: words, phrases, a speaker, exclusions, read and matched as a question's are."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from index.languages import detect_language
from index.people.speaker_names import SpeakerNames
from index.questions.phrases import find_exclusions
from index.questions.question import Filter, read_question
from index.questions.vocabulary import Vocabulary
from index.search.entries import Stored
from index.text.language import analyzer

_COMMA_OR_MARK = re.compile(r"[,;\n]|[\"“”«»]")
_OPENS, _CLOSES = '"“«', '"”»'


@dataclass(frozen=True, slots=True)
class Watched:
    """A passage fits that has every word, in any form, and every phrase, by one of the speakers, and no exclusion.

    ``speakers`` are names as the record prints them, with every other way in which it prints the same people.
    """

    words: str = ""
    speakers: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    exclusions: tuple[str, ...] = ()

    @property
    def asks_for_something(self) -> bool:
        """Whether it waits for anything: exclusions alone would fit all there is."""
        return bool(self.speakers or self.phrases or analyzer(detect_language(self.words)).terms(self.words))


class _AsWritten:
    """A record's names with a word for everything: what is watched for may not have been said yet."""

    def __init__(self, record: Vocabulary) -> None:
        self.names: SpeakerNames = record.names
        self.dates = record.dates

    def frequency(self, _word: str) -> int:
        return 1

    def starting(self, _prefix: str) -> Sequence[tuple[str, int]]:
        return ()

    def event(self, _words: str) -> tuple[date, date] | None:
        return None


def read_watch(text: str, *, today: date, record: Vocabulary) -> Watched:
    """Understands what follows ``/watch``. Nothing is respelt; a time is part of the words.

    A speaker may be named as in a question, or in a part of their own between commas. What a hyphen leaves out stays
    out, also where nothing else is asked for.
    """
    vocabulary = _AsWritten(record)
    speakers: list[str] = []
    rest: list[str] = []
    for part in parts_of(text.strip()):
        alone = read_question(part, today=today, record=vocabulary, dropped=frozenset({Filter.PERIOD}))
        if alone.speakers and not (alone.words or alone.phrases or find_exclusions(part)):
            speakers += alone.speakers
        else:
            rest.append(part)
    words = " ".join(rest)
    question = read_question(words, today=today, record=vocabulary, dropped=frozenset({Filter.PERIOD}))
    excluded = find_exclusions(words)
    if excluded and not question.exclusions:
        # To a question a lone "-word" is a list's dash.
        named = vocabulary.names.spoken_as(dict.fromkeys(speakers))
        return Watched("", named, (), tuple(each.words for each in excluded))
    named = vocabulary.names.spoken_as(dict.fromkeys((*speakers, *question.speakers)))
    return Watched(question.words, named, question.phrases, question.exclusions)


def parts_of(text: str) -> list[str]:
    """What stands between commas, semicolons and line ends, but for those within quotation marks."""
    parts: list[str] = []
    end, within = len(text), False
    # From the end on: whether a comma stands within marks is told by those after it.
    for found in reversed(list(_COMMA_OR_MARK.finditer(text))):
        if found[0] in ",;\n":
            if not within:
                parts.append(text[found.end() : end].strip())
                end = found.start()
        elif found[0] not in (_OPENS if within else _CLOSES):
            break  # marks without partners: nothing before them can be told apart
        else:
            within = not within
    parts.append(text[:end].strip())
    return [part for part in reversed(parts) if part]


@dataclass(frozen=True, slots=True)
class Needs:
    """A watch in one language: the terms that a passage must hold, and the words, as written, of its phrases."""

    terms: frozenset[str]
    written: frozenset[str]
    phrases: tuple[str, ...]
    exclusions: frozenset[str]

    @classmethod
    def of(cls, watched: Watched, language: str) -> "Needs | None":
        """None where the words come to nothing in this language, so that nothing in it can fit."""
        analysis = analyzer(language)
        terms = frozenset(analysis.terms(watched.words))
        if not (terms or watched.phrases or (watched.speakers and not watched.words)):
            return None
        phrases = tuple(" ".join(analysis.spoken(phrase)) for phrase in watched.phrases)
        excluded = frozenset(term for words in watched.exclusions for term in analysis.terms(words))
        return cls(terms, frozenset(word for phrase in phrases for word in phrase.split(" ")), phrases, excluded)


@dataclass(frozen=True)
class Heard:
    """A passage as watches are matched with it."""

    stored: Stored
    terms: frozenset[str]
    sentence_terms: frozenset[str]
    written: frozenset[str]
    row: str
    speakers: frozenset[str]

    @classmethod
    def of(cls, stored: Stored) -> "Heard":
        analysis = analyzer(stored.language)
        inside = frozenset(term for sentence in stored.terms for term in sentence)
        spoken = analysis.spoken(stored.text)
        return cls(
            stored,
            inside | frozenset(analysis.terms(stored.title)),
            inside,
            frozenset(spoken),
            f" {' '.join(spoken)} ",
            frozenset(speaker.name for speaker in stored.speakers),
        )

    def fits(self, watched: Watched, needs: Needs) -> bool:
        return (
            needs.terms <= self.terms
            and needs.written <= self.written
            and (not watched.speakers or not self.speakers.isdisjoint(watched.speakers))
            and needs.exclusions.isdisjoint(self.sentence_terms)
            and all(f" {phrase} " in self.row for phrase in needs.phrases)
        )
