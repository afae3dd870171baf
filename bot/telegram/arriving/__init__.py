"""What comes from Telegram: fetched or taken, written down, read, and brought to its answer."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.telegram.arriving.attending import BotParts, intake_for
    from bot.telegram.arriving.chat_presence import Presence
    from bot.telegram.arriving.desk import Lines
    from bot.telegram.arriving.polling import PollingRequest, poll
    from bot.telegram.arriving.webhook import WEBHOOK_PATH, Webhook
else:
    from index import face

    __getattr__ = face(__name__)

__all__ = ["WEBHOOK_PATH", "BotParts", "Lines", "PollingRequest", "Presence", "Webhook", "intake_for", "poll"]
