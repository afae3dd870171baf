"""The quotations of a draft: which words it gives to whom, each compared with the record by itself."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.languages.language import patterns
from index.languages.registry import LANGUAGES
from index.people.printed import Form, taken_apart
from index.people.speaker_names import SpeakerNames
from index.text.transliteration import name_key
from index.transcripts.quoted import SHORTEST, Quoted, quoted_words
from index.verify.claims import known_names
from index.verify.verifying import Verdict, Verification

MOST = 60
"""Quotations of one draft that are compared; the rest are counted."""
WRAPPED = 45
"""Characters from which on a line may have been broken because it was full."""
OUTSIDE = 25
"""Words outside quotation marks that make a text with one quotation a draft rather than a pasted quote."""
NEAR = 600
"""Characters over which "she said" goes back to a name."""
BESIDE = 220
"""Characters beside a quotation within which it is said whose it is."""
_SAYS = re.compile(rf"(?<!\w)(?:{patterns(LANGUAGES, 'said')})(?!\w)", re.IGNORECASE)
_ACCORDING = re.compile(
    r"(?<!\w)(?:according\s+to|in\s+the\s+words\s+of|selon|según|laut|по\s+словам)(?!\w)", re.IGNORECASE
)
_WITHIN = r"(?:[^.!?\n“”„«»\"]|(?<=\b[A-Z])\.|(?<=\b(?:Mr|Ms|Dr|Jr))\.|(?<=\bMrs)\.)"
"""A character of a clause; the stop of an initial or a title ends none."""
_CLAUSE = re.compile(rf"[ \t]*[,—–-]?[ \t]*{_WITHIN}*")
_LAST_SENTENCE = re.compile(rf"{_WITHIN}*$")
_INTRODUCES = re.compile(r"[,:—–-]\s*$|\w\s*$")
_PRONOUN = re.compile(r"(?<!\w)(?:s?he|они|он|она|él|ella|il|elle|er|sie)(?!\w)", re.IGNORECASE)
_DOUBLE = re.compile('[“”„«»「」『』"]')
_SINGLE = re.compile(r"(?<![\w’'])[‘'](?=\w)([^‘\n]*?[\w.,!?…)])[’'](?!\w)")
_BLOCK = re.compile(r"^[ \t]*>[ \t]*(?P<words>\S(?:[^\n]*\n[ \t]*>)*[^\n]*\S)", re.MULTILINE)
_ENDED = re.compile(r"\n|[.!?…]\s")
"""Between two quotations that are none that a clause parts."""
_MARKER = re.compile(r"^[ \t]*>", re.MULTILINE)
_WRAPPED = re.compile(r"(?<=[^\s])[ \t]*\n(?=[ \t]*\S)")
_OPENS, _CLOSES = "“„«「『", "”»」』"


@dataclass(frozen=True, slots=True)
class Checked:
    """``words`` of a draft, at ``start`` to ``end``, without marks; ``named`` is who it says said them."""

    start: int
    end: int
    words: str
    named: str | None
    verification: Verification

    @property
    def asked(self) -> bool:
        """Whether the words are on record as an interviewer's, where the draft doesn't say so."""
        found = self.verification.found
        exact = self.verification.verdict is Verdict.EXACT
        return exact and bool(found) and found[0].asked and not self.verification.fits


@dataclass(frozen=True, slots=True)
class CheckedDraft:
    """The quotations of a draft in its order. ``left`` are those that were too many to be compared."""

    quotations: tuple[Checked, ...]
    left: int = 0


@dataclass(frozen=True, slots=True)
class Quotation:
    """``text[start:end]`` of a draft, without its marks; ``named`` is who the draft says said it, where it does."""

    start: int
    end: int
    words: str
    named: str | None = None


def quotations(text: str, names: SpeakerNames) -> list[Quotation]:
    """Every quotation of three words or more, in order, with who the draft says said it where it does."""
    text = as_written(text)
    found: list[Quotation] = []
    blocks = [Quoted(*each.span("words"), None) for each in _BLOCK.finditer(text)]
    for each in sorted([*quoted_words(text, every=True), *blocks], key=lambda each: each.start):
        if found and each.start < found[-1].end:
            continue
        named = _printed(each) or told(text, each.start, each.end, found, names)
        found.append(
            Quotation(each.start, each.end, " ".join(_MARKER.sub(" ", text[each.start : each.end]).split()), named)
        )
    return found


def _printed(quoted: Quoted) -> str | None:
    """The name of a person that stands plainly beside; a body may stand for its spokesman, so it proves nothing."""
    if quoted.speaker is None or taken_apart(quoted.speaker.name).form is Form.BODY:
        return None
    return quoted.speaker.name


def told(text: str, start: int, end: int, before: Sequence[Quotation], names: SpeakerNames) -> str | None:
    """Whom of the record's speakers the clause beside a quotation names, or means by "she"; None where nobody can tell.

    ``before`` are the quotations before this one, with their names.
    """
    opens, closes = start - 1, end + 1
    edge = before[-1].end + 1 if before else 0
    line = text.rfind("\n", 0, opens) + 1
    after = _CLAUSE.match(text, closes, closes + BESIDE)
    lead = text[max(edge, line, opens - BESIDE) : opens]
    if not lead.strip(" \t>") and (above := text[edge:line].rstrip().rpartition("\n")[2]).endswith(":"):
        lead = above
    sentence = _LAST_SENTENCE.search(lead)
    clauses = [after[0] if after else "", sentence[0] if sentence and _INTRODUCES.search(lead) else ""]
    for clause in clauses:
        verb = _SAYS.search(clause) or _ACCORDING.search(clause)
        if verb is None:
            # "Jane Doe put it this way:"
            if clause.rstrip().endswith(":") and (known := known_names(clause, names)):
                return _one(known)
            continue
        subject, rest = clause[: verb.start()], clause[verb.end() :]
        for part in (subject, rest):
            if known := known_names(part, names):
                return _one(known) or ", ".join(sorted(known))
        if _PRONOUN.search(f"{subject} {rest}"):
            return _meant(text, opens, before, names)
        return None
    if before and before[-1].named and not text[before[-1].end + 1 : opens].strip(" ,"):
        return before[-1].named
    return None


def _one(known: Collection[str]) -> str | None:
    """The name of one person whom the record prints in several ways; None where they may be several people."""
    names = {each.partition(",")[0] for each in known}
    plain = sorted(names, key=lambda name: (name.isupper(), " " not in name, len(name)))
    return plain[0] if len({name_key(each.split()[-1]) for each in plain}) == 1 else None


def _meant(text: str, place: int, before: Sequence[Quotation], names: SpeakerNames) -> str | None:
    """Whom "she said" goes back to: the one person named since the last quotation, or who said that."""
    edge = before[-1].end + 1 if before else 0
    known = known_names(text[max(edge, place - NEAR) : place], names)
    if known:
        return _one(known)
    return before[-1].named if before and place - edge < NEAR else None


def is_draft(text: str, found: Sequence[Quotation]) -> bool:
    """Whether a text quotes here and there, rather than being a quote with a name beside it."""
    if not found:
        return False
    edges = [0, *(edge for each in found for edge in (each.start, each.end)), len(text)]
    outside = sum(len(text[start:end].split()) for start, end in zip(edges[::2], edges[1::2], strict=True))
    if outside >= OUTSIDE:
        return True
    apart = any(_ENDED.search(text[one.end + 1 : other.start]) for one, other in pairwise(found))
    return len(found) > 1 and (apart or len({each.named for each in found}) > 1)


def as_written(text: str) -> str:
    """As many characters, with lines that were wrapped within a paragraph joined and single marks as double ones."""
    paragraphs = "\n\n" in text
    text = _SINGLE.sub(lambda found: _doubled(text, found), text)
    return _WRAPPED.sub(lambda found: _joined(text, found, paragraphs), text)


def _doubled(text: str, found: re.Match[str]) -> str:
    """Single marks stay within double ones, and around a word or two."""
    paragraph = text[text.rfind("\n\n", 0, found.start()) + 1 : found.start()]
    inside = sum(map(paragraph.count, _OPENS)) > sum(map(paragraph.count, _CLOSES)) or paragraph.count('"') % 2
    return found[0] if inside or len(found[1].split()) < SHORTEST or _DOUBLE.search(found[1]) else f"“{found[1]}”"


def _joined(text: str, gap: re.Match[str], paragraphs: bool) -> str:
    """Spaces instead of a line's end inside a sentence or a quotation, or where empty lines part the paragraphs."""
    line = text[text.rfind("\n", 0, gap.start()) + 1 : gap.start()]
    if paragraphs and len(line) >= WRAPPED and ">" not in (line[:1], text[gap.end() :].lstrip()[:1]):
        return " " * len(gap[0])
    begun = text.rfind("\n\n", 0, gap.start()) + 1
    before, after = text[begun : gap.start()], text[gap.end() :].lstrip(" \t")[:1]
    opened = sum(map(before.count, _OPENS)) - sum(map(before.count, _CLOSES))
    inside = opened > 0 or (before.count('"') % 2 == 1 and before.count("\n\n") == 0)
    goes_on = after.islower() or before.endswith(",")
    if goes_on or (inside and after not in f'{_OPENS}"'):
        return " " * len(gap[0])
    return gap[0]
