"""Stage directions: what a transcript notes beside the words, and which is nobody's words."""

import re

from index.languages.language import patterns
from index.languages.registry import LANGUAGES

_DIRECTION_WORDS = patterns(LANGUAGES, "directions")
_NOTED = (
    # A sentence that tells what happened: only in brackets, and only a whole line.
    r"[^()\[\]]{0,160}\b(?:(?:was|were|is|are) (?:concluded|played|shown|signed|read|adjourned|sounded|exchanged)|"
    r"ends?|ended|"
    r"begins?|began|gives? remarks|takes? place|press coverage|camera spray\b.{0,20})"
)
_IN_BRACKETS = re.compile(
    rf"[(\[（【]\s*(?:{_DIRECTION_WORDS})(?:[\s,]+(?:and\s+)?[\w’'-]+){{0,4}}[\s.!…]*[)\]）】]", re.IGNORECASE
)
_WHOLE_LINE = re.compile(rf"[(\[]{_NOTED}[^()\[\]]{{0,80}}[)\]]", re.IGNORECASE)
_RULE = re.compile(r"[\s*#_=~•·—–-]{1,80}")
_MARK = re.compile(r"(?:begin|end)(?: of)? (?:text|transcript|statement|video|translation)[.:]?", re.IGNORECASE)


def is_direction(piece: str) -> bool:
    """Whether a trimmed sentence or line is only stage directions ("(Laughter.)") or a rule ("* * *", "###")."""
    if len(piece) > 400 or (len(piece) >= 30 and piece[0].isalnum()):
        return False
    if not piece or piece[0] not in "([（【":
        return _RULE.fullmatch(piece) is not None or (len(piece) < 30 and _MARK.fullmatch(piece) is not None)
    return _after_directions(piece, 0, len(piece)) == len(piece) or _WHOLE_LINE.fullmatch(piece) is not None


def leading_direction(text: str, start: int, end: int) -> int | None:
    """Where the words begin when ``text[start:end]`` opens with directions; ``None`` when it does not."""
    if text[start] not in "([（【":
        return None
    position = _after_directions(text, start, end)
    return position if position > start else None


def _after_directions(text: str, start: int, end: int) -> int:
    position = start
    while position < end and (match := _IN_BRACKETS.match(text, position, end)):
        position = match.end()
        while position < end and text[position].isspace():
            position += 1
    return position
