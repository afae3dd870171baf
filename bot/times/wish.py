"""What follows /subscribe: a time of day and a place, either or both, in either order."""

import re
from dataclasses import dataclass

_TIME = r"(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{2}))?(?:\s*(?P<half>[ap])\.?m\.?)?|(?P<hour4>\d{2})(?P<minute4>\d{2})"
LONGEST = 200
"""Characters; no place has a longer name."""
_FIRST = re.compile(rf"(?:at\s+)?(?:{_TIME})(?![^\s,;])[\s,;]*(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
_LAST = re.compile(rf"(?P<rest>.*?)[\s,;]+(?:at\s+)?(?:{_TIME})", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Wish:
    """``minutes`` after midnight where a time was named, ``place`` where there are other words (bot/times/zones.py).

    ``impossible`` is a time that no clock shows, as it was written.
    """

    minutes: int | None = None
    place: str | None = None
    impossible: str | None = None


def read_wish(text: str) -> Wish:
    """ "9", "9:30", "21.30", "9am", "0930", "London", "9 Europe/London", "Tokyo 18:00", "9:00 UTC+5:30" …"""
    words = " ".join(text.split())
    found = (_FIRST.fullmatch(words) or _LAST.fullmatch(words)) if len(words) <= LONGEST else None
    if found is None:
        return Wish(place=words or None)
    minutes = _minutes(found)
    if minutes is None:
        return Wish(impossible=words)
    return Wish(minutes, found["rest"].strip(" ,;") or None)


def _minutes(found: re.Match[str]) -> int | None:
    hour, minute = int(found["hour"] or found["hour4"]), int(found["minute"] or found["minute4"] or 0)
    if half := found["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + 12 * (half in "pP")
    return hour * 60 + minute if hour < 24 and minute < 60 else None
