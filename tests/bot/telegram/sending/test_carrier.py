"""What Telegram's answers mean for a message of the outbox; and whole ways from the outbox into simulated chats."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

import httpx
import pytest
from sqlalchemy.ext.asyncio import AsyncEngine
from telegram import Bot
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)
from telegram.request import HTTPXRequest

from bot.delivery.outcomes import ChatGone, ChatMoved, Outcome, Refused, TooMany, TopicGone, Unknown, Unreachable
from bot.delivery.pace import Pace
from bot.delivery.sender import Sender
from bot.errors import TokenRefusedError
from bot.say.request import Chat
from bot.store import chats, outbox, tables
from bot.store.outbox import Kind, Letter
from bot.telegram.sending.carrier import TelegramCarrier, meaning
from index.archive.database import writing
from tests.bot.delivery.senders import FAST, QUICK, Observed, ledger
from tests.bot.letters import TODAY, rows, says
from tests.bot.telegram.bots import TOKEN
from tests.simulator import AsyncSim, Sim
from tests.simulator.shapes import Json

ANN, GROUP, SUPER, CHANNEL = 1001, -1001, -1002000000, -1003000000


def caused(error: TelegramError, cause: Exception) -> TelegramError:
    error.__cause__ = cause
    return error


MEANINGS: list[tuple[TelegramError, type[Outcome]]] = [
    (ChatMigrated(5), ChatMoved),
    (Forbidden("Forbidden: bot was blocked by the user"), ChatGone),
    (Forbidden("Forbidden: user is deactivated"), ChatGone),
    (Forbidden("Forbidden: bot was kicked from the supergroup chat"), ChatGone),
    (BadRequest("Chat not found"), ChatGone),
    (BadRequest("Not enough rights to send text messages to the chat"), ChatGone),
    (BadRequest("Need administrator rights in the channel chat"), ChatGone),
    (BadRequest("CHAT_WRITE_FORBIDDEN"), ChatGone),
    (BadRequest("Message is too long"), Refused),
    (BadRequest("BUTTON_DATA_INVALID"), Refused),
    (NetworkError("Internal Server Error (500)"), Unreachable),
    (NetworkError("Bad Gateway"), Unreachable),
    (NetworkError("Gateway Timeout (504)"), Unknown),
    (caused(NetworkError("x"), httpx.ConnectError("x")), Unreachable),
    (caused(TimedOut(), httpx.ConnectTimeout("x")), Unreachable),
    (caused(TimedOut(), httpx.PoolTimeout("x")), Unreachable),
    (caused(TimedOut(), httpx.ReadTimeout("x")), Unknown),
    (caused(NetworkError("x"), httpx.ReadError("x")), Unknown),
    (caused(NetworkError("x"), httpx.RemoteProtocolError("x")), Unknown),
    (TimedOut(), Unknown),
    (TelegramError("Invalid server response"), Unknown),
]


@pytest.mark.parametrize(("error", "kind"), MEANINGS, ids=lambda value: str(value))
def test_what_an_error_means(error: TelegramError, kind: type[Outcome]) -> None:
    assert isinstance(meaning(error, in_topic=False), kind)


@pytest.mark.parametrize("wait", [9, timedelta(seconds=9)])
def test_flood_control_says_for_how_long(wait: int | timedelta, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    assert meaning(RetryAfter(wait), in_topic=False) == TooMany(timedelta(seconds=9))


@pytest.mark.parametrize("description", ["TOPIC_CLOSED", "Message thread not found", "TOPIC_DELETED"])
def test_a_topic_falls_back_and_a_chat_cannot(description: str) -> None:
    assert isinstance(meaning(BadRequest(description), in_topic=True), TopicGone)
    assert isinstance(meaning(BadRequest(description), in_topic=False), ChatGone)


class Post:
    """An outbox, and a sender that works on it when told to."""

    work: asyncio.Task[None]

    def __init__(self, engine: AsyncEngine, url: str) -> None:
        self.engine = engine
        self.url = url

    async def put(
        self, chat_id: int, text: str = "Good morning", *, kind: Kind = Kind.DAILY, thread_id: int = 0
    ) -> None:
        now = datetime.now(UTC)
        place = "private" if chat_id > 0 else "channel" if chat_id == CHANNEL else "supergroup"
        chat = Chat(chat_id=chat_id, thread_id=thread_id, kind=place)
        letter = Letter(
            chat_id=chat_id,
            thread_id=thread_id,
            kind=kind,
            subject=text,
            local_date=TODAY,
            reply=says(text),
            due_at=now,
        )
        async with writing(self.engine) as connection:
            await chats.welcome(connection, chat, now=now)
            await outbox.put(connection, [letter], now=now)

    async def deliver(self, outcomes: int, *, token: str = TOKEN, patience: float = 10.0) -> list[Outcome]:
        async with self.sending(token, patience) as observed:
            await observed.until(outcomes)
        return [outcome for _, outcome in observed.outcomes]

    @asynccontextmanager
    async def sending(self, token: str, patience: float) -> AsyncIterator[Observed]:
        observed, stop = Observed(), asyncio.Event()
        request = HTTPXRequest(read_timeout=patience)
        carrier = TelegramCarrier(Bot(token, base_url=f"{self.url}/bot", request=request), self.url)
        sender = Sender(
            ledger(self.engine),
            carrier,
            Pace(FAST),
            now=lambda: datetime.now(UTC),
            observe=observed,
            rhythm=QUICK,
        )
        self.work = asyncio.create_task(sender.run(stop))
        try:
            yield observed
        finally:
            stop.set()
            await asyncio.wait([self.work])
            await request.shutdown()
            await self.work

    async def states(self) -> list[str]:
        return [row["state"] for row in await rows(self.engine, tables.outbox)]

    async def chat(self) -> Json:
        [chat] = await rows(self.engine, tables.chats)
        return chat


@pytest.fixture
def post(engine: AsyncEngine, sim: Sim, monkeypatch: pytest.MonkeyPatch) -> Post:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    for chat in (ANN, GROUP, SUPER):
        sim.chat(chat)
    sim.chat(CHANNEL, type="channel")
    return Post(engine, sim.url)


async def texts(sim: AsyncSim, chat_id: int) -> list[str]:
    return [each["text"] for each in await sim.messages(chat_id) if each["outgoing"]]


async def test_into_every_kind_of_chat(post: Post, async_sim: AsyncSim) -> None:
    await async_sim.topic(SUPER, 7)
    for chat in (ANN, GROUP, CHANNEL):
        await post.put(chat)
    await post.put(SUPER, thread_id=7)
    await post.deliver(4)
    assert await post.states() == ["sent"] * 4
    for chat in (ANN, GROUP, CHANNEL, SUPER):
        assert await texts(async_sim, chat) == ["Good morning"]
    [message] = [each for each in await async_sim.messages(SUPER) if each["outgoing"]]
    assert message["message_thread_id"] == 7


async def test_a_correction_is_below_the_alert_it_corrects(post: Post, async_sim: AsyncSim) -> None:
    await post.put(ANN, "The alert", kind=Kind.ALERT)
    [alert] = await rows(post.engine, tables.outbox)
    now = datetime.now(UTC)
    letter = Letter(
        chat_id=ANN,
        kind=Kind.CORRECTION,
        subject="",
        local_date=TODAY,
        reply=says("Corrected"),
        due_at=now,
        below=alert["id"],
        silent=True,
    )
    async with writing(post.engine) as connection:
        await outbox.put(connection, [letter], now=now)
    await post.deliver(2)
    first, second = await async_sim.messages(ANN)
    assert second["reply_to_message"]["message_id"] == first["message_id"]
    calls = await async_sim.calls("sendMessage")
    assert [str(call["params"].get("disable_notification")).lower() for call in calls] == ["false", "true"]


async def test_a_long_message_arrives_in_order_and_whole(post: Post, async_sim: AsyncSim) -> None:
    await async_sim.config(limits=False)
    text = "\n".join(f"Line {number} of what was said" for number in range(400))
    await post.put(ANN, text)
    await post.deliver(3)
    assert "\n".join(await texts(async_sim, ANN)) == text
    assert await post.states() == ["sent"]


@pytest.mark.parametrize(
    ("chat", "state"), [(ANN, "blocked"), (ANN, "deactivated"), (GROUP, "kicked"), (CHANNEL, "left"), (ANN, "unknown")]
)
async def test_a_chat_that_cannot_be_reached(post: Post, async_sim: AsyncSim, chat: int, state: str) -> None:
    await post.put(chat)
    await post.put(chat, "Another")
    await async_sim.chat(chat, state=state)  # type: ignore[arg-type]
    await post.deliver(1)
    assert sorted(await post.states()) == ["failed", "skipped"]
    found = await post.chat()
    assert not found["active"]
    assert found["inactive_reason"]
    assert datetime.now(UTC) - found["inactive_since"] < timedelta(minutes=1)


async def test_a_group_in_which_the_bot_may_not_write(post: Post, async_sim: AsyncSim) -> None:
    await post.put(GROUP)
    await async_sim.chat(GROUP, can_send=False)
    await post.deliver(1)
    assert "rights" in (await post.chat())["inactive_reason"].lower()


async def test_a_group_that_became_a_supergroup(post: Post, async_sim: AsyncSim) -> None:
    await post.put(GROUP)
    await async_sim.migrate(GROUP, -1009, quiet=True)
    await post.deliver(2)
    assert await texts(async_sim, -1009) == ["Good morning"]
    assert (await post.chat())["chat_id"] == -1009


@pytest.mark.parametrize("state", ["closed", "deleted"])
async def test_a_topic_that_takes_no_messages(post: Post, async_sim: AsyncSim, state: str) -> None:
    await async_sim.topic(SUPER, 7)
    await post.put(SUPER, thread_id=7)
    await async_sim.topic(SUPER, 7, "closed" if state == "closed" else "deleted")
    await post.deliver(3)
    assert sorted(await texts(async_sim, SUPER)) == ["Good morning", "The topic is closed"]
    assert (await post.chat())["thread_id"] == 0


async def test_flood_control_holds_up_one_chat(post: Post, async_sim: AsyncSim) -> None:
    await async_sim.faults("sendMessage", retry_after=30, chat_id=ANN, times=1)
    await post.put(ANN)
    await post.put(GROUP)
    await post.deliver(2)
    waiting, sent = await rows(post.engine, tables.outbox)
    assert (waiting["state"], sent["state"]) == ("due", "sent")
    assert waiting["due_at"] - datetime.now(UTC) > timedelta(seconds=20)


async def test_a_server_error_is_tried_again_later(post: Post, async_sim: AsyncSim) -> None:
    await async_sim.faults("sendMessage", times=1)
    await post.put(ANN)
    await post.deliver(1)
    [row] = await rows(post.engine, tables.outbox)
    assert (row["state"], row["attempts"]) == ("due", 1)
    assert row["due_at"] > datetime.now(UTC)


@pytest.mark.parametrize(("kind", "arrived"), [(Kind.DAILY, 1), (Kind.BROADCAST, 1), (Kind.ALERT, 2)])
async def test_an_answer_that_was_lost(post: Post, async_sim: AsyncSim, kind: Kind, arrived: int) -> None:
    await async_sim.faults("sendMessage", "drop_after", times=1)
    await post.put(ANN, kind=kind)
    await post.deliver(arrived)
    assert len(await texts(async_sim, ANN)) == arrived
    [row] = await rows(post.engine, tables.outbox)
    assert (row["state"], row["unknowns"]) == ("sent" if arrived == 2 else "unknown", 1)


async def test_an_answer_that_came_too_late(post: Post, async_sim: AsyncSim) -> None:
    await async_sim.faults("sendMessage", "delay_after", delay=5, times=1)
    await post.put(ANN)
    [outcome] = await post.deliver(1, patience=0.1)
    assert isinstance(outcome, Unknown)
    assert await post.states() == ["unknown"]


async def test_nobody_listens(post: Post) -> None:
    await post.put(ANN)
    post.url = "http://127.0.0.1:9"
    [outcome] = await post.deliver(1)
    assert isinstance(outcome, Unreachable)
    assert await post.states() == ["due"]


async def test_a_token_that_was_revoked(post: Post) -> None:
    await post.put(ANN)

    async def deliver() -> None:
        async with post.sending("42:another-token", 10.0):
            await asyncio.wait([post.work], timeout=10)

    with pytest.raises(TokenRefusedError) as caught:
        await deliver()
    assert "another-token" not in str(caught.value)
    assert await post.states() == ["due"]
