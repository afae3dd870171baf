"""Finds all pieces of a claim in one version, letter for letter, in their order, in the words of the same speakers."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, takewhile
from operator import attrgetter

from index.search.passages import voices
from index.statement import Speaker, Version
from index.text.letters import Letters
from index.transcripts.turns import Turn
from index.verify.claims import Claim, Piece

Place = tuple[int, int, bool]
"""From which word to before which, and whether the first letter is of the other case."""


@dataclass(frozen=True, slots=True)
class Found:
    """Words of a claim that stand in a version at ``spans`` (code points), in order.

    ``speakers`` are those of the turn they stand in, ``certain`` as in ``index.transcripts.turns``.
    ``recased`` when a piece's first letter was made a capital, or small.
    """

    version: Version
    spans: tuple[tuple[int, int], ...]
    speakers: tuple[Speaker, ...]
    certain: bool
    recased: bool = False

    @property
    def start(self) -> int:
        return self.spans[0][0]

    @property
    def end(self) -> int:
        return self.spans[-1][1]


@dataclass(frozen=True)
class Held:
    """A version to look into."""

    version: Version

    @cached_property
    def letters(self) -> Letters:
        return Letters(self.version.text)

    @cached_property
    def turns(self) -> list[Turn]:
        return voices(self.version)

    def who(self, start: int, end: int) -> tuple[tuple[Speaker, ...], bool]:
        """Who speaks in ``text[start:end]``, and whether that is certain; of several turns the speakers of all."""
        first = bisect_right(self.turns, start, key=attrgetter("end"))
        over = list(takewhile(lambda turn: turn.start < end, islice(self.turns, first, None)))
        if not over:
            return self.version.statement.speakers, False
        speakers = tuple(dict.fromkeys(speaker for turn in over for speaker in turn.speakers))
        return speakers, all(turn.certain for turn in over) and len({turn.speakers for turn in over}) == 1


def find_exact(claim: Claim, held: Held) -> Found | None:
    """Where the claim stands; of several places the one that fits who is named. None where it does not."""
    letters, anyone = held.letters, None
    anywhere = _in_order(claim.pieces, letters, 0, len(letters.words))
    if anywhere is None:
        return None
    for turn in held.turns:
        found = _in_order(claim.pieces, letters, *letters.within(turn.start, turn.end))
        if found is not None:
            if claim.fits(turn.speakers):
                return found_at(held, found, turn.speakers, turn.certain)
            anyone = anyone or found_at(held, found, turn.speakers, turn.certain)
    if anyone is not None:
        return anyone
    said = {held.who(*letters.span(a, b)) for a, b, _ in anywhere}
    # Pieces of what several people said, with a cut between them, are nobody's words.
    return found_at(held, anywhere, *said.pop()) if len(said) == 1 else None


def found_at(held: Held, at: Sequence[Place], speakers: tuple[Speaker, ...], certain: bool) -> Found:
    spans = tuple(held.letters.span(a, b) for a, b, _ in at)
    return Found(held.version, spans, speakers, certain, any(recased for _, _, recased in at))


def _in_order(pieces: Sequence[Piece], letters: Letters, first: int, last: int) -> list[Place] | None:
    """Where the pieces stand one after the other between two words, as near to each other as they do."""
    found: list[Place] = []
    for piece in pieces:
        place = next(places(piece, letters, found[-1][1] if found else first, last), None)
        if place is None:
            return None
        found.append(place)
    for number in range(len(pieces) - 2, -1, -1):
        found[number] = last_place(pieces[number], letters, found[number][0], found[number + 1][0]) or found[number]
    return found


def last_place(piece: Piece, letters: Letters, first: int, last: int) -> Place | None:
    """Where a piece stands for the last time."""
    for words, recased in ((piece.words, False), (piece.recased, True)):
        for a, b in letters.find_back(words, first, last):
            if _whole_sentence(piece, letters, b):
                return a, b, recased
    return None


def places(piece: Piece, letters: Letters, first: int = 0, last: int | None = None) -> Iterator[Place]:
    """Where a piece stands; first as it is written, then with its first letter in the other case."""
    for words, recased in ((piece.words, False), (piece.recased, True)):
        for a, b in letters.find(words, first, last):
            if _whole_sentence(piece, letters, b):
                yield a, b, recased


def _whole_sentence(piece: Piece, letters: Letters, end: int) -> bool:
    """A question that is quoted with a full stop is another sentence."""
    return not (piece.stop == "." and letters.after(end) in ("?", "!"))
