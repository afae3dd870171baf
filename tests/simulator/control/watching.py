"""What a test can see: messages, events, calls, counts."""

import asyncio
import contextlib

from tests.simulator.bot import Bot
from tests.simulator.params import Params
from tests.simulator.shapes import Call, Json, Profile, Stats


def messages(bot: Bot, p: Params) -> list[Json]:
    """All messages of a chat, oldest first, also the deleted ones."""
    stored = bot.chat(p.number("chat_id")).messages
    return [message.view() for key, message in stored.items() if key > p.number("after")]


async def wait(bot: Bot, p: Params) -> list[Json]:
    """Events with ``seq`` above ``after``, once there are ``count`` of them, or what there is when time is up."""
    journal, after, chat_id = bot.world.journal, p.number("after"), p.get("chat_id")
    found: list[Json] = []
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(p.seconds("timeout", 5)):
            while True:
                found = [e for e in journal.events if e["seq"] > after and chat_id in (None, e["chat_id"])]
                if len(found) >= p.number("count", 1):
                    break
                await journal.changed.wait()
    return found


def calls(bot: Bot, p: Params) -> list[Call]:
    """The newest calls, oldest first."""
    wanted = p.text("method").lower()
    found = [call for call in bot.world.journal.calls if wanted in ("", call["method"].lower())]
    return found[-p.number("limit", 1000) :]


def bad_requests(bot: Bot, p: Params) -> list[Call]:
    """Calls that were answered with 400, unless a test ordered it."""
    return list(bot.world.journal.bad_requests)


def stats(bot: Bot, p: Params) -> Stats:
    """Counts and rates."""
    journal = bot.world.journal
    second, private, group = journal.rates()
    return {
        "counts": dict(journal.counts),
        "delivered": len(journal.sends),
        "pending_updates": len(bot.delivery.pending),
        "webhook": bot.delivery.webhook(),
        "max_per_second": second,
        "max_per_second_in_a_private_chat": private,
        "max_per_minute_in_a_group": group,
    }


def profile(bot: Bot, p: Params) -> Profile:
    """What the bot has set of itself."""
    return {"user": bot.user, "settings": dict(bot.settings)}
