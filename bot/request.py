"""What a person asked of the bot, free of any medium."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum


class Place(Enum):
    PRIVATE = "private"
    GROUP = "group"
    CHANNEL = "channel"


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One thing said to the bot: exactly one of ``command`` (without the slash), ``action`` and free text.

    ``text`` is the free text, or what follows the command. ``action`` is a pressed button's payload. ``now`` is aware.
    ``language`` is the language the person's client says it uses (BCP 47), if it does.
    """

    now: datetime
    text: str = ""
    command: str | None = None
    action: str | None = None
    place: Place = Place.PRIVATE
    language: str | None = None
