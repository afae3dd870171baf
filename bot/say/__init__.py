"""Replies, free of any medium, and every sentence the bot says."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.say import reply_json
    from bot.say.answer_json import answer_json as answer_as_json
    from bot.say.answer_json import quote_json
    from bot.say.buttons import NEWEST, Action, Detail, Key, Say, decode, encode
    from bot.say.compare_json import compare_json as comparison_as_json
    from bot.say.differing import KEPT, changed
    from bot.say.plot import bars, draw
    from bot.say.reply import Aside, Attachment, Block, Button, Mark, Paragraph, Quotation, Reply, Span
    from bot.say.request import Chat, Place, Request, SentFile
    from bot.say.speech import (
        aside,
        attribution,
        briefly,
        button,
        in_rows,
        numbered_heading,
        paragraph,
        quotation,
        short,
        signed,
        whose_text,
    )
    from bot.say.when_json import count_json, list_json
    from bot.say.when_json import when_json as timeline_as_json
else:
    from index import face

    __getattr__ = face(__name__)

__all__ = [
    "KEPT",
    "NEWEST",
    "Action",
    "Aside",
    "Attachment",
    "Block",
    "Button",
    "Chat",
    "Detail",
    "Key",
    "Mark",
    "Paragraph",
    "Place",
    "Quotation",
    "Reply",
    "Request",
    "Say",
    "SentFile",
    "Span",
    "answer_as_json",
    "aside",
    "attribution",
    "bars",
    "briefly",
    "button",
    "changed",
    "comparison_as_json",
    "count_json",
    "decode",
    "draw",
    "encode",
    "in_rows",
    "list_json",
    "numbered_heading",
    "paragraph",
    "quotation",
    "quote_json",
    "reply_json",
    "short",
    "signed",
    "timeline_as_json",
    "whose_text",
]
