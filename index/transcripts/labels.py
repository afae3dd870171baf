"""Finds the labels that begin a turn in a transcript: "QUESTION:", "MR PRICE:", "Q  ", a name on a line of its own."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

from index.transcripts.cast import Cast
from index.transcripts.label_words import (
    ANSWER,
    ARTICLES,
    NOT_LABELS,
    OF,
    OPENERS,
    PAIRS,
    PARTICLES,
    QUESTION,
    TITLES,
    UNNAMED,
    WORD,
    name_words,
)

LONGEST = 110
"""Characters of a label: "Name Surname, Director of the Some Fund of Some Country’s City office"."""
LONGEST_LINE = 400
"""Characters of a line that may hold nothing but a name; no pattern below takes in more."""
FEW, MANY = 3, 12
"""Words of a name that nothing else vouches for, and of one with the title of an office."""

_MARKS = r"[ \t\u00a0*_`>#•–—-]*"
_COLON = r"[*_]*[ \u00a0\u202f]?[:：][*_]*"
_AFTER = r"(?=\s|[^\x00-\u2fff]|$)"
_COLONS = re.compile("[:：]")
_MAY_HOLD_LABELS = re.compile("[:：\\n]")
_TIME = r"(?:[ \t\u00a0]*[\[(]?\d{1,2}(?::\d\d){1,2}[\])]?[ \t\u00a0]*)?"
_AT_LINE = re.compile(
    rf"^{_MARKS}{_TIME}(?P<label>[^\W\d_][^\n:：]{{0,{LONGEST}}}?){_TIME}{_COLON}{_AFTER}", re.MULTILINE
)
_INSIDE = re.compile(
    r"(?<=[.!?…:”\"»)\]—–-])[ \u00a0](?P<label>[^\W\d_](?:[\w'’-]|\.(?=\w)|(?<=\b[MD][Rr])\.|(?<=\bM[Ss])\.|(?<=\bMrs)\."
    r"|[ \u00a0](?=[\w(])|\([^()\n:]{1,40}\)){0,60}?):(?=[ \u00a0])"
)
_BARE_Q = re.compile(
    r"^[*_]*(?P<label>(?P<letter>[QA]\d{0,3})[*_]*(?:[ \u00a0]?[.)–—-][*_]*|(?<=Q)(?=[ \t\u00a0])))"
    r"[ \t\u00a0]+(?=[\w“\"'(«¿–—])",
    re.MULTILINE,
)
_OWN_LINE = re.compile(
    r"^[*_#]*(?P<label>[^\W\d_][^\n:.!?;…]{1,90}?(?:\([^()\n]{1,60}\)[ ]?){0,2})[*_]*$", re.MULTILINE
)
_REPORTED = re.compile(r"\s(?:said|stated|added|noted)(?: today)?[,]?$")
_ATTRIBUTED = re.compile(
    r"^(?:The|This) [\w ,]{0,60}?\b(?:is|are|may be|can be) attribut(?:able|ed) to(?P<label>[^\n:]{3,90}):?[ \u00a0]*$",
    re.MULTILINE,
)
_BRACKETS = re.compile(r"\s*[(\[（][^()\[\]（）]*[)\]）]?\s*")
_NUMBER = re.compile(r"[\s#№]*\d{1,3}$")


class Kind(Enum):
    QUESTION = "question"
    ANSWER = "answer"
    UNNAMED = "unnamed"
    PERSON = "person"
    ATTRIBUTED = "attributed"


@dataclass(frozen=True, slots=True)
class Label:
    """``text[start:end]`` is the label with its colon; ``name`` is what it prints.

    ``one_paragraph`` is a label whose words end with their paragraph: what follows is another's.
    """

    start: int
    end: int
    name: str
    kind: Kind
    one_paragraph: bool = False


@dataclass(frozen=True, slots=True)
class _Candidate:
    label: Label
    at_line: bool
    strong: bool
    body: str


def find_labels(text: str, cast: Cast, start: int = 0) -> list[Label]:
    """The labels from ``start`` on, in order and apart.

    A question's or an answer's word, a name of the cast, and a titled name in capitals are labels wherever they stand
    as one. Beside such, other names at the start of a line are; without any, only names that take turns.
    """
    if not _MAY_HOLD_LABELS.search(text, start):
        return []
    candidates = sorted(_candidates(text, cast, start), key=lambda each: (each.label.start, -each.label.end))
    strong = [each for each in candidates if each.strong]
    if any(each.label.kind is not Kind.ATTRIBUTED and not each.label.one_paragraph for each in strong):
        counts = Counter(each.label.name.casefold() for each in candidates if each.at_line)
        voices = [each for each in candidates if each.strong or (each.at_line and _is_voice(each, counts))]
        told = {tail for each in voices for tail in _tails(each.label.name) if tail[0] not in OPENERS}
        chosen = [
            each
            for each in candidates
            if each.strong or (each.at_line and (_is_voice(each, counts) or _words(each.label.name) in told))
        ]
    else:
        chosen = strong or _taking_turns(candidates)
    labels = _apart([each.label for each in chosen])
    # A lone "A:" or "Answer:" without any other voice is a list's mark.
    return labels if any(each.kind is not Kind.ANSWER for each in labels) else []


def _candidates(text: str, cast: Cast, start: int) -> Iterator[_Candidate]:
    colons = list(_before_colons(text, start))
    letters = {match["label"].strip().casefold() for match, at_line in colons if at_line}
    paired = {letter for pair in PAIRS if letters >= set(pair) for letter in pair}
    asking = {pair[0] for pair in PAIRS}
    for match, at_line in colons:
        name = " ".join(match["label"].split()).strip("*_` ")
        kind, strong = _judge(name, cast, at_line)
        if kind is Kind.PERSON and name.casefold() in paired:
            kind, strong = (Kind.QUESTION if name.casefold() in asking else Kind.ANSWER), True
        body = text[match.end() : match.end() + 400].lstrip().partition("\n\n")[0].strip()
        reported = at_line and _REPORTED.search(name)
        if reported:
            name = name[: reported.start()]
            kind, strong = Kind.PERSON, _looks_like_name(name, MANY) and body[:1] in "“\"«„'‘" and bool(body)
        label = Label(match.start("label"), match.end(), name, kind, one_paragraph=bool(reported and strong))
        yield _Candidate(label, at_line, strong, body)
    yield from _bare(text, start)
    yield from _own_lines(text, cast)
    for match in _ATTRIBUTED.finditer(text, start):
        label = Label(match.start(), match.end(), match["label"].strip(), Kind.ATTRIBUTED)
        yield _Candidate(label, True, True, "")


def _before_colons(text: str, start: int) -> Iterator[tuple[re.Match[str], bool]]:
    """What may be a label with a colon, and whether it begins a line.

    No label holds a colon or a line's end, so that only what stands between such and a colon is looked at: most of a
    text is not.
    """
    edge = start
    for colon in _COLONS.finditer(text, start):
        line = text.rfind("\n", start, colon.start()) + 1 or start
        if line >= edge and (match := _AT_LINE.match(text, line)):
            yield match, True
        edge = max(edge, line)
        if colon[0] == ":" and (match := _INSIDE.search(text, edge, colon.end() + 1)):
            yield match, False
        edge = colon.start()


def _judge(name: str, cast: Cast, at_line: bool) -> tuple[Kind, bool]:
    """What a label tells of its voice, and whether that alone makes it one."""
    key = " ".join(name_words(_NUMBER.sub("", _BRACKETS.sub(" ", name)).strip()))
    first = key.partition(" ")[0]
    if key in QUESTION or (first in QUESTION and len(first) > 1 and re.match(r"\w+ (?:from|de|von|от|из|di)\b", key)):
        return Kind.QUESTION, len(key) > 1 or name.isupper()
    if key in ANSWER:
        return Kind.ANSWER, True
    if name.endswith((", Moderator", ", moderator", ", Host", ", host")):
        return Kind.QUESTION, at_line
    if key in UNNAMED:
        return Kind.UNNAMED, at_line and (name.isupper() or " " not in key)
    if first in OPENERS or key in NOT_LABELS:
        return Kind.PERSON, False
    bare = _BRACKETS.sub(" ", name).strip()
    if _looks_like_name(bare, MANY) and cast.resolve(bare):
        return Kind.PERSON, True
    return Kind.PERSON, _titled_capitals(bare)


def _titled_capitals(name: str) -> bool:
    """ "MR PRICE", "FOREIGN MINISTER LE DRIAN": capitals of a title and a name."""
    words = name_words(name)
    return name.isupper() and words[:1] != ["m"] and bool(words) and words[0] in TITLES and 1 < len(words) <= MANY


def _looks_like_name(name: str, most: int) -> bool:
    """Words with capitals, small ones only as names and offices have them; in Russian offices are in small letters."""
    printed = WORD.findall(name)
    words = name_words(name)
    if not printed or len(printed) > most or len(words) != len(printed) or words[0] in OPENERS:
        return False
    titled = words[0] in TITLES
    small = [word for word, shown in zip(words, printed, strict=True) if shown[0].islower()]
    if words[0] in ARTICLES and words[0] not in PARTICLES and not (len(words) > 1 and words[1] in TITLES):
        return False
    return all(word in PARTICLES or word in OF or word in TITLES or titled for word in small) and (
        printed[-1][0].upper() == printed[-1][0]
    )


def _is_voice(candidate: _Candidate, counts: Counter[str]) -> bool:
    """Whether a label in a transcript, which nothing else vouches for, is another voice rather than a heading."""
    name = candidate.label.name
    bare = _BRACKETS.sub(" ", name).strip()
    words = name_words(bare)
    if not words or " ".join(words) in NOT_LABELS or words[0] in OPENERS:
        return False
    if (bare.isupper() and len(bare) > 1) or all(word in TITLES or word in ARTICLES for word in words):
        return len(words) <= MANY
    person, _, office = bare.partition(", ")
    if not _looks_like_name(person, MANY if words[0] in TITLES else FEW + bool(set(words) & PARTICLES)):
        return False
    if office and not office[:1].isupper():
        return False
    return len(name_words(person)) > 1 or counts[name.casefold()] > 1 or candidate.body[-1:] in ("?", "？")


def _words(name: str) -> tuple[str, ...]:
    return tuple(name_words(name.partition(", ")[0]))


def _tails(name: str) -> Iterator[tuple[str, ...]]:
    """The ways in which a name once printed is printed later: "Irene Braam", "Braam"."""
    words = _words(name)
    yield from (words[place:] for place in range(1 if set(words) & OF else len(words)))


def _taking_turns(candidates: list[_Candidate]) -> list[_Candidate]:
    """Names that nobody knows are voices where two or more of them recur, each before whole sentences."""
    at_line = [each for each in candidates if each.at_line and each.label.kind is Kind.PERSON]
    counts = Counter(each.label.name.casefold() for each in at_line)
    voices = [each for each in at_line if counts[each.label.name.casefold()] > 1 and _is_voice(each, counts)]
    speaking = sum(each.body[-1:] in '.!?…”"»)。！？' and " " in each.body for each in voices)
    if len({each.label.name.casefold() for each in voices}) < 2 or speaking * 10 < len(voices) * 8:
        return []
    return [each for each in at_line if _is_voice(each, counts)]


def _bare(text: str, start: int) -> Iterator[_Candidate]:
    """ "Q  Thank you." and "Q. Will it?": a letter without a colon, where it recurs."""
    found = list(_BARE_Q.finditer(text, start))
    asked = [match for match in found if match["letter"][0] == "Q"]
    if not asked or (len(asked) == 1 and "  " not in asked[0][0] and not re.search(r"[.)]", asked[0]["label"])):
        return
    answered = [match for match in found if match["letter"][0] == "A" and match["label"].rstrip("*_ ") != "A"]
    for match in (*asked, *answered):
        kind = Kind.QUESTION if match["letter"][0] == "Q" else Kind.ANSWER
        yield _Candidate(Label(match.start(), match.end(), match["letter"], kind), True, True, "")


def _own_lines(text: str, cast: Cast) -> Iterator[_Candidate]:
    """Names and question words that stand on lines of their own, with prose after each; a header may be the first."""
    found = []
    for match in _short_lines(text):
        following = text[match.end() : match.end() + 600].lstrip().partition("\n")[0]
        name = match["label"].strip("*_ ")
        if len(name) > 1 and (len(following) >= 2 * len(name) or following[-1:] in ".!?…”"):
            kind, strong = _judge(name, cast, at_line=True)
            bracketed = len(_BRACKETS.findall(name)) > 1 and _looks_like_name(_BRACKETS.sub(" ", name), MANY)
            label = Label(match.start("label"), match.end(), name, kind)
            found.append(_Candidate(label, True, strong or bracketed, following))
    named = [each for each in found if each.strong]
    if len(named) >= 3 and len({each.label.name for each in named}) > 1:
        later = {_words(_BRACKETS.sub(" ", each.label.name)) for each in named}
        yield from (replace(each, strong=True) for each in found if each.strong or _words(each.label.name) in later)


def _short_lines(text: str) -> Iterator[re.Match[str]]:
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if end - start <= LONGEST_LINE and (match := _OWN_LINE.match(text, start)):
            yield match
        start = end + 1


def _apart(labels: list[Label]) -> list[Label]:
    kept: list[Label] = []
    for label in labels:
        if not kept or label.start >= kept[-1].end:
            kept.append(label)
    return kept


def ends_with_paragraph(labels: list[Label]) -> list[Label]:
    """Where only questions are marked, each ends with its paragraph, and nobody marks who answers."""
    if all(each.kind is Kind.QUESTION for each in labels):
        return [replace(each, one_paragraph=True) for each in labels]
    return labels
