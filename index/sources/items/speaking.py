"""Whose words an item holds: by the rules of its source, tried in order."""

import re
from collections.abc import Sequence

from index.people.label_words import TITLES, name_words
from index.sources.reading.item import Item
from index.sources.types.definition import From, Person, WebSource
from index.statement import Speaker
from index.transcripts.cast import Cast, person_words
from index.transcripts.labels import find_labels
from index.transcripts.looks import Kind

_HONORIFICS = frozenset("mr mrs ms miss mx dr sir dame lord lady prof professor hon".split())
_OFFICES = (TITLES - _HONORIFICS) | frozenset(
    "adviser advisor administrator agency assistant bureau commissioner coordinator counselor council department envoy "
    "federation head member ministry mission office official principal spokesman states union".split()
)
_MOST_SPEAKERS = 10


def speakers_of(item: Item, source: WebSource) -> tuple[Speaker, ...]:
    """Who speaks: never nobody, since a source's last rule is a plain name."""
    for rule in source.rules:
        match rule:
            case From.AUTHOR:
                found = by_authors(item.authors, source.people)
            case From.TITLE:
                found = by_title(item.title, source.people)
            case From.TURNS:
                found = by_turns(item.text, source.people)
            case name:
                found = (_fixed(name, source),)
        if found:
            return found
    raise AssertionError("a source ends its rules with a name")


def _fixed(name: str, source: WebSource) -> Speaker:
    known = next((person.speaker for person in source.people if person.name == name), None)
    return known or Speaker(name, source.role)


def by_authors(authors: Sequence[str], people: Sequence[Person]) -> tuple[Speaker, ...]:
    """All whom an item's author fields name, each once, in their order."""
    found = (speaker for author in authors for speaker in by_author(author, people))
    return tuple(dict.fromkeys(found))[:_MOST_SPEAKERS]


def by_author(author: str, people: Sequence[Person]) -> tuple[Speaker, ...]:
    """The people an author field names, as in "Ned Price, Department Spokesperson"; none where it is empty.

    A part that has two to four capitalised words, none of them an office, begins another person.
    """
    author = re.sub(r"\S+@\S+|[()<>]", " ", author)
    parts = [" ".join(part.split()) for part in author.split(",")]
    found: list[tuple[str, list[str]]] = []
    for part in filter(None, parts):
        if not found or (found[-1][1] and _is_person(part)):
            found.append((part, []))
        else:
            found[-1][1].append(part)
    return tuple(_known(name, ", ".join(role) or None, people) for name, role in found[:_MOST_SPEAKERS])


def _is_person(part: str) -> bool:
    words = name_words(part)
    bare = [word for word in words if word not in _HONORIFICS]
    capitals = all(word[:1].isupper() for word in part.split())
    return 2 <= len(bare) <= 4 and capitals and not _OFFICES.intersection(words) and "(" not in part


def _known(name: str, role: str | None, people: Sequence[Person]) -> Speaker:
    for person in people:
        if name.casefold() in {each.casefold() for each in (person.name, *person.also)}:
            return Speaker(person.name, role or person.role)
    return Speaker(name, role)


def by_title(title: str, people: Sequence[Person]) -> tuple[Speaker, ...]:
    """The person whom the title names first, by a full name, a last name, or another name the source gives."""
    places = {}
    for person in people:
        last = person_words(person.speaker)[-1:]
        ways = [name for name in (person.name, *person.also, *last) if name]
        spans = [re.search(rf"(?<!\w){re.escape(way)}(?!\w)", title, re.IGNORECASE) for way in ways]
        if starts := [match.start() for match in spans if match]:
            places[person] = min(starts)
    return (min(places, key=lambda person: places[person]).speaker,) if places else ()


def by_turns(text: str, people: Sequence[Person]) -> tuple[Speaker, ...]:
    """Those whose labels begin turns of the text, in order; labels of people nobody named are kept as printed."""
    cast = Cast([person.speaker for person in people])
    by_label = {name.casefold(): person.speaker for person in people for name in person.also}
    found = [
        by_label.get(label.name.casefold()) or cast.resolve(label.name) or Speaker(label.name)
        for label in find_labels(text, cast)
        if label.kind is Kind.PERSON
    ]
    return tuple(dict.fromkeys(found))[:_MOST_SPEAKERS]
