"""Messages on their way into a chat, over HTTP with the simulated Bot API."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest
from telegram.ext import ApplicationBuilder, ExtBot

from bot.delivery.outcomes import Outcome, Refused, Unknown, name_of
from bot.say.reply import Attachment, Paragraph, Reply, Span
from bot.telegram.sending.answers import MOST_TIME_OUTS, Answer, from_text, to_text
from bot.telegram.sending.messenger import Messenger, Rest
from bot.telegram.sending.posting import Destination
from tests.bot.telegram.bots import TOKEN
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


def said(*texts: str, to: Destination = Destination(ANN), instead_of: int | None = None) -> Answer:  # noqa: B008
    """An answer in as many messages."""
    long = [text.ljust(4095, ".") for text in texts[:-1]]
    return Answer(reply=Reply((Paragraph((Span("\n".join([*long, texts[-1]])),)),)), to=to, instead_of=instead_of)


def outgoing(sim: Sim, chat: int) -> list[str]:
    return [
        message["text"].rstrip(".") for message in sim.messages(chat) if message["outgoing"] and not message["deleted"]
    ]


async def test_in_order_and_only_the_first_as_a_reply(sim: Sim, api: ExtBot[None]) -> None:
    asked = sim.message(GROUP, "a question")["message"]["message_id"]
    assert await Messenger(api).send(said("one", "two", to=Destination(GROUP, replied=asked))) is None
    first, second = (message for message in sim.messages(GROUP) if message["outgoing"])
    assert (first["text"].rstrip("."), second["text"]) == ("one", "two")
    assert first["reply_to_message"]["message_id"] == asked
    assert "reply_to_message" not in second


async def test_a_question_that_was_deleted_is_answered_all_the_same(sim: Sim, api: ExtBot[None]) -> None:
    await Messenger(api).send(said("one", to=Destination(GROUP, replied=999)))
    assert outgoing(sim, GROUP) == ["one"]


async def test_replacing_by_more_than_one_message(sim: Sim, api: ExtBot[None]) -> None:
    sent = await api.send_message(ANN, "before")
    await Messenger(api).send(said("one", "two", instead_of=sent.message_id))
    assert outgoing(sim, ANN) == ["one", "two"]


async def test_replacing_a_message_that_is_gone(sim: Sim, api: ExtBot[None]) -> None:
    sent = await api.send_message(ANN, "before")
    await sent.delete()
    await Messenger(api).send(said("one", "two", instead_of=sent.message_id))
    assert outgoing(sim, ANN) == ["one", "two"]


async def test_replacing_by_the_same(sim: Sim, api: ExtBot[None]) -> None:
    sent = await api.send_message(ANN, "one")
    assert await Messenger(api).send(said("one", instead_of=sent.message_id)) is None
    assert outgoing(sim, ANN) == ["one"]


async def test_a_change_whose_answer_was_lost_is_made_again(sim: Sim, api: ExtBot[None]) -> None:
    """Twice the same change is the same as once."""
    sent = await api.send_message(ANN, "before")
    sim.faults("editMessageText", "drop_after", times=1)
    rest = await Messenger(api).send(said("after", instead_of=sent.message_id))
    assert isinstance(rest, Rest)
    assert not rest.answer.may_have_arrived
    assert await Messenger(api).send(rest.answer) is None
    assert outgoing(sim, ANN) == ["after"]


@pytest.mark.parametrize(
    ("fault", "wait", "outcome"),
    [
        ({"retry_after": 30}, timedelta(seconds=30), "too_many"),
        ({"status": 502}, timedelta(seconds=1), "unreachable"),
        ({"kind": "drop_before"}, timedelta(seconds=1), "broken"),
    ],
)
async def test_the_rest_is_given_back_with_when_to_go_on(
    sim: Sim, api: ExtBot[None], fault: dict[str, object], wait: timedelta, outcome: str
) -> None:
    asked = sim.message(GROUP, "a question")["message"]["message_id"]
    tried = list[Outcome]()
    messenger = Messenger(api, observe=tried.append)
    first = await messenger.send(replace(said("one", "two", "three", to=Destination(GROUP, replied=asked)), part=0))
    assert first is None
    sim.faults("sendMessage", times=1, **fault)  # type: ignore[arg-type]
    rest = await messenger.send(replace(said("one", "two", "three", to=Destination(GROUP)), part=1))
    assert isinstance(rest, Rest)
    assert (rest.answer.part, rest.wait) == (1, wait)
    assert from_text(to_text(rest.answer)) == rest.answer
    assert await messenger.send(rest.answer) is None
    assert outgoing(sim, GROUP) == ["one", "two", "three", "two", "three"]
    assert [name_of(each) for each in tried] == ["sent"] * 3 + [outcome] + ["sent"] * 2


async def test_waits_grow_and_not_for_ever(sim: Sim, api: ExtBot[None]) -> None:
    sim.faults("sendMessage", status=500)
    answer, waits = said("one"), list[float]()
    for _ in range(6):
        rest = await Messenger(api).send(answer)
        assert isinstance(rest, Rest)
        answer = rest.answer
        waits.append(rest.wait.total_seconds())
    assert waits == [1, 2, 4, 8, 15, 15]


async def test_what_may_have_arrived_is_not_risked_again_while_nothing_gets_through(
    sim: Sim, api: ExtBot[None]
) -> None:
    sim.faults("sendMessage", "drop_after", times=1)
    rest = await Messenger(api).send(said("one"))
    assert isinstance(rest, Rest)
    sim.faults("*", status=502)
    for _ in range(20):
        rest = await Messenger(api).send(rest.answer)
        assert isinstance(rest, Rest)
    assert outgoing(sim, ANN) == ["one"]
    sim.clear_faults()
    assert await Messenger(api).send(rest.answer) is None
    assert outgoing(sim, ANN) == ["one", "one"]


@pytest.mark.parametrize("state", ["deleted", "closed"])
async def test_a_topic_that_takes_no_messages(sim: Sim, api: ExtBot[None], state: str) -> None:
    sim.topic(FORUM, 5)
    sim.topic(FORUM, 5, "deleted" if state == "deleted" else "closed")
    await Messenger(api).send(said("one", "two", to=Destination(FORUM, 5)))
    assert outgoing(sim, FORUM) == (["one", "two"] if state == "deleted" else [])


async def test_a_message_that_is_itself_at_fault_is_told_of(sim: Sim, api: ExtBot[None]) -> None:
    sim.faults("sendMessage", status=400)
    assert isinstance(await Messenger(api).send(said("one")), Refused)


async def test_a_time_out_may_have_arrived_and_is_tried_once_more_only(sim: Sim, api: ExtBot[None]) -> None:
    bot = ApplicationBuilder().token(TOKEN).base_url(sim.bot_url).read_timeout(0.05).build().bot
    async with bot:
        sim.faults("sendMessage", "delay_after", delay=5, times=3)
        left = await Messenger(bot).send(said("one"))
        for _ in range(MOST_TIME_OUTS - 1):
            assert isinstance(left, Rest)
            left = await Messenger(bot).send(left.answer)
    assert isinstance(left, Unknown)
    assert outgoing(sim, ANN) == ["one", "one"]


def with_file(text: str, *, picture: bool) -> Answer:
    file = Attachment("a file.png" if picture else "a file.csv", b"content", picture, "No files here.")
    return from_text(to_text(Answer(reply=Reply((Paragraph((Span(text),)),), attachment=file), to=Destination(GROUP))))


@pytest.mark.parametrize(("picture", "kind"), [(True, "photo"), (False, "document")])
async def test_a_file_goes_with_its_words(sim: Sim, api: ExtBot[None], picture: bool, kind: str) -> None:
    assert await Messenger(api).send(with_file("A & B", picture=picture)) is None
    (message,) = (each for each in sim.messages(GROUP) if each["outgoing"])
    assert (message["caption"], kind in message) == ("A & B", True)
    if not picture:
        assert message["document"]["file_name"] == "a file.csv"


async def test_more_words_than_a_caption_holds_come_before_the_file(sim: Sim, api: ExtBot[None]) -> None:
    await Messenger(api).send(with_file("long " * 300, picture=True))
    words, file = (each for each in sim.messages(GROUP) if each["outgoing"])
    assert (words["text"], "photo" in file, "caption" in file) == (("long " * 300).strip(), True, False)


async def test_where_no_files_may_be_sent_this_is_said(sim: Sim, api: ExtBot[None]) -> None:
    sim.chat(GROUP, can_send_media=False)
    await Messenger(api).send(with_file("A & B", picture=True))
    assert outgoing(sim, GROUP) == ["A & B\nNo files here"]
