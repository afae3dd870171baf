"""People press buttons and type inline queries."""

import asyncio
import contextlib

from tests.simulator.bot import Bot, Query
from tests.simulator.control.people import user
from tests.simulator.errors import ControlError
from tests.simulator.params import Params
from tests.simulator.shapes import Asked, Json


async def callback(bot: Bot, p: Params) -> Asked:
    """Press the button with this ``data`` or this ``text`` (the first one, if neither is given)."""
    chat = bot.chat(p.number("chat_id"))
    stored = chat.messages.get(p.number("message_id"))
    rows = stored.message.get("reply_markup", {}).get("inline_keyboard", []) if stored and not stored.deleted else []
    pressed = next(
        (
            button["callback_data"]
            for row in rows
            for button in row
            if "callback_data" in button
            and p.text("data") in ("", button["callback_data"])
            and p.text("text") in ("", button["text"])
        ),
        None,
    )
    if stored is None or pressed is None:
        raise ControlError("the message has no such button")
    query = {"message": stored.message, "chat_instance": str(chat.id), "data": pressed}
    return await _ask(bot, "callback_query", query, user(bot, p, chat), p.seconds("wait", 0))


async def inline(bot: Bot, p: Params) -> Asked:
    """Type ``@bot query`` into some chat."""
    query = {"query": p.text("query"), "offset": p.text("offset"), "chat_type": "sender"}
    return await _ask(bot, "inline_query", query, bot.person(p.number("user_id", 1)), p.seconds("wait", 0))


async def guest(bot: Bot, p: Params) -> Asked:
    """Mention the bot in a chat that it is no member of; ``replied`` is the text of a message that this replies to."""
    person, query_id = bot.person(p.number("user_id", 1)), str(bot.world.random.getrandbits(60))
    chat = {"id": p.number("chat_id", -100987), "type": "supergroup", "title": "Elsewhere"}
    message: Json = {
        "message_id": 7,
        "date": int(bot.world.clock.now()),
        "chat": chat,
        "from": person,
        "text": p.text("text"),
        "guest_query_id": query_id,
    }
    if p.text("replied"):
        other = {"message_id": 6, "date": message["date"], "chat": chat, "text": p.text("replied")}
        message["reply_to_message"] = other
    asked = bot.queries[query_id] = Query(bot.world.clock.now())
    update_id = bot.delivery.push("guest_message", message, f"guest:{person['id']}")
    return await _answered(bot, asked, query_id, update_id, p.seconds("wait", 0))


async def _ask(bot: Bot, kind: str, query: Json, person: Json, wait: float) -> Asked:
    """Send a query and wait up to so many seconds for its answer."""
    query_id = str(bot.world.random.getrandbits(60))
    asked = bot.queries[query_id] = Query(bot.world.clock.now())
    update_id = bot.delivery.push(kind, {"id": query_id, "from": person, **query}, f"{kind}:{person['id']}")
    return await _answered(bot, asked, query_id, update_id, wait)


async def _answered(bot: Bot, asked: Query, query_id: str, update_id: int | None, wait: float) -> Asked:
    seq = next(bot.world.ids)
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(wait):
            while asked.answer is None:
                await bot.world.journal.changed.wait()
    return {"id": query_id, "update_id": update_id, "answer": asked.answer, "seq": seq}
