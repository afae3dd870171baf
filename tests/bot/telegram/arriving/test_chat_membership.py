"""The bot is added, thrown out, blocked and silenced, and groups migrate: over HTTP with the simulated Bot API."""

import threading
from typing import Any

import pytest
from telegram import (
    Chat,
    ChatMember,
    ChatMemberAdministrator,
    ChatMemberBanned,
    ChatMemberLeft,
    ChatMemberMember,
    ChatMemberRestricted,
    User,
)

from bot.telegram.arriving.chat_membership import hindrance
from index.errors import ArchiveUnavailable
from tests.bot.telegram.bots import ANN, StartBot, echo
from tests.simulator import Sim

GROUP, SUPER, CHANNEL = -1001, -1001000001, -1001000002
ME = User(42, "Bot", True)


def restricted(*, is_member: bool, can_send_messages: bool) -> ChatMember:
    others = dict.fromkeys(ChatMemberRestricted.__slots__, True) | {"until_date": None}
    del others["until_date"]
    rights = dict.fromkeys(others, True) | {"is_member": is_member, "can_send_messages": can_send_messages}
    return ChatMemberRestricted(ME, until_date=None, **rights)  # type: ignore[arg-type]


def administrator(*, posts: bool) -> ChatMember:
    rights: dict[str, Any] = dict.fromkeys(("can_be_edited", "is_anonymous", *RIGHTS), True) | {
        "can_post_messages": posts
    }
    return ChatMemberAdministrator(ME, **rights)


RIGHTS = (
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
)


@pytest.mark.parametrize(
    ("member", "kind", "reason"),
    [
        (ChatMemberMember(ME), "private", None),
        (ChatMemberMember(ME), "supergroup", None),
        (ChatMemberBanned(ME, None), "private", "the bot was blocked"),  # type: ignore[arg-type]
        (ChatMemberBanned(ME, None), "group", "the bot was removed from the chat"),  # type: ignore[arg-type]
        (ChatMemberLeft(ME), "group", "the bot is not in the chat"),
        (restricted(is_member=True, can_send_messages=True), "supergroup", None),
        (restricted(is_member=True, can_send_messages=False), "supergroup", "the bot may not write in the chat"),
        (restricted(is_member=False, can_send_messages=True), "supergroup", "the bot may not write in the chat"),
        (administrator(posts=True), "channel", None),
        (administrator(posts=False), "channel", "the bot may not post in the channel"),
        (administrator(posts=False), "supergroup", None),
    ],
)
def test_where_the_bot_cannot_write(member: ChatMember, kind: str, reason: str | None) -> None:
    assert hindrance(member, Chat(1, kind)) == reason


class Told:
    """Remembers what it was told, and lets a test wait for it."""

    def __init__(self) -> None:
        self.heard: list[tuple[object, ...]] = []
        self._more = threading.Semaphore(0)
        self.fails = False

    def _hear(self, *what: object) -> None:
        self.heard.append(what)
        self._more.release()
        if self.fails:
            raise ArchiveUnavailable("the disk is full")

    async def came(self, chat_id: int) -> None:
        self._hear("came", chat_id)

    async def left(self, chat_id: int, reason: str) -> None:
        self._hear("left", chat_id, reason)

    async def moved(self, old: int, new: int) -> None:
        self._hear("moved", old, new)

    def next(self, count: int = 1) -> list[tuple[object, ...]]:
        for _ in range(count):
            assert self._more.acquire(timeout=10)
        heard, self.heard = self.heard, []
        return heard


def test_added_and_thrown_out(sim: Sim, start: StartBot) -> None:
    presence = Told()
    start(echo, presence=presence)
    sim.my_chat_member(GROUP, "member")
    assert presence.next() == [("came", GROUP)]
    sim.my_chat_member(GROUP, "kicked")
    assert presence.next() == [("left", GROUP, "the bot was removed from the chat")]
    sim.my_chat_member(ANN, "kicked")
    assert presence.next() == [("left", ANN, "the bot was blocked")]
    sim.chat(CHANNEL, type="channel")
    sim.my_chat_member(CHANNEL, "administrator")
    assert presence.next() == [("came", CHANNEL)]


def test_a_group_becomes_a_supergroup(sim: Sim, start: StartBot) -> None:
    presence = Told()
    start(echo, presence=presence)
    sim.chat(GROUP)
    sim.migrate(GROUP, SUPER)
    assert presence.next(2) == [("moved", GROUP, SUPER)] * 2


def test_start_is_noted_and_answered(sim: Sim, start: StartBot) -> None:
    presence = Told()
    start(echo, presence=presence)
    assert "/start" in sim.ask(ANN, "/start")["text"]
    assert presence.next() == [("came", ANN)]
    sim.ask(ANN, "a question")
    assert presence.heard == []


def test_a_database_that_fails_keeps_nobody_from_an_answer(sim: Sim, start: StartBot) -> None:
    presence = Told()
    presence.fails = True
    start(echo, presence=presence)
    assert "/start" in sim.ask(ANN, "/start")["text"]
