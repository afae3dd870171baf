"""Messages on their way into a chat, over HTTP with the simulated Bot API."""

from collections.abc import AsyncIterator

import pytest
from telegram.error import BadRequest
from telegram.ext import ApplicationBuilder, ExtBot

from bot.telegram.messenger import Messenger
from bot.telegram.posting import Destination
from bot.telegram.render import Outgoing
from tests.bot.telegram.bots import TOKEN, Sleeps
from tests.simulator import Sim

ANN, GROUP, FORUM = 1001, -1001, -1002000000


@pytest.fixture
async def api(sim: Sim, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[ExtBot[None]]:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")  # without it every RetryAfter warns that it is deprecated
    bot = ApplicationBuilder().token(TOKEN).base_url(sim.bot_url).build().bot
    async with bot:
        for chat in (ANN, GROUP, FORUM):
            sim.chat(chat)
        yield bot


def words(*texts: str) -> list[Outgoing]:
    return [Outgoing(f"<b>{text}</b>", text) for text in texts]


def outgoing(sim: Sim, chat: int) -> list[str]:
    return [message["text"] for message in sim.messages(chat) if message["outgoing"] and not message["deleted"]]


async def test_in_order_and_only_the_first_as_a_reply(sim: Sim, api: ExtBot[None]) -> None:
    asked = sim.message(GROUP, "a question")["message"]["message_id"]
    await Messenger(api).send(words("one", "two"), Destination(GROUP, replied=asked))
    first, second = (message for message in sim.messages(GROUP) if message["outgoing"])
    assert (first["text"], second["text"]) == ("one", "two")
    assert first["reply_to_message"]["message_id"] == asked
    assert "reply_to_message" not in second


async def test_a_question_that_was_deleted_is_answered_all_the_same(sim: Sim, api: ExtBot[None]) -> None:
    await Messenger(api).send(words("one"), Destination(GROUP, replied=999))
    assert outgoing(sim, GROUP) == ["one"]


@pytest.mark.parametrize("html", ["<b>one", "<u", "<script>one</script>", "one</b>"])
async def test_marks_that_telegram_does_not_understand(sim: Sim, api: ExtBot[None], html: str) -> None:
    await Messenger(api).send([Outgoing(html, "one < two")], Destination(ANN))
    assert outgoing(sim, ANN) == ["one < two"]


async def test_marks_that_telegram_does_not_understand_in_an_edit(sim: Sim, api: ExtBot[None]) -> None:
    sent = await api.send_message(ANN, "before")
    await Messenger(api).replace([Outgoing("<b>", "after")], sent.message_id, Destination(ANN))
    assert outgoing(sim, ANN) == ["after"]


async def test_replacing_by_more_than_one_message(sim: Sim, api: ExtBot[None]) -> None:
    sent = await api.send_message(ANN, "before")
    await Messenger(api).replace(words("one", "two"), sent.message_id, Destination(ANN))
    assert outgoing(sim, ANN) == ["one", "two"]


async def test_replacing_a_message_that_is_gone(sim: Sim, api: ExtBot[None]) -> None:
    sent = await api.send_message(ANN, "before")
    await sent.delete()
    await Messenger(api).replace(words("one", "two"), sent.message_id, Destination(ANN))
    assert outgoing(sim, ANN) == ["one", "two"]


async def test_replacing_by_the_same(sim: Sim, api: ExtBot[None]) -> None:
    sent = await api.send_message(ANN, "<b>one</b>", parse_mode="HTML")
    await Messenger(api).replace(words("one"), sent.message_id, Destination(ANN))
    assert outgoing(sim, ANN) == ["one"]


async def test_replacing_under_flood_control(sim: Sim, api: ExtBot[None]) -> None:
    """Nothing is lost: what could not be put in place of the message is sent when Telegram allows."""
    sent = await api.send_message(ANN, "before")
    sim.faults("editMessageText", retry_after=3, times=1)
    sleeps = Sleeps()
    messenger = Messenger(api, sleep=sleeps)
    await messenger.replace(words("after"), sent.message_id, Destination(ANN))
    await messenger.settled()
    assert sleeps.waited == [3]
    assert outgoing(sim, ANN) == ["after"]


async def test_what_is_parked_is_given_up_at_the_end(sim: Sim, api: ExtBot[None]) -> None:
    sim.faults("sendMessage", retry_after=30, times=1)
    messenger = Messenger(api)
    await messenger.send(words("one"), Destination(ANN))
    await messenger.close()
    await messenger.settled()
    assert outgoing(sim, ANN) == []


async def test_the_rest_follows_in_order_after_flood_control(sim: Sim, api: ExtBot[None]) -> None:
    messenger = Messenger(api, sleep=Sleeps())
    sim.faults("sendMessage", retry_after=3, times=1)
    await messenger.send(words("one", "two", "three"), Destination(GROUP))
    await messenger.settled()
    assert outgoing(sim, GROUP) == ["one", "two", "three"]


@pytest.mark.parametrize("state", ["deleted", "closed"])
async def test_a_topic_that_takes_no_messages(sim: Sim, api: ExtBot[None], state: str) -> None:
    sim.topic(FORUM, 5)
    sim.topic(FORUM, 5, "deleted" if state == "deleted" else "closed")
    await Messenger(api).send(words("one", "two"), Destination(FORUM, 5))
    assert outgoing(sim, FORUM) == (["one", "two"] if state == "deleted" else [])


async def test_a_message_that_is_itself_at_fault_is_not_swallowed(sim: Sim, api: ExtBot[None]) -> None:
    with pytest.raises(BadRequest):
        await Messenger(api).send([Outgoing(" ", " ")], Destination(ANN))


async def test_a_time_out_may_have_arrived_and_is_tried_once_more_only(sim: Sim, api: ExtBot[None]) -> None:
    bot = ApplicationBuilder().token(TOKEN).base_url(sim.bot_url).read_timeout(0.05).build().bot
    sleeps = Sleeps()
    async with bot:
        sim.faults("sendMessage", "delay_after", delay=0.2, times=3)
        await Messenger(bot, sleep=sleeps).send(words("one"), Destination(ANN))
    assert sleeps.waited == [1.0]
    assert outgoing(sim, ANN) == ["one", "one"]
