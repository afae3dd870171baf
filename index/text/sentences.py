"""Cuts a text into sentences, in any language, in time linear in its length.

Own code, since of the libraries only sentencex (1.0.32) is alive and fast (70 MB/s), and it panics on some control
characters, takes 13 s for 200 KB of opening quotes, and gets a quarter of the table in this module's test wrong.
"""

import re
from typing import NamedTuple

from index.languages.abbreviations import MAY_END, NEVER, NUMBERED, ORDINALS, STARTERS, TIME_ZONES
from index.text.directions import is_direction, leading_direction
from index.text.paragraphs import blocks, trimmed

# Characters. A quote is at most about this long, so that a longer sentence is cut at a clause.
LONGEST = 600
_SHORTEST_CUT = 200

# Thai and Lao put spaces between sentences and clauses, and no stops: pieces are joined up to about this length.
_THAI_PIECE = 80

_LATIN_STOPS = ".!?…‼⁇⁈⁉"
_CJK_STOPS = "。！？｡．"
_OTHER_STOPS = "؟۔।॥։።፧፨។៕။᠃᱾།༎"
_CLOSERS = r"\"”’»“‘›)\]}'*」』）】》〉"
_STOP = (
    rf"[{_CJK_STOPS}]++[”’」』）】》〉)\]\"]*+"
    rf"|[{_LATIN_STOPS}{_OTHER_STOPS}%s]++(?:[{_CLOSERS}]|[\u00a0\u202f%s]»)*+"
)
_ANY_STOP = re.compile(rf"[{_CJK_STOPS}{_LATIN_STOPS}{_OTHER_STOPS};\u037e]")
_STOPS = re.compile(_STOP % ("", ""))
_STOPS_GREEK = re.compile(_STOP % (";\u037e", ""))
_STOPS_FRENCH = re.compile(_STOP % ("", " "))

_OPENERS = frozenset("\"'“”„‚‘’«»‹›([{—–-•*¿¡#_<")
_WORD = re.compile(r"[^\W_][\w’'-]*")
_LIST_MARK = re.compile(r"[(\[]?(?:\d{1,3}|[ivxlIVXL]{1,4}|[^\W\d_])(?:\.\d{1,2})*")
_THAI = re.compile(r"[\u0e00-\u0eff]")
_CLAUSE_ENDS = (
    re.compile(r"[;:；：][\s)]|\s[—–-]\s|—"),
    re.compile(r"[,،、，؛](?=\s|[^\x00-\u2fff])"),
    re.compile(r"\s"),
)


class Sentence(NamedTuple):
    """``text[start:end]``; ``opens``/``closes`` are false where a sentence of over LONGEST characters was cut."""

    start: int
    end: int
    opens: bool
    closes: bool


def sentences(text: str, language: str) -> list[tuple[int, int]]:
    """Spans of sentences (code points), in order, without outer white space, never across a paragraph break.

    ``language`` is BCP 47; an unknown one gets the rules that all share. Sentences that are only a stage direction,
    such as "(Laughter.)", are left out.
    """
    return [(sentence.start, sentence.end) for sentence in marked_sentences(text, language)]


def marked_sentences(text: str, language: str, start: int = 0, end: int | None = None) -> list[Sentence]:
    """The sentences of ``text[start:end]``, each with whether it begins and ends as the sentence does."""
    found: list[Sentence] = []
    primary = language.replace("_", "-").partition("-")[0].lower()
    for first, last in blocks(text, start, len(text) if end is None else end):
        for begin, finish in _sentences_of_block(text, first, last, primary):
            found += _short_enough(text, begin, finish)
    return found


def _sentences_of_block(text: str, start: int, end: int, language: str) -> list[tuple[int, int]]:
    found = []
    for begin, finish in _cuts(text, start, end, language):
        if text[begin] in "([（【":
            begin = leading_direction(text, begin, finish) or begin
        if begin < finish and not is_direction(text[begin:finish]):
            found.append((begin, finish))
    return found


def _cuts(text: str, start: int, end: int, language: str) -> list[tuple[int, int]]:
    stops = _STOPS_GREEK if language == "el" else _STOPS_FRENCH if language == "fr" else _STOPS
    found, begin, finish = [], start, start
    # Looking for one character of a class and matching there is four times faster than looking for all of it.
    for mark in _ANY_STOP.finditer(text, start, end):
        if mark.start() < finish or (match := stops.match(text, mark.start(), end)) is None:
            continue
        finish = match.end()
        if finish < end and finish > begin and _is_end(text, match, begin, end, language):
            found.append((begin, finish))
            begin = finish
            while begin < end and text[begin].isspace():
                begin += 1
    begin, finish = trimmed(text, begin, end)
    if begin < finish:
        found.append((begin, finish))
    return [piece for span in found for piece in _thai_pieces(text, *span)] if _THAI.search(text, start, end) else found


def _is_end(text: str, match: re.Match[str], begin: int, end: int, language: str) -> bool:
    at, after = match.span()
    stop, following = text[at], text[after]
    if following == " " and after == at + 1 < end - 1 and _plainly_ends(text, at, begin, language):
        return True
    if stop in _CJK_STOPS:
        # 「はい。」と言った: the sentence goes on after a quotation with a particle.
        return not (text[after - 1] in "」』" and following in "とっはがをのにでもや")
    if stop in _OTHER_STOPS:
        return True
    if not following.isspace():
        return _space_is_missing(text, match, end)
    opening = after
    while opening < end and text[opening].isspace():
        opening += 1
    bracket = text[opening : opening + 1] in ("(", "[", "（")
    while opening < end and (text[opening] in _OPENERS or text[opening].isspace()):
        opening += 1
    first = text[opening] if opening < end else ""
    run = match.group()
    if run[:1] == "." and run[1:2] not in ("", *".!?…"):
        run = "."
    if run != ".":
        return (bracket or not first.islower()) and first not in (",", ";")
    return _full_stop_ends(text, match.start(), begin, opening, end, language, bracket=bracket)


def _plainly_ends(text: str, at: int, begin: int, language: str) -> bool:
    """What most sentences end with, decided early: a long word, a stop, a space, a capital."""
    word = text[text.rfind(" ", begin, at) + 1 : at]
    return (
        text[at] in ".!?"
        and text[at + 2].isupper()
        and len(word) > 4
        and word.isalpha()
        and word.islower()
        and not _listed(NEVER, word, language)
        and not _listed(MAY_END, word, language)
    )


def _space_is_missing(text: str, match: re.Match[str], end: int) -> bool:
    """ "… peace.They get …": a lower-case word, a stop, a capitalised word."""
    at, after = match.start(), match.end()
    if not (text[after].isupper() and text[max(0, at - 3) : at].isalpha() and text[max(0, at - 3) : at].islower()):
        return False
    word = _WORD.match(text, after, min(end, after + 30))
    return word is not None and word.end() < end and text[word.end()] in " ,’'" and word.group()[1:].islower()


def _full_stop_ends(text: str, at: int, begin: int, opening: int, end: int, language: str, *, bracket: bool) -> bool:
    before = text[max(begin, at - 40) : at]
    words = before.split()
    word = words[-1].lstrip("(\"“«[‘'—–-„") if words and not before[-1:].isspace() else ""
    first = text[opening] if opening < end else ""
    if first.islower() and not bracket:
        return False
    if at - begin < 8 and _LIST_MARK.fullmatch(text, begin, at):
        return False
    folded = word.casefold()
    if first.isdigit() and _listed(NUMBERED, folded, language):
        return False
    if _listed(NEVER, folded, language):
        return False
    if word.isdigit():
        return not (len(word) <= 2 and first.isalpha() and language in ORDINALS)
    following = _WORD.match(text, opening, min(end, opening + 30))
    next_word = following.group().casefold() if following else ""
    if len(word) == 1 and word.isalpha():
        return _letter_ends(word, words[-2] if len(words) > 1 else "", next_word, language)
    dotted = "." in word and all(len(part) <= 2 for part in word.split("."))
    if not dotted and not _listed(MAY_END, folded, language):
        return True
    if folded in ("a.m", "p.m", "am", "pm"):
        return next_word not in TIME_ZONES and not next_word.isdigit() and not next_word.endswith("day")
    if folded in MAY_END.get(language, ()):
        return True
    return next_word in STARTERS or not first.isalnum() or not (first.isupper() or first.isdigit())


def _letter_ends(letter: str, previous: str, next_word: str, language: str) -> bool:
    """After one letter: "J. R. Brown" and "г. Москва" go on; "so do I. He …", "в 1950 г. Потом …" end."""
    if language in ("ru", "uk", "bg", "be") and letter.islower():
        return previous[-1:].isdigit() or (previous in ("т.", "и") and letter in "дпчі")
    if letter == "I" and language == "en":
        return previous.islower() and next_word in STARTERS
    if letter.isupper():
        return previous.casefold() in ("a", "an", "the", "plan", "type", "class", "group", "annex", "part", "vitamin")
    return not letter.islower() or previous[-1:].isdigit()


def _listed(lists: dict[str, frozenset[str]], word: str, language: str) -> bool:
    return word in lists[""] or word in lists.get(language, ())


def _thai_pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    if end - start <= _THAI_PIECE or (not _THAI.match(text, (start + end) // 2) and not _THAI.match(text, start)):
        return [(start, end)]
    found, begin = [], start
    for space in re.finditer(r"\s+", text[start:end]):
        if start + space.start() - begin >= _THAI_PIECE and end - (start + space.end()) >= _THAI_PIECE // 4:
            found.append((begin, start + space.start()))
            begin = start + space.end()
    return [*found, (begin, end)]


def _short_enough(text: str, start: int, end: int) -> list[Sentence]:
    if end - start <= LONGEST:
        return [Sentence(start, end, True, True)]
    found, begin = [], start
    while end - begin > LONGEST:
        cut = _clause_end(text, begin, begin + LONGEST)
        found.append(Sentence(begin, trimmed(text, begin, cut)[1], begin == start, False))
        begin = trimmed(text, cut, end)[0]
    found.append(Sentence(begin, end, begin == start, True))
    return found


def _clause_end(text: str, begin: int, limit: int) -> int:
    for mark in _CLAUSE_ENDS:
        last = None
        for match in mark.finditer(text, begin + _SHORTEST_CUT, limit):
            last = match
        if last is not None:
            return last.end()
    return limit
