"""Where long texts are cut."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.sending.characters import utf16_length
from bot.telegram.sending.cutting import cut


@pytest.mark.parametrize(
    ("text", "units", "taken"),
    [
        ("short", 10, "short"),
        ("exactly ten", 11, "exactly ten"),
        ("One thing.\n\nAnother. And more.", 24, "One thing.\n\n"),
        ("One thing\nAnother thing", 15, "One thing\n"),
        ("One thing. Another thing", 15, "One thing. "),
        ("He asked: “Why?” Nobody knew it", 20, "He asked: “Why?” "),
        ("one two three four", 10, "one two "),
        ("a\n\nlong line of words here", 20, "a\n\nlong line of "),
        ("首先。其次就是这样", 6, "首先。"),
        ("unbreakable", 5, "unbre"),
        ("abcd\N{COMBINING ACUTE ACCENT}e", 4, "abc"),
        ("ab👨‍👩‍👧c", 6, "ab"),
        ("🇷🇺🇬🇧", 6, "🇷🇺"),
        ("😀😀😀", 5, "😀😀"),
        ("ab \N{COMBINING ACUTE ACCENT}cd", 3, "ab"),
        ("e" + "\N{COMBINING ACUTE ACCENT}" * 20, 8, "e" + "\N{COMBINING ACUTE ACCENT}" * 7),
    ],
)
def test_the_gentlest_place_that_fits(text: str, units: int, taken: str) -> None:
    assert text[: cut(text, units=units, characters=units)] == taken


@given(text=st.text(min_size=1), units=st.integers(2, 50), characters=st.integers(1, 50))
def test_what_is_taken_fits_and_is_not_torn(text: str, units: int, characters: int) -> None:
    taken = cut(text, units=units, characters=characters)
    assert 1 <= taken <= characters
    assert utf16_length(text[:taken]) <= units
    if taken < len(text) and any(not unicodedata.category(each).startswith("M") for each in text[1:taken]):
        assert not unicodedata.category(text[taken]).startswith("M")
