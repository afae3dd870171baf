"""Every reader of outside text takes time linear in it, whatever is repeated."""

import pytest
from hypothesis import given, settings

from tests.linear.growth import Making, growth, seconds
from tests.linear.pieces import PIECES, Made, between_words, filled, in_runs, made
from tests.linear.readers import MESSAGES, ORDINARY, READERS


def too_much(name: str, making: Making) -> float:
    return growth(READERS[name], making, 128 if name in MESSAGES else 256)


def dressed(number: int, piece: str) -> Made:
    """A piece in one of the ways of repeating it, by turns."""
    other = PIECES[(number * 7 + 3) % len(PIECES)]
    return (Made(filled, (piece,)), Made(between_words, (piece,)), Made(in_runs, (piece, other)))[number % 3]


@pytest.mark.parametrize(("turn", "name"), list(enumerate(READERS)), ids=READERS)
def test_repeated_pieces_cost_no_more_than_their_length(turn: int, name: str) -> None:
    seconds(READERS[name], filled(ORDINARY, 2000))  # patterns and tables that are made at first use
    # Every third piece, others for each reader: all of them for all are many seconds (bench/linear.py).
    for number, piece in enumerate(PIECES[turn % 3 :: 3], turn):
        text = dressed(number, piece)
        assert not too_much(name, text.of_length), text


@pytest.mark.parametrize("name", READERS)
@settings(max_examples=6)
@given(text=made)
def test_pieces_that_nobody_thought_of_cost_no_more_than_their_length(name: str, text: Made) -> None:
    assert not too_much(name, text.of_length)
