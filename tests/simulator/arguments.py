"""Optional arguments that several operations of the control API take."""

from typing import TypedDict

from tests.simulator.shapes import ChatState, ChatType, Document, Json


class Writing(TypedDict, total=False):
    """How something is written.

    ``user_id`` writes (in a private chat its owner, elsewhere user 1), with the fields of ``user`` changed.
    ``anonymous`` writes as an anonymous administrator of the group, ``sender_chat`` in the name of that channel.
    ``thread_id`` makes the chat a forum with that topic. ``extra`` is merged into the message as it is.
    """

    user_id: int
    user: Json
    anonymous: bool
    sender_chat: int
    thread_id: int
    reply_to: int
    entities: list[Json]
    document: Document
    extra: Json


class ChatChanges(TypedDict, total=False):
    """What can be changed of a chat; ``admin``, ``can_send`` and ``can_send_media`` are the bot's, ``members`` are statuses by user id."""

    state: ChatState
    type: ChatType
    title: str
    username: str
    is_forum: bool
    topics: dict[int, Json]
    members: dict[int, str]
    admin: bool
    can_send: bool
    can_send_media: bool
    migrated_to: int


class ConfigChanges(TypedDict, total=False):
    """The fields of Config, each optional."""

    limits: bool
    global_rate: int
    private_rate: float
    private_burst: int
    group_rate: int
    chat_retry_after: float
    callback_ttl: float
    inline_ttl: float
    privacy: bool
    webhook_backoff: float
    webhook_timeout: float


class LoadChanges(TypedDict, total=False):
    """The fields of Load, each optional."""

    chats: int
    seconds: float
    rate: float
    text: str
    replies: int
    warmup: float
    keep_limits: bool
    pid: int
