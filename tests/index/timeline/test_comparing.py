"""What changed in a sentence that was said again; and two people on one subject, side by side."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.text import Kind
from index.timeline import Comparison, Sides, counting_wish
from index.timeline import Kind as Asked
from tests.index.records import TODAY, record_of, said

LOW = "We believe that the toll of the northern bridge is low and that it will stay low."
HIGH = "We believe that the toll of the northern bridge is high and that it will stay high."


async def compared(folder: Path, text: str, *statements: tuple[str, str, date]) -> Comparison:
    record = [
        said(words, name=f"s{number}", speaker=speaker, day=day)
        for number, (words, speaker, day) in enumerate(statements)
    ]
    async with record_of(folder, record) as found:
        comparison = await found.compare(text, today=TODAY)
    assert isinstance(comparison, Comparison)
    return comparison


def on(month: int, words: str, speaker: str = "Ada Field") -> tuple[str, str, date]:
    return words, speaker, date(2021, month, 1)


async def test_a_sentence_said_again_in_other_words_shows_what_changed(tmp_path: Path) -> None:
    found = await compared(tmp_path, "toll", on(3, HIGH), on(1, LOW), on(2, LOW))
    (wording,) = found.wordings
    first, second = wording.steps
    assert (first.quote.text, first.statements, first.last) == (LOW, 2, date(2021, 2, 1))
    assert [LOW[slice(*each.old)] for each in second.changes if each.kind is Kind.REMOVED] == ["low", "low"]
    assert [HIGH[slice(*each.new)] for each in second.changes if each.kind is Kind.ADDED] == ["high", "high"]


@pytest.mark.parametrize(
    "other",
    [
        "The toll was on our minds all day long, and we spoke with nobody about anything else.",  # the subject alone
        LOW.replace("We believe", "We doubt").replace("northern bridge", "Grand Canal"),  # another thing's name
        "Low, we believe.",
        f"“{HIGH}”, said Bob Hill.",  # somebody else's words
    ],
)
async def test_what_shares_the_subject_alone_is_no_change(tmp_path: Path, other: str) -> None:
    named = LOW.replace("northern bridge", "Forth Bridge")
    found = await compared(tmp_path, "toll", on(1, LOW if "“" in other else named), on(2, other))
    assert found.wordings == ()


async def test_a_name_or_a_number_in_anothers_place_is_another_event(tmp_path: Path) -> None:
    met = "The Minister met with Ada Berg today and they spoke at length about the toll."
    paid = "We have paid a toll of 20 francs for every crossing of the bridge since the summer."
    told = "France and its friends have always said that the toll on the bridge is too high."
    found = await compared(
        tmp_path,
        "toll",
        *(on(1, each) for each in (met, paid, told)),
        *(
            on(2, each)
            for each in (met.replace("Berg", "Hill"), paid.replace("20", "30"), told.replace("France", "Spain"))
        ),
    )
    assert found.sentences == 6
    assert found.wordings == ()


async def test_another_speaker_changes_nothing_of_what_was_said(tmp_path: Path) -> None:
    found = await compared(tmp_path, "toll", on(1, LOW), on(2, HIGH, "Bob Hill"))
    assert found.wordings == ()


async def test_sentences_beside_it_are_not_taken_for_changes(tmp_path: Path) -> None:
    found = await compared(tmp_path, "toll", on(1, f"{LOW} The numbers are staggering."), on(2, f"Good morning. {LOW}"))
    (wording,) = found.wordings
    assert (wording.changed, wording.statements) == (False, 2)


async def test_punctuation_and_case_alone_are_no_change_of_wording(tmp_path: Path) -> None:
    found = await compared(tmp_path, "toll", on(1, LOW), on(2, LOW.replace(" and", ", and").replace("We", "— we")))
    assert [each.changed for each in found.wordings] == [False]


async def test_a_denial_is_a_change(tmp_path: Path) -> None:
    found = await compared(tmp_path, "toll", on(1, LOW), on(2, LOW.replace("is low", "is not low")))
    added = [each for each in found.wordings[0].steps[1].changes if each.kind is Kind.ADDED]
    assert len(added) == 1


async def test_words_with_a_name_after_them_are_that_persons(tmp_path: Path) -> None:
    both = [*(on(month, words) for month, words in ((1, LOW), (2, HIGH))), on(3, LOW, "Bob Hill")]
    for text in ("toll Field", "toll, Ada Field", "did Field's wording on the toll change?", "Ada Field on the toll"):
        found = await compared(tmp_path, text, *both)
        assert found.question.speakers == ("Ada Field",), text
        assert (found.sentences, len(found.wordings)) == (2, 1)


async def test_two_people_side_by_side(tmp_path: Path) -> None:
    record = [
        said(LOW, name="one", day=date(2021, 1, 1)),
        said(HIGH, name="two", speaker="Bob Hill"),
        said("Tea.", name="three", speaker="Bob Hill"),
    ]
    async with record_of(tmp_path, record) as found:
        for text in ("Field and Hill on the toll", "compare Ada Field with Bob Hill on the toll"):
            sides = await found.compare(text, today=TODAY)
            assert isinstance(sides, Sides), text
            assert [(each.question.speakers, each.matching) for each in sides.sides] == [
                (("Ada Field",), 1),
                (("Bob Hill",), 1),
            ]
        assert await found.sides("Field and Nemo on the toll", today=TODAY) is None
        assert await found.sides("bread and butter on the toll", today=TODAY) is None


@pytest.mark.parametrize(
    ("text", "what", "who"),
    [
        ("Did the wording on sanctions change?", "sanctions", ""),
        ("has the language on human rights changed over time", "human rights", ""),
        ("how has the position on Taiwan evolved", "Taiwan", ""),
        ("did Price’s wording on Taiwan change?", "Taiwan", "Price"),
        ("how did Blinken’s language on Iran change over time", "Iran", "Blinken"),
        ("has Blinken changed his position on Iran?", "Iran", "Blinken"),
        ("changes in the wording on Taiwan", "Taiwan", ""),
        ("Изменилась ли формулировка о санкциях?", "санкциях", ""),
        ("как менялась позиция Лаврова о санкциях", "санкциях", "Лаврова"),
        ("¿Ha cambiado la postura sobre las sanciones?", "las sanciones", ""),
        ("¿cómo cambió el lenguaje de Blinken sobre Irán?", "Irán", "Blinken"),
        ("La position sur les sanctions a-t-elle changé ?", "les sanctions", ""),
        ("comment a évolué la position de Blinken sur l’Iran", "l’Iran", "Blinken"),
        ("Hat sich der Wortlaut zu Sanktionen geändert?", "Sanktionen", ""),
        ("هل تغيرت صياغة البيانات حول العقوبات؟", "العقوبات", ""),
        ("wie hat sich die Haltung von Blinken zum Iran verändert", "Iran", "Blinken"),
    ],
)
def test_questions_for_what_changed(text: str, what: str, who: str) -> None:
    wish = counting_wish(text)
    assert wish is not None
    assert (wish.kind, wish.what, wish.who) == (Asked.CHANGE, what, who)


@pytest.mark.parametrize(
    "text",
    ["did the climate change?", "what did Blinken say about changes in Iran", "will the position change", "wording"],
)
def test_questions_about_changes_in_the_world_are_none(text: str) -> None:
    assert counting_wish(text) is None


@given(st.text(max_size=80))
def test_any_text_is_read(text: str) -> None:
    counting_wish(f"did {text} wording on {text} change")
