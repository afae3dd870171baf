"""Reads a line's beginning in every way that may make it a label: a name, set off from the words after it."""

import re
from collections.abc import Iterable, Iterator
from enum import Enum
from functools import lru_cache

from index.people.label_words import ABBREVIATED, name_words
from index.transcripts.looks import LONGEST, Case, Kind, Look, begins_prose, look

LONGEST_LINE = 90
"""Characters of a line that may hold nothing but a name."""

_CLOCK = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:[.,]\d{1,3})?(?:[ \u00a0]?[AaPp]\.?[Mm]\.?)?"
_SPACES = r"[ \t\u00a0\u3000]*"
_LEAD = re.compile(
    rf"{_SPACES}(?P<marks>[*_`#]{{0,6}}[ \u00a0]?)"
    r"(?:(?P<angle>(?:>|&gt;){2,3})[ \u00a0]?|>[ \u00a0]|(?P<dash>[–—•-])[ \u00a0])?"
    rf"(?P<time>[\[(<]{_CLOCK}[\])>]|{_CLOCK}(?=[ \u00a0\t–—-]))?{_SPACES}[–—|-]?{_SPACES}"
    r"(?P<circle>[○◯〇◎●◆◇■□▲▼])?(?P<bold>[*_`]{0,3})|"
)
_TIME_AFTER = re.compile(rf"[ \u00a0\t]*[\[(]?{_CLOCK}[\])]?")
_TIMING = re.compile(
    rf"[\[(<]?{_CLOCK}[\])>]?(?:\s*(?:-->|–|-|→)\s*[\[(<]?{_CLOCK}[\])>]?.{{0,60}})?|WEBVTT.{{0,40}}|\d{{1,6}}"
)
_BOLD = re.compile(r"(?:\*\*|__)(?P<name>[^*_\n]{1,90}?)[.:–—-]?(?:\*\*|__)[.:–—-]?[ \u00a0\t]+(?=\S)")
_VOICE_TAG = re.compile(r"<v(?:\.[\w.]+)? (?P<name>[^<>\n]{1,80})>")
_ANGLES = re.compile(
    r"[【〔<‹〈«\[](?P<name>[^【】〔〕<>‹›〈〉«»\[\]\n]{1,60})[】〕>›〉»\]](?P<colon>[ ]?[:：])?[ \u00a0\u3000]*"
)
_COLON = re.compile(r"[:：]")
_AFTER_COLON = re.compile(r"[*_`]*[ \u00a0]?[:：]?[*_`]*[ \u00a0\t\u3000]*")
_PLAIN = re.compile(r"(?P<name>[^\W\d_]++(?: [^\W\d_]++){0,5}+): (?=[^\W_])")
_DASH = re.compile(r"\.?[ \u00a0]?[–—](?=[\s\u00a0]|$)|[ \u00a0]--?(?=[ \u00a0])|\.[–—-]{1,2}|—")
# What a dash or a gap holds at least: quicker to see than where it stands.
_DASHED = ("–", "—", " -", ".-", "\u00a0-")
_SPACED = ("\t", "  ", "\u00a0", "\u3000")
_POINT = re.compile(r"[.．](?=[ \u00a0\t*_]|$)")
_ACRONYM = re.compile(r"\b(?:U\.S|U\.N|U\.K|E\.U|D\.C|U\.A\.E)$")
_AFTER_CIRCLE = re.compile(
    r"[^\u3000\n（(]{1,60}?(?=\u3000| {2})|[^\s（(]{1,30}[（(][^）)\n]{1,40}[）)]|[^\s（(]{1,30}(?= {2}|\u3000|$)"
    r"|\S{1,12} \S{1,12}(?=\s|$)|\S{1,20}(?=\s)"
)
_GAP = re.compile(r"\t+|[ \u00a0]{2,}|\u3000+")
_BRACKETED = re.compile(r"[(\[（][^()\[\]（）\n]{0,90}[)\]）]")
_WORD_END = re.compile(r"(?<![^\W\d_])[^\W\d_]++$")
_LETTER = re.compile(
    r"(?P<letter>Q|A)(?P<number>\d{0,3})(?:(?P<stop>[.)–—-])[ \u00a0\t]+|(?P<gap>[ \u00a0\t]+)(?=\S)|(?P<alone>[ \t]*$)"
    r"|(?P<glued>(?=[A-Z](?:[a-z’'.]|[ ][a-z]))))"
)


class Style(Enum):
    __hash__ = object.__hash__  # quicker than an Enum's own

    COLON = ":"
    DASH = "–"
    STOP = "."
    LINE = "\n"
    BRACKET = "【】"
    GAP = "  "
    BOLD = "**"
    LETTER = "Q"
    ANGLE = ">>"


Reading = tuple[Style, str, Look, int, bool]


@lru_cache(maxsize=1 << 10)
def readings(window: str, whole: bool) -> tuple[bool, str, tuple[Reading, ...]]:
    """Whether a line only tells a time, what leads its label, and every way to read one. Kept, as lines repeat."""
    if window[0].isalpha() and window[0] != "W":
        return False, "", tuple(_parsed(window, 0, "", whole))
    lead = _LEAD.match(window)
    led = "".join([name[0] for name in ("time", "circle", "angle", "dash") if lead and lead[name]])
    if _TIMING.fullmatch(window.strip()):
        return True, led, ()
    return False, led, tuple(_parsed(window, lead.end() if lead else 0, led, whole))


def _parsed(window: str, rest: int, led: str, whole: bool) -> Iterator[Reading]:
    """Every way to read a label at ``window[rest:]``, with where the words after it begin."""
    if rest >= len(window):
        return
    first = window[rest]
    if first == "<" and (tag := _VOICE_TAG.match(window, rest)):
        yield Style.ANGLE, tag["name"], look(tag["name"]), tag.end(), False
        return
    if first in "【〔<‹〈«[" and (match := _ANGLES.match(window, rest)):
        seen = look(_clean(match["name"]))
        if seen.plausible:
            style = Style.COLON if match["colon"] else Style.BRACKET
            yield style, _clean(match["name"]), seen, match.end(), False
        return
    if first in "QA" and (match := _LETTER.match(window, rest)):
        yield Style.LETTER, match[0].strip(), look(match["letter"]), match.end(), False
    if window.startswith(("**", "__")) and (match := _BOLD.match(window)):
        seen = look(_clean(match["name"]))
        if seen.plausible and not match[0].rstrip().endswith(":") and ":**" not in match[0]:
            yield Style.BOLD, _clean(match["name"]), seen, match.end(), False
            return
    if "c" not in led and (match := _PLAIN.match(window, rest)) and (seen := look(match["name"])).plausible:
        yield Style.COLON, match["name"], seen, match.end(), False
        return
    seen_any = False
    apart = () if begins_prose(window, rest) and "c" not in led else _separated(window, rest, led, whole)
    for style, name, at in apart:
        if style in (Style.DASH, Style.GAP) and _is_prose(name):
            continue
        seen = look(name)
        if seen.plausible or (style is Style.COLON and seen.case is Case.SMALL and len(seen.words) <= 4):
            timed = style in (Style.COLON, Style.LINE) and bool(_TIME_AFTER.search(window, rest + len(name), at))
            yield style, name, seen, at, timed
            seen_any = True
    if "a" in led and not seen_any:
        yield Style.ANGLE, "", look(">>"), rest, False


def _separated(window: str, rest: int, led: str, whole: bool) -> Iterator[tuple[Style, str, int]]:
    limit = min(len(window), rest + LONGEST + 15)
    gap = _GAP.search(window, rest + 1, limit) if _holds(window, _SPACED) else None
    if gap is not None and _is_name(window[rest : gap.start()]):
        limit = gap.start() + 1  # no label goes on after a wide space
    # What stands in brackets is part of a label, whatever marks it holds: "O SR. PRESIDENTE (Paulo Roe. PT - SP) -".
    inside = [match.span() for match in _BRACKETED.finditer(window, rest, limit)] if _holds(window, "([（") else []
    if (colon := _colon(window, rest, limit, inside)) is not None:
        printed = window[rest:colon]
        name = _clean(_TIME_AFTER.sub("", printed) if printed[-1:] in ")]0123456789" else printed)
        marks = _AFTER_COLON.match(window, colon + 1)
        end = marks.end() if marks else colon + 1
        tail = window[colon + 1 : colon + 2]
        if tail == "" or window[colon] == "：" or not tail.isalnum() or ord(tail) > 0x2FFF or name.isupper():
            yield Style.COLON, name, end
            if look(name).plausible:
                return
        limit = colon
    if "c" in led:
        yield from _circled(window, rest)
        return
    dashes = _DASH.finditer(window, rest + 1, limit) if _holds(window, _DASHED) else ()
    dash = next((each for each in dashes if not _within(each.start(), inside)), None)
    if dash is not None and (colon is None or dash.start() < colon):
        after = dash.end()
        while after < len(window) and window[after] in " \u00a0\t":
            after += 1
        name = _clean(window[rest : dash.start()].rstrip("."))
        yield Style.DASH, name, after
    yield from _stopped(window, rest, limit, inside)
    if gap is not None:
        yield Style.GAP, _clean(window[rest : gap.start()]), gap.end()
    if whole and colon is None and len(window) - rest <= LONGEST_LINE:
        line = window[rest:].strip().rstrip("*_` ")
        timeless = _clean(_TIME_AFTER.sub("", line)) if line[-1:] in ")]0123456789mM" else _clean(line)
        shortened = timeless[-1:] == "." and " ".join(name_words(timeless.rpartition(" ")[2])) in ABBREVIATED
        if timeless and (timeless[-1] not in ".!?;…,:：–—-" or shortened):
            yield Style.LINE, timeless, len(window)


def _is_prose(name: str) -> bool:
    """Whether two words of three have small letters: quicker to see than what a label looks like."""
    words = name.split()
    return len(words) > 3 and 3 * sum(word[0].islower() for word in words) > 2 * len(words)


def _is_name(printed: str) -> bool:
    seen = look(_clean(printed))
    return seen.plausible and (seen.named or seen.contrast or seen.kind is not Kind.PERSON)


def _colon(window: str, rest: int, limit: int, inside: list[tuple[int, int]]) -> int | None:
    """The first colon that is not within a time of day: "Joe Biden (00:12):"."""
    for match in _COLON.finditer(window, rest + 1, limit):
        at = match.start()
        if (window[at - 1].isdigit() and window[at + 1 : at + 2].isdigit()) or _within(at, inside):
            continue
        return at
    return None


def _stopped(window: str, rest: int, limit: int, inside: list[tuple[int, int]]) -> Iterator[tuple[Style, str, int]]:
    """A full stop after a label: the first that ends no abbreviation; or the last of initials, "Иванов И. И."."""
    shortened = None
    for point in _POINT.finditer(window, rest, limit):
        if _within(point.start(), inside):
            continue
        word = _WORD_END.search(window, max(rest, point.start() - 30), point.start())
        folded = name_words(word[0]) if word else []
        name = _clean(window[rest : point.start()])
        if word and (len(word[0]) == 1 or (folded and folded[0] in ABBREVIATED)):
            if _ends_shortened(name, folded, window[point.end() :]):
                shortened = (name, point)
            continue
        seen = look(name)
        if (
            seen.plausible
            and (seen.case is not Case.SMALL or seen.kind is not Kind.PERSON or seen.small_offices)
            and not _is_shouted(window, point.end())
        ):
            yield Style.STOP, name, _skip(window, point.end())
        break
    if shortened is not None:
        yield Style.STOP, shortened[0], _skip(window, shortened[1].end())


def _ends_shortened(name: str, folded: list[str], following: str) -> bool:
    """Whether a label may end with this abbreviation: "Иванов И. И.", "РОУ П.", "PERRY BACON JR."."""
    first, *rest = name.replace(".", " ").split() or [""]
    if folded and folded[0] in ("jr", "sr", "esq"):
        return len(rest) > 1
    if _ACRONYM.search(name) or len(first) < 2 or not rest or any(len(each) > 1 for each in rest):
        return False
    words = following.split(None, 1)
    return len(rest) > 1 or (first.isupper() and bool(words) and not words[0].isupper())


def _is_shouted(window: str, at: int) -> bool:
    """Whether the whole line is in capitals: a heading."""
    return window[:at].isupper() and window.isupper() and len(window) - at > 3


def _circled(window: str, rest: int) -> Iterator[tuple[Style, str, int]]:
    """○委員長（山田太郎君） and ○의장 홍길동: up to a bracket's end, a wide space, or the second space."""
    match = _AFTER_CIRCLE.match(window, rest)
    if match:
        yield Style.BRACKET, _clean(match[0]), _skip(window, match.end())


def _holds(window: str, marks: Iterable[str]) -> bool:
    return any(map(window.__contains__, marks))


def _within(at: int, inside: list[tuple[int, int]]) -> bool:
    return any(start < at < end for start, end in inside)


def _skip(window: str, at: int) -> int:
    while at < len(window) and window[at] in " \u00a0\t\u3000*_`":
        at += 1
    return at


def _clean(name: str) -> str:
    return " ".join(name.split()).strip("*_`# /\u3000")
