"""Reads a pasted quote: which words are claimed, in pieces where something was cut out, and who is named for them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from index.people.label_words import ARTICLES, OF, OPENERS, is_title
from index.people.speaker_names import WORD, KnownName, SpeakerNames
from index.questions.phrases import find_phrases
from index.statement import Speaker
from index.text.letters import Letters, is_word
from index.text.transliteration import name_key
from index.transcripts.cast import Cast, same_first_name, unspaced

_OPENING = "\"'`´‘‚‛“”„‟″«»‹›＂＇「『《"
_CLOSING = "\"'´’“”‟″«»‹›＂＇」』》"
_CUT = re.compile(r"[\[(<{]\s*(?:…|\.\s?\.\s?\.)\s*[\])>}]|…|\.\s?\.\s?\.+")
_BEFORE_NAME = "\n—―("
_NEVER_IN_NAME = f"{_BEFORE_NAME}!?:;)"
_DASH = re.compile(r"\s[–-]{1,2}\s")
_AFTER_NAME = re.compile(rf"(?!(?<=\w)'\w)[\n:{_OPENING}]")
_OPENS_WITHOUT_SPACE = "«‹「『《"
_TYPESET = re.compile(r"\*\*+|__+|^[ \t]*>[ \t]?|[ \t]>(?=\s)", re.MULTILINE)
"""What Markdown and mail put around words."""
_NOTE = re.compile(r"(?<!\w)\w{0,30}\[[^\[\]]{1,100}\]\w{0,30}")
_NOTED_LETTER = re.compile(r"\[(\w)\](?=\w)")
_SHORTEST_NOTED = 4
"""Words around a note in brackets from which on they prove something."""
_SAID = re.compile(
    r"\b(?:has|have|had)?\s*(?:said|says|stated|states|told|tells|wrote|writes|added|adds|declared|noted|claimed|"
    r"according to|tweeted|announced|argued|insisted|stressed)\b.*",
    re.IGNORECASE,
)
_LONGEST_NAME = 8
"""Words of a name that the record need not know."""
_LONGEST_CASELESS = 5
"""The same in a script without capitals."""
_LONGEST_LINE = 100
"""Characters of a name with what is printed beside it."""
_LONGEST_UNSPACED = 8
"""Letters of a name in a script that puts no spaces between words."""
_LONGEST_KNOWN = 16
"""Words of a body's name or of a role that are compared."""
_AROUND_NAMES = " ,.\t\n—–-~()"
_EDGES = frozenset("'-.,;:")
"""A quotation ends as its quoter's sentence needs; question and exclamation marks are the speaker's."""


@dataclass(frozen=True, slots=True)
class Piece:
    """``text`` without the marks at its edges, and its words; ``stop`` is the full stop after them, if there is one.

    ``after_note``: between it and the piece before stands a quoter's note in brackets, for a pronoun or to explain.
    """

    text: str
    words: tuple[str, ...]
    stop: str = ""
    after_note: bool = False

    @property
    def recased(self) -> tuple[str, ...]:
        """With the first letter in the other case: a quote may make a sentence of its own of a part of one."""
        return tuple(word[:1].swapcase() + word[1:] if not place else word for place, word in enumerate(self.words))


@dataclass(frozen=True, slots=True)
class Claim:
    """One reading of a paste: ``text`` are the words claimed; ``named`` is who is said to have said them, as printed.

    ``known`` are the record's speakers of that name. ``inside``: only what stands in quotation marks within the paste.
    ``noted``: what stands in square brackets is left out.
    """

    text: str
    pieces: tuple[Piece, ...]
    named: str | None = None
    known: frozenset[str] = frozenset()
    inside: bool = False
    noted: bool = False

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
    readings = [_readings(each, names) for each in dict.fromkeys((text, _TYPESET.sub("", text)))]
    found = [claim for claims in readings for claim in claims]
    found += [noted for claim in found if "[" in claim.text and (noted := _with_notes(claim)).length >= _SHORTEST_NOTED]
    claims: dict[tuple[Piece, ...], Claim] = {}
    for claim in found:
        same = claims.setdefault(claim.pieces, claim)
        if same.inside and not claim.inside:
            claims[claim.pieces] = claim
        elif same.named is None:
            # Who is named is not lost because the same words can be read without the name.
            claims[claim.pieces] = replace(same, named=claim.named, known=claim.known)
    return [claim for claim in claims.values() if claim.length]


def claims_of(words: str, named: str | None, names: SpeakerNames) -> list[Claim]:
    """The readings of words that stand in quotation marks, given to who is named, if anyone is."""
    claim = _claim(words, named, known_names(named, names) if named else frozenset())
    return [claim, _with_notes(claim)] if "[" in words else [claim]


def _readings(text: str, names: SpeakerNames) -> list[Claim]:
    found = [_claim(text)]
    for below, parted in ((True, _name_below(text.strip())), (False, _name_above(text.strip()))):
        if parted is not None:
            line, words = parted
            name = _without_opener(_SAID.sub("", line).strip(_AROUND_NAMES))
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
        beside = [word for word in WORD.findall(around) if not word.isdigit()]
        mere = 0 < len(beside) <= _LONGEST_NAME and not any(word[:1].islower() for word in beside)
        inside = not mere or (not known and not beside[0][:1].isupper())
        named = ", ".join(sorted(known)) or (None if inside else " ".join(around.split()).strip(_AROUND_NAMES))
        found.append(replace(_claim(words, named, known), inside=inside))
    return found


def _without_opener(name: str) -> str:
    """ "Yesterday Doe" is Doe."""
    first, _, rest = name.partition(" ")
    return rest.strip(_AROUND_NAMES) if rest and first.strip(_AROUND_NAMES).casefold() in OPENERS else name


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
    """Whether a name that the record does not know may stand there: capitals alone, or words that clearly end.

    In a script without capitals only quotation marks around the words tell that what stands beside them is a name.
    """
    initials = [not word[:1].islower() and word[:1].isalpha() for word in name.split()]
    if not 0 < len(initials) <= _LONGEST_NAME or not initials[0]:
        return False
    words = words.strip()
    quoted = words[:1] in _OPENING or words[-1:] in _CLOSING
    if not any(letter.isupper() for letter in name):
        return quoted and len(initials) <= _LONGEST_CASELESS and len(name) <= _LONGEST_LINE // 2
    marked = quoted or (below and words[-1:] in ".!?…")
    return (below and all(initials)) or (marked and sum(initials) * 2 > len(initials))


def known_names(text: str, names: SpeakerNames) -> frozenset[str]:
    """The record's speakers whom a line names: by surname, as a body, or by role where no name stands."""
    words = WORD.findall(text)
    keys = [name_key(word) for word in words]
    people: set[str] = set()
    among = frozenset(keys)
    for place, word in enumerate(words):
        for form in (word, *_within(word)):
            if len(form) > 1 and not form[:1].islower() and (fitting := names.surname(form)[0]):
                people |= _by_first_name(fitting, among, words[:place])
    for take in () if people else (names.body_at, names.role_at):
        for place in range(len(keys)):
            if names.may_start(words[place]):
                people |= set(take(keys[place : place + _LONGEST_KNOWN])[0])
        if people:
            break
    return frozenset(names.spoken_as(people))


def _within(word: str) -> Iterator[str]:
    """What may be a name in a run of letters that no spaces part."""
    if unspaced(word):
        for start in range(len(word)):
            yield from (word[start:end] for end in range(start + 2, min(len(word), start + _LONGEST_UNSPACED) + 1))


def _by_first_name(fitting: Sequence[KnownName], keys: frozenset[str], before: Sequence[str]) -> set[str]:
    """Those of a surname whose first names stand there as well; nobody where another first name does."""
    if whole := [each for each in fitting if all(key in keys for key in each.keys)]:
        return {each.name for each in whole}
    first = before[-1] if before else ""
    if not first[:1].isupper() or is_title(first.casefold()) or first.casefold() in OPENERS | OF | ARTICLES:
        return {each.name for each in fitting}
    key = name_key(first)
    return {
        each.name
        for each in fitting
        if key in each.role
        or any(same_first_name(key, own) for own in each.keys[:-1])
        or (len(first) == 1 and any(own[:1] == key for own in each.keys[:-1]))
        or each.bare
    }


def _claim(text: str, named: str | None = None, known: frozenset[str] = frozenset()) -> Claim:
    text = text.strip()
    pieces = tuple(piece for part in _CUT.split(text) if (piece := _piece(part)).words)
    return Claim(text, pieces, named, known)


def _with_notes(claim: Claim) -> Claim:
    """The claim with what stands in square brackets as its quoter's notes, and "[T]he" as "The"."""
    pieces: list[Piece] = []
    for part in _CUT.split(_NOTED_LETTER.sub(r"\1", claim.text)):
        between = [piece for text in _NOTE.split(part) if (piece := _piece(text)).words]
        pieces += [replace(piece, after_note=place > 0) for place, piece in enumerate(between)]
    return replace(claim, pieces=tuple(pieces), noted=True)


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
