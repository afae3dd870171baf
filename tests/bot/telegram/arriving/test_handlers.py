"""Conversations over HTTP with the simulated Bot API."""

import io
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.say.reply import Paragraph, Reply, Span
from bot.say.request import Place, Request
from bot.store.inbox import Fate
from index.errors import ArchiveUnavailable, TooLongToRead
from tests.bot.telegram.bots import ANN, APOLOGY, LINES, NEXT, TOO_LONG, StartBot, echo, no_errors, shown
from tests.simulator import Sim
from tests.simulator.shapes import Asked, ChatState

BEN = 1002
GROUP, FORUM = -1001, -1002000000
NAME = "@sim42_bot"


@pytest.mark.parametrize(
    "words",
    [
        "x",
        "ab",
        "?",
        "What did she say about the vaccine?",
        *("a" * length for length in (100, 1024, 4089, 4090, 4091, 4095, 4096)),
        "word " * 819 + "x",
        "😀",
        "👨‍👩‍👧" * 20,
        "😀" * 2048,
        "ماذا قال الوزير؟",
        "\u202eמה אמרה הדוברת?\u202c",
        "<b>bold</b> & <i>not closed",
        "</blockquote><script>alert(1)</script>",
        "*bold* _italic_ [link](https://x.example) `code` ~~~",
        "&lt;&amp;&#60;&nbsp;",
        "e\u0301" * 500,
        "\u0301\u0302",
        "NULL\x00\x07\x1b[31m",
        "/",
        "//",
        "@",
        "a\n\n\n\nb",
    ],
    ids=lambda words: f"{words[:12]!r}x{len(words)}",
)
def test_anything_can_be_asked(sim: Sim, log: io.StringIO, start: StartBot, words: str) -> None:
    run = start(echo)
    with no_errors(sim, log):
        sim.ask(ANN, words)
        run.stop()
        messages = [message for message in sim.messages(ANN) if message["outgoing"]]
    [request] = run.conversation.asked
    assert "".join("".join(map(shown, messages)).split()) == "".join(
        request.text.replace("\u202e", "\u2067")
        .replace("\u202c", "\u2069")
        .translate({0: " ", 7: " ", 27: " "})
        .split()
    )
    assert messages[-1]["reply_markup"]["inline_keyboard"][0][0]["text"] == "Next ▸"


def test_questions_that_are_too_old_are_told_of_once(sim: Sim, log: io.StringIO, start: StartBot) -> None:
    """As on a machine whose clock is fast: what is left out is no secret, and commands are answered all the same."""
    start(echo, now=lambda: datetime.now(UTC) + timedelta(minutes=11))
    with no_errors(sim, log):
        for words in ("Who said it?", "And when?"):
            sim.message(ANN, words)
        assert sim.ask(ANN, "/latest")["text"]
    assert log.getvalue().count("questions too old to be answered were left out") == 1


def test_a_private_chat(sim: Sim, log: io.StringIO, start: StartBot) -> None:
    run = start(echo)
    with no_errors(sim, log):
        answer = sim.ask(ANN, "Who said it?")
        sim.ask(ANN, "/latest", user={"language_code": "fr"})
    assert answer["text"] == "Asked\nWho said it?"
    assert [(e["type"], e["offset"], e["length"]) for e in answer["entities"]] == [
        ("bold", 0, 5),
        ("blockquote", 6, 12),
    ]
    assert "reply_to_message" not in answer
    first, second = run.conversation.asked
    assert (first.text, first.command, first.place, first.language) == ("Who said it?", None, Place.PRIVATE, "en")
    assert (second.text, second.command, second.place, second.language) == ("", "latest", Place.PRIVATE, "fr")
    [call] = [
        call for call in sim.calls(method="sendMessage") if call["params"]["text"].endswith("Who said it?</blockquote>")
    ]
    assert "is_disabled" in call["params"]["link_preview_options"]


def test_a_group_hears_only_what_it_asked_for(sim: Sim, log: io.StringIO, start: StartBot) -> None:
    sim.config(privacy=False)
    run = start(echo)
    with no_errors(sim, log):
        for words in ("a remark", "/latest@OtherBot", "/dance", "@OtherBot hm", "mail a@sim42_bot.example"):
            sim.message(GROUP, text=words)
        answer = sim.ask(GROUP, f"/latest{NAME}")
        asked = sim.message(GROUP, text=f"{NAME} Who said it?", entities=mention(NAME))
        sim.wait(asked["seq"], chat_id=GROUP)
        replied = sim.ask(GROUP, "And then?", reply_to=answer["message_id"])
    assert [(each.command, each.text) for each in run.conversation.asked] == [
        ("latest", ""),
        (None, "Who said it?"),
        (None, "And then?"),
    ]
    assert {each.place for each in run.conversation.asked} == {Place.GROUP}
    assert answer["reply_to_message"]["text"] == f"/latest{NAME}"
    assert replied["reply_to_message"]["text"] == "And then?"


def mention(name: str) -> list[dict[str, Any]]:
    return [{"type": "mention", "offset": 0, "length": len(name)}]


def test_a_topic_is_answered_in_the_topic(sim: Sim, log: io.StringIO, start: StartBot) -> None:
    start(echo)
    with no_errors(sim, log):
        sim.chat(FORUM, is_forum=True, topics={3: {}})
        in_topic = sim.ask(FORUM, f"/latest{NAME}", thread_id=3)
        in_general = sim.ask(FORUM, f"/latest{NAME}")
        pressed = sim.press(FORUM, in_topic["message_id"], data="next:1")
    assert in_topic["message_thread_id"] == pressed["message_thread_id"] == 3
    assert "message_thread_id" not in in_general


def test_a_deleted_topic_is_answered_in_the_group(sim: Sim, log: io.StringIO, start: StartBot) -> None:
    """The message comes with a thread that no longer takes messages."""
    start(echo)
    chat = {"id": FORUM, "type": "supergroup", "title": "Forum", "is_forum": True}
    sim.chat(FORUM, is_forum=True)
    message = {"message_id": 9, "date": int(datetime.now(UTC).timestamp()), "chat": chat, "text": f"/latest{NAME}"}
    topic = {"message_thread_id": 7, "is_topic_message": True, "from": {"id": ANN, "is_bot": False, "first_name": "A"}}
    sim.update({"message": message | topic})
    [answer] = sim.wait(0, chat_id=FORUM)
    assert "message_thread_id" not in answer


def test_edits_are_not_answered_again(sim: Sim, log: io.StringIO, start: StartBot) -> None:
    run = start(echo)
    with no_errors(sim, log):
        sent = sim.message(ANN, text="Who sayd it?")
        sim.wait(sent["seq"], chat_id=ANN)
        sim.edited_message(ANN, sent["message"]["message_id"], "Who said it?")
        sim.edited_message(ANN, sent["message"]["message_id"], "/latest")
        sim.ask(ANN, "Another one")
    assert [each.text for each in run.conversation.asked] == ["Who sayd it?", "Another one"]


def test_a_button_changes_its_message(sim: Sim, log: io.StringIO, start: StartBot) -> None:
    run = start(echo)
    with no_errors(sim, log):
        answer = sim.ask(ANN, "Who said it?")
        pressed = sim.callback(ANN, answer["message_id"], data="next:1", wait=5)
        sim.wait(answer["seq"], chat_id=ANN)
    assert toast(pressed) == "Done"
    [message] = [each for each in sim.messages(ANN) if each["outgoing"]]
    assert message["text"] == "pressed next:1"
    assert run.conversation.asked[-1].action == "next:1"


def test_a_button_pressed_twice(sim: Sim, log: io.StringIO, start: StartBot) -> None:
    """The second changes nothing, which Telegram calls an error; the client still gets its answer."""
    start(echo)
    answer = sim.ask(ANN, "Who said it?")
    for _ in range(3):
        pressed = sim.callback(ANN, answer["message_id"], data="next:1", wait=5)
        assert toast(pressed) == "Done"
    sim.ask(ANN, "Another one")
    assert "level=error" not in log.getvalue()
    assert [each["text"] for each in sim.messages(ANN) if each["outgoing"]] == [
        "pressed next:1",
        "Asked\nAnother one",
    ]


def toast(pressed: Asked) -> str:
    """What the client shows over the chat; fails where the bot has not answered the query."""
    assert pressed["answer"] is not None
    return str(pressed["answer"]["text"])


def press(message: dict[str, Any]) -> dict[str, Any]:
    """The update of a button that the simulator itself would not let anyone press."""
    person = {"id": ANN, "is_bot": False, "first_name": "Ann"}
    return {"callback_query": {"id": "1", "from": person, "message": message, "chat_instance": "1", "data": "next:1"}}


def test_a_button_of_a_message_that_is_gone(sim: Sim, log: io.StringIO, start: StartBot) -> None:
    start(echo)
    answer = sim.ask(ANN, "Who said it?")
    sim.faults(method="editMessageText", kind="drop_before", times=1)
    message = {key: answer[key] for key in ("message_id", "chat", "date", "from", "text")} | {"message_id": 999}
    person = {"id": ANN, "is_bot": False, "first_name": "Ann"}
    sim.update(
        update={
            "callback_query": {"id": "1", "from": person, "message": message, "chat_instance": "1", "data": "next:1"}
        }
    )
    [event] = sim.wait(answer["seq"], chat_id=ANN)
    assert (event["kind"], event["text"]) == ("sent", "pressed next:1")
    assert "level=error" not in log.getvalue()


def test_an_inaccessible_message(sim: Sim, log: io.StringIO, start: StartBot) -> None:
    """Of a message too old Telegram gives only the chat and the number; it can be changed all the same."""
    start(echo)
    answer = sim.ask(ANN, "Who said it?")
    person = {"id": ANN, "is_bot": False, "first_name": "Ann"}
    old = {"message_id": answer["message_id"], "chat": answer["chat"], "date": 0}
    sim.update(
        update={"callback_query": {"id": "1", "from": person, "message": old, "chat_instance": "1", "data": "next:1"}}
    )
    [event] = sim.wait(answer["seq"], chat_id=ANN)
    assert (event["kind"], event["text"]) == ("edited", "pressed next:1")
    assert "level=error" not in log.getvalue()


def test_a_button_that_adds_a_message(sim: Sim, log: io.StringIO, start: StartBot) -> None:
    start(lambda request: Reply((Paragraph((Span(request.action or "first"),)),), NEXT))
    with no_errors(sim, log):
        answer = sim.ask(GROUP, f"/latest{NAME}")
        pressed = sim.callback(GROUP, answer["message_id"], data="next:1", wait=5)
        [event] = sim.wait(answer["seq"], chat_id=GROUP)
    assert toast(pressed) == ""
    assert (event["kind"], event["text"]) == ("sent", "next:1")
    assert event["reply_to_message"]["message_id"] == answer["message_id"]


def test_a_button_with_only_a_notice(sim: Sim, log: io.StringIO, start: StartBot) -> None:
    start(lambda request: Reply(notice="n" * 300) if request.action else echo(request))
    with no_errors(sim, log):
        answer = sim.ask(ANN, "Who said it?")
        pressed = sim.callback(ANN, answer["message_id"], data="next:1", wait=5)
    assert toast(pressed) == "n" * 199 + "…"


def test_a_button_nobody_answers_for(sim: Sim, log: io.StringIO, start: StartBot) -> None:
    start(lambda request: None if request.action else echo(request))
    with no_errors(sim, log):
        answer = sim.ask(ANN, "Who said it?")
        assert toast(sim.callback(ANN, answer["message_id"], data="next:1", wait=5)) == ""


def test_a_button_that_was_pressed_long_ago(sim: Sim, log: io.StringIO, start: StartBot) -> None:
    start(echo)
    answer = sim.ask(ANN, "Who said it?")
    sim.config(callback_ttl=-1)
    sim.callback(ANN, answer["message_id"], data="next:1")
    [event] = sim.wait(answer["seq"], chat_id=ANN)
    assert (event["kind"], event["text"]) == ("edited", "pressed next:1")
    assert "level=error" not in log.getvalue()


def test_buttons_work_after_a_restart(sim: Sim, log: io.StringIO, start: StartBot) -> None:
    with no_errors(sim, log):
        first = start(echo)
        answer = sim.ask(ANN, "Who said it?")
        first.stop()
        start(echo)
        pressed = sim.callback(ANN, answer["message_id"], data="next:1", wait=5)
    assert toast(pressed) == "Done"


def test_a_notice_to_a_message_is_said_aloud(sim: Sim, log: io.StringIO, start: StartBot) -> None:
    start(lambda _: Reply(notice="Nothing there"))
    with no_errors(sim, log):
        assert sim.ask(ANN, "Who said it?")["text"] == "Nothing there"


def test_an_answer_that_fails(sim: Sim, log: io.StringIO, start: StartBot) -> None:
    """The chat reads one neutral line, the log says where, and what was asked is in neither."""

    def fail(request: Request) -> Reply:
        if "secret" in request.text or request.action:
            raise ValueError(f"cannot parse {request.text!r}")
        return echo(request)

    start(fail)
    assert sim.ask(ANN, "my secret question")["text"] == APOLOGY
    answer = sim.ask(ANN, "Who said it?")
    pressed = sim.callback(ANN, answer["message_id"], data="next:1", wait=5)
    assert toast(pressed) == APOLOGY
    sim.ask(ANN, "Another one")
    assert log.getvalue().count("level=error") == 2
    assert "error=ValueError" in log.getvalue()
    assert "test_handlers.py:" in log.getvalue()
    assert "secret question" not in log.getvalue()


def test_a_database_that_is_away_is_told_of_once(sim: Sim, log: io.StringIO, start: StartBot) -> None:
    """Each chat hears that it did not work; the log says it once."""

    def fail(request: Request) -> Reply:
        raise ArchiveUnavailable("postgresql://record: cannot be reached")

    start(fail)
    for text in ("one", "two", "three"):
        assert sim.ask(ANN, text)["text"] == APOLOGY
    assert log.getvalue().count("level=error") == 1
    assert "postgresql://record: cannot be reached" in log.getvalue()


def test_a_text_that_takes_too_long_to_read(sim: Sim, log: io.StringIO, start: StartBot) -> None:
    def read(request: Request) -> Reply:
        if request.text == "much":
            raise TooLongToRead
        return echo(request)

    start(read)
    with no_errors(sim, log):
        assert sim.ask(ANN, "much")["text"] == TOO_LONG
        assert shown(sim.ask(ANN, "little")) == "little"
    assert log.getvalue().count("it takes too long to be read") == 1


@pytest.mark.parametrize("state", ["blocked", "deactivated", "kicked", "left"])
def test_a_chat_that_is_gone_stops_nobody(sim: Sim, log: io.StringIO, start: StartBot, state: ChatState) -> None:
    run = start(echo)
    sim.ask(ANN, "first")
    sim.chat(ANN, state=state)
    sim.message(ANN, text="second")
    assert shown(sim.ask(BEN, "third")) == "third"
    run.stop()
    assert [each.text for each in run.conversation.asked] == ["first", "second", "third"]
    assert "level=error" not in log.getvalue()


def test_a_chat_where_the_bot_may_not_write(sim: Sim, log: io.StringIO, start: StartBot) -> None:
    run = start(echo)
    sim.chat(GROUP, can_send=False)
    sim.message(GROUP, text=f"/latest{NAME}")
    assert shown(sim.ask(BEN, "third")) == "third"
    run.stop()
    assert "level=error" not in log.getvalue()
    assert "does not accept messages" in log.getvalue()


def test_a_group_that_became_a_supergroup(sim: Sim, log: io.StringIO, start: StartBot) -> None:
    """The question was asked in the old group, which is no more when the answer is ready."""

    def answer(request: Request) -> Reply:
        if request.command == "ask":
            sim.migrate(GROUP, -1002000001, quiet=True)
        return echo(request)

    start(answer)
    sim.ask(GROUP, f"/latest{NAME}")
    told = sim.message(GROUP, f"/ask{NAME} Who said it?")
    [event] = sim.wait(told["seq"], chat_id=-1002000001)
    assert shown(event) == "Who said it?"
    assert "level=error" not in log.getvalue()


def test_flood_control_parks_one_chat(sim: Sim, log: io.StringIO, start: StartBot) -> None:
    run = start(echo)
    sim.faults(method="sendMessage", retry_after=1, chat_id=ANN, times=1)
    for text in ("first", "second"):
        sim.message(ANN, text=text)
    assert shown(sim.ask(BEN, "third")) == "third"
    assert [each for each in sim.messages(ANN) if each["outgoing"]] == []
    assert [shown(each) for each in sim.wait(chat_id=ANN, count=2)] == ["first", "second"]
    run.stop()
    assert run.told == [None, Fate.AGAIN, None]
    assert "level=error" not in log.getvalue()


@pytest.mark.parametrize(
    "fault", [{"kind": "error", "status": 500}, {"kind": "error", "status": 502, "times": 2}, {"kind": "drop_before"}]
)
def test_an_answer_survives_a_bad_line(sim: Sim, log: io.StringIO, start: StartBot, fault: dict[str, Any]) -> None:
    run = start(echo)
    sim.faults(method="sendMessage", **{"times": 1, **fault})
    assert shown(sim.ask(ANN, "Who said it?")) == "Who said it?"
    run.stop()
    assert len([each for each in sim.messages(ANN) if each["outgoing"]]) == 1
    assert run.told == [Fate.AGAIN]
    assert "level=error" not in log.getvalue()


def test_an_answer_that_was_lost_on_its_way_back_comes_twice_and_is_told_of(
    sim: Sim, log: io.StringIO, start: StartBot
) -> None:
    run = start(echo)
    sim.faults(method="sendMessage", kind="drop_after", times=1)
    sim.message(ANN, text="Who said it?")
    assert [shown(each) for each in sim.wait(chat_id=ANN, count=2)] == ["Who said it?", "Who said it?"]
    run.stop()
    assert log.getvalue().count("an answer may have arrived") == 1


def test_an_answer_that_waits_is_sent_after_a_restart(sim: Sim, log: io.StringIO, start: StartBot) -> None:
    """Sent, not made again: what was said is what is said."""
    first = start(echo)
    sim.faults(method="sendMessage", status=502, chat_id=ANN)
    sim.message(ANN, text="first")
    assert shown(sim.ask(BEN, "second")) == "second"
    first.stop()
    sim.clear_faults()
    second = start(lambda _: Reply((Paragraph((Span("something else"),)),)))
    assert shown(sim.wait(chat_id=ANN)[0]) == "first"
    second.stop()
    assert second.conversation.asked == []
    assert "level=error" not in log.getvalue()


def test_an_answer_that_is_too_late_is_one_line_and_a_command_s_is_sent_all_the_same(
    sim: Sim, log: io.StringIO, start: StartBot
) -> None:
    first = start(echo)
    sim.faults(method="sendMessage", status=502)
    for text in ("one", "two"):
        sim.message(ANN, text=text)
    sim.message(BEN, text="/latest")
    while len(first.conversation.asked) < 2:
        sim.wait(timeout=0.01)
    first.stop()
    sim.clear_faults()
    second = start(echo, now=lambda: datetime.now(UTC) + timedelta(minutes=11))
    assert sim.wait(chat_id=ANN)[0]["text"] == LINES.too_late
    assert sim.wait(chat_id=BEN)[0]["text"] == f"{LINES.late}\n\nAsked\n/latest"
    sim.ask(ANN, "/latest")
    second.stop()
    assert [each["text"] for each in sim.messages(ANN) if each["outgoing"]] == [LINES.too_late, "Asked\n/latest"]
    assert sorted(map(str, second.told)) == ["None", "given_up", "given_up", "late"]
    assert log.getvalue().count("a question was not answered in time") == 2


def test_a_notice_that_could_not_be_shown_is_said(sim: Sim, log: io.StringIO, start: StartBot) -> None:
    start(lambda request: Reply(notice="It is deleted") if request.action else echo(request))
    answer = sim.ask(ANN, "Who said it?")
    sim.faults(method="answerCallbackQuery", status=502, times=1)
    pressed = sim.press(ANN, answer["message_id"], data="next:1")
    assert pressed["text"] == "It is deleted"


def test_questions_left_standing_are_not_answered_but_commands_are(sim: Sim, log: io.StringIO, start: StartBot) -> None:
    sim.message(ANN, text="Who said it?")
    sim.message(ANN, text="/latest")
    with no_errors(sim, log):
        run = start(echo, now=lambda: datetime.now(UTC) + timedelta(minutes=11))
        sim.wait(0, chat_id=ANN)
        run.stop()
    assert [(each.command, each.text) for each in run.conversation.asked] == [("latest", "")]
