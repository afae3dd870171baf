"""``/compare`` and questions for what changed, as a chat sees them."""

from datetime import date
from pathlib import Path

import pytest

from bot.say import Mark
from tests.bot.conversations import conversation_about, hear, labels, press, quoted, words
from tests.index.records import said

LOW = "We believe that the toll of the northern bridge is low and that it will stay low."
RECORD = [
    said(LOW.replace(" low ", f" {word} "), name=word, day=date(2021, month, 1))
    for month, word in enumerate(("low", "fair", "just", "right"), 1)
]


@pytest.mark.parametrize("text", ["/compare toll", "/compare toll, Field", "did the wording on the toll change?"])
async def test_what_changed_is_marked_and_pages_go_on_from_what_was_seen(tmp_path: Path, text: str) -> None:
    async with conversation_about(tmp_path, RECORD) as conversation:
        first = await hear(conversation, text)
        assert words(first).startswith("1 sentence was said again in changed words.\nCompared: 4 sentences")
        marks = {
            (span.text, span.mark) for block in first.blocks for span in block.spans if span.mark is not Mark.PLAIN
        }
        assert {("low", Mark.STRIKE), ("fair", Mark.UNDERLINE)} <= marks
        assert labels(first) == ["1 January 2021", "1 February 2021", "Next ▸"]
        second = await press(conversation, first, "Next ▸")
        assert quoted(second)[0] == LOW.replace(" low ", " fair ")
        turned = ["1 February 2021", "1 March 2021", "◂ Previous", "Next ▸"]
        assert (labels(second), second.replaces) == (turned, True)
        third = await press(conversation, second, "Next ▸")
        assert "is right" in "".join(quoted(await press(conversation, third, "1 April 2021")))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("/compare", "Write the words after the command"),
        ("/compare the", "These words stand almost everywhere"),
        ("/compare dragons", "No statement on record has these words."),
        ("/compare toll in March 2021", "No sentence with these words was said again in nearly the same words."),
        ("did Nemo's wording on the toll change?", "The record has no statement by Nemo."),
    ],
)
async def test_what_cannot_be_compared_is_said_in_one_line(tmp_path: Path, text: str, line: str) -> None:
    async with conversation_about(tmp_path, RECORD) as conversation:
        assert words(await hear(conversation, text)).startswith(line)


async def test_two_people_stand_side_by_side_each_under_their_name(tmp_path: Path) -> None:
    record = [*RECORD, said("The toll is a scandal.", name="hill", speaker="Bob Hill")]
    async with conversation_about(tmp_path, record) as conversation:
        reply = await hear(conversation, "Field and Hill on the toll")
        assert words(reply).startswith("Ada Field: 4 statements with these words, of 4")
        assert quoted(reply)[1] == "The toll is a scandal."
        assert labels(reply) == ["Ada Field", "Bob Hill"]
