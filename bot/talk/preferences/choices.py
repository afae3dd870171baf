"""What the buttons of a chat's settings and of operators do; bot/talk/buttons.py carries them."""

from dataclasses import dataclass
from enum import Enum
from typing import ClassVar

from bot.say import Action, Detail


class Page(Enum):
    """A page of the chat's settings; what follows it in a ``ShowPage`` is said here."""

    FRONT = "f"
    HOURS = "h"
    MINUTES = "m"
    """The hour."""
    REGIONS = "r"
    ZONES = "z"
    """The region, a slash, and the number of the page (from 0)."""
    CONTENTS = "c"
    ALERTS = "a"
    LANGUAGES = "l"


class Setting(Enum):
    """What a chat can choose; what follows it in a ``Choose`` is said here."""

    TIME = "t"
    """Minutes after midnight."""
    ZONE = "z"
    """An IANA name."""
    SILENT = "s"
    """1 or 0."""
    CONTENTS = "c"
    """A part of the daily update (bot/unasked/daily.py), which is put in or left out."""
    ALERTS = "a"
    """When alerts are sent (bot/store/subscriptions.py)."""
    LANGUAGE = "l"
    """BCP 47."""
    WANTED = "w"
    """1 or 0: whether the daily update is wanted."""


@dataclass(frozen=True, slots=True)
class ShowPage(Action):
    letter: ClassVar[str] = "g"
    page: Page
    detail: Detail = ""


@dataclass(frozen=True, slots=True)
class Choose(Action):
    letter: ClassVar[str] = "h"
    setting: Setting
    value: Detail
