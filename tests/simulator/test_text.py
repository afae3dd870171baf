import pytest
from telegram.constants import MessageLimit

from tests.simulator.content import caption_content, read_markup, text_content
from tests.simulator.errors import ApiError
from tests.simulator.params import Params
from tests.simulator.shapes import Json
from tests.simulator.text import format_text
from tests.simulator.units import utf16_length

EMOJI = "😀"
MOST = MessageLimit.MAX_TEXT_LENGTH
MOST_IN_A_CAPTION = MessageLimit.CAPTION_LENGTH


@pytest.mark.parametrize(("text", "units"), [("", 0), ("ascii", 5), ("Лавров", 6), (EMOJI, 2), ("a😀é", 4)])
def test_length_is_in_utf16_units(text: str, units: int) -> None:
    assert utf16_length(text) == units


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("я" * MOST, True),
        ("я" * (MOST + 1), False),
        (EMOJI * (MOST // 2), True),
        (EMOJI * (MOST // 2) + "a", False),
        (f"<b>{'a' * MOST}</b>", True),
        (f"{'a' * MOST}   ", True),
    ],
    ids=["longest", "one more", "emoji", "emoji and one more", "tags do not count", "trailing spaces do not count"],
)
def test_limit_of_a_text_counts_utf16_units_after_parsing(text: str, fits: bool) -> None:
    params = Params(text=text, parse_mode="HTML")
    if fits:
        assert utf16_length(text_content(params)["text"]) == MOST
    else:
        with pytest.raises(ApiError, match="message is too long"):
            text_content(params)


def test_limit_of_a_caption_counts_utf16_units() -> None:
    assert caption_content(Params(caption=EMOJI * (MOST_IN_A_CAPTION // 2)))["caption"]
    with pytest.raises(ApiError, match="caption is too long"):
        caption_content(Params(caption=EMOJI * (MOST_IN_A_CAPTION // 2 + 1)))


@pytest.mark.parametrize("text", ["", "  \n", "<b></b>"])
def test_refuses_an_empty_text(text: str) -> None:
    with pytest.raises(ApiError, match=r"(?i)text (is|must be non-) ?empty"):
        text_content(Params(text=text, parse_mode="HTML"))


def test_ignores_entities_beyond_the_hundredth() -> None:
    text, entities = format_text("<b>a</b> " * (MessageLimit.MESSAGE_ENTITIES + 5), "HTML", None)
    assert text.count("a") == MessageLimit.MESSAGE_ENTITIES + 5
    assert [entity["offset"] for entity in entities] == list(range(0, 2 * MessageLimit.MESSAGE_ENTITIES, 2))


def test_entities_move_with_the_white_space_that_is_cut() -> None:
    text, entities = format_text("  <b> a</b>b  ", "HTML", None)
    assert (text, entities) == ("ab", [{"type": "bold", "offset": 0, "length": 1}])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("/ask@sim42_bot me", [("bot_command", 0, 14)]),
        ("ask @somebody", [("mention", 4, 9)]),
        ("😀 #tag", [("hashtag", 3, 4)]),
        ("see https://e.org/a", [("url", 4, 15)]),
        ("a/b and 5 @ 3", []),
        ("<code>/ask</code>", [("code", 0, 4)]),
    ],
)
def test_finds_entities_by_itself(text: str, found: list[tuple[str, int, int]]) -> None:
    _, entities = format_text(text, "HTML", None)
    assert [(entity["type"], entity["offset"], entity["length"]) for entity in entities] == found


@pytest.mark.parametrize(
    ("button", "message"),
    [
        ({"text": "", "callback_data": "x"}, "text must be non-empty"),
        ({"text": "x"}, "Text buttons are unallowed"),
        ({"text": "x", "callback_data": "я" * 33}, "BUTTON_DATA_INVALID"),
        ({"text": "x", "callback_data": ""}, "BUTTON_DATA_INVALID"),
        ({"text": "x", "url": "here and there"}, "Wrong HTTP URL"),
        ({"text": "x", "copy_text": {"text": "x" * 257}}, "1-256 characters"),
    ],
)
def test_refuses_a_button(button: Json, message: str) -> None:
    with pytest.raises(ApiError, match=message):
        read_markup(Params(reply_markup={"inline_keyboard": [[button]]}))


def test_refuses_more_buttons_than_a_message_can_hold() -> None:
    rows = [[{"text": "x", "callback_data": "x"}]] * 101
    assert read_markup(Params(reply_markup={"inline_keyboard": rows[1:]})) == {"inline_keyboard": rows[1:]}
    with pytest.raises(ApiError, match="reply markup is too long"):
        read_markup(Params(reply_markup={"inline_keyboard": rows}))
