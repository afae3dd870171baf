"""Stage directions: what a transcript notes beside the words, and which is nobody's words."""

import re

_DIRECTION_WORDS = (
    # The words that directions in transcripts begin with or consist of, by language.
    r"laugh\w*|applause|cheers?|cheering|inaudible|unintelligible|indistinct|crosstalk|cross[ -]?talk|off[ -]?mi[ck]e?|"
    r"via (?:an? )?(?:interpret|intrerpret|translat)\w*|(?:through|as) (?:an? )?(?:interpret|translat)\w*|in progress|"
    r"(?:speaks |speaking |spoke )?in (?:[A-Z]\w+)(?: and [A-Z]\w+)?|"
    r"speaks? \w+|break|pause|silence|interruption|audio \w+|technical \w+|music|ends? in progress|chit-?chat|ph|sic|"
    r"continues?|continuing|no response|no audible response|end of \w+|beg[ai]n \w+|recess|"
    r"смех|аплодисменты|неразборчиво|пауза|говорит по-\w+|через переводчика|перевод|смеется|смеётся|не слышно|"
    r"risas|aplausos|inaudible|ininteligible|interrupción|interpretaci[oó]n|"
    r"rires|applaudissements|inaudible|rumeurs?|interruptions?|interprétation|"
    r"heiterkeit|lachen|beifall|applaus|unverständlich|zwischenruf\w*|zuruf\w*|"
    r"risate|applausi|incomprensibile|risos|aplausos|inaudível|"
    r"笑|笑声|笑聲|掌声|掌聲|鼓掌|热烈掌声|听不清|拍手|聞き取れず|中断|"
    r"ضحك|تصفيق|غير مسموع|웃음|박수"
)
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
