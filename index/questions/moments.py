"""Cuts a question into the words that can name a time, each with every part it can play in naming one.

"last" may be the unit before today's, the final one of several, or open "the last three months": the grammar
(points.py) tries them in turn. Which words play which part is each language's own; figures are the same in all.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from babel import Locale

from index.languages.detection import times_of
from index.languages.times import Times
from index.text.transliteration import plain

PARTS = (
    "inside", "since", "until", "after", "before", "near", "between", "to", "joint", "onwards", "backwards",
    "inclusive", "the", "of", "year_word", "last", "this", "next", "past", "final", "few", "ago", "ago_before", "early",
    "mid", "late", "whole", "week_of", "week_from", "week_ending", "events", "during",
)  # fmt: skip
_YEAR = r"(?:1[6-9]\d\d|20\d\d)"
_END = r"(?![\w/-]|[.,:]\d)"
_TOKEN = re.compile(
    "|".join(
        (
            rf"(?<!\w)(?P<part>[QTHSqths])(?P<nth>[1-4])(?:/(?={_YEAR})|(?![\w.]))",
            r"(?P<elided>[^\W\d_]{1,7}['’])(?=[^\W\d_])",
            r"(?P<word>[^\W\d_]+)",
            rf"(?<![\w.-])(?P<iso_year>{_YEAR})(?P<mark>[-/.])(?P<iso_month>\d\d?)(?P=mark)(?P<iso_day>\d\d?){_END}",
            rf"(?<!\d)(?P<han_year>{_YEAR})\s?年\s?(?:(?P<han_month>\d\d?)\s?月(?:\s?(?P<han_day>\d\d?)\s?日)?)?",
            rf"(?<![\w./-])(?P<from_year>{_YEAR})\s?[-–—/]\s?(?P<to_year>{_YEAR}){_END}",
            rf"(?<![\w.-])(?P<year>{_YEAR})[-–/](?P<month>\d\d){_END}",
            (
                rf"(?<![\w./-])(?P<first>\d{{1,2}})(?P<sep>[./-])(?P<second>\d{{1,2}})(?P=sep)"
                rf"(?P<of_year>{_YEAR}|(?<=\.)[0-6]\d){_END}"
            ),
            r"(?<![\w./:,-])(?P<short_day>\d{1,2})\.(?P<short_month>\d{1,2})\.?(?![\w/:%-])",
            r"(?<!\w)(?P<decade>(?:1[6-9]|20)\d0)(?:['’]?s\b|-?х\b|er\b)",
            r"(?<!\w)(?P<nth_before>[1-4])(?P<part_after>[QHqh])(?!\w)",
            r"(?<![\w.,:])(?:(?<!\d/)|(?<=[QTHSqths]\d/))(?P<number>\d{1,4})(?!\d|[.,:/]\d|\s?%)",
            r"['’]s\b|[^\s\w]|\w+",
        )
    )
)
_PIECE = re.compile(r"[^\W\d_]{1,7}['’](?=\s?[^\W\d_]|$)|['’]s\b|[^\W\d_]+\*?|[^\s\w]")
_DIGITS = {ord(chr(zero + n)): str(n) for zero in (0x0660, 0x06F0, 0x0966, 0xFF10) for n in range(10)}
_STEM = 3  # letters by which words with any ending are looked up
Parts = dict[str, Any]
_Phrase = tuple[tuple[str, ...], str, Any]


@dataclass(frozen=True, slots=True)
class Token:
    """``text[start:end]`` and the parts it can play. ``tight`` where no space stands before it."""

    start: int
    end: int
    low: str
    parts: Parts
    tight: bool


class Words:
    """A language's words of time: phrases by their first word, whole or by their beginning ("недел*")."""

    def __init__(self, times: Times, language: str) -> None:
        self._whole: dict[str, list[_Phrase]] = {}
        self._stems: dict[str, list[_Phrase]] = {}
        for part in PARTS:
            for phrase in filter(None, getattr(times, part).split("|")):
                self._add(phrase, part, True)
        numbered = {"number": times.numbers, "ordinal": times.ordinals, "season": times.seasons, "day": times.days}
        for part, numbers in numbered.items():
            for phrase, number in numbers.items():
                self._add(phrase, part, number)
        for unit, phrases in times.units.items():
            for phrase in filter(None, phrases.split("|")):
                self._add(phrase, "unit", unit)
        for name, part, number in (*_months(language), *_weekdays(language)):
            self._add(name, part, number)
        for name, number in times.months.items():
            self._add(name, "month", number)
        for name, number in times.weekdays.items():
            self._add(name, "weekday", number)
        suffixes = "|".join(re.escape(each) for each in times.suffix.split("|") if each) or "(?!)"
        self.suffix = re.compile(rf"(?:{suffixes})(?!\w)", re.IGNORECASE)
        self.plurals = frozenset(times.plurals.split())
        self.day_of = frozenset(times.day_of.split())
        self.genitive = frozenset(times.genitive.split())
        self.month_first = times.month_first
        self._tails, self._attached = times.tails, times.attached

    def _add(self, phrase: str, part: str, value: Any) -> None:
        pieces = tuple(piece.replace("’", "'") for piece in _PIECE.findall(phrase.lower()))
        for spelt in {pieces, tuple(plain(piece) if piece.isalpha() else piece for piece in pieces)}:
            if spelt[0].endswith("*"):
                self._stems.setdefault(spelt[0][:_STEM], []).append((spelt, part, value))
            else:
                self._whole.setdefault(spelt[0], []).append((spelt, part, value))

    def at(self, tokens: list[Token], place: int) -> tuple[Parts, int]:
        """The parts of the longest phrase that begins at a token, and its length in tokens."""
        low = tokens[place].low
        longest = 0
        parts: Parts = {}
        for pieces, part, value in (*self._whole.get(low, ()), *self._stems.get(low[:_STEM], ())):
            if len(pieces) < longest or not _stands(pieces, tokens, place):
                continue
            if len(pieces) > longest:
                longest, parts = len(pieces), {}
            parts.setdefault(part, value)
        return parts, longest

    def taken_apart(self, low: str) -> tuple[str, ...]:
        """A word as the grammar reads it: "Junihälfte" is a half of June, "ويوليو" is "and July"."""
        for tail in self._tails if low not in self._whole else ():
            for head in (low.removesuffix(tail), low.removesuffix("s" + tail)):
                if head != low and head in self._whole:
                    return tail, head
        if self._attached and low.startswith(self._attached) and low.removeprefix(self._attached) in self._whole:
            return self._attached, low.removeprefix(self._attached)
        return (low,)


def moments(text: str, words: Words) -> list[Token]:
    """Every word and mark of the text, phrases of time joined to one token each. Linear in the text's length."""
    cut = list(_cut(text, words))
    joined: list[Token] = []
    place = 0
    while place < len(cut):
        token = cut[place]
        parts, length = ({}, 0) if token.parts else words.at(cut, place)
        if length:
            end = cut[place + length - 1].end
            low = token.low if length == 1 else text[token.start : end].lower()
            token = Token(token.start, end, low, parts, token.tight)
        joined.append(token)
        place += max(length, 1)
    return joined


@cache
def words_of(language: str) -> Words:
    """Built at a language's first question (about 10 ms), then kept."""
    return Words(*times_of(language))


def _stands(pieces: tuple[str, ...], tokens: list[Token], place: int) -> bool:
    if place + len(pieces) > len(tokens):
        return False
    lows = (tokens[place + number].low for number in range(len(pieces)))
    return all(
        low.startswith(piece[:-1]) if piece.endswith("*") else low == piece
        for piece, low in zip(pieces, lows, strict=True)
    )


def _cut(text: str, words: Words) -> Iterator[Token]:
    text = text if text.isascii() else text.translate(_DIGITS)
    place = 0
    while match := _TOKEN.search(text, place):
        start, tight = match.start(), 0 < match.start() == place
        place = match.end()
        low = match.group().lower().replace("’", "'")
        if match.lastgroup == "word":
            for piece in words.taken_apart(low):
                yield Token(start, place, piece, {}, tight)
            continue
        parts = _figures(match, words.month_first) if match.lastgroup else {}
        if match.lastgroup == "number":
            if suffix := words.suffix.match(text, place):
                place = suffix.end()
                parts["ordinal"] = int(match["number"])
            elif place < len(text) and (text[place].isalnum() or text[place] == "_"):
                parts = {}
        elif low in "-–—":
            parts = {"dash": True}
        yield Token(start, place, low, parts, tight)


def _figures(match: re.Match[str], month_first: bool) -> Parts:
    got = {name: value for name, value in match.groupdict().items() if value is not None}
    numbers = {name: int(value) for name, value in got.items() if value.isdigit()}
    for kind in ("iso", "han"):
        if f"{kind}_year" in got:
            return {"date": tuple(numbers.get(f"{kind}_{each}", 0) for each in ("year", "month", "day"))}
    if "from_year" in got:
        return {"years": (numbers["from_year"], numbers["to_year"])}
    if "year" in got:
        year, month = numbers["year"], numbers["month"]
        return {"years": (year, year + 1)} if month > 12 and month == (year + 1) % 100 else {"date": (year, month, 0)}
    if "of_year" in got:
        year, first, second = numbers["of_year"], numbers["first"], numbers["second"]
        if got["sep"] != "." and second > 12:
            first, second = second, first
        elif got["sep"] != "." and first <= 12 and first != second and month_first:
            return {"either": True}  # 05/09/2021 is May in one country and September in another
        return {"date": (year if year > 99 else 2000 + year, second, first)}
    if "short_day" in got:
        return {"day_month": (numbers["short_day"], numbers["short_month"])}
    if "decade" in got:
        return {"decade": numbers["decade"]}
    if letter := (got.get("part") or got.get("part_after", "")).lower():
        number = numbers.get("nth") or numbers["nth_before"]
        months = 3 if letter in "qt" else 6
        return {"part": (months, number)} if number * months <= 12 else {}
    if "number" in got:
        number = numbers["number"]
        return {"number": number} | ({"year": number} if 1600 <= number <= 2099 else {})
    return {}


def _months(language: str) -> Iterator[tuple[str, str, int]]:
    for code in dict.fromkeys((language, "en")):
        for context in ("format", "stand-alone"):
            for width, part in (("wide", "month"), ("abbreviated", "short_month")):
                for number, name in Locale(code).months[context][width].items():
                    if not any(letter.isdigit() for letter in name):
                        yield name.lower().rstrip("."), part, number


def _weekdays(language: str) -> Iterator[tuple[str, str, int]]:
    for code in dict.fromkeys((language, "en")):
        for number, name in Locale(code).days["stand-alone"]["wide"].items():
            yield name.lower(), "weekday", number
