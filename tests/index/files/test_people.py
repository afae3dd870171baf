from datetime import date
from pathlib import Path

import pytest

from index.errors import DataError
from index.files import read_people
from index.people import Directory, Known, Office
from index.statement import Speaker

FIELD = """
- name: Ada Field
  aliases: [Dr. Field, A. F.]
  offices:
    - title: President
      from: 2021-01-20
      to: 2025-01-20
  same_as: https://example.org/ada
- name: Max Brook
"""


def problems(tmp_path: Path, text: str) -> list[str]:
    path = tmp_path / "people.yaml"
    path.write_text(text)
    with pytest.raises(DataError) as error:
        read_people(path)
    return [f"{each.line} {each.field}: {each.message}" for each in error.value.problems]


def test_the_file_says_who_is_who(tmp_path: Path) -> None:
    path = tmp_path / "people.yaml"
    path.write_text(FIELD)
    assert read_people(path) == (
        Known(
            "Ada Field",
            ("Dr. Field", "A. F."),
            (Office("President", date(2021, 1, 20), date(2025, 1, 20)),),
            "https://example.org/ada",
        ),
        Known("Max Brook"),
    )
    assert read_people(tmp_path / "none.yaml") == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("- name: A\n  alias: B\n", ["2 alias: unknown field; did you mean 'aliases'?"]),
        ("- aliases: B\n", ["1 name: is missing"]),
        ("name: A\n", ["1 : is not a list of people: begin each with '- name: …'"]),
        (
            "- name: A\n- name: B\n  aliases: a\n",
            ["2 aliases: 'a' is the person of line 1 as well; a name is one person's"],
        ),
        (
            "- name: A\n  offices:\n  - titel: B\n",
            ["2 offices: titel: unknown field; did you mean 'title'?; title: is missing"],
        ),
        (
            "- name: A\n  offices:\n  - title: B\n    from: 2022-01-01\n    to: 2021-01-01\n",
            ["2 offices: from: 2022-01-01 is after to: 2021-01-01"],
        ),
    ],
)
def test_what_is_wrong_is_told_with_the_nearest_name(tmp_path: Path, text: str, told: list[str]) -> None:
    assert problems(tmp_path, text) == told


def test_an_office_alone_is_whoever_held_it_that_day() -> None:
    known = (
        Known("Ada Field", (), (Office("President", date(2017, 1, 20), date(2021, 1, 19)),)),
        Known("Leo Stone", (), (Office("President", date(2021, 1, 20)),)),
    )
    president = Speaker("THE PRESIDENT")
    directory = Directory([(president, 9)], known=known)
    found = [directory.of(president, day) for day in (date(2020, 5, 1), date(2022, 5, 1), date(2010, 5, 1))]
    assert [person and person.name for person in found] == ["Ada Field", "Leo Stone", None]
    assert directory.heard(["Leo Stone"]).dated == (("THE PRESIDENT", date(2021, 1, 20), None),)
