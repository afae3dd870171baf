"""What the index holds of a statement: its newest version analysed, passage by passage, and read back as candidates.

Analysing needs no index, so that it can be done in processes beside the one that writes.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from index.answer import Exchange
from index.meaning.units import as_term, digest, unit_texts
from index.people.printed import Form, taken_apart
from index.search.passages import Passage, passages
from index.statement import Speaker, Statement, Version
from index.text.language import analyzer
from index.text.sentences import sentences
from index.text.spelt_out import spelt_out
from index.transcripts.quoted import Quoted
from index.transcripts.turns import Turn

FORMAT = 16
"""Changes whenever terms, passages or the schema do; an index of another format is made anew."""

LONGEST_QUESTION = 900
"""Characters of a question that are kept with its reply."""
READ_LATELY = 4_096
"""Passages whose reading back is remembered, some 3 kB each: one question meets with the same ones several times."""

ANYONE = "*"
BETWEEN = "\x1f"
"""Between a name and a role in one term."""
QUOTED = "\x1e"
"""Before the name of somebody whom a statement begins to quote."""

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class Entry(NamedTuple):
    """One passage: who speaks, its terms and words with spaces between them, and what is kept of it as it is.

    ``voices`` are names with their roles, but of interviewers; ``opens`` names those who begin to speak in their
    statement with this passage, and, for the first passage, ANYONE. ``acronyms`` are those that it spells out,
    ``asked`` are the terms of the question that it replies to, ``quoted`` those whom it quotes, with their roles,
    ``labels`` what the statement calls its speakers where that is not their name,
    ``units`` digests of the words that have a vector together.
    """

    speakers: tuple[str, ...]
    voices: tuple[str, ...]
    opens: tuple[str, ...]
    terms: str
    words: str
    stored: bytes
    acronyms: tuple[str, ...] = ()
    asked: str = ""
    quoted: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()


class Analysis(NamedTuple):
    """One version: what its passages have in common, and the passages. ``day`` is a proleptic ordinal."""

    statement_id: str
    language: str
    day: int
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Stored:
    """A candidate passage as the index holds it. ``sentences`` are spans of the version's text, ``terms`` theirs.

    ``cuts`` are those ends of sentences at which a long one was cut. ``size`` is how many characters that text has.
    ``about`` has the words that the statement's place, source and tags add to its title.
    """

    statement_id: str
    version: int
    number: int
    start: int
    text: str
    sentences: tuple[tuple[int, int], ...]
    terms: tuple[tuple[str, ...], ...]
    speakers: tuple[Speaker, ...]
    certain: bool
    question: bool
    title: str
    date: date
    language: str
    url: str | None
    complete: bool
    retracted: bool
    score: float
    translation_of: str | None = None
    cuts: tuple[int, ...] = ()
    about: str = ""
    exchange: Exchange | None = None
    quoted: tuple[Quoted, ...] = ()
    size: int = 0


def analysed(version: Version) -> Analysis:
    statement = version.statement
    analysis = analyzer(statement.language)
    about = about_of(statement)
    headed = f"{statement.title}\n{about}" if about else statement.title
    title_terms, title_words = analysis.joined(headed), analysis.words(statement.title)
    whole = (
        statement.id,
        version.number,
        statement.title,
        statement.date.isoformat(),
        statement.language,
        statement.url,
        statement.complete,
        version.retracted_at is not None,
        statement.translations_of,
        about,
        len(statement.text),
    )
    entries: list[Entry] = []
    heard: set[str] = set()
    # A body is asked for all that it published, whoever speaks in it.
    publishers = [each for each in statement.speakers if taken_apart(each.name, each.role).form is Form.BODY]
    asked: dict[Turn | None, tuple[str, str]] = {None: ("", "")}
    for passage in passages(version):
        if passage.asked not in asked:
            question = asked_text(statement.text, passage.asked)
            asked[passage.asked] = question, analysis.joined(question)
        question, asked_terms = asked[passage.asked]
        stored = _encode((whole, _own(passage, question))).encode()
        terms = [analysis.joined(statement.text[start:end]) for start, end in pieces_of(passage)]
        heard_here = passage.speakers if passage.question else (*passage.speakers, *publishers)
        names = dict.fromkeys(speaker.name for speaker in heard_here)
        voices = [] if passage.question else [voice_of(each) for each in heard_here]
        quoted = list(dict.fromkeys(each.speaker for each in passage.quoted if each.speaker))
        begins = (*names, *(QUOTED + each.name for each in quoted))
        opens = [name for name in (begins if passage.number else (ANYONE, *begins)) if name not in heard]
        heard.update(opens)
        labels = [label for label in labels_of(passage) if label not in heard]
        heard.update(labels)
        entries.append(
            Entry(
                tuple(names),
                tuple(dict.fromkeys(voices)),
                tuple(opens),
                " ".join([*terms, title_terms]),
                f"{analysis.words(passage.text)} {title_words}",
                stored,
                tuple(spelt_out(passage.text, statement.language)),
                asked_terms,
                tuple(map(voice_of, quoted)),
                tuple(as_term(digest(each)) for each in unit_texts(passage.text, passage.start, passage.sentences)),
                tuple(labels),
            )
        )
    return Analysis(statement.id, analysis.language, statement.date.toordinal(), tuple(entries))


def about_of(statement: Statement) -> str:
    """Where a statement was made, where it was published and what it is filed under: searched like its title."""
    return "\n".join(each for each in (statement.place, statement.source, *statement.tags) if each)


def pieces_of(passage: Passage) -> Sequence[tuple[int, int]]:
    """The spans whose words are the passage's: its sentences, or one span where they follow each other by a space."""
    spans = passage.sentences
    start, end = spans[0][0], spans[-1][1]
    held = sum([last - first for first, last in spans])
    return [(start, end)] if held + len(spans) - 1 == end - start else spans


def _own(passage: Passage, question: str) -> tuple[object, ...]:
    places = [place for sentence in passage.sentences for place in sentence]
    speakers = [(speaker.name, speaker.role) for speaker in passage.speakers]
    own = (
        passage.number,
        passage.start,
        passage.text,
        places,
        speakers,
        passage.certain,
        passage.question,
        passage.cuts,
    )
    if not (passage.asked or passage.quoted):
        return own
    return (*own, _exchange(passage.asked, question), [_quoted(each) for each in passage.quoted])


def _exchange(asked: Turn | None, question: str) -> tuple[object, ...] | None:
    if asked is None:
        return None
    return asked.start, asked.end, question, [(each.name, each.role) for each in asked.speakers]


def asked_text(text: str, asked: Turn | None) -> str:
    """A question, of a long one its end, from where a sentence begins: what is asked for stands there."""
    if asked is None:
        return ""
    if asked.end - asked.start <= LONGEST_QUESTION:
        return text[asked.start : asked.end]
    begins = [asked.start + start for start, _ in sentences(text[asked.start : asked.end], "und")]
    first = next((start for start in begins if asked.end - start <= LONGEST_QUESTION), asked.end - LONGEST_QUESTION)
    return text[first : asked.end]


def read_exchange(row: list[Any] | None) -> Exchange | None:
    if row is None:
        return None
    start, end, question, speakers = row
    return Exchange(start, end, question, tuple([Speaker(name, role) for name, role in speakers]))


def _quoted(quoted: Quoted) -> tuple[object, ...]:
    speaker = quoted.speaker
    return quoted.start, quoted.end, speaker and speaker.name, speaker and speaker.role


def labels_of(passage: Passage) -> list[str]:
    """The label of a passage with whom the statement itself means by it; none where it is the name."""
    named = passage.label and passage.certain and not passage.question and len(passage.speakers) == 1
    if not named or passage.label == passage.speakers[0].name:
        return []
    return [f"{passage.label}{BETWEEN}{voice_of(passage.speakers[0])}"]


def voice_of(speaker: Speaker) -> str:
    """A speaker as one term of the index."""
    return f"{speaker.name}{BETWEEN}{speaker.role or ''}"


def speaker_of(voice: str) -> Speaker:
    name, _, role = voice.partition(BETWEEN)
    return Speaker(name, role or None)


def as_stored(row: bytes, score: float) -> Stored:
    """Reads a passage back. Its terms are found again rather than kept: they would be two fifths of the index."""
    stored = _read(row)
    return stored if stored.score == score else replace(stored, score=score)


@lru_cache(maxsize=READ_LATELY)
def _read(row: bytes) -> Stored:
    whole, own = json.loads(row)
    statement_id, version, title, day, language, url, complete, retracted, translation_of, about, size = whole
    number, start, text, places, speakers, certain, question, cuts, *more = own
    exchange, quoted = more or (None, ())
    sentences = tuple(zip(places[::2], places[1::2], strict=True))
    terms = analyzer(language).terms
    return Stored(
        statement_id=statement_id,
        version=version,
        number=number,
        start=start,
        text=text,
        sentences=sentences,
        terms=tuple([tuple(terms(text[first - start : last - start])) for first, last in sentences]),
        speakers=tuple([Speaker(name, role) for name, role in speakers]),
        certain=certain,
        question=question,
        title=title,
        date=date.fromisoformat(day),
        language=language,
        url=url,
        complete=complete,
        retracted=retracted,
        score=0.0,
        translation_of=translation_of,
        cuts=tuple(cuts),
        about=about,
        size=size,
        exchange=read_exchange(exchange),
        quoted=tuple([Quoted(a, b, name and Speaker(name, role)) for a, b, name, role in quoted]),
    )
