"""Finds the labels that begin a turn in a transcript, in whatever way it prints them; each with how sure that is."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from index.people.label_words import ABBREVIATED, ARTICLES, HONORIFICS, name_words
from index.transcripts.cast import Cast
from index.transcripts.evidence import Evidence, Verdict
from index.transcripts.lines import Candidate, Line, read_lines
from index.transcripts.looks import LONGEST, Case, Kind, Look, look
from index.transcripts.readings import Style
from index.transcripts.sure import OFTEN

MOST = 20_000
"""Labels of one text: several days of a parliament's. Where more may be, nobody is certain who speaks."""

_MAY_HOLD_LABELS = re.compile("[:：\\n【<○.–—]")
_COLON = re.compile("[:：]")
_ASCII_COLON = re.compile(":")
_REPORTED = re.compile(r"\s(?:said|stated|added|noted)(?: today)?[,]?$")
_ATTRIBUTED = re.compile(
    r"^(?:The|This) [\w ,]{0,60}?\b(?:is|are|may be|can be) attribut(?:able|ed) to(?P<label>[^\n:]{3,90}):?[ \u00a0]*$",
    re.MULTILINE,
)
_CALL = re.compile(
    r"[(\[（](?P<name>[^()\[\]（）\n:：]{2,60}(?:[(\[][^()\[\]\n]{1,40}[)\]])?)\s?[:：]\s?(?P<words>[^()（）\n]{2,400}?)[)\]）]"
)
_INNER_START = re.compile(r"(?<=[.!?…:”\"»)\]—–\-。！？」』*])[ \u00a0]?(?=[^\W\d_])")
_WORD_END = re.compile(r"[^\W\d_]+$")
_DASHED = re.compile(r"[–—-]{1,2}[ \u00a0]+")
_PARTY = re.compile(r"[(\[][^()\[\]]{1,40}[)\]]$")


class Label(NamedTuple):
    """``text[start:end]`` is the label with the marks around it; ``name`` is what it prints.

    ``sure`` is false where it may be no label: then nobody knows who speaks. ``ends`` is where its words end when what
    follows is another's: with the paragraph, or with the bracket of an interjection; ``resumes`` says that the voice
    before goes on after it.
    """

    start: int
    end: int
    name: str
    kind: Kind
    sure: bool = True
    one_paragraph: bool = False
    ends: int | None = None


def find_labels(text: str, cast: Cast, start: int = 0) -> list[Label]:
    """The labels from ``start`` on, in order and apart; none where the text has no sure one."""
    return look_for_labels(text, cast, start)[0]


def look_for_labels(text: str, cast: Cast, start: int = 0) -> tuple[list[Label], bool]:
    """The labels, and whether a text without any looks as if several spoke in it."""
    if not _MAY_HOLD_LABELS.search(text, start):
        return [], False
    lines = read_lines(text, start, MOST)
    if lines is None:
        return [], True
    evidence = Evidence(text, lines, cast)
    verdicts = evidence.verdicts()
    labels = [_as_label(each, verdict, evidence) for each, verdict in verdicts]
    labels += _reported(text, lines)
    if " attribut" in text:
        labels += [
            Label(match.start(), match.end(), " ".join(match["label"].split()), Kind.ATTRIBUTED)
            for match in _ATTRIBUTED.finditer(text, start)
        ]
    names = {each.name.casefold(): each.kind for each in labels if each.sure and each.name}
    labels += _inner(text, start, names, cast)
    if any(each.sure for each in labels):
        labels += islice(_calls(text, start, names), MOST + 1)
    if len(labels) > MOST:
        return [], True
    labels = _without_dashes(text, _apart(labels))
    # A lone "A:" or "Answer:" without any other voice is a list's mark.
    if any(each.sure and each.kind is not Kind.ANSWER for each in labels):
        return labels, False
    return [], evidence.suspicious()


def _as_label(each: Candidate, verdict: Verdict, evidence: Evidence) -> Label:
    kind = evidence.paired_kind(each) or each.look.kind
    name = each.look.person if each.style is Style.LETTER else each.name
    if each.style is Style.ANGLE and not name:
        return Label(each.start, each.end, name, Kind.UNKNOWN, sure=True)
    if verdict is Verdict.DOUBT:
        return Label(each.start, each.end, name, Kind.UNKNOWN, sure=False)
    return Label(each.start, each.end, name, kind)


def _reported(text: str, lines: list[Line]) -> Iterator[Label]:
    """ "Secretary Blinken said: “…”": one paragraph is that person's."""
    for line in lines:
        window = text[line.start : min(line.end, line.start + LONGEST + 10)]
        colon = window.find(":")
        if colon < 0 or not (said := _REPORTED.search(window, 0, colon)) or said.end() != colon:
            continue
        name = " ".join(window[: said.start()].split()).strip("*_ ")
        body = text[line.start + colon + 1 : line.start + colon + 10].lstrip("*_ \u00a0\n")
        seen = look(name)
        if seen.plausible and seen.case is not Case.SMALL and body[:1] in "“\"«„'‘" and body:
            yield Label(line.start, line.start + colon + 1, name, Kind.PERSON, one_paragraph=True)


def _inner(text: str, start: int, names: dict[str, Kind], cast: Cast) -> Iterator[Label]:
    """Labels inside a line: "Question: Will it? Sergey Lavrov: It will."; also with no space before them.

    Names that nothing vouches for count where they recur, as in a transcript that was joined to one line.
    """
    found = list(islice(_inner_candidates(text, start, names, cast), MOST + 1))
    counts = Counter(each.name.casefold() for each in found)
    often = {name for name, count in counts.items() if count >= OFTEN}
    if len(often) < 2:
        often = set()
    contrast = any(look(each.name).contrast for each in found if each.name.casefold() in often)
    if often:
        told = {each.name.casefold(): each.kind for each in found if each.name.casefold() in often}
        found = list(islice(_inner_candidates(text, start, names | told, cast), MOST + 1))
    for each in found:
        key = each.name.casefold()
        if each.sure or key in names or key in often or (contrast and look(each.name).contrast):
            yield each._replace(sure=True)
        elif often:
            yield each._replace(kind=Kind.UNKNOWN)


def _inner_candidates(text: str, start: int, names: dict[str, Kind], cast: Cast) -> Iterator[Label]:
    edge = start
    for colon in (_COLON if "：" in text else _ASCII_COLON).finditer(text, start):
        at = colon.start()
        line = text.rfind("\n", max(start, at - LONGEST - 1), at) + 1
        first = max(edge, line, at - LONGEST, start)
        edge = colon.end()
        after = text[colon.end() : colon.end() + 1]
        if first >= at or not (after == "" or after.isspace() or colon[0] == "："):
            continue
        found = _name_before(text, first, at, colon.end(), names, cast)
        if found is not None and (found.start > line or (line == 0 and found.start == start)):
            yield found


def _name_before(text: str, first: int, at: int, end: int, names: dict[str, Kind], cast: Cast) -> Label | None:
    """The longest label that ends at ``at`` and begins after a sentence's end; not sure where only its shape tells."""
    maybe = None
    # A known name in capitals, wherever it is glued to: "advertisementGEORGE CLOONEY:".
    shouted = bool(names) and text[first:at].rstrip()[-1:].isupper()
    begins = [match.end() for match in _INNER_START.finditer(text, max(0, first - 1), at) if match.end() >= first]
    if first == 0:
        begins.insert(0, 0)
    for place in range(first, at) if shouted else begins:
        if not text[place].isalpha():
            continue
        name = text[place:at].strip()
        if shouted and place not in begins:
            if name.isupper() and name.casefold() in names and not text[place - 1].isupper():
                return Label(place, end, name, names[name.casefold()])
            continue
        if _shortened(text, place):
            continue
        seen = look(name)
        if name.casefold() in names and len(name) > 1:
            return Label(place, end, name, names[name.casefold()])
        if not seen.plausible:
            continue
        glued = place > 0 and text[place - 1] not in " \u00a0"
        if glued and seen.contrast and (len(seen.words) > 1 or seen.kind is Kind.QUESTION):
            return Label(place, end, name, seen.kind)
        if not glued and seen.kind in (Kind.QUESTION, Kind.ANSWER) and len(name) > 1:
            return Label(place, end, name, seen.kind)
        if not glued and seen.kind is Kind.PERSON and _known(seen, name, cast):
            return Label(place, end, name, seen.kind)
        if maybe is None and (seen.contrast or seen.case is Case.TITLE or seen.kind is not Kind.PERSON):
            maybe = Label(place, end, name, seen.kind, sure=False)
    return maybe


def _known(seen: Look, name: str, cast: Cast) -> bool:
    shouted = seen.titled and seen.named and seen.case is Case.CAPITALS
    polite = seen.titled and seen.case is Case.MIXED and seen.words[0] in HONORIFICS | ARTICLES
    return shouted or polite or (seen.named and cast.resolve(name) is not None)


def _shortened(text: str, place: int) -> bool:
    """Whether what stands before is an abbreviation, "Dr. ", and no sentence's end."""
    before = text[max(0, place - 12) : place].rstrip()
    word = _WORD_END.search(before[:-1]) if before[-1:] == "." else None
    return word is not None and (len(word[0]) == 1 or set(name_words(word[0])) <= ABBREVIATED)


def _calls(text: str, start: int, names: dict[str, Kind]) -> Iterator[Label]:
    """Interjections in brackets, "(Paul Poole [AfD]: Shame!)": another's words, after which the voice goes on."""
    for match in _CALL.finditer(text, start):
        name = match["name"].strip()
        bare = _PARTY.sub("", name).strip()
        seen = look(bare)
        if not seen.plausible or (seen.case in (Case.SMALL, Case.NONE) and seen.kind is Kind.PERSON):
            continue
        sure = (bare != name or bare.casefold() in names or seen.kind is Kind.UNNAMED or seen.titled) and (
            ":" not in match["words"] and " – " not in match["words"]
        )
        if not sure and not (seen.case is Case.TITLE or seen.contrast):
            continue
        kind = seen.kind if sure else Kind.UNKNOWN
        yield Label(match.start(), match.start("words"), name, kind, sure=sure, ends=match.end("words"))


def _apart(labels: list[Label]) -> list[Label]:
    kept: list[Label] = []
    for label in sorted(labels, key=lambda each: (each.start, not each.sure, -each.end)):
        if not kept or label.start >= kept[-1].end:
            kept.append(label)
    return kept


def _without_dashes(text: str, labels: list[Label]) -> list[Label]:
    """A dash after most labels is the house's mark ("O Sr. Presidente: — Obrigado"); after some, an interruption."""
    dashed = [_DASHED.match(text, each.end) if text[each.end : each.end + 1] in "–—-" else None for each in labels]
    if sum(match is not None for match in dashed) * 2 <= len(labels):
        return labels
    return [each._replace(end=match.end()) if match else each for each, match in zip(labels, dashed, strict=True)]


def ends_with_paragraph(labels: list[Label]) -> list[Label]:
    """Where only questions are marked, each ends with its paragraph, and nobody marks who answers."""
    if all(each.kind is Kind.QUESTION for each in labels):
        return [each._replace(one_paragraph=True) for each in labels]
    return labels
