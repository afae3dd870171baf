"""``/when`` and questions for a count, as a chat sees them; and the picture."""

from datetime import date
from pathlib import Path

import pytest

from bot.say.plot import bars, draw
from index.timeline import Month
from tests.bot.conversations import conversation_about, hear, labels, press, quoted, words
from tests.index.records import TODAY, record_of, said, shipped


async def test_when_says_how_often_first_and_last_and_out_of_how_many(tmp_path: Path) -> None:
    async with conversation_about(tmp_path, shipped()) as conversation:
        reply = await hear(conversation, "/when Russia")
        assert " of 11 on record, 26 January 2021 to 16 September 2021." in words(reply).splitlines()[0]
        assert "3 months have no statements on record (·)." in words(reply)
        assert labels(reply) == ["First in context", "Last in context", "By month", "Chart"]
        assert "Russia" in "".join(quoted(await press(conversation, reply, "Last in context")))


async def test_what_was_said_once_is_shown_once(tmp_path: Path) -> None:
    async with conversation_about(tmp_path, shipped()) as conversation:
        reply = await hear(conversation, "/when vaccines")
        assert labels(reply) == ["In context"]
        assert len(quoted(reply)) == 1


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("how many statements mention vaccines", "1 statement of 11"),
        ("when did Nemo first mention vaccines", "The record has no statement by Nemo."),
        ("/when the", "These words stand almost everywhere"),
        ("/when", "Write the words after the command: /when "),
        ("/when dragons", "0 statements of 11"),
        ("how often did Lavrov mention UNRWA", "1 statement of "),
    ],
)
async def test_counts_are_told_in_the_first_line(tmp_path: Path, text: str, line: str) -> None:
    async with conversation_about(tmp_path, shipped()) as conversation:
        assert words(await hear(conversation, text)).startswith(line)


def test_a_line_of_bars_tells_gaps_from_months_without_the_words() -> None:
    months = [Month(2021, 1, 4, 1), Month(2021, 2, 0, 0), Month(2021, 3, 5, 0), Month(2021, 4, 9, 8)]
    assert bars(months) == "▁·_█"


@pytest.mark.parametrize("dark", [False, True])
async def test_a_picture_is_drawn(tmp_path: Path, dark: bool) -> None:
    async with record_of(tmp_path, [said("A toll.")]) as record:
        timeline = await record.when("toll", today=TODAY)
    drawn = draw(timeline, "png", title="Tolls", words="with", everything="all", gap="none", dark=dark)
    assert drawn.startswith(b"\x89PNG")


async def test_a_count_is_shown_as_a_picture(tmp_path: Path) -> None:
    record = [said("The toll is low.", name=f"s{month}", day=date(2021, month, 1)) for month in (1, 3)]
    async with conversation_about(tmp_path, record) as conversation:
        chart = await press(conversation, await hear(conversation, "/when toll"), "Chart")
    assert words(chart) == "toll: 2 statements"
    assert chart.attachment is not None
    assert (chart.attachment.picture, chart.attachment.content[:4]) == (True, b"\x89PNG")


async def test_a_list_has_pages_and_each_of_it_opens_at_its_words(tmp_path: Path) -> None:
    many = [
        said(f"{'We spoke of many things at length. ' * 9}The toll of bridge {number} is low.", name=f"s{number}")
        for number in range(6)
    ]
    async with conversation_about(tmp_path, many) as conversation:
        first = await hear(conversation, "all statements on the toll")
        assert words(first).startswith("6 statements, the newest first")
        assert labels(first) == ["1", "2", "3", "Next ▸"]
        assert all("toll" in shown for shown in quoted(first))
        second = await press(conversation, first, "Next ▸")
        assert (labels(second), second.replaces) == (["4", "5", "6", "◂ Previous"], True)
        assert "The toll of bridge" in "".join(quoted(await press(conversation, second, "5")))


@pytest.mark.parametrize("text", ["/when toll", "how often did Ada Field mention the toll"])
async def test_each_month_of_a_count_leads_to_its_list(tmp_path: Path, text: str) -> None:
    said_on = [date(2021, 1, 5), date(2021, 1, 9), date(2021, 3, 2)]
    record = [said(f"The toll was {place} today.", name=f"s{place}", day=day) for place, day in enumerate(said_on)]
    async with conversation_about(tmp_path, record) as conversation:
        months = await press(conversation, await hear(conversation, text), "By month")
        assert labels(months) == ["March 2021 (1)", "January 2021 (2)"]
        january = await press(conversation, months, "January 2021 (2)")
        assert quoted(january) == ["The toll was 1 today.", "The toll was 0 today."]


async def test_a_month_of_many_statements_has_pages(tmp_path: Path) -> None:
    days = [date(2021, 1, day) for day in range(1, 7)] + [date(2021, 2, 1)]
    record = [said(f"The toll was {day} today.", name=f"s{day}", day=day) for day in days]
    async with conversation_about(tmp_path, record) as conversation:
        months = await press(conversation, await hear(conversation, "/when toll"), "By month")
        first = await press(conversation, months, "January 2021 (6)")
        second = await press(conversation, first, "Next ▸")
        assert (len(quoted(first)), len(quoted(second)), second.replaces) == (3, 3, True)


async def test_long_records_page_through_their_months(tmp_path: Path) -> None:
    days = [date(2020 + number // 12, number % 12 + 1, 1) for number in range(14)]
    record = [said(f"The toll was {day} today.", name=f"s{day}", day=day) for day in days]
    async with conversation_about(tmp_path, record) as conversation:
        months = await press(conversation, await hear(conversation, "/when toll"), "By month")
        older = await press(conversation, months, "Older ▸")
        assert labels(older) == ["February 2020 (1)", "January 2020 (1)", "◂ Newer"]
