"""The patterns of dates in a language, compiled once: month and day names come from CLDR, by Babel."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from babel import Locale

from index.languages import tongue_of
from index.text.transliteration import plain

_YEAR = r"(?:1[89]\d\d|20\d\d)"


@dataclass(frozen=True, slots=True)
class DatePatterns:
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    codes: tuple[str, ...]
    relative: re.Pattern[str]
    atom: re.Pattern[str]
    prefix: re.Pattern[str]
    joined: re.Pattern[str]
    dash: re.Pattern[str]
    opening: re.Pattern[str]
    onwards: re.Pattern[str]
    genitive: re.Pattern[str]
    statements: re.Pattern[str]
    inside: re.Pattern[str]
    since: re.Pattern[str]
    until: re.Pattern[str]
    after: re.Pattern[str]
    before: re.Pattern[str]
    between: re.Pattern[str]
    last: re.Pattern[str]
    this: re.Pattern[str]


@cache
def date_patterns(language: str) -> DatePatterns:
    """Built at a language's first question (about 20 ms), then kept."""
    tongue = tongue_of(language)
    months, weekdays = _months(tongue.code, tongue.months), _weekdays(tongue.code, tongue.weekdays)
    month = _any(months)
    wide = _any(name for name in months if len(name) > 4 or name in _wide(tongue.code) or name in tongue.months)
    season = _any(tongue.seasons)
    suffix = f"(?:{tongue.ordinal})?"
    of = rf"(?:(?:{tongue.of})\s*(?:el\s+|l['’]\s*)?)?"
    year_word = f"(?:{tongue.year_word})?"
    atom = "|".join(
        (
            rf"(?<![\w.-])(?P<iy>{_YEAR})[-/](?P<im>\d\d)(?:[-/](?P<id>\d\d))?(?![\w/-])",
            rf"(?<![\w./-])(?P<dd>\d{{1,2}})(?P<sep>[./-])(?P<dm>\d{{1,2}})(?P=sep)(?P<dy>{_YEAR}|(?<=\.)[0-6]\d)(?![\w/-]|\.\d)",
            rf"(?<![\w.:,])(?P<d1>\d{{1,2}}){suffix}\.?\s+{of}(?P<m1>{month})(?![\w])\.?(?:,?\s+{of}(?P<y1>{_YEAR})(?!\w){year_word})?",
            rf"(?<!\w)(?P<m2>{month})(?!\w)\.?\s+(?P<d2>\d{{1,2}}){suffix}(?![\w%]|[.:,]\d)(?:,?\s+(?P<y2>{_YEAR})(?!\w))?",
            rf"(?<!\w)(?P<m3>{month})(?!\w)\.?,?\s+{of}(?P<y3>{_YEAR})(?!\w){year_word}",
            rf"(?<!\w)(?P<season>{season}),?\s+{of}(?P<sy>{_YEAR})(?!\w){year_word}",
            rf"(?<!\w)[QT](?P<qa>[1-4])[\s/-]+(?P<qay>{_YEAR})(?!\w)|(?<!\w)(?P<qby>{_YEAR})[\s/-]*[QT](?P<qb>[1-4])(?!\w)",
            rf"(?<!\w){tongue.quarter}(?!\w){year_word}",
            rf"(?<!\w){tongue.half}(?!\w){year_word}",
            rf"(?<![\w.,/-])(?P<y5>{_YEAR})(?![\w/]|[.,:]\d){year_word}",
            rf"(?<!\w)(?P<m4>{wide})(?![\w/])",
            rf"(?<!\w)(?P<weekday>{_any(weekdays)})(?!\w)",
            rf"(?<!\w)(?P<season_alone>{season})(?!\w)",
        )
    ).replace("{year}", _YEAR)
    number = rf"(?:\d{{1,3}}|{_any(tongue.numbers)})"
    relative = "|".join(
        (
            *(rf"(?P<code{i}>{phrase})" for i, phrase in enumerate(tongue.relative)),
            "(?P<ago>" + _named("ago", tongue.ago, number) + ")",
            "(?P<rolling>" + _named("rolling", tongue.rolling, number) + ")",
        )
    )
    words = (
        tongue.inside,
        tongue.since,
        tongue.until,
        tongue.after,
        tongue.before,
        tongue.between,
        tongue.last,
        tongue.this,
    )
    return DatePatterns(
        months=months,
        weekdays=weekdays,
        codes=tuple(tongue.relative.values()),
        relative=_compile(rf"(?<!\w)(?:{relative})(?!\w|['’]s\b)"),
        atom=_compile(atom),
        prefix=_compile(rf"(?<!\w)(?P<prep>{'|'.join(words)})\s*(?:(?:the|in)\s+)?(?:{tongue.qualifier})?$"),
        joined=_compile(rf"\s*(?:[–—-]|(?:{tongue.to})\s)\s*(?:(?:the|el|le|la|l['’])\s*)?(?:{tongue.qualifier})?"),
        dash=_compile("[–—-]"),
        opening=_compile(rf"(?<![\w.])(?P<open>(?:(?:{tongue.between})\s+(?:the\s+|el\s+|le\s+)?)?(?P<day>\d{{1,2}}){suffix}\.?\s*(?:[–—-]\s*|"
                         rf"(?<=\s)(?:{tongue.to})\s+(?:el\s+|le\s+)?))$"),
        onwards=_compile(rf"\s+{tongue.onwards}"),
        genitive=_compile("of|from|de|del|du|as of|à|a|vom"),
        statements=_compile(rf"\b{tongue.statements}\s+$"),
        inside=_compile(tongue.inside),
        since=_compile(tongue.since),
        until=_compile(tongue.until),
        after=_compile(tongue.after),
        before=_compile(tongue.before),
        between=_compile(tongue.between),
        last=_compile(tongue.last),
        this=_compile(tongue.this),
    )  # fmt: skip


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _named(kind: str, pattern: str, number: str) -> str:
    return pattern.replace("{number}", number).replace("?P<n>", f"?P<{kind}_n>").replace("?P<unit>", f"?P<{kind}_unit>")


def _any(names: Iterable[str]) -> str:
    """Any of the names, longest first; a pattern that never matches when there are none."""
    return "|".join(sorted((re.escape(name) for name in names), key=lambda name: (-len(name), name))) or r"(?!)"


def _wide(language: str) -> frozenset[str]:
    locale = Locale(language)
    return frozenset(
        name.lower() for context in ("format", "stand-alone") for name in locale.months[context]["wide"].values()
    )


def _months(language: str, more: Mapping[str, int]) -> dict[str, int]:
    names: dict[str, int] = {}
    for code in ("en", language):
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in Locale(code).months[context][width].items():
                    names.setdefault(name.lower().rstrip("."), number)
    if language == "es":
        names["mar"] = 3
    names.update(more)
    return names | {plain(name): number for name, number in names.items()}


def _weekdays(language: str, more: Mapping[str, int]) -> dict[str, int]:
    names: dict[str, int] = dict(more)
    for code in dict.fromkeys(("en", language)):
        for number, name in Locale(code).days["stand-alone"]["wide"].items():
            names.setdefault(name.lower(), number)
    return names | {plain(name): number for name, number in names.items()}
