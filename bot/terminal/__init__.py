"""The conversation in a terminal."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.terminal.chat import LOOK_EVERY, hold_terminal_chat, print_reply
else:
    from index import face

    __getattr__ = face(__name__)

__all__ = ["LOOK_EVERY", "hold_terminal_chat", "print_reply"]
