"""Finds all pieces of a claim in one version, letter for letter, in their order, in the words of the same speakers."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice, takewhile
from operator import attrgetter

from index.people.label_words import QUESTION, name_words
from index.search.passages import quoted_in, voices
from index.statement import Speaker, Version
from index.text.letters import Letters, is_word
from index.transcripts.cast import Cast
from index.transcripts.quoted import Quoted
from index.transcripts.turns import Turn
from index.verify.claims import Claim, Piece

NOTED = 3
"""Words on record that a note in brackets may stand for."""
Place = tuple[int, int, bool]
"""From which word to before which, and whether the first letter is of the other case."""


@dataclass(frozen=True, slots=True)
class Found:
    """Words of a claim that stand in a version at ``spans`` (code points), in order.

    ``speakers`` are those of the turn they stand in, ``certain`` as in ``index.transcripts.turns``.
    ``quoted_by``: the text gives the words to ``speakers``, and these are whose text it is.
    ``turn`` is where the voice they stand in begins and ends, where they stand in one.
    ``recased`` when a piece's first letter was made a capital, or small. ``asked``: an interviewer asks so.
    """

    version: Version
    spans: tuple[tuple[int, int], ...]
    speakers: tuple[Speaker, ...]
    certain: bool
    recased: bool = False
    asked: bool = False
    quoted_by: tuple[Speaker, ...] = ()
    turn: tuple[int, int] | None = None

    @property
    def asker(self) -> str | None:
        """The interviewer's name, where the text gives one."""
        names = [each.name for each in self.speakers if " ".join(name_words(each.name)) not in QUESTION]
        return ", ".join(names) or None

    @property
    def only_older(self) -> bool:
        """Whether the words were taken out since: only an earlier version has them."""
        return self.version.number < self.version.newest

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

    @cached_property
    def quoted(self) -> dict[Turn, list[Quoted]]:
        return {turn: quoted_in(self.version.text, turn) for turn in self.turns}

    def quoting(self, turn: Turn, spans: Sequence[tuple[int, int]]) -> list[Quoted]:
        """The quotations of a turn that hold all of the spans, if they do."""
        over = [
            each for each in self.quoted[turn] if any(each.start < end and start < each.end for start, end in spans)
        ]
        inside = all(any(each.start <= start and end <= each.end + 1 for each in over) for start, end in spans)
        return over if inside or (len({each.speaker for each in over}) == 1 and _mostly(spans, over)) else []

    def who(self, start: int, end: int) -> tuple[tuple[Speaker, ...], bool]:
        """Who speaks in ``text[start:end]``, and whether that is certain; of several turns the speakers of all."""
        first = bisect_right(self.turns, start, key=attrgetter("end"))
        over = list(takewhile(lambda turn: turn.start < end, islice(self.turns, first, None)))
        if not over:
            return self.version.statement.speakers, False
        speakers = tuple(dict.fromkeys(speaker for turn in over for speaker in turn.speakers))
        return speakers, all(turn.certain for turn in over) and len({turn.speakers for turn in over}) == 1


def find_exact(claim: Claim, held: Held) -> Found | None:
    """Where the claim stands; of several places the one that fits who is named, and is no question if one is none."""
    letters, best, worth = held.letters, None, (False, False)
    anywhere = _in_order(claim.pieces, letters, 0, len(letters.words))
    if anywhere is None:
        return None
    for turn in held.turns:
        found = _in_order(claim.pieces, letters, *letters.within(turn.start, turn.end))
        if found is not None:
            there = found_in(held, found, turn)
            judged = (claim.fits(there.speakers), not turn.question)
            if best is None or judged > worth:
                best, worth = there, judged
            if all(judged):
                break
    if best is not None:
        return best
    said = {held.who(*letters.span(a, b)) for a, b, _ in anywhere}
    # Pieces of what several people said, with a cut between them, are nobody's words.
    return found_at(held, anywhere, *said.pop()) if len(said) == 1 else None


def found_in(held: Held, at: Sequence[Place], turn: Turn) -> Found:
    """Words of one turn; quoted ones are whose the text says they are, and nobody's for certain where it does not."""
    found = found_at(held, at, turn.speakers, turn.certain, asked=turn.question)
    found = replace(found, turn=(turn.start, turn.end))
    quoted = held.quoting(turn, found.spans)
    if not quoted:
        return found
    speaker = quoted[0].speaker
    if speaker is None or any(each.speaker != speaker for each in quoted):
        return replace(found, certain=False)
    own = len(turn.speakers) == 1 and Cast(turn.speakers).resolve(speaker.name) is not None
    return replace(found, speakers=(speaker,), certain=True, quoted_by=() if own else turn.speakers)


def _mostly(spans: Sequence[tuple[int, int]], quoted: Sequence[Quoted]) -> bool:
    """Whether the spans hold little else than the quotations: "…," said Jane Doe. "…"."""
    held = sum(
        min(each.end, end) - max(each.start, start)
        for start, end in spans
        for each in quoted
        if each.start < end and start < each.end
    )
    return bool(quoted) and held * 2 > sum(end - start for start, end in spans)


def found_at(
    held: Held, at: Sequence[Place], speakers: tuple[Speaker, ...], certain: bool, *, asked: bool = False
) -> Found:
    spans = tuple(held.letters.span(a, b) for a, b, _ in at)
    return Found(held.version, spans, speakers, certain, any(recased for _, _, recased in at), asked)


def _in_order(pieces: Sequence[Piece], letters: Letters, first: int, last: int) -> list[Place] | None:
    """Where the pieces stand one after the other between two words, as near to each other as they do."""
    runs: list[list[Piece]] = []
    for piece in pieces:
        if piece.after_note and runs:
            runs[-1].append(piece)
        else:
            runs.append([piece])
    found: list[list[Place]] = []
    for run in runs:
        start = found[-1][-1][1] if found else first
        row = next(_rows(run, places(run[0], letters, start, last), letters, last), None)
        if row is None:
            return None
        found.append(row)
    for number in range(len(runs) - 2, -1, -1):
        start, end = found[number][0][0], found[number + 1][0][0]
        back = places(runs[number][0], letters, start, end, back=True)
        found[number] = next(_rows(runs[number], back, letters, end), found[number])
    return [place for row in found for place in row]


def _rows(run: Sequence[Piece], heads: Iterator[Place], letters: Letters, last: int) -> Iterator[list[Place]]:
    """Where pieces with notes between them stand: each shortly after the one before."""
    for head in heads:
        row = [head]
        for piece in run[1:]:
            start = row[-1][1]
            end = min(last, start + 2 * NOTED + len(piece.words))
            after = next(places(piece, letters, start, end), None)
            if after is None or after[2] or sum(map(is_word, letters.words[start : after[0]])) > NOTED:
                break
            row.append(after)
        else:
            yield row


def places(
    piece: Piece, letters: Letters, first: int = 0, last: int | None = None, *, back: bool = False
) -> Iterator[Place]:
    """Where a piece stands; first as it is written, then with its first letter in the other case."""
    find = letters.find_back if back else letters.find
    for words, recased in ((piece.words, False), (piece.recased, True)):
        for a, b in find(words, first, last):
            # A question that is quoted with a full stop is another sentence.
            if not (piece.stop == "." and letters.after(b) in ("?", "!")):
                yield a, b, recased
