"""Was it said? Compares a pasted quote with the record, letter for letter.

The index only proposes where to look. Whether words are on record is decided on the text of a version, so that an
altered quote is never called exact.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from index.statement import Extent, Speaker, Version
from index.text.differences import Difference, Kind, differences
from index.text.language import analyzer
from index.text.letters import Letters
from index.text.sentences import sentences
from index.verify.claims import Claim, Piece, inner
from index.verify.closest import closest_run
from index.verify.exactness import Found, Held, find_exact
from index.verify.joining import SHORTEST_PART, joined_parts

ALTERED = 0.6
"""From which likeness on (``index.verify.closest``) words are an altered quote rather than another one."""
CARRIED_ON = 200
"""Characters by which the nearest words go on at each edge, to show what stands where the claim has other words."""
NEAREST_PIECES = 6
"""Of a claim in more pieces the nearest words to the longest of them are looked for."""
TELLING = 2
"""Words with a meaning of their own that make two texts near each other."""
SHORTEST_CLAIM = 2
"""Words; a single one proves nothing."""


class Verdict(StrEnum):
    """``EMPTY``: there are no words to compare; ``TOO_SHORT``: there is only one."""

    EXACT = "exact"
    OTHER_SPEAKER = "other_speaker"
    JOINED = "joined"
    ALTERED = "altered"
    NOT_FOUND = "not_found"
    EMPTY = "empty"
    TOO_SHORT = "too_short"


@dataclass(frozen=True, slots=True)
class Closest:
    """The words of the record nearest to a claim: ``version.text[start:end]``.

    ``changes`` lead from ``claimed`` to these words; their spans are of ``claimed`` and of the version's text.
    """

    version: Version
    start: int
    end: int
    speakers: tuple[Speaker, ...]
    certain: bool
    claimed: str
    changes: tuple[Difference, ...]
    likeness: float

    @property
    def words_changed(self) -> int:
        """How many words the claim has that are not there, or the other way round, whichever are more."""
        removed = [self.claimed[slice(*each.old)] for each in self.changes if each.kind is Kind.REMOVED]
        added = [self.version.text[slice(*each.new)] for each in self.changes if each.kind is Kind.ADDED]
        return max(len(" ".join(words).split()) for words in (removed, added))


@dataclass(frozen=True, slots=True)
class Verification:
    """``found``: for exact words wherever they stand, best first; for joined ones where each part stands, in order.

    ``named`` is who the paste says said it; ``inside`` when only what it has in quotation marks was compared.
    ``extent`` is what was searched. ``fits`` is whether who is named is who speaks there, in whole: None where nobody
    is named, or nothing is like it. ``noted``: what stands in brackets was taken for the quoter's notes.
    """

    verdict: Verdict
    extent: Extent
    named: str | None = None
    found: tuple[Found, ...] = ()
    closest: Closest | None = None
    inside: bool = False
    fits: bool | None = None
    noted: bool = False


def judge(claims: Sequence[Claim], newest: Sequence[Held], older: Sequence[Held], extent: Extent) -> Verification:
    """The verdict on a paste, in all its readings, over the versions where its words may stand.

    Where several readings are exact the one counts that names a speaker who said the words, then the plainest.
    """
    if not claims:
        return Verification(Verdict.EMPTY, extent)
    claims = [claim for claim in claims if claim.length >= SHORTEST_CLAIM]
    if not claims:
        return Verification(Verdict.TOO_SHORT, extent)
    # A quotation within a text may be exact where the text was altered: it counts only where the text is on no record.
    whole = _judged([claim for claim in claims if not claim.inside], newest, older, extent)
    inside = [claim for claim in claims if claim.inside]
    if whole.verdict is not Verdict.NOT_FOUND or not inside:
        return whole
    return replace(_judged(inside, newest, older, extent), inside=True)


def _judged(claims: Sequence[Claim], newest: Sequence[Held], older: Sequence[Held], extent: Extent) -> Verification:
    for versions in (newest, older):
        exact = [(claim, found) for claim in claims if (found := _everywhere(claim, versions))]
        for claim, found in exact:
            if fitting := tuple(each for each in found if claim.fits(each.speakers)):
                return _verdict(Verdict.EXACT, claim, extent, found=fitting)
        if exact:
            claim, found = exact[0]
            return _verdict(Verdict.OTHER_SPEAKER, claim, extent, found=tuple(found))
    near = [(closest, claim) for claim in claims if (closest := _nearest(claim, newest)) is not None]
    # What stands around a quoter's notes may be on record piece by piece and be no quote as a whole.
    near = [(closest, claim) for closest, claim in near if closest.words_changed or not claim.noted]
    closest, claim = max(near, key=lambda pair: pair[0].likeness, default=(None, _most_named(claims)))
    if closest is not None and 0 < closest.words_changed < SHORTEST_PART and closest.likeness >= ALTERED:
        return _verdict(Verdict.ALTERED, claim, extent, closest=_carried_on(closest))
    for each in claims:
        if parts := joined_parts(each, newest):
            return _verdict(Verdict.JOINED, each, extent, found=parts)
    if closest is not None and closest.likeness >= ALTERED:
        return _verdict(Verdict.ALTERED, claim, extent, closest=_carried_on(closest))
    return _verdict(Verdict.NOT_FOUND, claim, extent, closest=closest)


def _verdict(
    verdict: Verdict, claim: Claim, extent: Extent, found: tuple[Found, ...] = (), closest: Closest | None = None
) -> Verification:
    speakers = [each.speakers for each in found] or ([closest.speakers] if closest else [])
    alone = verdict in (Verdict.EXACT, Verdict.OTHER_SPEAKER)
    judged = claim.named is not None and bool(speakers)
    fits = all(map(claim.fits, speakers[:1] if alone else speakers)) if judged else None
    return Verification(verdict, extent, claim.named, found, closest, fits=fits, noted=claim.noted)


def _most_named(claims: Sequence[Claim]) -> Claim:
    return next((claim for claim in claims if claim.named), claims[-1])


def _everywhere(claim: Claim, versions: Sequence[Held]) -> list[Found]:
    """One place in each statement, those where the words are no question first."""
    found = [place for held in versions if (place := find_exact(claim, held)) is not None]
    newest: dict[str, Found] = {}
    for place in found:
        same = newest.setdefault(place.version.statement.id, place)
        if same.version.number < place.version.number:
            newest[place.version.statement.id] = place
    return sorted(newest.values(), key=lambda place: place.asked)


def _nearest(claim: Claim, versions: Sequence[Held]) -> Closest | None:
    """The nearest words to a claim; of one in pieces, to the piece that has the least like it on record."""
    longest = sorted(claim.pieces, key=lambda piece: -len(piece.words))[:NEAREST_PIECES]
    found = [closest for piece in longest if (closest := _nearest_piece(claim, piece, versions)) is not None]
    closest = min(found, key=lambda each: each.likeness, default=None)
    return closest if closest is not None and _telling(closest) else None


def _nearest_piece(claim: Claim, piece: Piece, versions: Sequence[Held]) -> Closest | None:
    """Of words that are equally near, those of the one who is named."""
    runs = [(run, held) for held in versions if (run := closest_run(piece.words, held.letters)) is not None]
    most = max((run.likeness for run, _ in runs), default=0.0)
    best: Closest | None = None
    for run, held in runs:
        if run.likeness < most:
            continue
        start, end = held.letters.span(run.first, run.last)
        changes = _changes(piece.text, held.version, start, end)
        closest = Closest(held.version, start, end, *held.who(start, end), piece.text, changes, most)
        if claim.named is None or claim.fits(closest.speakers):
            return closest
        best = best or closest
    return best


def _telling(closest: Closest) -> bool:
    """Whether more is in common than words that stand everywhere: two that mean something, or most of a short claim."""
    terms = analyzer(closest.version.statement.language).terms
    claimed = set(terms(closest.claimed))
    shared = claimed.intersection(terms(closest.version.text[closest.start : closest.end]))
    return len(shared) >= TELLING or (bool(shared) and (shared == claimed or closest.likeness >= ALTERED))


def _changes(claimed: str, version: Version, start: int, end: int) -> tuple[Difference, ...]:
    found = differences(Letters(claimed), Letters(version.text[start:end]))
    return tuple(replace(each, new=(each.new[0] + start, each.new[1] + start)) for each in found)


def _carried_on(closest: Closest) -> Closest:
    """Where the claim begins or ends with other words: from the beginning, or to the end, of the sentence on record."""
    held, start, end = Held(closest.version), closest.start, closest.end
    text, language = held.version.text, held.version.statement.language
    spans = [
        (turn.start + first, turn.start + last)
        for turn in held.turns
        if turn.start < end and start < turn.end
        for first, last in sentences(text[turn.start : turn.end], language)
    ]
    if closest.changes[0].kind is Kind.REMOVED:
        start = next((max(first, start - CARRIED_ON) for first, last in spans if first < start < last), start)
    if closest.changes[-1].kind is Kind.REMOVED:
        end = next((min(last, end + CARRIED_ON) for first, last in spans if first < end < last), end)
    begin, stop = held.letters.within(start, end)
    first, last = inner(held.letters.words[begin:stop])
    start, end = held.letters.span(begin + first, begin + last)
    return replace(closest, start=start, end=end, changes=_changes(closest.claimed, held.version, start, end))
