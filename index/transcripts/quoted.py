"""Quoted words: what a text itself gives to somebody else ("…," said Jane Doe), only where it says so plainly."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.languages.language import patterns
from index.languages.registry import LANGUAGES
from index.people.label_words import OPENERS, PARTICLES, name_words
from index.people.printed import Form, is_office, taken_apart
from index.statement import Speaker

SHORTEST = 3
"""Words of a quotation; fewer are a term in quotation marks."""
SENTENCE = 5
"""Words of a quotation that is a sentence of its own."""
LONGEST = 6_000
"""Characters of a quotation, over all its paragraphs."""
NOBODY_SINCE = 1_500
"""Characters over which "she said" goes back to a name."""
MOST_SURNAMES = 200
"""Surnames of one text whose full names are looked for."""
VERB_BESIDE = 120
"""Characters before a quotation within which the verb stands that introduces it."""
LONGEST_GIVEN = 120
"""Characters of what is printed before a surname."""
BESIDE = 260
"""Characters beside a quotation within which it is said whose it is."""

_MARKS = {"“": "”", "«": "»", "„": "“”", '"': '"', "「": "」", "『": "』"}
_OPENING = re.compile(r'[“«„"「『]')
_CAPITAL = (
    r"(?:(?:Dr|Mr|Mrs|Ms|St|Jr|Sr|Gen|Sen|Rep|Gov|Prof|Lt|Col|Hon|Sgt|Capt|Adm|Amb)\.|[^\W\d_a-zß-öø-ÿа-яё]\.(?:[^\W\d_]\.)*|"
    r"[^\W\d_a-zß-öø-ÿа-яё](?:[\w'’-]|\.(?=\w))*)"
)
_SMALL = (
    r"(?:of|for|and|the|to|de|del|de la|di|da|do|dos|du|des|von|van|der|den|bin|ibn|al|el|la|le|on|in|und|für|et|y|"
    r"по|и|дел|иностранных|внутренних|обороны|финансов|&)"
)
_NAME = (
    rf"(?P<name>(?:(?:the|le|la|el|der|die)\s+)?{_CAPITAL}(?:\s+(?:{_SMALL}\s+){{0,2}}{_CAPITAL}){{0,14}}"
    r"(?:,?\s+(?:Jr|Sr)\b\.?|\s+I{2,3}\b)?)"
)
_SMALL_TITLE = (
    r"(?:(?P<title>(?:министр|глава|президент|премьер|директор|посол|представитель|спикер|"
    r"губернатор|мэр|посол|el|la|le|der|die)(?:\s+[а-яёa-zà-ÿ]+){0,4})\s+)?"
)
_LEADING = r"(?:(?P<first>[^\W\d_a-zß-öø-ÿа-яё][^,.\n“”\"«»]{2,90}),\s+)?"
_ROLE = r"(?:,\s+(?P<role>(?:[^,.;:!?“”«»\"\n]|(?<=[A-Z])\.){3,140}(?:,\s+(?:and\s+)?[^,.;:!?“”«»\"\n]{3,60}){0,2}?))?"
_SAID = rf"(?:{patterns(LANGUAGES, 'said')})"
_AFTER = re.compile(rf"\s*(?:[—–-]\s*)?(?:{_SAID}|so|according\s+to|laut)\s+{_SMALL_TITLE}{_NAME}{_ROLE}")
_AFTER_NAME_FIRST = re.compile(rf"\s*(?:[—–-]\s*)?{_SMALL_TITLE}{_NAME}(?:{_ROLE},)?\s+{_SAID}(?=[\s.,;:—–-]|$)")


def _before(leading: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?:^|(?<![A-Z])[.!?…”\"»]\s+|\n\s*|\b(?:As|and|But|And|while|when)\s+){leading}{_SMALL_TITLE}{_NAME}"
        rf"(?:{_ROLE},)?\s+{_SAID}"
        r"(?:\s+(?:that|in\s+a\s+(?:written\s+)?statement|today|yesterday|on\s+\w+|что|que|dass))?\s*[,:—–-]?\s*$"
    )


# Without words before the name first: "Jane Doe, director, said" names no director.
_BEFORES = (_before(""), _before(_LEADING))
_ACCORDING = re.compile(
    rf"(?:^|[.!?…]\s+|\n\s*)(?:According\s+to|In\s+the\s+words\s+of|Selon|Según|Laut)\s+{_NAME}{_ROLE},?\s*$"
)
_SAYS = re.compile(rf"\s{_SAID}")
_ACCORDS = re.compile(r"According|In\s+the\s+words|Selon|Según|Laut")
_GIVEN = re.compile(
    rf"(?<!\w)(?P<of>{_SMALL}\s+)?(?P<given>{_CAPITAL}(?:\s+{_CAPITAL}|\s+(?:{'|'.join(sorted(PARTICLES))})){{0,2}})\s+$"
)
"""The given names and titles right before a surname."""
_PRONOUN_AFTER = re.compile(
    r"\s*(?:[—–-]\s*)?(?:(?:s?he|они|он|она|él|ella|il|elle|er|sie)\s+"
    + _SAID
    + r"|"
    + _SAID
    + r"\s+(?:s?he|он|она|er|sie))"
    r"(?=[\s.,;:—–-]|$)"
)
_PRONOUN_BEFORE = re.compile(
    r"(?:^|[.!?…”\"»]\s+|\n\s*)(?:S?he|Он|Она|Él|Ella|Il|Elle|Er|Sie)\s+" + _SAID + r"\s*[,:—–-]?\s*$"
)
_SOMEBODY_AFTER = re.compile(rf",?\s*(?:[—–-]\s*)?(?:[^.!?:;\n“”«»\"]{{0,60}}\s)?{_SAID}(?=[\s.,;:—–-]|$)")
_SOMEBODY_BEFORE = re.compile(rf"\s{_SAID}(?:\s+(?:that|что|que|dass))?\s*[,:—–-]?\s*$")
_REPORTS = re.compile(rf"\s{_SAID}\s*:\s*$")
_LEAD = re.compile(r"^(?:As|And|But|While|When)\s+")
_ENDS_CLAUSE = re.compile(r"[^.!?\n“”«»\"]*[.!?]?\s*")
_NO_ROLE = re.compile(
    r"^(?:who|which|adding|noting|citing|when|after|before|while|as|in|on|at|during|speaking|referring|and|but|said|says|"
    r"following|where|with|because|so|then|today|yesterday)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Quoted:
    """``text[start:end]`` are somebody's words, without the marks, as the text's own speaker gives them.

    No ``speaker``: the text gives them to somebody whom it does not name ("the company said").
    """

    start: int
    end: int
    speaker: Speaker | None


@dataclass(frozen=True, slots=True)
class _Span:
    """A quotation with its marks; ``runs_on`` where a paragraph ends in it and the next takes it up with a mark."""

    opens: int
    start: int
    end: int
    closes: int
    runs_on: bool = False


def quoted_words(
    text: str, start: int = 0, end: int | None = None, *, written: bool = True, every: bool = False
) -> list[Quoted]:
    """The quotations in ``text[start:end]`` that the text gives to somebody else, in order.

    ``every`` one is wanted where nobody may be left out, as of a draft.
    In what is ``written`` rather than said aloud, a whole sentence in quotation marks is not the writer's own, either.
    """
    end = len(text) if end is None else end
    if not _OPENING.search(text, start, end):
        return []
    found: list[Quoted] = []
    last: tuple[int, Speaker] | None = None
    waiting: list[_Span] = []
    fuller = _FullNames(text, start)
    for span in _spans(text, start, end):
        clause_end, speaker = _whose(text, span, start, end, last, fuller)
        if speaker is None and span.runs_on:
            waiting.append(span)
            continue
        if speaker is not None or every or _is_anothers(text, span, start, end, written):
            whole = [each for each in (*waiting, span) if len(text[each.start : each.end].split()) >= SHORTEST]
            found += [Quoted(each.start, each.end, speaker) for each in whole]
        waiting = []
        last = (clause_end, speaker) if speaker is not None else None
    return found


def reported(text: str, start: int) -> int:
    """Where the line begins that reports what is quoted at ``start`` ("Jane Doe said:"); ``start`` where none does."""
    line = text.rfind("\n", 0, start) + 1
    says = text[start : start + 1] in _MARKS and _REPORTS.search(text[line:start])
    return line if says else start


def _spans(text: str, start: int, end: int) -> Iterator[_Span]:
    place = paragraph = start
    while match := _OPENING.search(text, place, end):
        opening = match.start()
        before = text[opening - 1] if opening > start else "\n"
        if not (before.isspace() or before in "([—–-:>"):
            place = opening + 1
            continue
        if paragraph <= opening:
            paragraph = text.find("\n", opening, end)
            paragraph = end if paragraph < 0 else paragraph
        closing = _closing(text, opening, min(paragraph, opening + LONGEST))
        if closing is not None:
            yield _Span(opening, opening + 1, closing, closing + 1)
            place = closing + 1
            continue
        following = re.compile(r"\s*").match(text, paragraph, end)
        runs_on = bool(following) and text[following.end() : following.end() + 1] == match[0]  # type: ignore[union-attr]
        if runs_on:
            yield _Span(opening, opening + 1, paragraph, paragraph, runs_on=True)
        place = paragraph


def _closing(text: str, opening: int, end: int) -> int | None:
    """Where the quotation closes: at its own mark, after which no word goes on."""
    closing = _MARKS[text[opening]]
    depth = 0
    for place in range(opening + 1, end):
        letter = text[place]
        if letter == text[opening] and letter not in closing:
            depth += 1
        elif letter in closing:
            following = text[place + 1 : place + 2]
            if letter == '"' and following.isalnum():
                continue
            if depth == 0:
                return place
            depth -= 1
    return None


def _whose(
    text: str, span: _Span, start: int, end: int, last: tuple[int, Speaker] | None, fuller: "_FullNames"
) -> tuple[int, Speaker | None]:
    """Whose the quotation is, and where the clause that says so ends."""
    after_end = min(end, span.closes + BESIDE)
    paragraph = text.find("\n", span.closes, after_end)
    after_end = paragraph if paragraph >= 0 else after_end
    inside_ends = text[span.end - 1 : span.end]
    glued = text[span.closes : span.closes + 1]
    open_clause = (
        inside_ends in ",?!…—–-" or glued == "," or text[span.closes : span.closes + 3].strip()[:1] in ("—", "–", ",")
    )
    if open_clause:
        place = span.closes + (glued == ",")
        for pattern in (_AFTER, _AFTER_NAME_FIRST):
            if (match := pattern.match(text, place, after_end)) and (speaker := _named(match, fuller)):
                return _clause_end(text, match.end(), after_end), speaker
        if last and (match := _PRONOUN_AFTER.match(text, place, after_end)) and _nobody_between(text, last, span.opens):
            return _clause_end(text, match.end(), after_end), last[1]
    before_start = max(start, span.opens - BESIDE)
    before_start = max(before_start, text.rfind("\n", before_start, span.opens) + 1)
    before = text[before_start : span.opens]
    # Most of what stands before a quotation tells nothing of it, which patterns that read a name are slow to find out.
    says = _SAYS.search(before, max(0, len(before) - VERB_BESIDE)) is not None
    for pattern in (*(_BEFORES if says else ()), *((_ACCORDING,) if _ACCORDS.search(before) else ())):
        if (match := _last_match(pattern, before)) and (speaker := _named(match, fuller)):
            return span.closes, speaker
    if last and _PRONOUN_BEFORE.search(before) and _nobody_between(text, last, span.opens):
        return span.closes, last[1]
    # "…," said Jane Doe. "And more."
    if (
        last
        and last[0] <= span.opens < last[0] + BESIDE
        and not text[last[0] : span.opens].strip()
        and "\n" not in text[last[0] : span.opens]
    ):
        return span.closes, last[1]
    return span.closes, None


def _is_anothers(text: str, span: _Span, start: int, end: int, written: bool) -> bool:
    """Whether somebody without a name is said to have said it, or it is a whole sentence that nobody is said to."""
    before = text[max(start, span.opens - BESIDE) : span.opens].rpartition("\n")[2]
    after = text[span.closes : min(end, span.closes + BESIDE)].partition("\n")[0]
    words = text[span.start : span.end]
    if written and words[-1:] in ".!?…" and words[:1].isupper() and len(words.split()) >= SENTENCE:
        return True
    return bool(_SOMEBODY_AFTER.match(after) or _SOMEBODY_BEFORE.search(before))


def _last_match(pattern: re.Pattern[str], before: str) -> re.Match[str] | None:
    found = None
    for match in pattern.finditer(before):
        found = match
    return found


def _clause_end(text: str, place: int, end: int) -> int:
    match = _ENDS_CLAUSE.match(text, place, end)
    return match.end() if match else place


def _nobody_between(text: str, last: tuple[int, Speaker], place: int) -> bool:
    """Whether the text names nobody else since it last said whose words it quotes."""
    if place - last[0] >= NOBODY_SINCE:
        return False
    between = text[last[0] : place]
    own = set(name_words(last[1].name))
    pairs = re.findall(rf"{_CAPITAL}\s+{_CAPITAL}", between)
    return all(set(name_words(pair)) & own for pair in pairs)


def _named(clause: re.Match[str], full_names: "_FullNames") -> Speaker | None:
    """The person of a clause, by the fullest name that the text prints before; None where it names nobody."""
    told = clause.groupdict()
    name = re.sub(r"['’]+$|['’]s$|(?<=\w\w)\.$", "", clause["name"].strip())
    name = _LEAD.sub("", name)
    first = told.get("first")
    if first and not any(map(is_office, name_words(first))):
        first = None  # "On Monday, Jane Doe said"
    role = told.get("role") or first or told.get("title")
    words = name_words(name)
    if not words or (words[0] in OPENERS and words[0] != "first") or words[0] in ("it", "that", "there"):
        return None
    printed = taken_apart(name)
    if printed.form is Form.BODY:
        return Speaker(name.removeprefix("the ").strip(), None)
    if printed.form is not Form.PERSON:
        return None
    role = role.strip(" ,\n") if role else None
    if role and (_NO_ROLE.match(role) or role[:1].isdigit()):
        role = None
    shown = printed.name
    office = role or printed.office
    if printed.bare:
        fuller = full_names[printed.name]
        if fuller is None and not (printed.office or printed.honorific):
            return Speaker(name, office)
        if fuller is not None:
            shown = fuller
        else:
            return Speaker(name, role)
    return Speaker(shown, office)


class _FullNames(dict[str, str | None]):
    """The one full name with a surname that a text prints from ``start`` on; None where it prints none, or two."""

    def __init__(self, text: str, start: int) -> None:
        super().__init__()
        self._text, self._start = text, start

    def __missing__(self, surname: str) -> str | None:
        full = self._find(surname) if len(self) < MOST_SURNAMES else None
        self[surname] = full
        return full

    def _find(self, surname: str) -> str | None:
        found: set[str] = set()
        for place in re.finditer(rf"(?<=\s){re.escape(surname)}(?!\w)", self._text):
            if place.start() < self._start:
                continue
            # What stands before it, without a word that the window cuts.
            first = max(self._start, place.start() - LONGEST_GIVEN)
            match = _GIVEN.search(self._text, first, place.start())
            if match is None:
                continue
            whole = f"{match['given']} {surname}"
            if match["of"] and match["of"].strip() in ("of", "for", "and", "de", "für", "und", "y", "et", "и"):
                whole = whole.partition(" ")[2]  # "Minister of Health Jane Doe"
            printed = taken_apart(whole)
            if printed.form is Form.PERSON and not printed.bare and printed.name.endswith(surname):
                found.add(printed.name)
        return found.pop() if len(found) == 1 else None
