from datetime import date
from pathlib import Path

import pytest

from bot.owner.counters import days_since, read_counters
from index.errors import DataError

DATA = Path(__file__).parents[3] / "data"


def test_the_counters_that_ship_stand_where_the_page_put_them() -> None:
    on_the_page = date(2021, 9, 26)
    days = {counter.id: days_since(counter.since, on_the_page) for counter in read_counters(DATA / "counters.yaml")}
    assert days == {"salisbury": 1302, "glushkov": 1294}


@pytest.mark.parametrize(
    ("since", "today", "days"),
    [
        (date(2020, 2, 28), date(2020, 3, 1), 2),
        (date(2021, 2, 28), date(2021, 3, 1), 1),
        (date(2021, 1, 1), date(2021, 1, 1), 0),
        (date(2021, 1, 2), date(2021, 1, 1), -1),
    ],
)
def test_days_are_differences_of_dates(since: date, today: date, days: int) -> None:
    assert days_since(since, today) == days


COUNTER = "- {id: a, label: the event, since: 2020-01-01, owner: The office}\n"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("id: a\n", "counters.yaml:1: is not a list of counters; expected '- id: …'"),
        ("- a\n", "counters.yaml:1: is not a counter; expected fields, such as 'title: …'"),
        (COUNTER + COUNTER, "counters.yaml:2: id: 'a' is already used; each counter needs its own id"),
        (COUNTER.replace("2020-01-01", "yesterday"), "counters.yaml:1: since: 'yesterday' is not a date; expected year-month-day, such as 2021-01-26"),
        (COUNTER.replace("owner", "ovner"), "counters.yaml:1: ovner: unknown field; did you mean 'owner'?"),
    ],
)  # fmt: skip
def test_a_damaged_file_is_told(tmp_path: Path, content: str, expected: str) -> None:
    file = tmp_path / "counters.yaml"
    file.write_text(content)
    with pytest.raises(DataError) as caught:
        read_counters(file)
    assert expected in [str(problem).removeprefix(f"{tmp_path}/") for problem in caught.value.problems]


def test_no_file_is_no_counters(tmp_path: Path) -> None:
    assert read_counters(tmp_path / "counters.yaml") == ()
