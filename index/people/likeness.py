"""Whether two names, or the voices joined under them, may be one human being's."""

from dataclasses import dataclass, field

from index.people.first_names import may_be, same_first_name
from index.people.label_words import PARTICLES, name_words
from index.people.person import Known, Voice
from index.people.printed import Form, Printed, office_words, same_office
from index.people.surnames import stands_first


@dataclass(slots=True)
class Group:
    """Voices found to be one so far; ``full`` are the fuller ways of printing the name."""

    voices: list[Voice] = field(default_factory=list)
    full: list[Printed] = field(default_factory=list)
    known: Known | None = None

    @property
    def offices(self) -> tuple[str, ...]:
        given = [office.title for office in self.known.offices] if self.known else []
        return tuple(dict.fromkeys([*given, *(each.printed.office for each in self.voices if each.printed.office)]))

    def add(self, voice: Voice) -> None:
        self.voices.append(voice)
        if voice.printed.form is Form.PERSON and not voice.printed.bare:
            self.full.append(voice.printed)


def plain(name: str) -> str:
    return " ".join(name_words(name)) or name.casefold()


def one_name(one: Printed, other: Printed, same_title: bool) -> bool:
    """Whether two full names with one surname are one person's: no first or middle name contradicts the other."""
    a, b = list(one.words[:-1]), list(other.words[:-1])
    if not a or not b:
        return False
    if not (same_first_name(a[0], b[0]) or (may_be(a[0], b[0]) and same_title)):
        return False
    few, many = sorted((a[1:], b[1:]), key=len)
    rest = iter(many)
    return all(any(name == each or may_be(name, each) for each in rest) for name in few if name not in PARTICLES)


def may_be_one(one: Printed, other: Printed) -> bool:
    a, b = one.words[0], other.words[0]
    return may_be(a, b) or same_first_name(a, b)


def ends_like(printed: Printed, group: Group) -> bool:
    """Whether the label's words end a name of the group: "LE DRIAN" and "Jean-Yves Le Drian"."""
    own = printed.words
    names = [each.words for each in group.full] or [each.printed.words for each in group.voices]
    return any(
        name[-len(own) :] == own or own[-len(name) :] == name or (stands_first(name) and name[:1] == own)
        for name in names
    )


def at_odds(one: Group, other: Group) -> bool:
    """Whether both have offices, and no word of them in common: a foreign minister and a president of one surname."""
    a, b = ({word for title in each.offices for word in office_words(title)} for each in (one, other))
    return bool(a and b) and not a & b


def form_of_address(group: Group) -> str | None:
    return next((plain(each.printed.honorific) for each in group.voices if each.printed.honorific), None)


def alike_but_for_a_slip(one: Group, other: Group) -> bool:
    if one.full and other.full:
        return any(same_first_name(a.words[0], b.words[0]) for a in one.full for b in other.full)
    titles = any(same_office(a, b) for a in one.offices for b in other.offices)
    address = form_of_address(one)
    return titles or (address is not None and address == form_of_address(other))
