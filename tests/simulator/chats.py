"""A chat with its messages, and the answers it gives to a bot that may not read or write there."""

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from typing import Any

from tests.simulator.errors import ApiError, bad, need
from tests.simulator.flood import Meter
from tests.simulator.shapes import ChatState, ChatType, Json

HIDDEN = ("ids", "messages", "meter")


@dataclass
class Stored:
    """A message with what the Bot API does not show.

    ``ts`` is Unix time with fractions; ``markup`` is any reply markup (messages carry only inline keyboards).
    """

    message: Json
    ts: float
    outgoing: bool
    markup: Json | None
    edits: list[Json] = field(default_factory=list)
    deleted: bool = False

    @property
    def id(self) -> int:
        number: int = self.message["message_id"]
        return number

    def view(self) -> Json:
        """The message's own fields and the others beside them."""
        return {**self.message, **{key: value for key, value in vars(self).items() if key != "message"}}


@dataclass
class Chat:
    """``admin`` tells whether the bot is an administrator; ``members`` maps user ids to their status."""

    id: int
    type: ChatType
    title: str
    ids: Iterator[int]
    username: str = ""
    state: ChatState = "active"
    migrated_to: int = 0
    is_forum: bool = False
    can_send: bool = True
    can_send_media: bool = True
    admin: bool = False
    topics: dict[int, Json] = field(default_factory=dict)
    members: dict[int, str] = field(default_factory=dict)
    messages: dict[int, Stored] = field(default_factory=dict)
    pinned: list[int] = field(default_factory=list)
    meter: Meter = field(default_factory=Meter)

    @property
    def private(self) -> bool:
        return self.type == "private"

    @property
    def channel(self) -> bool:
        return self.type == "channel"

    def public(self) -> Json:
        """The Chat object as it stands in a message."""
        data: Json = {"id": self.id, "type": self.type, "first_name" if self.private else "title": self.title}
        optional = (("username", self.username), ("is_forum", self.is_forum))
        return data | {key: value for key, value in optional if value}

    def view(self) -> Json:
        """Everything a test may ask about but the messages."""
        return {f.name: getattr(self, f.name) for f in fields(self) if f.name not in HIDDEN}

    def change(self, **changes: Any) -> None:
        """Set fields; topics and members are merged into those there are.

        A channel's bot is an administrator unless told otherwise: it can be in a channel as nothing else.
        """
        if changes.get("type") == "channel":
            changes = {"admin": True, **changes}
        for key, value in changes.items():
            if key in HIDDEN or key not in {f.name for f in fields(self)}:
                raise TypeError(f"a chat has no field {key!r} to set")
            if key in ("topics", "members"):
                getattr(self, key).update({int(name): entry for name, entry in value.items()})
            else:
                setattr(self, key, value)

    def check(self, write: bool = True) -> None:
        """Raise the server's answer when the bot cannot read from or write to the chat."""
        need(self.state != "unknown", "chat not found")
        if self.migrated_to and write:
            raise bad("group chat was upgraded to a supergroup chat", migrate_to_chat_id=self.migrated_to)
        shut = {
            "kicked": f"bot was kicked from the {self.type} chat",
            "left": f"bot is not a member of the {self.type} chat",
        }
        mute = {
            "blocked": "bot was blocked by the user",
            "deactivated": "user is deactivated",
            "not_started": "bot can't initiate conversation with a user",
        }
        if reason := (shut | mute if write else shut).get(self.state):
            raise ApiError(403, f"Forbidden: {reason}")

    def check_media(self, kind: str) -> None:
        """Raise the server's answer when members may not post files of this kind here."""
        need(self.can_send_media or self.admin, f"not enough rights to send {kind}s to the chat")

    def check_sending(self, thread: int) -> None:
        """Raise the server's answer when the bot may not post here, or not in this topic (0: none)."""
        if self.channel:
            need(self.admin and self.can_send, "need administrator rights in the channel chat")
        need(not thread or thread in self.topics, "message thread not found")
        need(not thread or self.admin or not self.topics[thread].get("closed"), "TOPIC_CLOSED")
        need(self.can_send or self.admin, "not enough rights to send text messages to the chat")
