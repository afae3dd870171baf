"""What is counted is what was said, statement by statement: checked against a plain count that shares no code."""

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.statement import Speaker, Statement
from tests.index.records import TODAY, record_of, said

BRIEFING = Statement(
    id="briefing",
    title="Press briefing on tolls",
    date=date(2021, 7, 2),
    speakers=(Speaker("Ada Field"),),
    language="en",
    text="MS. FIELD: The harbour opens today.\n\nQUESTION: What about the famine?\n\nMS. FIELD: I have nothing on that.",
)
RECORD = (
    said("The toll is low. We lowered tolls twice.", name="one", day=date(2021, 3, 1)),
    said("No toll at all.", name="two", day=date(2021, 5, 5), speaker="Tom Hill"),
    said("The harbour master said that the toll was wrong.", name="three", day=date(2021, 5, 6)),
    said("Nothing of the kind.", name="four", day=date(2021, 9, 9), speaker="Tom Hill"),
    BRIEFING,
)


@pytest.mark.parametrize(
    ("asked", "matching", "first", "last"),
    [
        ("toll", 3, date(2021, 3, 1), date(2021, 5, 6)),
        ("tolls", 3, date(2021, 3, 1), date(2021, 5, 6)),
        ('"harbour master"', 1, date(2021, 5, 6), date(2021, 5, 6)),
        ("toll harbour", 1, date(2021, 5, 6), date(2021, 5, 6)),
        ("toll -harbour", 2, date(2021, 3, 1), date(2021, 5, 5)),
        ("toll in May 2021", 2, date(2021, 5, 5), date(2021, 5, 6)),
        ("what did Tom Hill say about the toll", 1, date(2021, 5, 5), date(2021, 5, 5)),
        ("what did Tom Hill say", 2, date(2021, 5, 5), date(2021, 9, 9)),
        ("harbour", 2, date(2021, 5, 6), date(2021, 7, 2)),
        ("whale", 0, None, None),
    ],
)
async def test_every_statement_in_which_the_words_were_said_is_counted(
    tmp_path: Path, asked: str, matching: int, first: date | None, last: date | None
) -> None:
    async with record_of(tmp_path, RECORD) as record:
        found = await record.when(asked, today=TODAY)
    ends = tuple(quote.date if quote else None for quote in (found.first, found.last))
    assert (found.matching, *ends) == (matching, first, last)
    assert sum(month.matching for month in found.months) == matching


async def test_an_interviewers_words_are_counted_apart_and_a_title_not_at_all(tmp_path: Path) -> None:
    async with record_of(tmp_path, RECORD) as record:
        famine = await record.when("famine", today=TODAY)
        toll = await record.when("toll", today=TODAY)
    assert (famine.matching, famine.asked) == (0, 1)
    assert (toll.matching, toll.asked) == (3, 0)  # the briefing has it in its title


async def test_months_without_statements_are_gaps_and_people_come_with_their_counts(tmp_path: Path) -> None:
    async with record_of(tmp_path, RECORD) as record:
        found = await record.when("toll", today=TODAY)
    assert [(month.key, month.statements, month.matching) for month in found.months] == [
        ("2021-03", 1, 1),
        ("2021-04", 0, 0),
        ("2021-05", 2, 2),
        ("2021-06", 0, 0),
        ("2021-07", 1, 0),
        ("2021-08", 0, 0),
        ("2021-09", 1, 0),
    ]
    assert [month.key for month in found.gaps] == ["2021-04", "2021-06", "2021-08"]
    assert [(each.name, each.matching) for each in found.speakers] == [("Ada Field", 2), ("Tom Hill", 1)]


async def test_words_that_stand_everywhere_are_not_counted_unless_as_a_phrase(tmp_path: Path) -> None:
    async with record_of(tmp_path, RECORD) as record:
        alone = await record.when("the", today=TODAY)
        phrase = await record.when('"the harbour"', today=TODAY)
    assert (alone.words, alone.matching) == (False, 0)
    assert (phrase.words, phrase.matching) == (True, 2)


WORDS = ("harbour", "toll", "bridge", "boat", "ferry")


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=5), min_size=1, max_size=8), st.data())
async def test_counts_equal_a_plain_count_over_the_texts(
    tmp_path_factory: pytest.TempPathFactory, texts: list[list[str]], data: st.DataObject
) -> None:
    days = [date(2021, data.draw(st.integers(1, 12)), 1 + place) for place in range(len(texts))]
    statements = [
        said(f"We spoke of {' and '.join(words)}.", name=f"s{place}", day=day)
        for place, (words, day) in enumerate(zip(texts, days, strict=True))
    ]
    wanted = data.draw(st.sampled_from(WORDS))
    plainly = [each.date for each in statements if re.search(rf"\b{wanted}\b", each.text)]
    async with record_of(tmp_path_factory.mktemp("record"), statements) as record:
        found = await record.when(wanted, today=TODAY)
    assert found.matching == len(plainly)
    assert (found.first and found.first.date) == min(plainly, default=None)
    assert (found.last and found.last.date) == max(plainly, default=None)
    assert sum(month.statements for month in found.months) == len(statements)
