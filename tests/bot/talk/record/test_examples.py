"""What people are shown to begin with is about the record at hand, whichever it is."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.owner.profile import read_profile
from bot.say.request import Chat
from index.errors import DataError
from index.statement import Speaker, Statement
from tests.bot.conversations import conversation_about, hear, words
from tests.bot.programs import ROOT
from tests.index.records import said, shipped

CHAT = Chat(chat_id=7, thread_id=0, kind="private", title=None)


def council() -> list[Statement]:
    """A record of another kind: a town council's."""
    bridge = "The bridge will be repaired in May. The bridge carries the buses, and no bridge carries more of them."
    budget = "The budget is balanced. Next year's budget will be smaller, and a budget needs a majority."
    statements = [
        replace(said(bridge, name="a", speaker="Ada Field"), title="Remarks on the bridge"),
        replace(said(budget, name="b", speaker="Ada Field"), title="Remarks on the budget"),
        replace(said(f"{bridge} It is old.", name="c", speaker="Bo Lund"), title="Answer on the bridge"),
    ]
    return [replace(each, speakers=(Speaker(each.speakers[0].name, "Councillor"),)) for each in statements]


async def shown(folder: Path, statements: list[Statement], examples: tuple[str, ...]) -> dict[str, str]:
    async with conversation_about(folder, statements) as conversation:
        conversation.profile = replace(conversation.profile, examples=examples)
        conversation.examples._profile = conversation.profile
        commands = ("/start", "/help", "/ask", "/watch")
        return {each: words(await hear(conversation, each, chat=CHAT)) for each in commands}


async def test_examples_are_made_of_the_record_and_find_something(tmp_path: Path) -> None:
    said = await shown(tmp_path, council(), ())
    assert "What was said about the bridge?\nWhat did Ada Field say about budget?" in said["/start"]
    assert "“what did Ada Field say about …”" in said["/help"]
    assert "“in September 2021”" in said["/help"]
    assert said["/ask"].endswith("/ask What was said about the bridge?")
    assert said["/watch"].endswith("/watch the bridge, Ada Field")


async def test_the_profiles_examples_come_first(tmp_path: Path) -> None:
    said = await shown(tmp_path, council(), ("Who mends the road?", "And the bridge?"))
    assert "Who mends the road?\nAnd the bridge?" in said["/start"]
    assert said["/ask"].endswith("/ask Who mends the road?")
    assert said["/watch"].endswith("/watch the bridge, Ada Field")


async def test_an_empty_record_has_no_examples(tmp_path: Path) -> None:
    said = await shown(tmp_path, [], ())
    assert "For example" not in said["/start"]
    assert said["/ask"].endswith("/ask What was said about …?")


def test_no_sentence_of_the_bot_is_about_the_record_that_ships() -> None:
    texts = "".join(file.read_text() for file in (ROOT / "bot" / "say" / "texts").glob("*.yaml"))
    names = {speaker.name for statement in shipped() for speaker in statement.speakers}
    assert {name for name in names if name.split()[-1] in texts} == set()


@pytest.mark.parametrize(
    ("written", "problem"),
    [("What?", "expected a list of questions"), ("[a, b, c, d, e, f]", "at most 5 are allowed")],
)
def test_examples_that_are_no_list_of_questions_are_told(tmp_path: Path, written: str, problem: str) -> None:
    file = tmp_path / "profile.yaml"
    file.write_text(f"owner: a town\nabout: What it says.\nexamples: {written}\n")
    with pytest.raises(DataError, match=problem):
        read_profile(file)
