"""How replies and messages look at Telegram, and how they get there."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.telegram.sending.answers import QUESTION_KEPT, Answer, from_text, to_text, too_late
    from bot.telegram.sending.characters import keepable
    from bot.telegram.sending.cutting import cut
    from bot.telegram.sending.delivery import delivery as delivering
    from bot.telegram.sending.fitting import fits_one_message
    from bot.telegram.sending.messenger import Messenger, Observe, Rest, nobody
    from bot.telegram.sending.posting import Destination
    from bot.telegram.sending.render import render as render_reply
else:
    from index import face

    __getattr__ = face(__name__)

__all__ = [
    "QUESTION_KEPT",
    "Answer",
    "Destination",
    "Messenger",
    "Observe",
    "Rest",
    "cut",
    "delivering",
    "fits_one_message",
    "from_text",
    "keepable",
    "nobody",
    "render_reply",
    "to_text",
    "too_late",
]
