import pytest

from index.sources.items.speaking import by_author, by_title, speakers_of
from index.sources.reading.item import Item
from index.sources.types.definition import From, Person
from index.statement import Speaker
from tests.index.sources.sites import feed_source

PEOPLE = (
    Person("Sergey Lavrov", "Foreign Minister", ("Lavroff",)),
    Person("Maria Zakharova", "Spokeswoman"),
    Person("Ned Price", "Department Spokesperson", ("MR PRICE",)),
)


@pytest.mark.parametrize(
    ("author", "people"),
    [
        ("Office of the Spokesperson", [("Office of the Spokesperson", None)]),
        ("Antony J. Blinken, Secretary of State", [("Antony J. Blinken", "Secretary of State")]),
        (
            "Antony J. Blinken, Secretary of State, Dr. Subrahmanyam Jaishankar, Indian Minister of External Affairs",
            [
                ("Antony J. Blinken", "Secretary of State"),
                ("Dr. Subrahmanyam Jaishankar", "Indian Minister of External Affairs"),
            ],
        ),
        (
            "Brian P. McKeon, Deputy Secretary of State, Mark Feierstein, Principal Advisor, U.S. Agency for Development (USAID)",
            [
                ("Brian P. McKeon", "Deputy Secretary of State"),
                ("Mark Feierstein", "Principal Advisor, U.S. Agency for Development USAID"),
            ],
        ),
        ("press@example.org (Ned Price)", [("Ned Price", "Department Spokesperson")]),
        ("Lavroff", [("Sergey Lavrov", "Foreign Minister")]),
        ("", []),
    ],
)
def test_the_author_field(author: str, people: list[tuple[str, str | None]]) -> None:
    assert by_author(author, PEOPLE) == tuple(Speaker(*each) for each in people)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Foreign Minister Sergey Lavrov's interview with Interfax", "Sergey Lavrov"),
        ("Comment by Maria Zakharova on Lavrov's trip", "Maria Zakharova"),
        ("LAVROV: sanctions", "Sergey Lavrov"),
        ("Lavroff in Paris", "Sergey Lavrov"),
        ("On Lavrovka, a village", None),
        ("Pricing of gas", None),
    ],
)
def test_the_first_name_in_a_title(title: str, name: str | None) -> None:
    assert [speaker.name for speaker in by_title(title, PEOPLE)] == ([name] if name else [])


def test_the_rules_are_tried_in_order() -> None:
    source = feed_source(rules=(From.TURNS, From.TITLE, From.AUTHOR, "The Ministry"), people=PEOPLE)
    briefing = Item(
        title="Lavrov", text="MR PRICE: Good day.\n\nQUESTION: Why?\n\nMS PORTER: Because.\n\nMR PRICE: So."
    )
    assert speakers_of(briefing, source) == (Speaker("Ned Price", "Department Spokesperson"), Speaker("MS PORTER"))
    assert speakers_of(Item(title="Lavrov", text="Words."), source)[0].name == "Sergey Lavrov"
    assert speakers_of(Item(title="T", text="Words.", authors=("Jane Roe, Envoy",)), source)[0] == Speaker(
        "Jane Roe", "Envoy"
    )
    assert speakers_of(Item(title="T", text="Words."), source) == (Speaker("The Ministry"),)


def test_a_plain_name_has_the_role_of_the_source_or_of_the_person() -> None:
    item = Item(title="T", text="Words.")
    assert speakers_of(item, feed_source(rules=("X",), role="Envoy")) == (Speaker("X", "Envoy"),)
    assert speakers_of(item, feed_source(rules=("Ned Price",), people=PEOPLE)) == (PEOPLE[2].speaker,)
