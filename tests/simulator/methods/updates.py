"""Methods by which a bot gets its updates."""

import re

from telegram.constants import PollingLimit, WebhookLimit

from tests.simulator.bot import Bot
from tests.simulator.delivery import DEFAULT_CONNECTIONS
from tests.simulator.errors import need
from tests.simulator.params import Params
from tests.simulator.shapes import Json

WEBHOOK_URL = re.compile(r"https://[^/\s]+|http://(127\.|localhost|\[::1\])")


async def get_updates(bot: Bot, p: Params) -> list[Json]:
    if not bot.delivery.url:
        _set_allowed(bot, p)
    return await bot.delivery.fetch(
        p.number("offset"), p.number("limit", PollingLimit.MAX_LIMIT.value), p.number("timeout")
    )


def set_webhook(bot: Bot, p: Params) -> bool:
    url, secret = p.text("url"), p.text("secret_token")
    need(not url or WEBHOOK_URL.match(url), "bad webhook: An HTTPS URL must be provided for webhook")
    need(len(secret) <= WebhookLimit.MAX_SECRET_TOKEN_LENGTH, "secret token is too long")
    need(re.fullmatch(r"[A-Za-z0-9_-]*", secret), "secret token contains unallowed characters")
    _set_allowed(bot, p)
    if p.flag("drop_pending_updates"):
        bot.delivery.clear()
    bot.delivery.set_webhook(url, secret, p.number("max_connections", DEFAULT_CONNECTIONS))
    return True


def delete_webhook(bot: Bot, p: Params) -> bool:
    return set_webhook(bot, Params(drop_pending_updates=p.text("drop_pending_updates")))


def get_webhook_info(bot: Bot, p: Params) -> Json:
    return bot.delivery.webhook()


def _set_allowed(bot: Bot, p: Params) -> None:
    """A list left out keeps the previous setting, an empty one is the default."""
    if "allowed_updates" in p:
        bot.delivery.allowed = set(p.parsed("allowed_updates") or ()) or None
