"""The JSON that passes between the simulator and its clients.

``Json`` is an object of the Bot API as documented by Telegram; what only the simulator knows has its shape here.
"""

from typing import Any, Literal, NotRequired, TypedDict

Json = dict[str, Any]

ChatType = Literal["private", "group", "supergroup", "channel"]
ChatState = Literal["active", "blocked", "deactivated", "not_started", "kicked", "left", "unknown"]
TopicState = Literal["open", "closed", "deleted"]
FaultKind = Literal["", "error", "drop_before", "drop_after", "delay", "delay_after"]
MemberStatus = Literal["creator", "administrator", "member", "restricted", "left", "kicked"]


class Told(TypedDict):
    """Something happened. ``update_id`` is None where the bot is not told (privacy mode, update kinds, silence).

    Events that follow have a ``seq`` above this one.
    """

    update_id: int | None
    seq: int


class Written(Told):
    """Somebody wrote a message."""

    message: Json


class Asked(Told):
    """A callback or inline query, and the bot's answer if it came while the call waited."""

    id: str
    answer: Json | None


class Migrated(TypedDict):
    """The ids of the service messages' updates, in the old group and in the new supergroup; empty if it was quiet."""

    update_ids: list[int | None]
    seq: int


class Call(TypedDict):
    """One call of a Bot API method. ``ts`` is Unix time; ``status`` is 0 where the connection was dropped."""

    ts: float
    seconds: float
    method: str
    params: Json
    status: int
    description: str
    fault: FaultKind


class Stats(TypedDict):
    """Counters since the start or the last reset; the ``max_`` rates are over any window of that width."""

    counts: dict[str, int]
    delivered: int
    pending_updates: int
    webhook: Json
    max_per_second: int
    max_per_second_in_a_private_chat: int
    max_per_minute_in_a_group: int


class Profile(TypedDict):
    """What the bot has told Telegram about itself: settings by name, then by language code or command scope."""

    user: Json
    settings: dict[str, Json]


class Measured(TypedDict):
    """What a bench run found; latencies are from a user's message to the bot's last reply to it."""

    updates: int
    answered: int
    lost: int
    per_second: float
    p50_ms: float | None
    p95_ms: float | None
    p99_ms: float | None
    max_ms: float | None
    bot_cpu: float


class Document(TypedDict):
    """A file a user sends; ``content`` is its text."""

    name: str
    content: str
    mime: NotRequired[str]
