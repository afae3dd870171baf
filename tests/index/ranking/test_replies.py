"""Whoever only repeats what was asked about has not answered."""

from pathlib import Path

import pytest

from tests.index.records import TODAY, record_of, said

STATEMENTS = [
    said("QUESTION: Ruritania, please.\n\nADA FIELD: Ruritania? Go ahead.\n\nQUESTION: Will the border be opened?\n\nADA FIELD: No.", name="briefing"),
    said("We have asked the government of Ruritania for talks about trade, and we wait for its reply.", name="talks"),
    *(said(f"Report {n} on the weather: mild, some rain.", name=f"w{n}") for n in range(40)),
]  # fmt: skip


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("What did Field say about Ruritania?", "talks"),
        ("Ruritania", "talks"),
        ("Will the border be opened?", "briefing"),
        ("“Ruritania? Go ahead.”", "briefing"),
    ],
)
async def test_a_passage_that_only_names_the_subject_does_not_lead(tmp_path: Path, question: str, first: str) -> None:
    async with record_of(tmp_path, STATEMENTS) as record:
        answer = await record.ask(question, today=TODAY)
    assert answer.quotes[0].statement_id == first
