"""Methods about chats and who is in them."""

from tests.simulator.bot import Bot
from tests.simulator.chats import Chat
from tests.simulator.errors import need
from tests.simulator.params import Params
from tests.simulator.shapes import Json

ADMIN_RIGHTS = [
    "can_be_edited",
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_pin_messages",
    "can_manage_topics",
]
CHANNEL_RIGHTS = ("can_post_messages", "can_edit_messages")
SEND_RIGHTS = [
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_polls",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
    "can_edit_tag",
    "can_react_to_messages",
]
GIFTS = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")


def get_chat(bot: Bot, p: Params) -> Json:
    public = bot.find_chat(p, write=False).public()
    gifts = dict.fromkeys(GIFTS, False)
    return {**public, "accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": gifts}


def get_chat_member(bot: Bot, p: Params) -> Json:
    chat, user_id = bot.find_chat(p, write=False), p.number("user_id")
    if user_id == bot.id:
        return member(bot.user, bot.status(chat), chat)
    need(user_id in bot.users or user_id in chat.members, "user not found")
    default = "member" if chat.private else "left"
    return member(bot.person(user_id), chat.members.get(user_id, default), chat)


def get_chat_administrators(bot: Bot, p: Params) -> list[Json]:
    chat = bot.find_chat(p, write=False)
    need(not chat.private, "there are no administrators in the private chat")
    people = [(bot.person(user), status) for user, status in chat.members.items()]
    people.append((bot.user, bot.status(chat)))
    return [member(user, status, chat) for user, status in people if status in ("creator", "administrator")]


def leave_chat(bot: Bot, p: Params) -> bool:
    chat = bot.find_chat(p, write=False)
    need(not chat.private, "chat member status can't be changed in private chats")
    change_status(bot, chat, "left", bot.user)
    return True


def change_status(bot: Bot, chat: Chat, status: str, actor: Json) -> int | None:
    """The bot was added, promoted, removed or blocked; returns the update's id, if the bot is told."""
    change = {
        "chat": chat.public(),
        "from": actor,
        "date": int(bot.world.clock.now()),
        "old_chat_member": member(bot.user, bot.status(chat), chat),
        "new_chat_member": member(bot.user, status, chat),
    }
    chat.admin = status == "administrator"
    if status == "kicked":
        chat.state = "blocked" if chat.private else "kicked"
    else:
        chat.state = "left" if status == "left" else "active"
    return bot.delivery.push("my_chat_member", change, f"member:{chat.id}")


def member(user: Json, status: str, chat: Chat) -> Json:
    """A ChatMember object with the fields its status requires."""
    rights = (*ADMIN_RIGHTS, *CHANNEL_RIGHTS) if chat.channel else ADMIN_RIGHTS
    extra: dict[str, Json] = {
        "creator": {"is_anonymous": False},
        "kicked": {"until_date": 0},
        "administrator": {"is_anonymous": False, **dict.fromkeys(rights, True)},
        "restricted": {"is_member": True, "until_date": 0, **dict.fromkeys(SEND_RIGHTS, False)},
    }
    return {"user": user, "status": status, **extra.get(status, {})}
