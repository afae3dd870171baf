"""Everyone who speaks on record: which person a printed name means, and by which printed names a person is found.

Built from the index's voices and data/people.yaml whenever either changes; labels need no indexing anew for it.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from index.people.joining import Joined, join
from index.people.person import Known, Person, Voice
from index.people.printed import Form, displayed, office_words, same_office, taken_apart
from index.statement import Speaker

Spoke = Callable[[Speaker], tuple[date, date] | None]
"""From when to when a voice is heard on record."""


@dataclass(frozen=True, slots=True)
class Heard:
    """By what people are found: printed names, whom texts quote, names that are theirs only within a time."""

    names: tuple[str, ...]
    quoted: tuple[Speaker, ...] = ()
    dated: tuple[tuple[str, date | None, date | None], ...] = ()

    @property
    def spoken(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*self.names, *(name for name, _, _ in self.dated))))


class Directory:
    """Immutable. ``voices`` are speakers with the number of their passages; ``labels`` are what transcripts call them.

    ``quoted`` are people whose words others' texts give, found by name, though they may never speak themselves.
    """

    def __init__(
        self,
        voices: Iterable[tuple[Speaker, int]] = (),
        *,
        labels: Iterable[tuple[str, Speaker]] = (),
        quoted: Iterable[tuple[Speaker, int]] = (),
        known: Sequence[Known] = (),
    ) -> None:
        spoken = [Voice.of(speaker, count) for speaker, count in voices]
        heard = {voice.speaker for voice in spoken}
        # Zero passages: whoever is only quoted is found by name, and counts for nothing where names are weighed.
        mentioned = [Voice.of(speaker, 0) for speaker, _ in quoted if speaker not in heard]
        self.joined: Joined = join([*spoken, *mentioned], known, labels)
        self.spoken = {speaker.name for speaker in heard}
        self._by_voice: dict[Speaker, Person] = {}
        self._by_name: dict[str, list[Person]] = defaultdict(list)
        for person in self.joined.people:
            for voice in person.voices:
                self._by_voice[voice.speaker] = person
            for name in dict.fromkeys((person.name, *(voice.speaker.name for voice in person.voices))):
                self._by_name[name].append(person)
        self._offices = {voice.speaker: voice for voice in self.joined.offices}
        self._perhaps: dict[str, list[Person]] = defaultdict(list)
        for pair in self.joined.alike:
            for one, other in (pair, pair[::-1]):
                if _is_bare(other) and not _is_bare(one) and _surname(one) == _surname(other):
                    self._perhaps[one.name].append(other)

    @property
    def people(self) -> tuple[Person, ...]:
        """Those who speak on record, with the most passages first."""
        return tuple(person for person in self.joined.people if person.passages)

    def of(self, speaker: Speaker, day: date | None = None) -> Person | None:
        """Who is meant by a speaker as printed in a statement of that day; None where nobody can tell."""
        if person := self._by_voice.get(speaker):
            return person
        found = self._by_name.get(speaker.name, [])
        if len(found) == 1:
            return found[0]
        if day is None:
            return None
        office = self._offices[speaker].printed if speaker in self._offices else taken_apart(speaker.name, speaker.role)
        if office.form is not Form.OFFICE or not office.office:
            return None
        return self._in_office(office.office, day)

    def shown(self, speaker: Speaker, day: date) -> Speaker:
        """The speaker under the person's name, with the office that is printed, or was held that day."""
        person = self.of(speaker, day)
        printed = taken_apart(speaker.name, speaker.role)
        if person is None:
            return Speaker(displayed(printed), speaker.role) if printed.form is not Form.NOBODY else speaker
        if person.body:
            return Speaker(person.name, speaker.role)
        bare = person.name == displayed(printed) and printed.bare
        office = speaker.role if bare or printed.office == speaker.name else (speaker.role or printed.office)
        return Speaker(person.name, person.office_on(day, office and _cased(office)))

    def named(self, name: str) -> Person | None:
        found = self._by_name.get(name, [])
        return found[0] if len(found) == 1 else None

    def perhaps(self, person: Person) -> Sequence[Person]:
        """Surnames on record that may be the person's, and that no other full name bears ("Mr Price")."""
        return self._perhaps.get(person.name, ())

    def is_perhaps(self, person: Person) -> bool:
        """Whether no more is known than a surname that one other person bears."""
        return any(person in others for others in self._perhaps.values())

    def heard(self, names: Iterable[str], office: str | None = None, spoke: Spoke = lambda _: None) -> Heard:
        """By what the people of these names are found; where an ``office`` was asked for, while they held it."""
        printed: dict[str, None] = {}
        quoted: dict[Speaker, None] = {}
        dated: dict[tuple[str, date | None, date | None], None] = {}
        for name in names:
            person = self.named(name)
            if person is None:
                printed[name] = None
                continue
            people = (person, *self.perhaps(person))
            own = list(dict.fromkeys(each for one in people for each in one.names if each in self.spoken))
            terms = self._terms(person, office, spoke) if office else []
            for first, last in terms:
                dated |= dict.fromkeys((each, first, last) for each in own)
            if not terms:
                printed |= dict.fromkeys(own)
            quoted |= dict.fromkeys(voice.speaker for one in people for voice in one.voices)
            for speaker, (first, last) in self.offices_held(person).items():
                dated[speaker.name, first, last] = None
        return Heard(tuple(printed), tuple(quoted), tuple(dated))

    def _terms(self, person: Person, office: str, spoke: Spoke) -> list[tuple[date | None, date | None]]:
        """When somebody held an office who has held others; nothing where it was always the one."""
        given = [each for each in person.offices if _is_office(office, each.title)]
        dated = [(each.start, each.end) for each in given if each.start or each.end]
        if dated or len(given) == len(person.offices):
            return dated
        spans = [
            span
            for voice in person.voices
            if _is_office(voice.printed.office, office) and (span := spoke(voice.speaker)) is not None
        ]
        return [(min(first for first, _ in spans), max(last for _, last in spans))] if spans else []

    def offices_held(self, person: Person) -> Mapping[Speaker, tuple[date | None, date | None]]:
        """The offices alone under which the person is found ("THE PRESIDENT"), and when."""
        found: dict[Speaker, tuple[date | None, date | None]] = {}
        for speaker, voice in self._offices.items():
            for office in person.known.offices if person.known else ():
                if _is_office(voice.printed.office, office.title):
                    found[speaker] = (office.start, office.end)
        return found

    def _in_office(self, title: str, day: date) -> Person | None:
        holders = [
            person
            for person in self.joined.people
            if person.known
            and any(_is_office(title, each.title) and each.held_on(day) for each in person.known.offices)
        ]
        return holders[0] if len(holders) == 1 else None


def _is_bare(person: Person) -> bool:
    return bool(person.voices) and not person.known and all(voice.printed.bare for voice in person.voices)


def _surname(person: Person) -> str:
    words = person.voices[0].printed.words if person.voices else taken_apart(person.name).words
    return words[-1] if words else ""


def _is_office(printed: str | None, title: str) -> bool:
    return bool(printed) and (office_words(str(printed)) == office_words(title) or same_office(str(printed), title))


def _cased(office: str) -> str:
    return office.title() if office.isupper() and len(office) > 4 else office
