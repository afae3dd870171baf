"""The people of a record as a list: who they are, how often and when they are heard."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from index.people.directory import Directory
from index.people.person import Person
from index.statement import Extent


@dataclass(frozen=True, slots=True)
class Entry:
    """A person, in how many statements heard, and the dates of the first and the last of them.

    ``alike`` are people who may be the same one under another name.
    """

    person: Person
    statements: int
    first: date | None
    last: date | None
    alike: tuple[str, ...] = ()


class Statements(Protocol):
    """What the index tells of who is heard in which statements."""

    def heard_in(self, names: Sequence[str], /) -> Extent: ...


def listed(directory: Directory, statements: Statements) -> list[Entry]:
    """Everyone who speaks on record, those heard in the most statements first."""
    alike: dict[str, list[str]] = {}
    for one, other in directory.joined.alike:
        if one.passages and other.passages:
            alike.setdefault(one.name, []).append(other.name)
    entries = []
    for person in directory.people:
        names = [each for each in person.names if each in directory.spoken]
        extent = statements.heard_in(names)
        entries.append(Entry(person, extent.statements, extent.first, extent.last, tuple(alike.get(person.name, ()))))
    return sorted(entries, key=lambda each: (-each.statements, each.person.name))
