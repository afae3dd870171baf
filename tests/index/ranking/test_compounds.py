"""Words in one or with a hyphen find each other, and nothing else."""

from pathlib import Path

import pytest

from tests.index.records import TODAY, record_of, said

STATEMENTS = [
    said("The talks ended early. The cyber-attacks on the port went on all night.", name="hyphen"),
    said("The cyberattacks of last winter were the work of three men.", name="one"),
    said("Our cooperation with the harbour city is old.", name="joined"),
    said("A co-operation of two schools began there.", name="parted"),
    said("The car that the pet shop sold was green.", name="neither"),
]


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("cyber-attacks on the port", {"hyphen"}),
        ("cyberattacks on the port", {"hyphen"}),
        ("cyber-attacks of last winter", {"one"}),
        ("cyberattacks of last winter", {"one"}),
        ("cyberattacks", {"hyphen", "one"}),
        ("cyber-attacks", {"hyphen", "one"}),
        ("co-operation with the harbour city", {"joined"}),
        ("cooperation of two schools", {"parted"}),
        ("carpet", set()),
    ],
)
async def test_either_form_is_found_by_the_other(tmp_path: Path, question: str, found: set[str]) -> None:
    async with record_of(tmp_path, STATEMENTS) as record:
        answer = await record.ask(question, today=TODAY)
    first = answer.quotes[: len(found)] if answer.answered else ()
    assert {quote.statement_id for quote in first} == found


async def test_a_word_that_stands_only_in_its_other_form_is_found_alone(tmp_path: Path) -> None:
    async with record_of(tmp_path, [STATEMENTS[0], STATEMENTS[4]]) as record:
        answer = await record.ask("cyberattacks", today=TODAY)
    assert (answer.answered, [quote.statement_id for quote in answer.quotes]) == (True, ["hyphen"])
