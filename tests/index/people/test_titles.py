import pytest

from index.people.titles import people_named


@pytest.mark.parametrize(
    ("title", "people"),
    [
        ("Press Briefing by Press Secretary Ada Field, July 12", ["Ada Field, Press Secretary"]),
        (
            "Press Briefing by Principal Deputy Press Secretary Ada Jean-Field and National Security Advisor Max Brook",
            ["Ada Jean-Field, Principal Deputy Press Secretary", "Max Brook, National Security Advisor"],
        ),
        ("Remarks by President Field Celebrating Spring", ["Field, President"]),
        ("President Field Announces Key Nominees", ["Field, President"]),
        ("Remarks by First Lady Ada Field During a Conversation", ["Ada Field, First Lady"]),
        ("Foreign Minister Ivan Petrov’s interview", ["Ivan Petrov, Foreign Minister"]),
        ("Public Schedule", []),
        ("The Democratic Republic of the Congo National Day", []),
        ("Press Briefing by the Response Team and Public Health Officials", []),
    ],
)
def test_a_title_names_who_has_an_office(title: str, people: list[str]) -> None:
    assert [str(each) for each in people_named(title)] == people
