"""What a message may hold: its text or caption within the limits, and its buttons."""

import re

from telegram.constants import InlineKeyboardButtonLimit, InlineKeyboardMarkupLimit, MessageLimit

from tests.simulator.errors import need
from tests.simulator.params import Params
from tests.simulator.shapes import Json
from tests.simulator.text import format_text
from tests.simulator.units import utf16_length

DECORATION = {"text", "style", "icon_custom_emoji_id"}
BUTTON_URL = re.compile(r"(https?|tg)://[^\s/]+|[^\s/]+\.[^\s/]{2,}")


def text_content(p: Params) -> Json:
    """``text`` and ``entities``; the limit counts UTF-16 units after parsing. Raises ApiError 400."""
    need(p.text("text"), "Message text is empty")
    text, entities = format_text(p.text("text"), p.text("parse_mode"), p.parsed("entities"))
    need(text, "Text must be non-empty")
    need(utf16_length(text) <= MessageLimit.MAX_TEXT_LENGTH, "Message is too long")
    return {"text": text} | ({"entities": entities} if entities else {})


def caption_content(p: Params) -> Json:
    """``caption`` and ``caption_entities``, both optional. Raises ApiError 400."""
    text, entities = format_text(p.text("caption"), p.text("parse_mode"), p.parsed("caption_entities"))
    need(utf16_length(text) <= MessageLimit.CAPTION_LENGTH, "Message caption is too long")
    return ({"caption": text} if text else {}) | ({"caption_entities": entities} if entities else {})


def read_markup(p: Params) -> Json | None:
    """The reply markup; an inline keyboard is checked, and None when it has no buttons. Raises ApiError 400."""
    markup: Json | None = p.parsed("reply_markup")
    if markup is None or "inline_keyboard" not in markup:
        return markup or None
    buttons = [button for row in markup["inline_keyboard"] for button in row]
    for button in buttons:
        _check_button(button)
    need(len(buttons) <= InlineKeyboardMarkupLimit.TOTAL_BUTTON_NUMBER, "reply markup is too long")
    return {"inline_keyboard": markup["inline_keyboard"]} if buttons else None


def _check_button(button: Json) -> None:
    fault = "Can't parse inline keyboard button"
    need(button.get("text"), f"{fault}: Inline keyboard button text must be non-empty")
    need(set(button) - DECORATION, f"{fault}: Text buttons are unallowed in the inline keyboard")
    if "callback_data" in button:
        size = len(str(button["callback_data"]).encode())
        least, most = InlineKeyboardButtonLimit.MIN_CALLBACK_DATA, InlineKeyboardButtonLimit.MAX_CALLBACK_DATA
        need(least <= size <= most, "BUTTON_DATA_INVALID")
    if "copy_text" in button:
        size = utf16_length(str(button["copy_text"].get("text", "")))
        least, most = InlineKeyboardButtonLimit.MIN_COPY_TEXT, InlineKeyboardButtonLimit.MAX_COPY_TEXT
        need(least <= size <= most, f"{fault}: copy text must be of 1-256 characters")
    if "url" in button:
        url = button["url"]
        need(BUTTON_URL.match(url), f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
