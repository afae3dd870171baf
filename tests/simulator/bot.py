"""One bot as the server sees it: its chats, the people it knows, its settings."""

import itertools
from collections import defaultdict, deque
from dataclasses import dataclass
from typing import Any

from tests.simulator import flood
from tests.simulator.chats import Chat, Stored
from tests.simulator.delivery import Delivery
from tests.simulator.errors import bad, need
from tests.simulator.params import Params
from tests.simulator.shapes import ChatType, Json
from tests.simulator.world import World


@dataclass
class Query:
    """A callback or inline query: when it was asked (Unix time), and its answer once there is one."""

    ts: float
    answer: Json | None = None


class Bot:
    def __init__(self, world: World, token: str) -> None:
        self.world = world
        self.id = int(token.split(":")[0])
        self.user: Json = {
            "id": self.id,
            "is_bot": True,
            "first_name": "Sim Bot",
            "username": f"sim{self.id}_bot",
        }
        self.delivery = Delivery(world)
        self.settings: dict[str, Json] = defaultdict(dict)
        self.reset()

    def reset(self) -> None:
        """Forget chats, people and pending updates; settings and the webhook stay."""
        self.chats: dict[int, Chat] = {}
        self.users: dict[int, Json] = {}
        self.queries: dict[str, Query] = {}
        self.message_ids = itertools.count(1)
        self.window: deque[float] = deque()  # sends of the last second
        self.delivery.clear()

    def chat(self, chat_id: int, **changes: Any) -> Chat:
        """The chat with this id, made on first use, with the given fields set."""
        if chat_id not in self.chats:
            kind: ChatType = "private" if chat_id > 0 else "supergroup" if str(chat_id).startswith("-100") else "group"
            title = f"{'User' if chat_id > 0 else 'Group'} {chat_id}"
            ids = itertools.count(1) if kind == "supergroup" else self.message_ids
            self.chats[chat_id] = Chat(chat_id, kind, title, ids)
        self.chats[chat_id].change(**changes)
        return self.chats[chat_id]

    def find_chat(self, p: Params, write: bool = True) -> Chat:
        """The chat a call names by id or @username. Raises ApiError where the bot cannot reach it."""
        name = p.text("chat_id")
        need(name, "chat_id is empty")
        if name.startswith("@"):
            chat = next((chat for chat in self.chats.values() if chat.username == name[1:]), None)
        else:
            chat = self.chats.get(p.number("chat_id"))
        if chat is None:
            raise bad("chat not found")
        chat.check(write)
        return chat

    def find_message(self, p: Params, purpose: str) -> tuple[Chat, Stored]:
        """The message a call names, and its chat. Raises ApiError where there is none (any more)."""
        chat = self.find_chat(p)
        stored = chat.messages.get(p.number("message_id"))
        if not stored or stored.deleted:
            raise bad(f"message to {purpose} not found")
        return chat, stored

    def person(self, user_id: int, **fields: Any) -> Json:
        """The User object with this id, made on first use, with the given fields set."""
        user = self.users.setdefault(
            user_id,
            {
                "id": user_id,
                "is_bot": False,
                "first_name": f"User {user_id}",
                "username": f"user{user_id}",
                "language_code": "en",
            },
        )
        user.update(fields)
        return user

    def store(
        self,
        chat: Chat,
        author: Json,
        content: Json,
        *,
        markup: Json | None = None,
        thread: int = 0,
        reply: Stored | None = None,
        outgoing: bool = False,
    ) -> Stored:
        """Put a message into a chat; ``author`` is its ``from`` and ``sender_chat``, as far as it has them."""
        now = self.world.clock.now()
        message: Json = {"message_id": next(chat.ids), **author, "chat": chat.public(), "date": int(now)}
        if thread:
            message.update(message_thread_id=thread, is_topic_message=True)
        if reply:
            message["reply_to_message"] = {k: v for k, v in reply.message.items() if k != "reply_to_message"}
        if markup and "inline_keyboard" in markup:
            message["reply_markup"] = markup
        stored = Stored({**message, **content}, now, outgoing, markup)
        chat.messages[stored.id] = stored
        if outgoing:
            self.world.journal.sent(chat, stored, self.world.clock.monotonic())
        return stored

    def author(self, chat: Chat) -> Json:
        """Who a message of the bot is from: in a channel the channel itself, elsewhere the bot."""
        return {"sender_chat": chat.public()} if chat.channel else {"from": self.user}

    def throttle(self, chat: Chat) -> None:
        """Count one message or edit against the flood limits, or raise ApiError 429."""
        flood.count(self.world.config, self.window, chat.meter, chat.private, self.world.clock.monotonic())

    def status(self, chat: Chat) -> str:
        """The bot's own member status in the chat."""
        away = {"kicked": "kicked", "blocked": "kicked", "left": "left"}
        return away.get(chat.state, "administrator" if chat.admin else "member")
