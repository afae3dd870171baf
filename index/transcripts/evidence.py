"""Decides which of the things that may be labels are.

A label is sure where it is known, recurs among others, or looks like those that do. What only may be one is a doubt:
it ends the voice before it, and nobody is certain who speaks after it.
"""

from collections.abc import Sequence
from enum import Enum
from itertools import pairwise

from index.people.label_words import HONORIFICS, OF, PAIRS
from index.transcripts.cast import Cast
from index.transcripts.clues import Clues
from index.transcripts.lines import Candidate, Line
from index.transcripts.looks import Case, Kind, is_address
from index.transcripts.readings import Style
from index.transcripts.sure import Sure


class Verdict(Enum):
    SURE = 1
    DOUBT = 2


class Evidence:
    """What a text tells of its own labels."""

    def __init__(self, text: str, lines: Sequence[Line], cast: Cast) -> None:
        self._clues = Clues(text, lines, cast)
        self._sure = Sure(self._clues)
        self.suspicious = self._sure.suspicious
        self._blanks: tuple[int, int] | None = None
        self._names: set[str] = set()
        self._tails: set[str] = set()
        self._hollow: dict[Style, bool] = {}

    def verdicts(self) -> list[tuple[Candidate, Verdict]]:
        """The labels, in order, at most one a line."""
        sure: dict[Style, list[Candidate]] = {}
        for style, candidates in self._clues.by_style.items():
            if found := self._sure.accepted(style, candidates):
                sure[style] = found
        # A name with a full stop also begins sentences: beside labels with colons only capitals tell.
        stopped = sure.get(Style.STOP, [])
        if len(sure.get(Style.COLON, [])) > len(stopped) and not any(each.look.contrast for each in stopped):
            sure.pop(Style.STOP, None)
        self._names = {each.look.key for found in sure.values() for each in found if each.name}
        people = [each.look for found in sure.values() for each in found if each.look.kind is Kind.PERSON]
        self._tails = {seen.words[-1] for seen in people if seen.named and not set(seen.words) & OF}
        for style, found in sure.items():
            self._hollow[style] = sum(each.empty for each in found) * 2 > len(found)
        chosen: dict[int, tuple[Candidate, Verdict]] = {}
        for style in Style:
            accepted = sure.get(style, [])
            keys = {each.look.key for each in accepted}
            alike = {(each.look.case, each.look.titled) for each in accepted if each.look.kind is Kind.PERSON}
            for each in self._clues.by_style.get(style, []):
                former, held = chosen.get(each.line, (each, None))
                if held is Verdict.SURE and (
                    former.style is not style or self._clues.count(former) >= self._clues.count(each)
                ):
                    continue
                verdict = (
                    Verdict.SURE
                    if each.look.key in keys and self._clues.stands(each)
                    else self._beside(each, alike, bool(accepted), bool(sure))
                )
                if verdict is not None and (held is None or verdict is Verdict.SURE):
                    chosen[each.line] = (each, verdict)
        if not any(verdict is Verdict.SURE for _, verdict in chosen.values()):
            return []
        return [chosen[line] for line in sorted(chosen)]

    def paired_kind(self, each: Candidate) -> Kind | None:
        """What a letter stands for beside its counterpart, as Q beside A."""
        folded = each.name.casefold()
        if folded not in self._clues.paired:
            return None
        return Kind.QUESTION if any(folded == asked for asked, _ in PAIRS) else Kind.ANSWER

    def _beside(self, each: Candidate, alike: set[tuple[Case, bool]], accepted: bool, any_sure: bool) -> Verdict | None:
        seen, style = each.look, each.style
        if not any_sure or not seen.plausible or not self._clues.stands(each) or style in (Style.LETTER, Style.ANGLE):
            return None
        if style is Style.COLON:
            return self._beside_colon(each, alike, accepted)
        if seen.kind is not Kind.PERSON:
            return Verdict.SURE if accepted else None
        if each.look.key in self._names:
            if seen.office and not accepted:
                return None
            return Verdict.SURE if seen.contrast or style in (Style.LINE, Style.BRACKET) else Verdict.DOUBT
        if not accepted:
            return None
        if is_address(seen):
            return (
                Verdict.SURE if style is Style.LINE else Verdict.DOUBT if any(titled for _, titled in alike) else None
            )
        if len(seen.words) == 1 and seen.words[0] in self._tails:
            return Verdict.SURE if seen.contrast else Verdict.DOUBT
        same = (seen.case, seen.titled) in alike
        common = self._clues.common(each)
        if style in (Style.BRACKET, Style.BOLD):
            return Verdict.SURE if same else Verdict.DOUBT
        if seen.contrast and any(case in (Case.CAPITALS, Case.MIXED) for case, _ in alike):
            if style is Style.LINE and not self._spaced_alike(each):
                return None if common else Verdict.DOUBT
            return Verdict.DOUBT if self._clues.common(each, wholly=True) and not seen.titled else Verdict.SURE
        if seen.titled and seen.named and (same or (style is Style.DASH and seen.words[0] in HONORIFICS)):
            return Verdict.SURE
        if seen.formal and not common:
            return Verdict.SURE
        if seen.case is Case.TITLE and any(case is Case.TITLE for case, _ in alike):
            if common:
                return None if self._clues.common(each, wholly=True) else Verdict.DOUBT
            return Verdict.DOUBT if style is Style.LINE or self._clues.mentions(each) else Verdict.SURE
        if style in (Style.GAP, Style.LINE) or seen.case is Case.SINGLE:
            return Verdict.DOUBT if same and not common and style is Style.DASH else None
        return Verdict.DOUBT if seen.titled or not common else None

    def _beside_colon(self, each: Candidate, alike: set[tuple[Case, bool]], accepted: bool) -> Verdict | None:
        seen, hollow = each.look, self._hollow.get(Style.COLON, False)
        empty = each.empty and not hollow
        if seen.key in self._names:
            return Verdict.SURE
        if seen.kind is not Kind.PERSON:
            return Verdict.SURE if seen.kind is not Kind.ANSWER or len(each.name) > 1 else Verdict.DOUBT
        if is_address(seen):
            return None if empty or not accepted else Verdict.DOUBT
        common = self._clues.common(each)
        if not accepted:
            return None if common or empty else Verdict.DOUBT
        if len(seen.words) == 1 and seen.words[0] in self._tails and not empty:
            return Verdict.SURE
        cases = {case for case, _ in alike}
        if empty:
            return None if common or not (seen.contrast or seen.titled) else Verdict.DOUBT
        if seen.titled and (seen.named or seen.contrast or seen.case in cases):
            beside = seen.case in cases or seen.contrast or any(titled for _, titled in alike)
            return Verdict.SURE if beside or seen.words[0] in HONORIFICS else Verdict.DOUBT
        if seen.formal and not self._clues.common(each, wholly=True):
            alike_case = seen.case in cases or (seen.case is Case.SINGLE and Case.TITLE in cases)
            return Verdict.SURE if alike_case or not cases or seen.contrast else Verdict.DOUBT
        if seen.contrast:
            fits = cases & {Case.CAPITALS, Case.MIXED} and not self._clues.common(each, wholly=True)
            return Verdict.SURE if fits else Verdict.DOUBT
        if common:
            return Verdict.DOUBT if seen.case in cases else None
        if seen.case is Case.TITLE or seen.titled:
            return Verdict.SURE if cases & {Case.TITLE, Case.SINGLE} or seen.case in cases else Verdict.DOUBT
        vouched = each.asks or (seen.case in cases and (self._clues.count(each) > 1 or self._clues.mentions(each)))
        return Verdict.SURE if vouched else Verdict.DOUBT

    def _spaced_alike(self, each: Candidate) -> bool:
        """Whether words follow a name on a line of its own as they follow the others: at once, or after a blank."""
        if each.line + 1 >= len(self._clues.lines):
            return False
        if self._blanks is None:
            after = [
                following.blank_before
                for line, following in pairwise(self._clues.lines)
                if any(other.style is Style.LINE and other.look.key in self._names for other in line.found)
            ]
            self._blanks = sum(after), len(after)
        blank, most = self._clues.lines[each.line + 1].blank_before, self._blanks[0] * 2 >= self._blanks[1]
        return blank is most
