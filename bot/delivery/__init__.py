"""Delivery: takes what is due out of the outbox and sees to it that it arrives, once, at the pace allowed.

``sender.py`` runs it; ``ledger.py`` is its side of the database; how a message looks and what a refusal means belongs
to the medium (bot/telegram/sending/carrier.py).
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.delivery.in_flight import Observe
    from bot.delivery.ledger import Ledger
    from bot.delivery.moving import move_chat
    from bot.delivery.outage import Outage
    from bot.delivery.outcomes import (
        ChatGone,
        ChatMoved,
        Item,
        Outcome,
        Refused,
        Sent,
        TooMany,
        TopicGone,
        Unknown,
        Unreachable,
        name_of,
    )
    from bot.delivery.pace import Limits, Pace
    from bot.delivery.progress import Sendings
    from bot.delivery.sender import AT_ONCE, Sender, nobody
else:
    from index import face

    __getattr__ = face(__name__)

__all__ = [
    "AT_ONCE",
    "ChatGone",
    "ChatMoved",
    "Item",
    "Ledger",
    "Limits",
    "Observe",
    "Outage",
    "Outcome",
    "Pace",
    "Refused",
    "Sender",
    "Sendings",
    "Sent",
    "TooMany",
    "TopicGone",
    "Unknown",
    "Unreachable",
    "move_chat",
    "name_of",
    "nobody",
]
