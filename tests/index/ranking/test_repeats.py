"""The same words are shown once; what differs in what it says is never taken for the same."""

from dataclasses import replace
from datetime import date

import pytest

from index.answer import Quote
from index.ranking.repeats import distinct
from index.statement import Speaker

TEXT = "We will send the 12 new carriages over the old bridge to the harbour before the end of this winter."


def quote(text: str, *, name: str = "a", speaker: str = "Ada Field") -> Quote:
    return Quote(
        statement_id=name,
        version=1,
        start=0,
        end=len(text),
        text=text,
        speakers=(Speaker(speaker),),
        certain=True,
        title=name,
        date=date(2021, 1, 1),
        language="en",
        url=None,
        complete=True,
        score=1.0,
    )


@pytest.mark.parametrize(
    ("other", "exact"),
    [
        (TEXT, True),
        (TEXT.replace(" ", "  ").upper(), True),
        (f"As I said: {TEXT} Thank you.", True),
        (TEXT.replace("before", "by"), False),
        (TEXT.removesuffix(" before the end of this winter."), False),
    ],
)
def test_a_repeat_is_noted_beside_the_first(other: str, exact: bool) -> None:
    [kept] = distinct([quote(TEXT), quote(other, name="b")], 10)
    assert kept.text == TEXT
    assert [(also.statement_id, also.exact) for also in kept.also] == [("b", exact)]


@pytest.mark.parametrize(
    "other",
    [
        TEXT.replace("12", "14"),
        TEXT.replace("will", "will not"),
        TEXT.replace("We will", "We never will"),
        "Before the end of this winter the old bridge will send us to the 12 new carriages over the harbour.",
        "We will send word.",
        f"{TEXT} Nobody knows yet who is to drive them, nor what it costs.",
    ],
)
def test_other_figures_denials_and_orders_are_other_words(other: str) -> None:
    assert len(distinct([quote(TEXT), quote(other, name="b")], 10)) == 2


def test_two_voices_are_two_quotes() -> None:
    assert len(distinct([quote(TEXT), quote(TEXT, name="b", speaker="Ben Stone")], 10)) == 2


def test_few_words_are_the_same_or_not() -> None:
    short = quote("Thank you all.")
    assert len(distinct([short, quote("Thank you all. Good night.", name="b")], 10)) == 2
    assert len(distinct([short, quote("Thank you all.", name="b")], 10)) == 1


def test_a_statement_is_noted_once_and_never_beside_itself() -> None:
    again = replace(quote(TEXT), start=500, end=600)
    [kept] = distinct([quote(TEXT), again, quote(TEXT, name="b"), quote(TEXT, name="b")], 10)
    assert [also.statement_id for also in kept.also] == ["b"]


def test_repeats_of_what_is_shown_are_noted_beyond_the_limit() -> None:
    others = [quote(f"Word {n} of something else.", name=f"n{n}") for n in range(5)]
    kept = distinct([quote(TEXT), *others, quote(TEXT, name="z")], 2)
    assert [each.statement_id for each in kept] == ["a", "n0"]
    assert [also.statement_id for also in kept[0].also] == ["z"]
