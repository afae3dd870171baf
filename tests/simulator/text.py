"""The text of a message as the server keeps it: parsed, trimmed, with the entities it finds by itself."""

import re

from telegram.constants import MessageLimit

from tests.simulator.errors import ApiError, need
from tests.simulator.html import parse_html
from tests.simulator.shapes import Json
from tests.simulator.units import utf16_length

MAX_RAW = 1 << 15  # bytes of text before parsing that the real server takes
FOUND = re.compile(
    r"(?P<bot_command>(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?)|(?P<mention>(?<!\w)@\w{4,32})"
    r"|(?P<url>https?://[^\s<>\"]+)|(?P<hashtag>(?<!\w)#\w*[^\W\d]\w*)"
)
OPAQUE = ("code", "pre", "text_link", "text_mention")


def format_text(raw: str, parse_mode: str, entities: list[Json] | None) -> tuple[str, list[Json]]:
    """Text without surrounding white space, and at most 100 entities; Telegram ignores those beyond.

    Raises ApiError 400 for what the real server refuses, 501 for a Markdown mode, which the simulator does not know.
    """
    mode = parse_mode.lower()
    need(len(raw.encode()) <= MAX_RAW, "Text is too long")
    if mode in ("markdown", "markdownv2"):
        raise ApiError(501, f"Not Implemented: the simulator does not know parse_mode {parse_mode}")
    need(mode in ("", "none", "html"), "Unsupported parse_mode")
    text, marks = parse_html(raw) if mode == "html" else (raw, entities or [])
    cut = utf16_length(text) - utf16_length(text.lstrip())
    text = text.strip()
    kept = _trimmed(marks, cut, utf16_length(text))
    kept += _found(text, kept)
    kept.sort(key=lambda entity: (entity["offset"], -entity["length"]))
    return text, kept[: MessageLimit.MESSAGE_ENTITIES]


def _trimmed(marks: list[Json], cut: int, length: int) -> list[Json]:
    kept = []
    for mark in marks:
        start = max(0, mark["offset"] - cut)
        stop = min(length, mark["offset"] - cut + mark["length"])
        if stop > start:
            kept.append({**mark, "offset": start, "length": stop - start})
    return kept


def _found(text: str, kept: list[Json]) -> list[Json]:
    if not re.search("[/@#]", text):
        return []
    found = []
    for match in FOUND.finditer(text):
        start, size = utf16_length(text[: match.start()]), utf16_length(match[0])
        if not any(
            entity["offset"] < start + size and start < entity["offset"] + entity["length"]
            for entity in kept
            if entity["type"] in OPAQUE
        ):
            found.append({"type": match.lastgroup, "offset": start, "length": size})
    return found
