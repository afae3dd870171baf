"""Reads the dates that publishers write, and refuses those that cannot be."""

import re
from datetime import date, datetime, timedelta

from babel import Locale, UnknownLocaleError
from babel.dates import get_month_names

EARLIEST = date(1800, 1, 1)
AHEAD = timedelta(days=1)
"""How far a date may lie ahead of the reader's: it is tomorrow already in the east."""

_ZONE = re.compile(r"(Z|[+-]\d\d:?\d\d|\b[A-Z]{1,5})\s*$")


def has_zone(written: str) -> bool:
    """Whether a written moment says where it is meant: "Tue, 01 Jun 2021 14:53:06 GMT", "2021-06-01T14:53:06+02:00"."""
    return _ZONE.search(written.strip()) is not None


def read_date(written: str, pattern: str, language: str) -> date | None:
    """A date by ``strptime``'s pattern; month names may be English or the language's own."""
    plain = " ".join(written.split())
    for text in (plain, _in_english(plain, language)):
        try:
            return datetime.strptime(text, pattern).date()  # noqa: DTZ007  a day has no zone
        except ValueError:
            continue
    return None


def _in_english(written: str, language: str) -> str:
    try:
        locale = Locale.parse(language.replace("-", "_"))
    except (ValueError, UnknownLocaleError):
        return written
    lowered = written.casefold()
    for width in ("wide", "abbreviated"):
        for context in ("format", "stand-alone"):
            english = get_month_names(width, context, Locale("en"))
            for number, name in get_month_names(width, context, locale).items():
                if re.search(rf"(?<!\w){re.escape(name.casefold())}(?!\w)", lowered):
                    return lowered.replace(name.casefold(), english[number])
    return written


def why_not(day: date, today: date) -> str | None:
    """What is wrong with a statement's date; None where it can be."""
    if day > today + AHEAD:
        return f"is dated {day}, which is still to come"
    if day < EARLIEST:
        return f"is dated {day}, which is too long ago to be right"
    return None
