"""Reads a pasted quote: which words are claimed, in pieces where something was cut out, and who is named for them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.people.speaker_names import WORD, KnownName, SpeakerNames
from index.questions.phrases import find_phrases
from index.statement import Speaker
from index.text.letters import Letters, is_word
from index.text.transliteration import name_key
from index.transcripts.cast import Cast

_OPENING = "\"'`´‘‚‛“”„‟″«»‹›＂＇「『《"
_CLOSING = "\"'´’“”‟″«»‹›＂＇」』》"
_CUT = re.compile(r"[\[(<{]\s*(?:…|\.\s?\.\s?\.)\s*[\])>}]|…|\.\s?\.\s?\.+")
_BEFORE_NAME = "\n—―("
_NEVER_IN_NAME = f"{_BEFORE_NAME}!?:;)"
_DASH = re.compile(r"\s[–-]{1,2}\s")
_AFTER_NAME = re.compile(rf"(?!(?<=\w)'\w)[\n:{_OPENING}]")
_OPENS_WITHOUT_SPACE = "«‹「『《"
_SAID = re.compile(
    r"\b(?:has|have|had)?\s*(?:said|says|stated|states|told|tells|wrote|writes|added|adds|declared|noted|claimed|"
    r"according to|tweeted|announced|argued|insisted|stressed)\b.*",
    re.IGNORECASE,
)
_LONGEST_NAME = 8
"""Words of a name that the record need not know."""
_LONGEST_LINE = 100
"""Characters of a name with what is printed beside it."""
_LONGEST_KNOWN = 16
"""Words of a body's name or of a role that are compared."""
_AROUND_NAMES = " ,.\t\n—–-~()"
_EDGES = frozenset("'-.,;:")
"""A quotation ends as its quoter's sentence needs; question and exclamation marks are the speaker's."""


@dataclass(frozen=True, slots=True)
class Piece:
    """``text`` without the marks at its edges, and its words; ``stop`` is the full stop after them, if there is one."""

    text: str
    words: tuple[str, ...]
    stop: str = ""

    @property
    def recased(self) -> tuple[str, ...]:
        """With the first letter in the other case: a quote may make a sentence of its own of a part of one."""
        return tuple(word[:1].swapcase() + word[1:] if not place else word for place, word in enumerate(self.words))


@dataclass(frozen=True, slots=True)
class Claim:
    """One reading of a paste: ``text`` are the words claimed; ``named`` is who is said to have said them, as printed.

    ``known`` are the record's speakers of that name. ``inside``: only what stands in quotation marks within the paste.
    """

    text: str
    pieces: tuple[Piece, ...]
    named: str | None = None
    known: frozenset[str] = frozenset()
    inside: bool = False

    @property
    def length(self) -> int:
        return sum(is_word(word) for piece in self.pieces for word in piece.words)

    def fits(self, speakers: tuple[Speaker, ...]) -> bool:
        """Whether one of the speakers is the one who is named, if anyone is."""
        if self.named is None:
            return True
        return any(each.name in self.known for each in speakers) or Cast(speakers).resolve(self.named) is not None


def read_claims(text: str, names: SpeakerNames) -> list[Claim]:
    """The ways to read a paste, the plainest first; empty where it holds no word.

    A name may stand below the words, behind a dash or a line's end, or above them, before a colon or marks; it counts
    where the record knows the name, or where the words are in quotation marks. Of a sentence that holds quotations,
    these are what is claimed.
    """
    found = [_claim(text)]
    for below, parted in ((True, _name_below(text.strip())), (False, _name_above(text.strip()))):
        if parted is not None:
            line, words = parted
            name = _SAID.sub("", line).strip(_AROUND_NAMES)
            known = known_names(name, names)
            if known or _may_be_named(name, words, below=below):
                found.append(_claim(words, name, known))
    quoted = find_phrases(text)
    if quoted:
        edges = [0, *(edge for each in quoted for edge in (each.start, each.end)), len(text)]
        around = " ".join(text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True))
        known = known_names(around, names)
        words = " […] ".join(each.words for each in quoted)
        # Beside a mere name the quotation is the whole paste, not a part of somebody's text.
        inside = not known or not all(word[:1].isupper() for word in WORD.findall(around))
        found.append(replace(_claim(words, ", ".join(sorted(known)) or None, known), inside=inside))
    claims: dict[tuple[Piece, ...], Claim] = {}
    for claim in found:
        same = claims.setdefault(claim.pieces, claim)
        if same.named is None:
            # Who is named is not lost because the same words can be read without the name.
            claims[claim.pieces] = replace(same, named=claim.named, known=claim.known)
    return [claim for claim in claims.values() if claim.length]


def _name_below(text: str) -> tuple[str, str] | None:
    """The last line, or what stands after a dash or in brackets at the end, and the words above it."""
    end = len(text) - text.endswith(")")
    edge = start = max((text.rfind(mark, 0, end) for mark in _NEVER_IN_NAME), default=-1) + 1
    start = max(start, end - 2 * _LONGEST_LINE)
    dashes = list(_DASH.finditer(text, max(0, start - 1), end))
    if dashes:
        words, name = text[: dashes[-1].start()], text[dashes[-1].end() : end]
    elif edge and text[edge - 1] in _BEFORE_NAME:
        words, name = text[: edge - 1], text[edge:end]
    else:
        return None
    name = name.strip()
    return (name, words) if words and 2 <= len(name) <= _LONGEST_LINE else None


def _name_above(text: str) -> tuple[str, str] | None:
    """What stands before a colon or before quotation marks, and the words after it."""
    mark = _AFTER_NAME.search(text, 0, 2 * _LONGEST_LINE)
    if mark is None:
        return None
    line, words = text[: mark.start()], text[mark.start() :].lstrip()
    if words[:1] == ":":
        words = words[1:].lstrip()
    elif words[:1] in _OPENING:
        parted = words[:1] in _OPENS_WITHOUT_SPACE or line[-1:].isspace() or line[-1:] == "," or mark[0] == "\n"
        words = words if parted else ""
    else:
        return None
    name = line.rstrip().rstrip(", ")
    return (name, words) if words and 2 <= len(name) <= _LONGEST_LINE else None


def _may_be_named(name: str, words: str, *, below: bool) -> bool:
    """Whether a name that the record does not know may stand there: capitals alone, or words that clearly end."""
    initials = [word[:1].isupper() for word in name.split()]
    if not 0 < len(initials) <= _LONGEST_NAME or not initials[0]:
        return False
    words = words.strip()
    marked = words[:1] in _OPENING or words[-1:] in _CLOSING or (below and words[-1:] in ".!?…")
    return (below and all(initials)) or (marked and sum(initials) * 2 > len(initials))


def known_names(text: str, names: SpeakerNames) -> frozenset[str]:
    """The record's speakers whom a line names: by surname, as a body, or by role where no name stands."""
    words = WORD.findall(text)
    keys = [name_key(word) for word in words]
    people: set[str] = set()
    among = frozenset(keys)
    for word in dict.fromkeys(words):
        if word[:1].isupper():
            fitting = names.surname(word)[0] if len(word) > 1 else ()
            people |= _by_first_name(fitting, among)
    for take in () if people else (names.body_at, names.role_at):
        for place in range(len(keys)):
            if names.may_start(words[place]):
                people |= set(take(keys[place : place + _LONGEST_KNOWN])[0])
        if people:
            break
    return frozenset(names.spoken_as(people))


def _by_first_name(fitting: Sequence[KnownName], keys: frozenset[str]) -> set[str]:
    whole = [each for each in fitting if all(key in keys for key in each.keys)]
    return {each.name for each in whole or fitting}


def _claim(text: str, named: str | None = None, known: frozenset[str] = frozenset()) -> Claim:
    text = text.strip()
    pieces = tuple(piece for part in _CUT.split(text) if (piece := _piece(part)).words)
    return Claim(text, pieces, named, known)


def _piece(text: str) -> Piece:
    letters = Letters(text)
    first, last = inner(letters.words)
    start, end = letters.span(first, last)
    stop = "." if "." in letters.words[last:] else ""
    return Piece(text[start:end], tuple(letters.words[first:last]), stop)


def inner(words: Sequence[str]) -> tuple[int, int]:
    """From which word to before which they are without marks at their edges."""
    first, last = 0, len(words)
    while first < last and words[first] in _EDGES and not _is_minus(words[first : first + 2]):
        first += 1
    while last > first and words[last - 1] in _EDGES:
        last -= 1
    return first, last


def _is_minus(words: Sequence[str]) -> bool:
    """Without it the number would be another."""
    return len(words) == 2 and words[0] == "-" and words[1][:1].isdigit()
