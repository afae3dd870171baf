"""How updates reach the bot."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from telegram import Bot, Update
from telegram.error import BadRequest, Conflict

from tests.simulator.client import Sim
from tests.simulator.conftest import TOKEN

READER = 1001
PATIENCE = 10  # seconds before a test that would hang fails


class Hook:
    """A webhook that answers with the statuses it is told, then with 200."""

    def __init__(self) -> None:
        self.statuses: list[int] = []
        self.got: asyncio.Queue[tuple[str | None, Update]] = asyncio.Queue()
        self.app = web.Application()
        self.app.router.add_post("/hook", self.take)

    async def take(self, request: web.Request) -> web.Response:
        update = Update.de_json(await request.json())
        self.got.put_nowait((request.headers.get("X-Telegram-Bot-Api-Secret-Token"), update))
        return web.Response(status=self.statuses.pop(0) if self.statuses else 200)

    async def next(self) -> tuple[str | None, str | None]:
        """The secret and the text of the next update."""
        async with asyncio.timeout(PATIENCE):
            secret, update = await self.got.get()
        assert update.message is not None
        return secret, update.message.text


@pytest.fixture
async def hook() -> Hook:
    return Hook()


@pytest.fixture
async def hook_url(hook: Hook) -> AsyncIterator[str]:
    async with TestServer(hook.app) as server:
        yield str(server.make_url("/hook"))


Poll = asyncio.Task[tuple[Update, ...]]


async def two_polls(one: Bot, other: Bot) -> tuple[Poll, Poll]:
    """Two polls of one bot: the one that was ended by the other, and that."""
    polls = {asyncio.create_task(bot.get_updates(timeout=PATIENCE)) for bot in (one, other)}
    (ended,), (going,) = await asyncio.wait(polls, return_when=asyncio.FIRST_COMPLETED)
    return ended, going


async def test_updates_come_in_order_until_they_are_confirmed(sim: Sim, client: Bot) -> None:
    first, second = (sim.message(READER, text)["update_id"] for text in ("one", "two"))
    assert [update.update_id for update in await client.get_updates()] == [first, second]
    assert [update.update_id for update in await client.get_updates(offset=second)] == [second]
    assert sim.stats()["pending_updates"] == 1


async def test_ids_of_updates_survive_a_reset(sim: Sim) -> None:
    before = sim.message(READER, "one")["update_id"]
    sim.reset()
    after = sim.message(READER, "two")["update_id"]
    assert before is not None
    assert after == before + 1
    assert [message["text"] for message in sim.messages(READER)] == ["two"]


async def test_only_the_wanted_kinds_are_kept(sim: Sim, client: Bot) -> None:
    await client.get_updates(allowed_updates=["my_chat_member"])
    assert sim.message(READER, "x")["update_id"] is None
    assert sim.my_chat_member(READER, "kicked")["update_id"] is not None
    await client.get_updates()
    assert sim.message(READER, "x")["update_id"] is None, "a list left out keeps the previous one"
    await client.get_updates(allowed_updates=[])
    assert sim.message(READER, "x")["update_id"] is not None


async def test_a_second_poller_ends_the_first(sim: Sim, client: Bot) -> None:
    async with Bot(TOKEN, base_url=sim.bot_url) as other:
        ended, going = await two_polls(client, other)
        with pytest.raises(Conflict, match=r"(?i)terminated by other getUpdates request"):
            await ended
        sim.message(READER, "still there?")
        assert [update.effective_message and update.effective_message.text for update in await going] == [
            "still there?"
        ]


async def test_a_webhook_gets_its_secret_and_every_update_in_order(
    sim: Sim, client: Bot, hook: Hook, hook_url: str
) -> None:
    sim.config(webhook_backoff=0)
    hook.statuses = [500, 503]
    sim.message(READER, "one")
    await client.set_webhook(hook_url, secret_token="a-secret")
    sim.message(READER, "two")
    got = [await hook.next() for _ in range(4)]
    assert got == [("a-secret", "one")] * 3 + [("a-secret", "two")]
    info = await client.get_webhook_info()
    assert info.last_error_message == "Wrong response from the webhook: 503 Service Unavailable"


async def test_no_polling_beside_a_webhook(sim: Sim, client: Bot, hook_url: str) -> None:
    await client.set_webhook(hook_url)
    with pytest.raises(Conflict, match=r"(?i)can't use getUpdates method while webhook is active"):
        await client.get_updates()
    await client.delete_webhook()
    sim.message(READER, "x")
    assert len(await client.get_updates()) == 1


async def test_a_webhook_ends_a_poll(sim: Sim, client: Bot, hook_url: str) -> None:
    async with Bot(TOKEN, base_url=sim.bot_url) as other:
        ended, going = await two_polls(client, other)  # one has ended the other, so it has begun
        await client.set_webhook(hook_url)
        for poll in (ended, going):
            with pytest.raises(Conflict):
                await poll
        assert "terminated by setWebhook request" in str(going.exception())


@pytest.mark.parametrize(
    ("url", "secret", "message"),
    [
        ("http://example.org/hook", "", "(?i)an https url must be provided"),
        ("https://example.org/hook", "no spaces", "(?i)unallowed characters"),
    ],
)
async def test_refuses_a_webhook(client: Bot, url: str, secret: str, message: str) -> None:
    with pytest.raises(BadRequest, match=message):
        await client.set_webhook(url, secret_token=secret)
