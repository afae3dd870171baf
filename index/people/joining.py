"""Which of the record's voices are one human being.

A full name joins its own spellings; a surname joins the one full name whose office it has, or that alone bears it.
Namesakes are never joined on their surname and a form of address, and what data/people.yaml says goes before all.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from index.people.label_words import name_words
from index.people.likeness import (
    Group,
    alike_but_for_a_slip,
    at_odds,
    ends_like,
    form_of_address,
    may_be_one,
    one_name,
    plain,
)
from index.people.person import Known, Office, Person, Voice
from index.people.printed import Form, Printed, displayed, office_words, same_office, taken_apart, turned_down
from index.people.surnames import stands_first
from index.statement import Speaker
from index.text.transliteration import name_key

LONG = 5
"""Letters of a surname from which on one slip in it is a likely misprint."""


@dataclass(frozen=True, slots=True)
class Joined:
    """``people`` with the most passages first; ``offices`` are voices that print an office alone ("THE PRESIDENT").

    ``alike`` are pairs of people that look like two names of one.
    """

    people: tuple[Person, ...]
    offices: tuple[Voice, ...]
    nameless: tuple[Voice, ...]
    alike: tuple[tuple[Person, Person], ...]


def join(voices: Iterable[Voice], known: Sequence[Known] = (), labels: Iterable[tuple[str, Speaker]] = ()) -> Joined:
    """Everyone who speaks on record. Voices come with the most passages first.

    ``labels`` are those that a statement itself gives to a speaker: "MR PRICE" is Ned Price where he has a header.
    """
    return _Joining(known, labels).all(list(voices))


class _Joining:
    def __init__(self, known: Sequence[Known], labels: Iterable[tuple[str, Speaker]]) -> None:
        self.labels: dict[str, set[Speaker]] = defaultdict(set)
        for label, speaker in labels:
            self.labels[plain(label)].add(speaker)
        self.groups: list[Group] = []
        self.by_surname: dict[str, list[Group]] = defaultdict(list)
        self.by_word_set: dict[frozenset[str], Group] = {}
        self.bodies: dict[tuple[str, ...], Group] = {}
        self.by_alias: dict[str, list[Group]] = defaultdict(list)
        for each in known:
            self._seed(each)

    def all(self, voices: list[Voice]) -> Joined:
        bare, offices, nameless = [], [], []
        for voice in voices:
            form = voice.printed.form
            if (group := self._named_so(voice)) is not None:
                group.add(voice)
            elif form is Form.BODY:
                self._body(voice)
            elif form is Form.OFFICE:
                if (group := self._ending_in_a_name(voice)) is None:
                    offices.append(voice)
                else:
                    group.add(voice)
            elif form is Form.NAMELESS:
                nameless.append(voice)
            elif form is Form.PERSON and voice.printed.bare:
                bare.append(voice)
            elif form is Form.PERSON:
                self._full(voice)
        # With an office first: it is evidence, and tells a later surname alone whose it is.
        for voice in sorted(bare, key=lambda each: each.printed.office is None):
            self._bare(voice)
        spoken = [group for group in self.groups if group.voices or group.known]
        people = {id(group): _person(group) for group in spoken}
        ranked = sorted(people.values(), key=lambda each: -each.passages)
        alike = tuple((people[id(one)], people[id(other)]) for one, other in self._alike())
        return Joined(tuple(ranked), tuple(offices), tuple(nameless), alike)

    # --- what data/people.yaml says ------------------------------------------------------------------

    def _seed(self, known: Known) -> None:
        group = Group(known=known)
        self.groups.append(group)
        for name in (known.name, *known.aliases):
            self.by_alias[plain(name)].append(group)
            printed = taken_apart(name)
            if printed.form is Form.BODY:
                self.bodies.setdefault(printed.words, group)
            elif printed.form is Form.PERSON:
                if not printed.bare:
                    group.full.append(printed)
                    self.by_word_set.setdefault(frozenset(printed.words), group)
                if group not in self.by_surname[printed.words[-1]]:
                    self.by_surname[printed.words[-1]].append(group)

    def _named_so(self, voice: Voice) -> Group | None:
        """Whom data/people.yaml calls just so."""
        found = self.by_alias.get(plain(voice.speaker.name)) or self.by_alias.get(plain(voice.printed.name), [])
        if len(found) == 1 and not (voice.printed.bare and voice.printed.name != voice.speaker.name):
            return found[0]
        return found[0] if len(found) == 1 and plain(voice.speaker.name) in self.by_alias else None

    # --- what the record says ------------------------------------------------------------------------

    def _body(self, voice: Voice) -> None:
        group = self.bodies.get(voice.printed.words)
        if group is None:
            group = self.bodies[voice.printed.words] = Group()
            self.groups.append(group)
        group.add(voice)

    def _ending_in_a_name(self, voice: Voice) -> Group | None:
        """A title that a comma cut in two: "UNDER SECRETARY FOR SECURITY, DEMOCRACY, AND RIGHTS UZRA ZEYA"."""
        if not voice.speaker.role:
            return None
        keys = tuple(name_key(word) for word in name_words(voice.speaker.role))
        return self.by_word_set.get(frozenset(keys[-2:])) if len(keys) > 2 else None

    def _full(self, voice: Voice) -> None:
        printed = voice.printed
        fitting = [group for group in self.by_surname[printed.words[-1]] if group.full and self._fits(printed, group)]
        if not fitting and (turned := self.by_word_set.get(frozenset(printed.words))):
            fitting = [turned]  # the surname first, as in Chinese, Hungarian, and lists of names
        if not fitting and printed.office and len(printed.office.split()) <= 2 and not office_words(printed.office):
            fitting = []
        if len(fitting) > 1:
            exact = [group for group in fitting if any(each.words == printed.words for each in group.full)]
            fitting = exact
        if len(fitting) == 1:
            group = fitting[0]
        else:
            group = Group()
            self.groups.append(group)
        group.add(voice)
        self.by_word_set.setdefault(frozenset(printed.words), group)
        for surname in (printed.words[-1], *(printed.words[:1] if stands_first(printed.words) else ())):
            if group not in self.by_surname[surname]:
                self.by_surname[surname].append(group)

    def _fits(self, printed: Printed, group: Group) -> bool:
        return any(one_name(printed, each, self._share_office(printed, group)) for each in group.full)

    def _share_office(self, printed: Printed, group: Group) -> bool:
        return bool(printed.office) and any(same_office(str(printed.office), each) for each in group.offices)

    def _bare(self, voice: Voice) -> None:
        printed = voice.printed
        bearers = [group for group in self.by_surname[printed.words[-1]] if ends_like(printed, group)]
        group = self._called(voice, bearers) or self._whose(printed, bearers)
        if group is None:
            group = Group()
            self.groups.append(group)
            self.by_surname[printed.words[-1]].append(group)
        group.add(voice)

    def _called(self, voice: Voice, bearers: list[Group]) -> Group | None:
        """The one bearer of the surname whom other statements call just so."""
        named = [group for group in bearers if group.full]
        called = self.labels.get(plain(voice.speaker.name), set())
        if len(named) != 1 or not called:
            return None
        own = {each.speaker for each in named[0].voices}
        return named[0] if called <= own else None

    def _whose(self, printed: Printed, bearers: list[Group]) -> Group | None:
        named = [group for group in bearers if group.full]
        if printed.office:
            holders = [group for group in bearers if self._share_office(printed, group)]
            full = [group for group in holders if group.full]
            if len(full) == 1 or (not full and len(holders) == 1):
                return (full or holders)[0]
            # Of a single bearer of whom the record tells no office yet.
            return named[0] if len(bearers) == 1 and named and not named[0].offices else None
        if printed.honorific:
            same = [each for each in bearers if not each.full and form_of_address(each) == plain(printed.honorific)]
            return same[0] if len(same) == 1 else None
        known = [group for group in named if group.known]
        if len(named) == 1:
            return named[0]
        if len(known) == 1 and not named:
            return known[0]
        return bearers[0] if len(bearers) == 1 and not named else None

    # --- what looks like one -------------------------------------------------------------------------

    def _alike(self) -> Iterator[tuple[Group, Group]]:
        seen: set[tuple[int, int]] = set()
        for one, other in self._pairs():
            pair = (min(id(one), id(other)), max(id(one), id(other)))
            if one is not other and pair not in seen and not (one.known and other.known) and not at_odds(one, other):
                seen.add(pair)
                more, less = sorted((one, other), key=lambda each: -sum(voice.passages for voice in each.voices))
                yield more, less

    def _pairs(self) -> Iterator[tuple[Group, Group]]:
        for bearers in self.by_surname.values():
            named = [group for group in bearers if group.full]
            bare = [group for group in bearers if not group.full]
            if len(named) == 1:
                yield from ((named[0], each) for each in bare)
            elif len(bare) == 2 and not named:
                yield bare[0], bare[1]
            for place, one in enumerate(named):
                for other in named[place + 1 :]:
                    if any(may_be_one(a, b) for a in one.full for b in other.full):
                        yield one, other
        yield from self._misprints()

    def _misprints(self) -> Iterator[tuple[Group, Group]]:
        """Surnames one slip apart, under one office or form of address or first name."""
        surnames = sorted(name for name in self.by_surname if len(name) >= LONG)
        buckets: dict[str, list[str]] = defaultdict(list)
        for name in surnames:
            for place in range(len(name)):
                buckets[name[:place] + name[place + 1 :]].append(name)
            buckets[name].append(name)
        for names in buckets.values():
            for place, one in enumerate(names):
                for other in names[place + 1 :]:
                    if one != other and OSA.distance(one, other) <= 1:
                        for a in self.by_surname[one]:
                            yield from ((a, b) for b in self.by_surname[other] if alike_but_for_a_slip(a, b))


def _person(group: Group) -> Person:
    voices = tuple(sorted(group.voices, key=lambda each: -each.passages))
    if group.known:
        offices = list(group.known.offices)
        offices += [Office(title) for title in group.offices if not any(same_office(title, o.title) for o in offices)]
        body = bool(voices) and voices[0].printed.form is Form.BODY
        return Person(group.known.name, voices, tuple(offices), body, group.known)
    full = [voice for voice in voices if voice.printed.form is Form.PERSON and not voice.printed.bare]
    best = max(full or voices, key=lambda each: (each.passages, len(each.printed.name)))
    titles = _distinct([turned_down(voice.printed.office) for voice in voices if voice.printed.office])
    body = best.printed.form is Form.BODY
    return Person(displayed(best.printed), voices, tuple(Office(title) for title in titles), body)


def _distinct(titles: Sequence[str]) -> list[str]:
    """Titles as they are printed most, of those that name one office the first that says more than one word."""
    kept: list[str] = []
    for title in dict.fromkeys(sorted(titles, key=lambda each: " " not in each)):
        if not any(same_office(title, each) for each in kept):
            kept.append(title)
    return kept
