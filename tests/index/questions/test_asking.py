"""What is asked for, and with which words."""

from datetime import date

import pytest

from index.questions.question import read_question
from tests.index.small_record import DEPARTMENT, SmallRecord

TODAY = date(2021, 9, 20)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("quotes about Haiti", "Haiti"),
        ("list statements about Haiti", "Haiti"),
        ("list all remarks about polio", "polio"),
        ("please show me everything about polio", "polio"),
        ("could you find statements on Haiti", "Haiti"),
        ("list the members of the Quad", "the members of the Quad"),
        ("anything about monkeypox?", "monkeypox"),
        ("tell me about the Artemis Accords", "the Artemis Accords"),
        ("who is Bonnie Jenkins?", "who is Bonnie Jenkins"),
        ("покажи цитаты о Гаити", "Гаити"),
        ("muéstrame declaraciones sobre Haití", "Haití"),
        ("montre-moi des citations sur Haïti", "Haïti"),
        ("zeig mir Zitate über Haiti", "Haiti"),
        ("list", "list"),
    ],
)
def test_words_that_only_ask_are_not_searched_for(text: str, words: str) -> None:
    assert read_question(text, today=TODAY, record=SmallRecord(DEPARTMENT)).words == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("list of statements by Blinken on Sudan", "Sudan"),
        ("quotes by Blinken about Haiti", "Haiti"),
        ("Blinken on Haiti", "Haiti"),
        ("show me what Blinken said about Haiti", "Haiti"),
        ("list Blinken's statements on Sudan", "Sudan"),
    ],
)
def test_a_name_is_a_filter_where_words_are_asked_for(text: str, words: str) -> None:
    question = read_question(text, today=TODAY, record=SmallRecord(DEPARTMENT))
    assert (question.speakers, question.words) == (("Antony J. Blinken",), words)


@pytest.mark.parametrize(
    "text",
    [
        "who is Antony Blinken",
        "quotes about Blinken",
        "Did Blinken meet Wang Yi?",
        "Palau and Blinken",
        "the price of gas",
        "Blinken's visit to Kyiv",
    ],
)
def test_elsewhere_a_name_is_a_word_to_be_found(text: str) -> None:
    assert read_question(text, today=TODAY, record=SmallRecord(DEPARTMENT)).speakers == ()


@pytest.mark.parametrize(
    "text",
    [
        "Secretary Blinken said in May 2021 that the talks with the European Union went well.",
        "Blinken said the talks went well. They will be taken up again in June 2021",
        "According to Secretary Blinken, the agreement of July 2021 was a good one for all of us.",
    ],
)
def test_the_words_of_a_pasted_statement_are_no_filters(text: str) -> None:
    question = read_question(text, today=TODAY, record=SmallRecord(DEPARTMENT))
    assert (question.speakers, question.period, question.unknown_speaker) == ((), None, None)
    assert question.words == text.rstrip(".")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("When was the agreement with Kazakhstan signed?", ("Kazakhstan",)),
        ("reward of 5 million for Maximiliano Dávila", ("5", "Maximiliano", "Dávila")),
        ("trucks in gaza or brazil", ("brazil",)),
        ("Brazil", ("Brazil",)),
        ("Which bridge is open?", ()),
    ],
)
def test_names_and_numbers_of_a_question_are_told(text: str, named: tuple[str, ...]) -> None:
    assert read_question(text, today=TODAY, record=SmallRecord(DEPARTMENT)).named == named
