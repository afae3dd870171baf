"""Whether a reply is one message in Telegram."""

from bot.say import Reply
from bot.telegram.sending.render import render


def fits_one_message(reply: Reply) -> bool:
    return len(render(reply)) == 1
