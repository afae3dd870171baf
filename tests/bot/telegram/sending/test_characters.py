"""What Telegram would drop, and what stands there instead."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.sending.characters import is_visible, keepable, utf16_length

# What clean_input_string in tdlib's misc.cpp removes or turns into spaces.
DROPPED = {*map(chr, range(0x20)), *map(chr, range(0x2028, 0x202F)), "\u0333", "\u033f"} - {"\n"}


@pytest.mark.parametrize(
    ("given_text", "kept"),
    [
        ("plain", "plain"),
        ("a\r\nb\rc\u2028d\u2029e\x0bf\x0cg", "a\nb\nc\nd\ne\nf\ng"),
        ("a\tb\x00c\x1fd", "a b c d"),
        ("\u202bעברית\u202c", "\u2067עברית\u2069"),
        ("\u202etxt.exe\u202c", "\u2067txt.exe\u2069"),
        ("A\u030angstro\u0308m", "Ångstro\u0308m"),
        ("a\u0333", "a\u0332"),
        ("a\ud800b\udfff", "a\ufffdb\ufffd"),
        ("e\u0301 नमस्ते 👨‍👩‍👧", "e\u0301 नमस्ते 👨‍👩‍👧"),
    ],
)
def test_keepable(given_text: str, kept: str) -> None:
    assert keepable(given_text) == kept


@given(text=st.text())
def test_nothing_is_left_for_telegram_to_drop(text: str) -> None:
    kept = keepable(text)
    assert not DROPPED & set(kept)
    assert keepable(kept) == kept
    kept.encode()


@given(
    text=st.text(st.characters(exclude_categories=("Cs", "Cc", "Cf", "Zl", "Zp"), exclude_characters="\u0333\u033f"))
)
def test_words_stay_the_same_to_a_reader(text: str) -> None:
    assert unicodedata.normalize("NFC", keepable(text)) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize("text", ["", " \n", "\u00a0", "\u200b\u200d", "\u2800", "\ufeff", "\u2067 \u2069", "\u3000"])
def test_nothing_to_see(text: str) -> None:
    assert not is_visible(text)


@pytest.mark.parametrize("text", ["a", " . ", "😀", "\u200bа", "\N{COMBINING ACUTE ACCENT}"])
def test_something_to_see(text: str) -> None:
    assert is_visible(text)


@pytest.mark.parametrize(("text", "units"), [("", 0), ("abc", 3), ("я", 1), ("😀", 2), ("👨‍👩‍👧", 8)])
def test_utf16_length(text: str, units: int) -> None:
    assert utf16_length(text) == units
