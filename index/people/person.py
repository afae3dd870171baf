"""The words of the room: a person, the offices somebody held, a voice as the record prints it."""

from dataclasses import dataclass
from datetime import date

from index.people.printed import Printed, same_office, taken_apart
from index.statement import Speaker


@dataclass(frozen=True, slots=True)
class Office:
    """A title and when it was held; an end that is not known is None."""

    title: str
    start: date | None = None
    end: date | None = None

    def held_on(self, day: date) -> bool:
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class Known:
    """A person of data/people.yaml."""

    name: str
    aliases: tuple[str, ...] = ()
    offices: tuple[Office, ...] = ()
    same_as: str | None = None


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker as the record prints one, in how many passages, and the name taken apart."""

    speaker: Speaker
    passages: int
    printed: Printed

    @classmethod
    def of(cls, speaker: Speaker, passages: int = 1) -> "Voice":
        return cls(speaker, passages, taken_apart(speaker.name, speaker.role))


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody, or some body, who speaks on record: all voices that are one human being's.

    ``offices`` have dates where data/people.yaml gives some, ``known`` is what that file says of the person.
    ``body``: an organisation.
    """

    name: str
    voices: tuple[Voice, ...]
    offices: tuple[Office, ...] = ()
    body: bool = False
    known: Known | None = None

    @property
    def passages(self) -> int:
        return sum(voice.passages for voice in self.voices)

    @property
    def names(self) -> tuple[str, ...]:
        """The names by which the record prints the person."""
        return tuple(dict.fromkeys(voice.speaker.name for voice in self.voices))

    @property
    def aliases(self) -> tuple[str, ...]:
        """Other names, those of data/people.yaml first."""
        given = self.known.aliases if self.known else ()
        return tuple(dict.fromkeys(name for name in (*given, *self.names) if name != self.name))

    def office_on(self, day: date, printed: str | None = None) -> str | None:
        """The office to show beside the name: the one that was printed, else one that was held that day."""
        if printed:
            return printed
        dated = [office for office in self.offices if (office.start or office.end) and office.held_on(day)]
        if dated:
            return dated[-1].title
        undated = [office for office in self.offices if not (office.start or office.end)]
        return undated[0].title if len(undated) == 1 and len(self.offices) == 1 else None

    def holds(self, office: str) -> bool:
        return any(same_office(office, each.title) for each in self.offices)
