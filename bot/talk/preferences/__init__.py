"""Replies about the chat itself: what it subscribes to, watches, keeps and forgets."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.talk.preferences.choices import Choose, Page, Setting, ShowPage
    from bot.talk.preferences.forgetting import Forget, Forgetting, KeepAll
    from bot.talk.preferences.settings_menu import SettingsMenu
    from bot.talk.preferences.subscribing import Subscribe, Subscribing
    from bot.talk.preferences.watching import (
        CancelWatch,
        DeleteWatch,
        ListWatches,
        NarrowWatch,
        PauseWatch,
        SaveWatch,
        TryWatch,
        Watching,
    )
else:
    from index import face

    __getattr__ = face(__name__)

__all__ = [
    "CancelWatch",
    "Choose",
    "DeleteWatch",
    "Forget",
    "Forgetting",
    "KeepAll",
    "ListWatches",
    "NarrowWatch",
    "Page",
    "PauseWatch",
    "SaveWatch",
    "Setting",
    "SettingsMenu",
    "ShowPage",
    "Subscribe",
    "Subscribing",
    "TryWatch",
    "Watching",
]
