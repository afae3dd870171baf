"""What a text tells of the things in it that may be labels: how often each stands there, and what else names it."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Sequence

from index.people.label_words import PAIRS, TITLES, name_words
from index.transcripts.cast import Cast
from index.transcripts.lines import Candidate, Line
from index.transcripts.looks import Case, Kind, Look
from index.transcripts.readings import Style

_WORD = re.compile(r"[^\W\d_]+")
_MARKS = ".,;:!?()[]\"'“”‘’«»„…*_–—"
_ACCENTS = re.compile("[\u0300-\u036f]+")
_INNER = re.compile(r"(?<=[^\n][ (“«\u00a0])[^\W\d_]+")


def _unmarked(text: str) -> bool:
    """Whether no letter has an accent."""
    return text.isascii() or (unicodedata.is_normalized("NFC", text) and unicodedata.is_normalized("NFD", text))


class Clues:
    """A text's candidates, counted; each question about one is answered from the whole text, and once."""

    def __init__(self, text: str, lines: Sequence[Line], cast: Cast) -> None:
        self.text = text
        self.lines = lines
        self._cast = cast
        self._small: frozenset[str] | None = None
        self._bare: str | None = None
        self._inner: frozenset[str] | None = None
        self._times: int | None = None
        self._alike: dict[tuple[Style, Case, bool], int] = {}
        self._resolved: dict[str, bool] = {}
        self._common: dict[tuple[str, bool], bool] = {}
        candidates = [each for line in lines for each in line.found]
        self.counts = Counter((each.style, each.look.key) for each in candidates)
        self.by_style: dict[Style, list[Candidate]] = defaultdict(list)
        for each in candidates:
            self.by_style[each.style].append(each)
        self.paired = self._pairs()

    def count(self, each: Candidate) -> int:
        return self.counts[each.style, each.look.key]

    def heads(self, each: Candidate) -> bool:
        """Whether a name on a line of its own stands at the head of a paragraph: a blank line before it, none after."""
        here, following = self.lines[each.line], self.lines[each.line + 1 : each.line + 2]
        close = here.blank_before and bool(following) and not following[0].blank_before
        return close and not self.told_of(each)

    def told_of(self, each: Candidate) -> bool:
        """ "SECRETARY DOE", and below it what Secretary Doe does today: a schedule's heading, nobody's words."""
        following = self.lines[each.line + 1 : each.line + 2]
        if not following or not each.look.words:
            return True
        last, below = each.look.words[-1], self.text[following[0].start : following[0].end]
        return (last in below.lower() or not _unmarked(below)) and last in name_words(below)

    def timed(self) -> int:
        """Names with a time beside them, before a colon or on lines of their own."""
        if self._times is None:
            self._times = sum(
                "t" in each.led and each.look.plausible
                for style in (Style.COLON, Style.LINE)
                for each in self.by_style.get(style, ())
            )
        return self._times

    def mentions(self, each: Candidate) -> bool:
        """Whether the text names this voice elsewhere too, within a line."""
        if self._inner is None:
            self._inner = frozenset(_INNER.findall(self.text))
        return _WORD.findall(each.name)[-1] in self._inner

    def many_alike(self, each: Candidate) -> bool:
        key = each.style, each.look.case, each.look.titled
        if key not in self._alike:
            names = {
                other.name
                for other in self.by_style[each.style]
                if (other.style, other.look.case, other.look.titled) == key and other.look.plausible
            }
            self._alike[key] = len(names)
        return self._alike[key] > 1

    def both_asked(self, style: Style) -> bool:
        kinds = {each.look.kind for each in self.by_style[style]}
        return {Kind.QUESTION, Kind.ANSWER} <= kinds

    def _pairs(self) -> frozenset[str]:
        letters = {each.name.casefold() for each in self.by_style.get(Style.COLON, ()) if len(each.name) < 4}
        return frozenset(letter for pair in PAIRS if letters >= set(pair) for letter in pair)

    def resolves(self, each: Candidate) -> bool:
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
            text = self.text
            self._bare = text if _unmarked(text) else _ACCENTS.sub("", unicodedata.normalize("NFKD", text))
        if not any(map(self._bare.__contains__, plain)):
            return False  # quicker to see than each word of the text
        if self._small is None:
            small = {word.strip(_MARKS) for word in set(self.text.split()) if word[0].islower() or word[0] in _MARKS}
            self._small = frozenset(
                folded
                for word in small
                if word[:1].islower()
                for folded in (name_words(word) if not word.isascii() else (word,))
            )
        known = [word in self._small for word in plain]
        return all(known) if wholly else any(known)

    def stands(self, each: Candidate) -> bool:
        if each.style is Style.LINE:
            return each.line + 1 < len(self.lines)
        return not each.empty or each.style in (Style.COLON, Style.BRACKET, Style.LETTER, Style.ANGLE)

    def addressed(self, able: list[Candidate]) -> set[str]:
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
