"""Decides which of the things that may be labels are: each way of printing labels on its own evidence in the text.

A label is sure where it is known, recurs among others, or looks like those that do. What only may be one is a doubt:
it ends the voice before it, and nobody is certain who speaks after it.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Sequence
from enum import Enum
from itertools import pairwise

from index.transcripts.cast import Cast
from index.transcripts.label_words import ARTICLES, HONORIFICS, OF, PAIRS, TITLES, name_words
from index.transcripts.lines import Candidate, Line
from index.transcripts.looks import Case, Kind, Look, is_address
from index.transcripts.readings import Style

OFTEN = 3
"""Times that a name which nothing else vouches for must recur to be a voice by itself."""


class Verdict(Enum):
    SURE = 1
    DOUBT = 2


_WORD = re.compile(r"[^\W\d_]+")
_MARKS = ".,;:!?()[]\"'“”‘’«»„…*_–—"
_ACCENTS = re.compile("[\u0300-\u036f]+")
_INNER = re.compile(r"(?<=[^\n][ (“«\u00a0])[^\W\d_]+")


def _unmarked(text: str) -> bool:
    """Whether no letter has an accent."""
    return text.isascii() or (unicodedata.is_normalized("NFC", text) and unicodedata.is_normalized("NFD", text))


class Evidence:
    """What a text tells of its own labels."""

    def __init__(self, text: str, lines: Sequence[Line], cast: Cast) -> None:
        self._text = text
        self._cast = cast
        self._lines = lines
        self._small: frozenset[str] | None = None
        self._bare: str | None = None
        self._inner: frozenset[str] | None = None
        self._times: int | None = None
        self._blanks: tuple[int, int] | None = None
        self._alike: dict[tuple[Style, Case, bool], int] = {}
        self._resolved: dict[str, bool] = {}
        self._common: dict[tuple[str, bool], bool] = {}
        self._strong: dict[tuple[Style, str, str, bool], bool] = {}
        candidates = [each for line in lines for each in line.found]
        self.counts = Counter((each.style, each.look.key) for each in candidates)
        self._by_style: dict[Style, list[Candidate]] = defaultdict(list)
        for each in candidates:
            self._by_style[each.style].append(each)
        self._paired = self._pairs()
        self._names: set[str] = set()
        self._tails: set[str] = set()
        self._hollow: dict[Style, bool] = {}

    def verdicts(self) -> list[tuple[Candidate, Verdict]]:
        """The labels, in order, at most one a line."""
        sure: dict[Style, list[Candidate]] = {}
        for style, candidates in self._by_style.items():
            if found := self._accepted(style, candidates):
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
            for each in self._by_style.get(style, []):
                former, held = chosen.get(each.line, (each, None))
                if held is Verdict.SURE and (former.style is not style or self._count(former) >= self._count(each)):
                    continue
                verdict = (
                    Verdict.SURE
                    if each.look.key in keys and self._stands(each)
                    else self._beside(each, alike, bool(accepted), bool(sure))
                )
                if verdict is not None and (held is None or verdict is Verdict.SURE):
                    chosen[each.line] = (each, verdict)
        if not any(verdict is Verdict.SURE for _, verdict in chosen.values()):
            return []
        return [chosen[line] for line in sorted(chosen)]

    def _count(self, each: Candidate) -> int:
        return self.counts[each.style, each.look.key]

    def paired_kind(self, each: Candidate) -> Kind | None:
        """What a letter stands for beside its counterpart, as Q beside A."""
        folded = each.name.casefold()
        if folded not in self._paired:
            return None
        return Kind.QUESTION if any(folded == asked for asked, _ in PAIRS) else Kind.ANSWER

    # What is sure by itself, style by style.

    def _accepted(self, style: Style, candidates: list[Candidate]) -> list[Candidate]:
        if style is Style.LETTER:
            return self._letters(candidates)
        if style is Style.ANGLE:
            # One line that begins with ">>" may be a link to read on.
            led = sum("a" in line.found[0].led for line in self._lines if line.found)
            return candidates if led > 1 or any(each.name for each in candidates) else []
        strong = [each for each in candidates if self.strong(each)]
        recurring = self._recurring(style, candidates)
        if style is Style.LINE and not self._lined(strong, recurring):
            return []
        return strong + [each for each in recurring if not self.strong(each)]

    def strong(self, each: Candidate) -> bool:
        """Whether a label is one wherever it stands at the start of a line."""
        shape = each.style, each.name, each.led, each.empty
        if (known := self._strong.get(shape)) is None:
            known = self._strong[shape] = self._is_strong(each)
        return known

    def _is_strong(self, each: Candidate) -> bool:
        seen, count = each.look, self._count(each)
        if each.empty and each.style not in (Style.LINE, Style.COLON, Style.BRACKET):
            return False
        if each.style is Style.COLON:
            return self._strong_before_colon(each)
        if seen.kind in (Kind.QUESTION, Kind.ANSWER):
            return (count > 1 or self._both_asked(each.style)) and len(each.name) > 1
        if seen.kind is Kind.UNNAMED:
            return False
        if each.style in (Style.BRACKET, Style.BOLD):
            apart = seen.titled and seen.contrast and (seen.named or count > 1) and self._many_alike(each)
            return "c" in each.led or apart or (self._resolves(each) and (count > 1 or self._many_alike(each)))
        if not seen.plausible or is_address(seen):
            return False
        if each.style is Style.LINE and "t" in each.led and self._timed() > 1:
            return True
        if each.style is Style.LINE and (self._resolves(each) or len(seen.notes) > 1):
            return len(seen.notes) > 1 or count > 1
        if seen.case is Case.MIXED:
            return seen.titled
        if seen.case is Case.CAPITALS:
            alike = each.style is not Style.LINE and self._many_alike(each)
            return (seen.titled and seen.named and (count > 1 or alike)) or (count > 1 and self._resolves(each))
        return count > 1 and self._resolves(each) and (each.style is not Style.STOP or seen.named)

    def _strong_before_colon(self, each: Candidate) -> bool:
        seen, name = each.look, each.name
        folded = seen.key
        if name.casefold() in self._paired:
            return True
        match seen.kind:
            case Kind.QUESTION:
                return len(name) > 1 or name.isupper()
            case Kind.ANSWER:
                return len(name) > 1
            case Kind.UNNAMED:
                return name.isupper() or " " not in name or self.counts[each.style, folded] > 1
            case _:
                pass
        if not seen.plausible or is_address(seen):
            return False
        if "a" in each.led or ("t" in each.led and self._timed() > 1):
            return True
        if self._resolves(each):
            return True
        if seen.titled and seen.case is Case.CAPITALS:
            return seen.named and seen.words[0] != "m" and not self.common(each)
        if seen.titled and seen.case is Case.MIXED:
            return seen.words[0] in HONORIFICS | ARTICLES
        return False

    def _timed(self) -> int:
        """Names with a time beside them, before a colon or on lines of their own."""
        if self._times is None:
            self._times = sum(
                "t" in each.led and each.look.plausible
                for style in (Style.COLON, Style.LINE)
                for each in self._by_style.get(style, ())
            )
        return self._times

    def _letters(self, candidates: list[Candidate]) -> list[Candidate]:
        """ "Q  Thank you.", "Q. Will it?", a lone "Q", "QCan you": where they recur."""
        asked = [each for each in candidates if each.look.kind is Kind.QUESTION]
        apart: list[Candidate] = []
        glued: list[Candidate] = []
        for each in asked:
            tight = each.name[-1].isalnum() and not each.empty and not self._text[each.end - 1].isspace()
            (glued if tight else apart).append(each)
        wide = any("  " in self._text[each.start : each.end] or each.name[-1] in ".)" for each in apart)
        alone = any(each.empty for each in apart)
        if not wide and (len(asked) < 2 or not (alone or len(apart) > 1 or len(glued) >= OFTEN)):
            return []
        answered = [each for each in candidates if each.look.kind is Kind.ANSWER and each.name[-1] in ".)–—-"]
        return [*asked, *(answered if asked else [])]

    def _recurring(self, style: Style, candidates: list[Candidate]) -> list[Candidate]:
        able = [each for each in candidates if self._may_recur(each)]
        # Too few and each of them once: not worth a look at the text's other words.
        if len(able) < OFTEN and len({each.look.key for each in able}) == len(able):
            return []
        able = [each for each in able if not self._heads_prose(each)]
        counts = Counter(each.look.key for each in able)
        voices = [each for each in able if counts[each.look.key] > 1]
        telling = style in (Style.COLON, Style.STOP, Style.DASH)
        if style is Style.LINE:
            able = [each for each in able if self._heads(each) or counts[each.look.key] > 1]
        if (telling or style is Style.LINE) and len(addressed := self._addressed(able)) >= OFTEN:
            voices = [each for each in able if counts[each.look.key] > 1 or each.look.key in addressed]
        names = {each.look.key for each in voices}
        if not voices:
            return self._all_begin(style, able)
        needed = 0.6 if style is Style.COLON else 0.7
        if sum(each.speaks for each in voices) < needed * len(voices) or self._is_list(voices, counts):
            return []
        if len(names) > 1:
            least = 3 if telling and len(names) >= OFTEN else 4 if style is Style.COLON else 5
            kept = names | {each.look.key for each in candidates if self.strong(each)}
            turns = [each.look.key for each in candidates if each.look.key in kept]
            changes = sum(one != other for one, other in pairwise(turns))
            if len(voices) >= least and (changes * 4 >= len(turns) or style is Style.COLON):
                return voices
            return self._all_begin(style, able)
        often = max(counts.values()) >= OFTEN
        whole = voices[0].look.case in (Case.CAPITALS, Case.MIXED, Case.TITLE) or voices[0].look.titled
        others = any(each.look.kind is not Kind.PERSON or self.strong(each) for each in candidates)
        if others or (often and whole and not self.common(voices[0])):
            return voices
        return self._all_begin(style, able)

    def _heads(self, each: Candidate) -> bool:
        """Whether a name on a line of its own stands at the head of a paragraph: a blank line before it, none after."""
        here, following = self._lines[each.line], self._lines[each.line + 1 : each.line + 2]
        close = here.blank_before and bool(following) and not following[0].blank_before
        return close and not self._told_of(each)

    def _told_of(self, each: Candidate) -> bool:
        """ "SECRETARY DOE", and below it what Secretary Doe does today: a schedule's heading, nobody's words."""
        following = self._lines[each.line + 1 : each.line + 2]
        if not following or not each.look.words:
            return True
        last, below = each.look.words[-1], self._text[following[0].start : following[0].end]
        return (last in below.lower() or not _unmarked(below)) and last in name_words(below)

    def _addressed(self, able: list[Candidate]) -> set[str]:
        """Names with a form of address or an office before them, "Mr Malale:", and an office's holder in brackets."""
        return {
            each.look.key
            for each in able
            if each.speaks
            and (not each.empty or each.style is Style.LINE)
            and each.look.titled
            and (each.look.named or each.look.notes)
            and each.look.words[0] in TITLES
        }

    def _may_recur(self, each: Candidate) -> bool:
        seen = each.look
        if seen.kind is not Kind.PERSON or (is_address(seen) and not self._count(each) >= OFTEN):
            return seen.kind is Kind.UNNAMED and each.style is not Style.LINE
        if each.empty and each.style not in (Style.LINE, Style.COLON, Style.BRACKET):
            return False
        count = self._count(each)
        if not seen.plausible:
            return count >= OFTEN and each.style is Style.COLON and not each.empty
        if seen.case is Case.SINGLE and each.style is not Style.COLON and not seen.titled:
            return count >= OFTEN or each.style in (Style.BRACKET, Style.BOLD)
        return True

    def _heads_prose(self, each: Candidate) -> bool:
        """Whether ordinary words alone make the name, and it does not recur much: a heading."""
        seen, count = each.look, self._count(each)
        if seen.kind is not Kind.PERSON or not seen.plausible:
            return False
        if seen.case is Case.SINGLE and each.style is not Style.COLON and not seen.titled:
            return self.common(each)
        return count < 2 * OFTEN and self.common(each, wholly=True)

    def _all_begin(self, style: Style, able: list[Candidate]) -> list[Candidate]:
        """Every line begins with a name, and one is known or recurs: a short text that is all dialogue."""
        held = sum(not line.timed or bool(line.found) for line in self._lines)
        if len(able) < 3 or len({each.look.key for each in able}) < 2 or style in (Style.LINE, Style.GAP):
            return []
        if sum(each.empty for each in able) * 2 > len(able):
            held //= 2
        if len(able) < 0.8 * held or any(self.common(each, wholly=True) for each in able):
            return []
        lasts = Counter(each.look.words[-1] for each in able if each.look.words)
        vouched = any(self._resolves(each) for each in able) or max(lasts.values(), default=0) > 1
        alike = {(each.look.case, each.look.titled) for each in able}
        return able if vouched and (len(alike) <= 3 or style is Style.COLON) else []

    def _is_list(self, voices: list[Candidate], counts: Counter[str]) -> bool:
        """The same three or more heads in the same order, again and again: a list of facts."""
        order = [each.look.key for each in voices]
        period = len(set(order))
        if period < 3 or len({counts[name] for name in order}) > 1:
            return False
        return all(one == other for one, other in zip(order, order[period:], strict=False))

    def _lined(self, strong: list[Candidate], recurring: list[Candidate]) -> bool:
        """Whether names on lines of their own are labels here: they recur, and words follow each."""
        found = {each.line: each for each in (*strong, *recurring)}
        names = {each.look.key for each in found.values()}
        if len(found) < OFTEN:
            return False
        if max(self._count(each) for each in found.values()) < 2:
            return len(names) > OFTEN and all(self._heads(each) for each in found.values())
        if len(names) < 2 and len(found) <= OFTEN:
            return False
        followed = sum(line + 1 not in found for line in found)
        return followed * 10 >= len(found) * 9

    def suspicious(self) -> bool:
        """Whether half of the lines begin with what may be labels that recur: several speak, nobody can tell who."""
        for style, least in ((Style.COLON, 2), (Style.LINE, OFTEN + 1)):
            plausible = [each for each in self._by_style.get(style, ()) if each.look.plausible]
            if style is Style.LINE:
                plausible = [each for each in plausible if not self._told_of(each)]
            if len(self._addressed(plausible)) >= least:
                return True
        for style, candidates in self._by_style.items():
            able = [
                each for each in candidates if each.look.plausible and each.look.kind is Kind.PERSON and each.speaks
            ]
            keys = Counter(each.look.words[-1:] or each.look.key for each in able)
            lines = len({each.line for each in able})
            needed = 0.4 if style is Style.LINE else 0.5
            recurs = sum(count for count in keys.values() if count > 1) * 3 >= lines
            if lines >= OFTEN and len(keys) > 1 and lines >= needed * len(self._lines) and recurs:
                return True
        return False

    # What stands beside labels that are sure.

    def _stands(self, each: Candidate) -> bool:
        if each.style is Style.LINE:
            return each.line + 1 < len(self._lines)
        return not each.empty or each.style in (Style.COLON, Style.BRACKET, Style.LETTER, Style.ANGLE)

    def _beside(self, each: Candidate, alike: set[tuple[Case, bool]], accepted: bool, any_sure: bool) -> Verdict | None:
        seen, style = each.look, each.style
        if not any_sure or not seen.plausible or not self._stands(each) or style in (Style.LETTER, Style.ANGLE):
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
        common = self.common(each)
        if style in (Style.BRACKET, Style.BOLD):
            return Verdict.SURE if same else Verdict.DOUBT
        if seen.contrast and any(case in (Case.CAPITALS, Case.MIXED) for case, _ in alike):
            if style is Style.LINE and not self._spaced_alike(each):
                return None if common else Verdict.DOUBT
            return Verdict.DOUBT if self.common(each, wholly=True) and not seen.titled else Verdict.SURE
        if seen.titled and seen.named and (same or (style is Style.DASH and seen.words[0] in HONORIFICS)):
            return Verdict.SURE
        if seen.formal and not common:
            return Verdict.SURE
        if seen.case is Case.TITLE and any(case is Case.TITLE for case, _ in alike):
            if common:
                return None if self.common(each, wholly=True) else Verdict.DOUBT
            return Verdict.DOUBT if style is Style.LINE or self._mentions(each) else Verdict.SURE
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
        common = self.common(each)
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
        if seen.formal and not self.common(each, wholly=True):
            alike_case = seen.case in cases or (seen.case is Case.SINGLE and Case.TITLE in cases)
            return Verdict.SURE if alike_case or not cases or seen.contrast else Verdict.DOUBT
        if seen.contrast:
            fits = cases & {Case.CAPITALS, Case.MIXED} and not self.common(each, wholly=True)
            return Verdict.SURE if fits else Verdict.DOUBT
        if common:
            return Verdict.DOUBT if seen.case in cases else None
        if seen.case is Case.TITLE or seen.titled:
            return Verdict.SURE if cases & {Case.TITLE, Case.SINGLE} or seen.case in cases else Verdict.DOUBT
        vouched = each.asks or (seen.case in cases and (self._count(each) > 1 or self._mentions(each)))
        return Verdict.SURE if vouched else Verdict.DOUBT

    def _mentions(self, each: Candidate) -> bool:
        """Whether the text names this voice elsewhere too, within a line."""
        if self._inner is None:
            self._inner = frozenset(_INNER.findall(self._text))
        return _WORD.findall(each.name)[-1] in self._inner

    def _spaced_alike(self, each: Candidate) -> bool:
        """Whether words follow a name on a line of its own as they follow the others: at once, or after a blank."""
        if each.line + 1 >= len(self._lines):
            return False
        if self._blanks is None:
            after = [
                following.blank_before
                for line, following in pairwise(self._lines)
                if any(other.style is Style.LINE and other.look.key in self._names for other in line.found)
            ]
            self._blanks = sum(after), len(after)
        blank, most = self._lines[each.line + 1].blank_before, self._blanks[0] * 2 >= self._blanks[1]
        return blank is most

    def _many_alike(self, each: Candidate) -> bool:
        key = each.style, each.look.case, each.look.titled
        if key not in self._alike:
            names = {
                other.name
                for other in self._by_style[each.style]
                if (other.style, other.look.case, other.look.titled) == key and other.look.plausible
            }
            self._alike[key] = len(names)
        return self._alike[key] > 1

    def _both_asked(self, style: Style) -> bool:
        kinds = {each.look.kind for each in self._by_style[style]}
        return {Kind.QUESTION, Kind.ANSWER} <= kinds

    def _pairs(self) -> frozenset[str]:
        letters = {each.name.casefold() for each in self._by_style.get(Style.COLON, ()) if len(each.name) < 4}
        return frozenset(letter for pair in PAIRS if letters >= set(pair) for letter in pair)

    def _resolves(self, each: Candidate) -> bool:
        if each.name not in self._resolved:
            self._resolved[each.name] = each.look.plausible and self._cast.resolve_label(each.name) is not None
        return self._resolved[each.name]

    def common(self, each: Candidate, *, wholly: bool = False) -> bool:
        """Whether the text has words of the label (``wholly``: all) in small letters too: a heading's, not a name's."""
        shape = each.look.person, wholly
        if (known := self._common.get(shape)) is None:
            known = self._common[shape] = self._is_common(each.look, wholly)
        return known

    def _is_common(self, seen: Look, wholly: bool) -> bool:
        plain = seen.plain
        if not plain or seen.case is Case.NONE:
            return False
        if self._bare is None:
            text = self._text
            self._bare = text if _unmarked(text) else _ACCENTS.sub("", unicodedata.normalize("NFKD", text))
        if not any(map(self._bare.__contains__, plain)):
            return False  # quicker to see than each word of the text
        if self._small is None:
            small = {word.strip(_MARKS) for word in set(self._text.split()) if word[0].islower() or word[0] in _MARKS}
            self._small = frozenset(
                folded
                for word in small
                if word[:1].islower()
                for folded in (name_words(word) if not word.isascii() else (word,))
            )
        known = [word in self._small for word in plain]
        return all(known) if wholly else any(known)
