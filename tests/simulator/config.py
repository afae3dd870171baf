"""What can be tuned while the simulator runs."""

from dataclasses import dataclass

from telegram.constants import FloodLimit


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """Limits and manners of the simulated server; the defaults are Telegram's, as far as they are known.

    Flood limits: ``global_rate`` messages in any second over all chats, ``private_rate`` a second into one private chat
    in the long run with ``private_burst`` at once, ``group_rate`` in any 60 s into one group, and at least
    ``chat_retry_after`` seconds of lock-out once a chat's limit is hit. ``callback_ttl`` and ``inline_ttl`` are seconds
    to answer a query. With ``privacy``, group messages not addressed to the bot are withheld. ``webhook_backoff``
    scales the waits between webhook retries (0, 2, 4, 8 … 60 s).
    """

    limits: bool = True
    global_rate: int = FloodLimit.MESSAGES_PER_SECOND.value
    private_rate: float = FloodLimit.MESSAGES_PER_SECOND_PER_CHAT.value
    private_burst: int = 5
    group_rate: int = FloodLimit.MESSAGES_PER_MINUTE_PER_GROUP.value
    chat_retry_after: float = 5.0
    callback_ttl: float = 30.0
    inline_ttl: float = 10.0
    privacy: bool = True
    webhook_backoff: float = 1.0
    webhook_timeout: float = 60.0
