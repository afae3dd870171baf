"""What happens to chats: they change, migrate, open and close topics, and take the bot in or throw it out."""

from tests.simulator.bot import Bot
from tests.simulator.chats import Chat
from tests.simulator.control.people import user
from tests.simulator.control.writing import tell
from tests.simulator.errors import ControlError
from tests.simulator.methods.members import change_status
from tests.simulator.params import Params
from tests.simulator.shapes import Json, Migrated, Told

TOPIC_COLOUR = 0x6FB9F0  # one of the six that Telegram has


def chat(bot: Bot, p: Params) -> Json:
    """Make a chat or change it, silently; returns what is known of it."""
    return bot.chat(p.number("id"), **{key: value for key, value in p.items() if key != "id"}).view()


def topic(bot: Bot, p: Params) -> Told:
    """Open, reopen, close or delete a topic; Telegram tells bots of all but the last."""
    where, thread, state = bot.chat(p.number("chat_id"), is_forum=True), p.number("thread_id"), p.text("state")
    name = p.text("name") or f"Topic {thread}"
    if state == "deleted":
        where.topics.pop(thread, None)
        return _told(bot, None)
    if state == "closed":
        news: Json = {"forum_topic_closed": {}}
    elif state == "open" and thread in where.topics:
        news = {"forum_topic_reopened": {}}
    elif state == "open":
        news = {"forum_topic_created": {"name": name, "icon_color": TOPIC_COLOUR}}
    else:
        raise ControlError(f"a topic cannot be {state!r}; it can be open, closed or deleted")
    where.topics[thread] = {"name": name, "closed": state == "closed"}
    return _told(bot, _announce(bot, p, where, news, thread))


def migrate(bot: Bot, p: Params) -> Migrated:
    """A group becomes a supergroup with another id, ``to``; with ``quiet`` no service message tells the bot."""
    old, new_id = bot.chat(p.number("chat_id")), p.number("to")
    new = bot.chat(new_id, type="supergroup", title=old.title, members=old.members, admin=old.admin)
    old.migrated_to = new.id
    update_ids: list[int | None] = []
    if not p.flag("quiet"):
        update_ids.append(_announce(bot, p, old, {"migrate_to_chat_id": new.id}))
        update_ids.append(_announce(bot, p, new, {"migrate_from_chat_id": old.id}))
    return {"update_ids": update_ids, "seq": next(bot.world.ids)}


def my_chat_member(bot: Bot, p: Params) -> Told:
    """The bot is added, promoted, demoted, removed or, in a private chat, blocked (``kicked``)."""
    where = bot.chat(p.number("chat_id"))
    return _told(bot, change_status(bot, where, p["status"], user(bot, p, where)))


def update(bot: Bot, p: Params) -> Told:
    """Any update object, as it is."""
    ((kind, payload),) = p.parsed("update").items()
    return _told(bot, bot.delivery.push(kind, payload, p.text("queue") or kind))


def _told(bot: Bot, update_id: int | None) -> Told:
    return {"update_id": update_id, "seq": next(bot.world.ids)}


def _announce(bot: Bot, p: Params, where: Chat, news: Json, thread: int = 0) -> int | None:
    stored = bot.store(where, {"from": user(bot, p, where)}, news, thread=thread)
    return tell(bot, where, "message", stored.message)
