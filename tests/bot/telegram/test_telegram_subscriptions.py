"""Subscriptions in Telegram: the whole program, over HTTP with the simulated Bot API, on both databases."""

import asyncio
import signal
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.say.request import Chat
from bot.store.subscriptions import Subscription, Subscriptions
from index.archive.database import connect
from tests.bot.programs import running_bot
from tests.bot.telegram.bots import TOKEN
from tests.simulator import Sim
from tests.simulator.shapes import Json

ANN, BEN = 1001, 1002
GROUP, FORUM, CHANNEL = -1001234, -1005678, -1009012
NAME = "@sim42_bot"
ONLY_ADMINS = "Only administrators can change this here."


def test_each_kind_of_chat_subscribes_and_gets_its_update(sim: Sim, database_url: str, tmp_path: Path) -> None:
    sim = Sim(sim.url, TOKEN)
    members = {ANN: "administrator", BEN: "member"}
    sim.chat(GROUP, type="group", title="Group", members=members)
    sim.chat(FORUM, type="supergroup", title="Forum", is_forum=True, topics={3: {}}, members=members)
    sim.chat(CHANNEL, type="channel", title="Channel", members=members)
    sim.chat(ANN)
    asyncio.run(be_due(database_url))
    with running_bot(tmp_path, sim.url, TOKEN, DATABASE_URL=database_url) as program:
        updates = {chat: sim.wait(0, chat_id=chat, timeout=30)[0] for chat in (ANN, FORUM, CHANNEL)}
        private(sim, updates[ANN])
        group(sim)
        channel(sim)
        program.send_signal(signal.SIGTERM)
        log = program.communicate(timeout=30)[1]
    [text] = {shown(update) for update in updates.values()}
    assert "days since the Salisbury incident" in text
    assert updates[FORUM]["message_thread_id"] == 3
    sim.assert_no_bad_requests()
    assert "level=error" not in log
    assert program.returncode == 0
    asyncio.run(check(database_url))


async def be_due(database_url: str) -> None:
    """Three chats have been due for half an hour when the program is started."""
    engine, now = connect(database_url), datetime.now(UTC)
    due = now - timedelta(minutes=30)
    usual = Subscription(minutes=due.hour * 60 + due.minute, zone="UTC")
    store = Subscriptions(engine, usual)
    for chat in places():
        await store.subscribe(chat, now=now - timedelta(hours=1))
    await engine.dispose()


async def check(database_url: str) -> None:
    """What was chosen by word and by button is in the database."""
    engine = connect(database_url)
    store = Subscriptions(engine, Subscription(minutes=0, zone="UTC"))
    in_group = await store.of(Chat(chat_id=GROUP, kind="group"))
    in_topic, in_channel = [await store.of(chat) for chat in places()[1:]]
    await engine.dispose()
    assert (in_group.minutes, in_group.zone, in_group.wanted, in_group.silent) == (21 * 60, "Asia/Tokyo", True, True)
    assert (in_topic.minutes, in_topic.zone) == (7 * 60, "Europe/Moscow")
    assert (in_channel.minutes, in_channel.zone) == (9 * 60, "Europe/Moscow")


def places() -> list[Chat]:
    return [
        Chat(chat_id=ANN, kind="private"),
        Chat(chat_id=FORUM, kind="supergroup", thread_id=3),
        Chat(chat_id=CHANNEL, kind="channel"),
    ]


def private(sim: Sim, update: Json) -> None:
    """From the update to the settings to the end, without typing."""
    menu = sim.press(ANN, update["message_id"], text="Settings")
    assert "The daily update is sent at" in shown(menu)
    ended = sim.press(ANN, menu["message_id"], text="Unsubscribe")
    assert "The daily update is off." in shown(ended)
    asked = sim.ask(ANN, "/forget")
    assert shown(sim.press(ANN, asked["message_id"], text="Delete everything")).startswith(
        "Everything stored about this chat was deleted"
    )


def group(sim: Sim) -> None:
    """Administrators may, also anonymous ones; nobody else may, by word or by button."""
    assert shown(sim.ask(GROUP, f"/subscribe{NAME} 9", user_id=BEN)) == ONLY_ADMINS
    assert "21:00 (Tokyo, UTC+9)" in shown(sim.ask(GROUP, "/subscribe 21 Tokyo", anonymous=True))
    menu = sim.ask(GROUP, "/settings", user_id=ANN)
    refused = sim.callback(GROUP, menu["message_id"], text="Without sound", user_id=BEN, wait=10)
    assert refused["answer"] is not None
    assert refused["answer"]["text"] == ONLY_ADMINS
    assert "make no sound" in shown(sim.press(GROUP, menu["message_id"], text="Without sound", user_id=ANN))
    in_topic = sim.ask(FORUM, "/subscribe 7:00 Moscow", thread_id=3, user_id=ANN)
    assert in_topic["message_thread_id"] == 3
    assert shown(in_topic).startswith("The daily update will be sent every day at 07:00 (Moscow, UTC+3).")


def channel(sim: Sim) -> None:
    """By a post, which only administrators can write."""
    posted = sim.channel_post(CHANNEL, "/subscribe 09:00 Europe/Moscow")
    [answer] = sim.wait(posted["seq"], chat_id=CHANNEL)
    assert "09:00 (Moscow, UTC+3)" in shown(answer)
    refused = sim.callback(CHANNEL, answer["message_id"], text="Unsubscribe", user_id=BEN, wait=10)
    assert refused["answer"] is not None
    assert refused["answer"]["text"] == ONLY_ADMINS


def shown(message: Json) -> str:
    return str(message["text"])
