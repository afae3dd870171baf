"""Which labels are sure by themselves: by how they look and whom they name, or as they recur among others."""

from collections import Counter
from itertools import pairwise

from index.people.label_words import ARTICLES, HONORIFICS
from index.transcripts.clues import Clues
from index.transcripts.lines import Candidate
from index.transcripts.looks import Case, Kind, is_address
from index.transcripts.readings import Style

OFTEN = 3
"""Times that a name which nothing else vouches for must recur to be a voice by itself."""


class Sure:
    """Each way of printing labels on its own evidence in the text."""

    def __init__(self, clues: Clues) -> None:
        self._clues = clues
        self._strong: dict[tuple[Style, str, str, bool], bool] = {}

    def accepted(self, style: Style, candidates: list[Candidate]) -> list[Candidate]:
        if style is Style.LETTER:
            return self._letters(candidates)
        if style is Style.ANGLE:
            # One line that begins with ">>" may be a link to read on.
            led = sum("a" in line.found[0].led for line in self._clues.lines if line.found)
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
        seen, count = each.look, self._clues.count(each)
        if each.empty and each.style not in (Style.LINE, Style.COLON, Style.BRACKET):
            return False
        if each.style is Style.COLON:
            return self._strong_before_colon(each)
        if seen.kind in (Kind.QUESTION, Kind.ANSWER):
            return (count > 1 or self._clues.both_asked(each.style)) and len(each.name) > 1
        if seen.kind is Kind.UNNAMED:
            return False
        if each.style in (Style.BRACKET, Style.BOLD):
            apart = seen.titled and seen.contrast and (seen.named or count > 1) and self._clues.many_alike(each)
            return (
                "c" in each.led or apart or (self._clues.resolves(each) and (count > 1 or self._clues.many_alike(each)))
            )
        if not seen.plausible or is_address(seen):
            return False
        if each.style is Style.LINE and "t" in each.led and self._clues.timed() > 1:
            return True
        if each.style is Style.LINE and (self._clues.resolves(each) or len(seen.notes) > 1):
            return len(seen.notes) > 1 or count > 1
        if seen.case is Case.MIXED:
            return seen.titled
        if seen.case is Case.CAPITALS:
            alike = each.style is not Style.LINE and self._clues.many_alike(each)
            return (seen.titled and seen.named and (count > 1 or alike)) or (count > 1 and self._clues.resolves(each))
        return count > 1 and self._clues.resolves(each) and (each.style is not Style.STOP or seen.named)

    def _strong_before_colon(self, each: Candidate) -> bool:
        seen, name = each.look, each.name
        folded = seen.key
        if name.casefold() in self._clues.paired:
            return True
        match seen.kind:
            case Kind.QUESTION:
                return len(name) > 1 or name.isupper()
            case Kind.ANSWER:
                return len(name) > 1
            case Kind.UNNAMED:
                return name.isupper() or " " not in name or self._clues.counts[each.style, folded] > 1
            case _:
                pass
        if not seen.plausible or is_address(seen):
            return False
        if "a" in each.led or ("t" in each.led and self._clues.timed() > 1):
            return True
        if self._clues.resolves(each):
            return True
        if seen.titled and seen.case is Case.CAPITALS:
            return seen.named and seen.words[0] != "m" and not self._clues.common(each)
        if seen.titled and seen.case is Case.MIXED:
            return seen.words[0] in HONORIFICS | ARTICLES
        return False

    def _letters(self, candidates: list[Candidate]) -> list[Candidate]:
        """ "Q  Thank you.", "Q. Will it?", a lone "Q", "QCan you": where they recur."""
        asked = [each for each in candidates if each.look.kind is Kind.QUESTION]
        apart: list[Candidate] = []
        glued: list[Candidate] = []
        for each in asked:
            tight = each.name[-1].isalnum() and not each.empty and not self._clues.text[each.end - 1].isspace()
            (glued if tight else apart).append(each)
        wide = any("  " in self._clues.text[each.start : each.end] or each.name[-1] in ".)" for each in apart)
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
            able = [each for each in able if self._clues.heads(each) or counts[each.look.key] > 1]
        if (telling or style is Style.LINE) and len(addressed := self._clues.addressed(able)) >= OFTEN:
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
        if others or (often and whole and not self._clues.common(voices[0])):
            return voices
        return self._all_begin(style, able)

    def _may_recur(self, each: Candidate) -> bool:
        seen = each.look
        if seen.kind is not Kind.PERSON or (is_address(seen) and not self._clues.count(each) >= OFTEN):
            return seen.kind is Kind.UNNAMED and each.style is not Style.LINE
        if each.empty and each.style not in (Style.LINE, Style.COLON, Style.BRACKET):
            return False
        count = self._clues.count(each)
        if not seen.plausible:
            return count >= OFTEN and each.style is Style.COLON and not each.empty
        if seen.case is Case.SINGLE and each.style is not Style.COLON and not seen.titled:
            return count >= OFTEN or each.style in (Style.BRACKET, Style.BOLD)
        return True

    def _heads_prose(self, each: Candidate) -> bool:
        """Whether ordinary words alone make the name, and it does not recur much: a heading."""
        seen, count = each.look, self._clues.count(each)
        if seen.kind is not Kind.PERSON or not seen.plausible:
            return False
        if seen.case is Case.SINGLE and each.style is not Style.COLON and not seen.titled:
            return self._clues.common(each)
        return count < 2 * OFTEN and self._clues.common(each, wholly=True)

    def _all_begin(self, style: Style, able: list[Candidate]) -> list[Candidate]:
        """Every line begins with a name, and one is known or recurs: a short text that is all dialogue."""
        held = sum(not line.timed or bool(line.found) for line in self._clues.lines)
        if len(able) < 3 or len({each.look.key for each in able}) < 2 or style in (Style.LINE, Style.GAP):
            return []
        if sum(each.empty for each in able) * 2 > len(able):
            held //= 2
        if len(able) < 0.8 * held or any(self._clues.common(each, wholly=True) for each in able):
            return []
        lasts = Counter(each.look.words[-1] for each in able if each.look.words)
        vouched = any(self._clues.resolves(each) for each in able) or max(lasts.values(), default=0) > 1
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
        if max(self._clues.count(each) for each in found.values()) < 2:
            return len(names) > OFTEN and all(self._clues.heads(each) for each in found.values())
        if len(names) < 2 and len(found) <= OFTEN:
            return False
        followed = sum(line + 1 not in found for line in found)
        return followed * 10 >= len(found) * 9

    def suspicious(self) -> bool:
        """Whether half of the lines begin with what may be labels that recur: several speak, nobody can tell who."""
        for style, least in ((Style.COLON, 2), (Style.LINE, OFTEN + 1)):
            plausible = [each for each in self._clues.by_style.get(style, ()) if each.look.plausible]
            if style is Style.LINE:
                plausible = [each for each in plausible if not self._clues.told_of(each)]
            if len(self._clues.addressed(plausible)) >= least:
                return True
        for style, candidates in self._clues.by_style.items():
            able = [
                each for each in candidates if each.look.plausible and each.look.kind is Kind.PERSON and each.speaks
            ]
            keys = Counter(each.look.words[-1:] or each.look.key for each in able)
            lines = len({each.line for each in able})
            needed = 0.4 if style is Style.LINE else 0.5
            recurs = sum(count for count in keys.values() if count > 1) * 3 >= lines
            if lines >= OFTEN and len(keys) > 1 and lines >= needed * len(self._clues.lines) and recurs:
                return True
        return False
