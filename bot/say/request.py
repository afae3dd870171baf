"""What a person asked of the bot, free of any medium."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum


class Place(Enum):
    PRIVATE = "private"
    GROUP = "group"
    CHANNEL = "channel"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chat:
    """A place where the bot can speak: a chat, or one topic of it (``thread_id`` above 0).

    ``kind`` is Telegram's: private, group, supergroup or channel. ``language`` is BCP 47.
    """

    chat_id: int
    thread_id: int = 0
    kind: str
    title: str | None = None
    language: str | None = None


async def everyone() -> bool:
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class SentFile:
    """A file that somebody sent, of ``size`` bytes; ``read`` fetches it."""

    name: str
    size: int
    read: Callable[[], Awaitable[bytes]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One thing said to the bot: exactly one of ``command`` (without the slash), ``action`` and free text.

    ``text`` is the free text, or what follows the command. ``action`` is a pressed button's payload. ``now`` is aware.
    ``language`` is the language the person's client says it uses (BCP 47), if it does. ``chat`` is None where nothing
    can be sent unasked (the terminal); ``user_id`` is None where nobody shows (anonymous administrators, channels).
    ``replied_to`` are the actions of the buttons under the bot's own message that this replies to.
    ``replied_text`` is what the message says that this replies to. ``forwarded`` words are another's. ``file`` came
    with this, or with the message replied to.
    ``talk`` names the conversation where there is no chat (the terminal, lines of a file).
    ``may_change`` tells whether who asks may change what the bot does in this chat; it may take a while to find out.
    """

    now: datetime
    text: str = ""
    command: str | None = None
    action: str | None = None
    place: Place = Place.PRIVATE
    language: str | None = None
    chat: Chat | None = None
    user_id: int | None = None
    replied_to: tuple[str, ...] = ()
    replied_text: str = ""
    forwarded: bool = False
    file: SentFile | None = None
    talk: str = ""
    may_change: Callable[[], Awaitable[bool]] = everyone
