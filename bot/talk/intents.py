"""What a free text asks for: most are questions for the record, some are for what stands beside it. Pure decisions."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache
from zoneinfo import available_timezones

from bot.owner import Counter
from bot.times import city_zones, folded
from index.languages import LANGUAGES
from index.text import analyzer


class Want(Enum):
    QUESTION = "question"
    LATEST = "latest"
    COUNTERS = "counters"
    CONTACT = "contact"
    TIME = "time"
    HELP = "help"
    ABOUT = "about"
    ARCHIVE = "archive"
    UNSUBSCRIBE = "unsubscribe"
    SUBSCRIBE_HOW = "subscribe how"
    GREETING = "greeting"
    THANKS = "thanks"


@dataclass(frozen=True, slots=True)
class Intent:
    """``counters`` are those that the text names, or all of them where it names none; empty for other wants.

    ``place`` is the one whose time is asked for.
    """

    want: Want
    counters: tuple[Counter, ...] = ()
    place: str = ""


WANTS = tuple(
    (Want(name), re.compile(f"{wishes.please}(?:{rule}){wishes.end}[ ?!.…)？。؟]*", re.IGNORECASE))
    for wishes in (each.wishes for each in LANGUAGES.values())
    for name, rules in wishes.wants.items()
    for rule in rules
)
SINCE = tuple(
    (re.compile(each.wishes.since, re.IGNORECASE), frozenset(analyzer(each.code).terms(each.wishes.events)))
    for each in LANGUAGES.values()
    if each.wishes.since
)
"""How long ago something was, and the words that name no event."""


def intent_of(text: str, counters: Sequence[Counter]) -> Intent:
    """What the text asks for; a question for the record in case of doubt."""
    plain = " ".join(text.split())[:300].lstrip("¿¡ ")
    for since, events in SINCE:
        if (match := since.search(plain)) and (named := named_in(match["what"], counters, events)):
            return Intent(Want.COUNTERS, named)
    for want, rule in WANTS:
        if (match := rule.fullmatch(plain)) and known_city(match):
            named = tuple(counters) if want is Want.COUNTERS else ()
            return Intent(want, named, match.groupdict().get("city") or "")
    return Intent(Want.QUESTION)


def known_city(match: re.Match[str]) -> bool:
    """Whether the place whose time is asked for is one: the time in London, not in prison."""
    city = match.groupdict().get("city")
    return city is None or city.casefold() in cities() or bool(city_zones(folded(city)))


@cache
def cities() -> frozenset[str]:
    """Cities that time zones are named for (IANA)."""
    return frozenset(
        name.rpartition("/")[2].replace("_", " ").casefold() for name in available_timezones() if "/" in name
    )


def named_in(words: str, counters: Sequence[Counter], events: frozenset[str]) -> tuple[Counter, ...]:
    """The counters whose label shares a name with the text, if the text says little else."""
    analysis = analyzer("en")
    asked = set(analysis.terms(words))
    found, shared = [], set(events)
    for counter in counters:
        label = set(analysis.terms(counter.label))
        names = set(analysis.terms(" ".join(re.findall(r"\b[A-ZА-ЯЁ][\w’'-]+", counter.label)))) or label
        if asked & names:
            found.append(counter)
        shared |= label & asked if asked & names else set()
    return tuple(found) if len(asked - shared) <= len(asked & shared) else ()
