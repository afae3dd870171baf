"""Who may change what the bot does in a chat, over HTTP with the simulated Bot API."""

import io
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.say.reply import Paragraph, Reply, Span
from bot.say.request import Chat, Request
from tests.bot.telegram.bots import ANN, NEXT, StartBot, no_errors
from tests.simulator import Sim
from tests.simulator.arguments import Writing

BEN = 1002
GROUP, FORUM, CHANNEL = -1001, -1002000000, -1003000000
ADMINS = {ANN: "administrator", BEN: "member"}


class Asking:
    """Finds out, as a conversation does, whether who asks may change anything."""

    def __init__(self) -> None:
        self.may: list[bool] = []
        self.asked: list[Request] = []

    async def reply(self, request: Request) -> Reply:
        self.asked.append(request)
        self.may.append(await request.may_change())
        return Reply((Paragraph((Span(f"{self.may[-1]}"),)),), NEXT)


@pytest.mark.parametrize(
    ("chat_id", "writing", "may"),
    [
        (ANN, {}, True),
        (GROUP, {"user_id": ANN}, True),
        (GROUP, {"user_id": BEN}, False),
        (GROUP, {"user_id": 1003}, False),
        (GROUP, {"anonymous": True}, True),
        (GROUP, {"sender_chat": CHANNEL}, False),
        (CHANNEL, {}, True),
    ],
)
def test_who_writes(sim: Sim, log: io.StringIO, start: StartBot, chat_id: int, writing: Writing, may: bool) -> None:
    asking = Asking()
    start(asking.reply, commands=("settings",))
    sim.chat(GROUP, type="group", members=ADMINS)
    sim.chat(CHANNEL, type="channel")
    with no_errors(sim, log):
        sim.ask(chat_id, "/settings", **writing)
    assert asking.may == [may]


@pytest.mark.parametrize("chat_id", [GROUP, CHANNEL])
@pytest.mark.parametrize(("presser", "may"), [(ANN, True), (BEN, False)])
def test_who_presses(sim: Sim, log: io.StringIO, start: StartBot, chat_id: int, presser: int, may: bool) -> None:
    asking = Asking()
    start(asking.reply, commands=("settings",))
    sim.chat(chat_id, type="channel" if chat_id == CHANNEL else "group", members=ADMINS)
    with no_errors(sim, log):
        menu = sim.ask(chat_id, "/settings", anonymous=True) if chat_id == GROUP else sim.ask(chat_id, "/settings")
        sim.press(chat_id, menu["message_id"], user_id=presser)
    assert asking.may == [True, may]


def test_an_answer_is_believed_for_a_minute(sim: Sim, log: io.StringIO, start: StartBot) -> None:
    asking, now = Asking(), [datetime.now(UTC)]
    start(asking.reply, commands=("settings",), now=lambda: now[0])
    sim.chat(GROUP, type="group", members={ANN: "administrator"})
    sim.ask(GROUP, "/settings", user_id=ANN)
    sim.chat(GROUP, members={ANN: "member"})
    sim.ask(GROUP, "/settings", user_id=ANN)
    now[0] += timedelta(minutes=1)
    sim.ask(GROUP, "/settings", user_id=ANN)
    assert asking.may == [True, True, False]
    assert len(sim.calls("getChatMember")) == 2


def test_nobody_may_while_telegram_does_not_say(sim: Sim, log: io.StringIO, start: StartBot) -> None:
    asking = Asking()
    start(asking.reply, commands=("settings",))
    sim.chat(GROUP, type="group", members={ANN: "administrator"})
    sim.faults("getChatMember", "error", times=1, status=500)
    sim.ask(GROUP, "/settings", user_id=ANN)
    sim.ask(GROUP, "/settings", user_id=ANN)
    assert asking.may == [False, True]
    assert "Telegram does not say who is an administrator" in log.getvalue()


def test_a_request_says_where_it_was_made(sim: Sim, log: io.StringIO, start: StartBot) -> None:
    asking = Asking()
    start(asking.reply, commands=("settings",))
    sim.chat(FORUM, type="supergroup", title="Forum", is_forum=True, topics={3: {}}, members={ANN: "creator"})
    with no_errors(sim, log):
        menu = sim.ask(FORUM, "/settings", thread_id=3, user_id=ANN)
        sim.press(FORUM, menu["message_id"], user_id=ANN)
        sim.ask(FORUM, "/settings", user_id=ANN)
        sim.ask(ANN, "/settings")
    in_topic = Chat(chat_id=FORUM, thread_id=3, kind="supergroup", title="Forum")
    in_general, private = replace(in_topic, thread_id=0), Chat(chat_id=ANN, kind="private")
    assert [each.chat for each in asking.asked] == [in_topic, in_topic, in_general, private]
    assert {each.user_id for each in asking.asked} == {ANN}
