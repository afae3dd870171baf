"""Tells when one speaker's name names several people: "Jane Doe and John Roe", "Jane Doe, Envoy, John Roe, Mayor"."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from index.people.label_words import name_words
from index.people.printed import OFFICES, Form, taken_apart
from index.people.words import BODIES, DEPARTMENTS, HONORIFICS, REGIONS, is_place
from index.statement import Speaker

_BETWEEN = re.compile(r"\s*(?:;|,|\s(?:and|&|und|et|y|и|та|e|ja|og|och|i|ve)\s(?=\S))\s*|\s+/\s+", re.IGNORECASE)
_AND = re.compile(r"(?:and|&|und|et|y|и|та|e|ja|og|och|i|ve)\s+", re.IGNORECASE)
MOST = 12


@lru_cache(maxsize=1 << 12)
def parts(name: str, role: str | None = None) -> tuple[Speaker, ...]:
    """The people a speaker's name names, each with the role it gives; the speaker as it is where that is one."""
    whole = (Speaker(name, role),)
    if not _BETWEEN.search(name) or is_place(name.replace(" and ", " "), ""):
        return whole
    segments = list(_segments(name))
    kinds = [_kind(segment.text) for segment in segments]
    if kinds[0] is None:
        return whole
    begins = [0]
    for place, (segment, kind) in enumerate(zip(segments, kinds, strict=True)):
        if place and (kind == "pure" or (kind == "titled" and (kinds[0] == "titled" or segment.conjoined))):
            begins.append(place)
    if kinds[0] == "single":
        begins = list(range(len(segments))) if set(kinds) == {"single"} and segments[-1].conjoined else [0]
    elif kinds[0] == "titled" and len(begins) < len(segments) and "pure" not in kinds:
        begins = [0]  # "Ambassador Jane Doe, Under Secretary for Arms Control and International Security"
    people = [segments[place].text for place in begins]
    if not 1 < len(people) <= MOST or len(set(people)) < len(people):
        return whole
    found = []
    for place, following, given in zip(begins, [*begins[1:], None], _roles(role, len(people)), strict=True):
        end = segments[following - 1].end if following else len(name)
        own = name[segments[place].end : end].strip(" ,;")
        found.append(Speaker(segments[place].text, own or given))
    return tuple(found)


class _Segment(NamedTuple):
    """What stands between commas and conjunctions, where it ends, and whether a conjunction stands before it."""

    text: str
    end: int
    conjoined: bool


def _segments(name: str) -> Iterator[_Segment]:
    place, conjoined = 0, False
    for match in [*_BETWEEN.finditer(name), None]:
        end = match.start() if match else len(name)
        segment = name[place:end].strip()
        if lead := _AND.match(segment):
            segment, conjoined = segment[lead.end() :], True
        if segment:
            yield _Segment(segment, end, conjoined)
        if match:
            place, conjoined = match.end(), match[0].strip(" ,") != ""


def _kind(segment: str) -> str | None:
    """ "pure": a full name; "titled": an office or form of address and a name; "single": one capitalised word."""
    low = name_words(segment)
    words = [word for word in segment.split() if name_words(word)]
    if not low or is_place(segment, ""):
        return None
    plain = not set(low) & (OFFICES | DEPARTMENTS | HONORIFICS)
    if plain and set(low) & (BODIES | REGIONS):
        return None
    if plain and len(words) == 1:
        return (
            "single" if words[0][:1].isupper() and len(words[0]) > 2 and words[0].lower() not in ("jr", "sr") else None
        )
    printed = taken_apart(segment)
    if printed.form is not Form.PERSON:
        return None
    if plain:
        capitals = all(word[:1].isupper() or word in ("de", "von", "van", "der", "del", "bin", "al") for word in words)
        return "pure" if 2 <= len(words) <= 5 and capitals else None
    return "titled" if printed.office or printed.honorific else None


def _roles(role: str | None, count: int) -> list[str | None]:
    """The roles of a role field that names as many, in order; else nobody's: it does not tell whose it is."""
    pieces = [piece.strip() for piece in re.split(r"\s*;\s*|\s*,\s*(?:and\s+)?|\s+and\s+", role or "") if piece.strip()]
    return list(pieces) if len(pieces) == count else [None] * count
