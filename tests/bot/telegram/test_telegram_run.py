"""The whole program in Telegram, by polling, against the simulator: every command, button and kind of message."""

import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.say.texts import languages
from bot.talk.commands import MENU
from tests.bot.programs import onrecord, running_bot
from tests.bot.telegram.bots import TOKEN
from tests.simulator import Sim
from tests.simulator.shapes import Document, Json

ANN, GROUP = 1001, -1001234
BOT = "@sim42_bot"
ODD_TEXTS = (
    "a",
    "x " * 2048,
    "y" * 4096,
    "🙂",
    "🙂" * 2000,
    "שלום עולם \u202e",
    "<b>UNRWA</b>",
    "*UNRWA* [a](b)",
    "&lt;",
    "`",
    "/",
    "//",
    "1",
    "\u200b",
    "@",
    "#tag UNRWA",
)


@pytest.fixture(scope="module")
def var(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("var")
    extra = folder / "odd.yaml"
    extra.write_text(
        "title: 'Remarks on <b>bold</b> & \"quotes\"'\ndate: 2021-10-01\nspeaker: 'Ada <i>Field</i>'\nlanguage: en\n"
        "text: 'The <script>harbour</script> & the *bridge* will be _opened_.'\n"
    )
    assert onrecord(folder, "load", "data", str(extra)).returncode == 0
    return folder


@pytest.fixture
def bot(sim: Sim, var: Path) -> Iterator[Sim]:
    """The simulator with the program polling it; afterwards nothing was refused, and nothing went wrong in the log."""
    sim = Sim(sim.url, TOKEN)
    sim.config(limits=False)
    with running_bot(var, sim.url, TOKEN) as process:
        sim.ask(ANN, "/start", timeout=30)
        yield sim
        process.send_signal(signal.SIGTERM)
        log = process.communicate(timeout=30)[1]
    assert process.returncode == 0
    sim.assert_no_bad_requests()
    assert "level=error" not in log
    assert "Traceback" not in log
    assert TOKEN not in log
    assert "TEST-token" not in log


def press(sim: Sim, message: Json, label: str) -> Json:
    return sim.press(int(message["chat"]["id"]), int(message["message_id"]), text=label)


def test_commands_and_profile_are_set(bot: Sim) -> None:
    settings = bot.profile()["settings"]
    assert len(settings["commands"]) == 1 + len(languages())
    for commands in settings["commands"].values():
        assert [command["command"] for command in commands] == list(MENU)
    for code in ("", *languages()):
        assert all(settings[part][code] for part in ("description", "short_description"))


def test_every_command_is_answered(bot: Sim) -> None:
    for command in MENU:
        assert bot.ask(ANN, f"/{command}")["text"]
    assert bot.ask(ANN, f"/latest{BOT}")["text"].startswith("Newest statements")
    assert "Unknown command" in bot.ask(ANN, "/nonsense")["text"]


def test_a_question_is_answered_with_a_quote_in_a_blockquote(bot: Sim) -> None:
    answer = bot.ask(ANN, "What is UNRWA said to be?")
    kinds = {entity["type"] for entity in answer["entities"]}
    assert {"blockquote", "bold", "italic"} <= kinds
    assert answer["text"].startswith("Sergey Lavrov, Foreign Minister · 26 January 2021\nWe are convinced")


def test_every_button_works(bot: Sim) -> None:
    answer = bot.ask(ANN, "international law")
    for label in ("In context", "Read in full", "Next ▸"):
        assert press(bot, answer, label)["text"]
    start = bot.ask(ANN, "/start")
    for label in ("Latest", "Archive", "Counters", "How to ask"):
        assert press(bot, start, label)["text"]
    archive = bot.ask(ANN, "/archive")
    months = press(bot, archive, "By month")
    assert months["message_id"] == archive["message_id"]
    listed = press(bot, months, "January 2021 (1)")
    whole = press(bot, listed, "1")
    page = press(bot, whole, "Next ▸")
    assert "Page 2 of 2" in page["text"]
    assert "Page 1 of 2" in press(bot, page, "◂ Previous")["text"]


def test_any_message_is_answered(bot: Sim) -> None:
    for text in ODD_TEXTS:
        assert bot.ask(ANN, text)["text"], text


def test_marks_in_statements_are_shown_as_they_are(bot: Sim) -> None:
    answer = bot.ask(ANN, "harbour bridge opened")
    assert (
        "Ada <i>Field</i> · 1 October 2021\nThe <script>harbour</script> & the *bridge* will be _opened_."
        in answer["text"]
    )
    assert 'Remarks on <b>bold</b> & "quotes"' in answer["text"]


def test_in_a_group_it_speaks_only_when_addressed(bot: Sim) -> None:
    bot.config(privacy=False)
    for silent in ("What is UNRWA?", "/latest@OtherBot", "hello all"):
        bot.message(GROUP, silent)
    addressed = bot.ask(GROUP, f"{BOT} what is UNRWA said to be?")
    assert addressed["text"].startswith("Sergey Lavrov")
    assert bot.ask(GROUP, "/ask UNRWA")["text"].startswith("Sergey Lavrov")
    assert bot.ask(GROUP, "and Zakharova?", reply_to=addressed["message_id"])["text"]
    outgoing = [message for message in bot.messages(GROUP) if message["outgoing"]]
    assert len(outgoing) == 3


def test_an_edited_question_is_not_answered_again(bot: Sim) -> None:
    asked = bot.message(ANN, "UNRWA")
    bot.wait(after=asked["seq"], chat_id=ANN)
    bot.edited_message(ANN, asked["message"]["message_id"], "UNRWA and Gaza")
    bot.ask(ANN, "/time")
    texts = [
        message["text"] for message in bot.messages(ANN, after=asked["message"]["message_id"]) if message["outgoing"]
    ]
    assert len(texts) == 2


def test_buttons_of_an_old_message_work_after_a_restart(sim: Sim, var: Path) -> None:
    sim = Sim(sim.url, TOKEN)
    sim.config(limits=False)
    with running_bot(var, sim.url, TOKEN):
        answer = sim.ask(ANN, "international law", timeout=30)
    with running_bot(var, sim.url, TOKEN):
        assert sim.ask(ANN, "/time", timeout=30)["text"]
        for label in ("In context", "Read in full", "Next ▸"):
            assert press(sim, answer, label)["text"]
    sim.assert_no_bad_requests()


def test_a_file_that_is_added_while_the_bot_runs_is_on_record_within_seconds(sim: Sim, tmp_path: Path) -> None:
    data = tmp_path / "data"
    (data / "statements").mkdir(parents=True)
    (data / "profile.yaml").write_text("owner: a town\nabout: A record.\n")
    (data / "sources.yaml").write_text("- {name: own, type: folder, path: statements, interval: 1s}\n")
    sim = Sim(sim.url, TOKEN)
    sim.config(limits=False)
    with running_bot(tmp_path / "var", sim.url, TOKEN, ONRECORD_DATA=str(data)):
        sim.ask(ANN, "/start", timeout=30)
        (data / "statements" / "bridge.yaml").write_text(
            "title: On the bridge\ndate: 2021-10-01\nspeaker: Ada Field\nlanguage: en\ntext: The bridge is open.\n"
        )
        deadline = time.monotonic() + 20
        while "The bridge is open." not in (said := sim.ask(ANN, "Is the bridge open?")["text"]):
            assert time.monotonic() < deadline, said


def test_what_waits_when_the_program_is_stopped_is_answered_by_the_next(sim: Sim, var: Path) -> None:
    """Three hundred people have asked; the program is stopped in the midst of answering, and started again."""
    sim = Sim(sim.url, TOKEN)
    sim.config(limits=False)
    sim.faults("sendMessage", "delay", delay=0.05)
    people = range(20_000, 20_300)

    def answers(person: int) -> int:
        return sum(bool(each["outgoing"]) for each in sim.messages(person))

    with running_bot(var, sim.url, TOKEN) as process:
        sim.ask(ANN, "/start", timeout=30)
        for person in people:
            sim.message(person, "What is UNRWA said to be?")
        sim.wait(chat_id=people[5], timeout=30)
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=10)  # a stop takes no longer, whatever waits
        assert process.returncode == 0
    assert any(not answers(person) for person in people), "all was answered before the stop"
    sim.clear_faults()
    with running_bot(var, sim.url, TOKEN):
        for person in people:
            sim.wait(chat_id=person, timeout=30)
    assert {answers(person) for person in people} == {1}


def test_a_file_is_verified_when_it_is_sent_and_when_it_is_replied_to(bot: Sim) -> None:
    draft = "“UNRWA is a railway company,” Sergey Lavrov said. “Zeppelins are the future of diplomacy,” he added. " * 2
    file = Document(name="draft.txt", content=draft)
    sent = bot.message(ANN, document=file)["message"]["message_id"]
    until = time.monotonic() + 30
    while not (said := [each["text"] for each in bot.messages(ANN, after=sent) if each["outgoing"]]):
        assert time.monotonic() < until
        time.sleep(0.05)
    assert said[0].startswith("4 quotations:")
    assert bot.ask(ANN, "/verify", reply_to=sent)["text"].startswith("4 quotations:")
