"""What fits a question, as a file."""

import json
from datetime import date
from pathlib import Path

import pytest

from bot.say import Reply
from bot.talk.carrying import exporting
from bot.talk.carrying.exporting import NAMES
from tests.bot.conversations import conversation_about, hear, labels, press, words
from tests.index.records import said

STATEMENTS = [
    said("The toll is low.", name="low", day=date(2021, 1, 1)),
    said("The toll is fair.", name="fair", day=date(2021, 3, 1)),
    said("A school was opened.", name="school", day=date(2021, 2, 1)),
]


def content(reply: Reply) -> str:
    assert reply.attachment is not None
    assert not reply.attachment.picture
    return reply.attachment.content.decode()


async def test_the_quotes_that_fit_or_the_whole_record_in_every_format(tmp_path: Path) -> None:
    async with conversation_about(tmp_path, STATEMENTS) as conversation:
        some = await hear(conversation, "/export toll")
        assert words(some).startswith("2 statements fit")
        assert len(labels(some)) == len(NAMES)
        quotes = [json.loads(line) for line in content(await press(conversation, some, "JSON Lines")).splitlines()]
        assert [each["text"] for each in quotes] == ["The toll is fair.", "The toll is low."]
        for label in labels(some):
            assert "The toll is fair." in content(await press(conversation, some, label)).replace("{", "").replace(
                "}", ""
            )
        every = await hear(conversation, "/export")
        lines = [json.loads(line) for line in content(await press(conversation, every, "JSON Lines")).splitlines()]
        assert [each["id"] for each in lines] == ["fair", "school", "low"]


async def test_a_file_is_named_after_what_was_asked(tmp_path: Path) -> None:
    async with conversation_about(tmp_path, STATEMENTS) as conversation:
        file = (await press(conversation, await hear(conversation, "/export ../toll"), "BibTeX")).attachment
        assert file is not None
        assert file.name.startswith("toll-20")
        assert file.name.endswith(".bib")


async def test_nothing_that_fits_is_no_file(tmp_path: Path) -> None:
    async with conversation_about(tmp_path, STATEMENTS) as conversation:
        nothing = await hear(conversation, "/export zeppelin")
        assert (words(nothing), nothing.buttons) == ("No statement on record has these words.", ())
    async with conversation_about(tmp_path / "empty", []) as conversation:
        assert words(await hear(conversation, "/export")) == "The record has no statements yet."


async def test_what_is_too_large_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exporting, "MOST_MEGABYTES", 0)
    async with conversation_about(tmp_path, STATEMENTS) as conversation:
        refused = await press(conversation, await hear(conversation, "/export"), "CSV")
        assert (words(refused)[:12], refused.attachment) == ("That is more", None)
