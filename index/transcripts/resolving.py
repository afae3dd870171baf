"""Whom a label means: one of the statement's own speakers where it can be nobody else; else somebody, as printed."""

from collections import defaultdict
from collections.abc import Sequence

from index.people.label_words import ARTICLES, HONORIFICS, OF, TITLES, name_words
from index.statement import Speaker
from index.text.directions import is_direction
from index.transcripts.cast import Cast, person_words
from index.transcripts.labels import Label
from index.transcripts.looks import Kind, Look, look


class Voices:
    """The voices of one text, by its labels."""

    def __init__(self, labels: Sequence[Label], cast: Cast, everyone: tuple[Speaker, ...]) -> None:
        self._everyone = everyone
        names = dict.fromkeys(each.name for each in labels if each.sure and each.kind is Kind.PERSON)
        resolved = {name: cast.resolve_label(name) for name in names}
        for name in _of_others(resolved):
            resolved[name] = None
        self._known = full_names(names, resolved)

    def who(self, label: Label, cast: Cast) -> tuple[tuple[Speaker, ...], bool]:
        if not label.sure:
            return (), False
        match label.kind:
            case Kind.UNKNOWN:
                return (), False
            case Kind.ANSWER:
                return self._everyone, len(self._everyone) == 1
            case Kind.QUESTION:
                return (asked_by(label.name),), True
            case Kind.UNNAMED:
                return (Speaker(label.name),), True
            case Kind.ATTRIBUTED:
                return (cast.resolve(label.name) or titled(label.name),), True
            case Kind.PERSON:
                return (self._known.get(label.name) or printed(label.name),), True


def _of_others(resolved: dict[str, Speaker | None]) -> list[str]:
    """Labels that only share a speaker's last name: "DR. DOE" where the transcript calls him "THE PRESIDENT"."""
    by_speaker: dict[Speaker, list[str]] = defaultdict(list)
    for name, speaker in resolved.items():
        if speaker is not None:
            by_speaker[speaker].append(name)
    others = []
    for speaker, names in by_speaker.items():
        own = set(name_words(str(speaker)))
        looks = {name: look(name) for name in names}
        polite = [name for name in names if _only_polite(looks[name], own)]
        by_office = [name for name in names if name not in polite and set(looks[name].words) & TITLES - ARTICLES]
        if (polite and by_office) or len({looks[name].words[0] for name in polite}) > 1:
            others += polite
    return others


def _only_polite(seen: Look, own: set[str]) -> bool:
    """ "Dr. Doe": a form of address that is not the speaker's own, and a last name alone."""
    titles = [word for word in seen.words if word in HONORIFICS]
    rest = [word for word in seen.words if word not in HONORIFICS | ARTICLES]
    return bool(titles) and not set(titles) & own and len(rest) == 1


def full_names(names: Sequence[str] | dict[str, None], resolved: dict[str, Speaker | None]) -> dict[str, Speaker]:
    """Whom labels name: a speaker of the statement; else as printed, a short name as the fullest of the same text.

    "Petrov" is the "Minister Mikhail Petrov" of another label where no second Petrov is there, and "Minister" is he
    where no other label names a minister.
    """
    people = {name: resolved[name] or printed(name) for name in names}
    offices: dict[tuple[str, ...], set[Speaker]] = defaultdict(set)
    for name in names:
        printed_words = look(name).words
        for place in range(1, len(printed_words)):
            office = printed_words[:place]
            if printed_words[place] not in TITLES | OF and set(office) & TITLES - HONORIFICS - ARTICLES:
                offices[office].add(people[name])
    unresolved = [name for name in names if resolved[name] is None]
    words = {name: tuple(person_words(people[name])) for name in unresolved}
    by_last: dict[str, list[str]] = defaultdict(list)
    for name, own in words.items():
        if own:
            by_last[own[-1]].append(name)
    for name, own in words.items():
        alone = offices.get(tuple(word for word in look(name).words if word not in ARTICLES), set())
        if not look(name).named and len(alone) == 1:
            people[name] = next(iter(alone))
            continue
        if not own:
            continue
        same = {other: words[other] for other in by_last[own[-1]] if words[other][-len(own) :] == own}
        longest = max(same.values(), key=len)
        if all(longest[-len(each) :] == each for each in same.values()) and not _contradict(list(same)):
            people[name] = printed(next(each for each, other in same.items() if other == longest))
    return people


def _contradict(names: list[str]) -> bool:
    """Whether forms of address tell two people apart: "Mr Smith" and "Miss Smith"."""
    return len({word for name in names for word in look(name).words[:1] if word in HONORIFICS}) > 1


def printed(name: str) -> Speaker:
    """A voice as its label prints it; an office that stands with it becomes the role."""
    seen = look(name)
    notes = [note for note in seen.notes if not is_direction(f"({note})")]
    if not seen.named and notes and look(notes[0]).named and look(notes[0]).plausible:
        return Speaker(look(notes[0]).person, seen.person)
    return Speaker(seen.person or name, seen.office or (notes[0] if notes else None))


def asked_by(name: str) -> Speaker:
    """ "Frage Jung" is asked by Jung; "Question" by nobody in particular."""
    seen = look(name)
    first, _, rest = seen.person.partition(" ")
    inner = look(rest) if rest else None
    if inner and look(first).kind is Kind.QUESTION and inner.kind is Kind.PERSON and inner.plausible and inner.named:
        return Speaker(rest)
    return Speaker(name)


def titled(name: str) -> Speaker:
    """ "Spokesperson Ned Price": a name after the title of an office."""
    words = name.split()
    last = max((place for place, word in enumerate(words) if set(name_words(word)) & TITLES), default=-1)
    if 0 <= last < len(words) - 1:
        return Speaker(" ".join(words[last + 1 :]), " ".join(words[: last + 1]))
    return Speaker(name)
