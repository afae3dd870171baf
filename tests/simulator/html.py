"""Telegram's HTML style, read as the real server reads it and refused in its words."""

import re
from typing import NamedTuple

from tests.simulator.errors import need
from tests.simulator.shapes import Json
from tests.simulator.units import utf16_length

TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "a": "text_link",
}
PREFIXES = {("a", "href"): "", ("code", "class"): "language-", ("span", "class"): "tg-"}
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
VALUE = r"""(?:\s*(=)\s*(?:"([^"]*)"|'([^']*)'|([\w.\-]+)))?"""
ATTRIBUTE = re.compile(r"""\s*([^\s=>/"']+)""" + VALUE)
TAG = re.compile(r"""<(/?)([^\s>]*)((?:\s+[^\s=>/"']+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[\w.\-]+(?=[\s>])))?)*)\s*(>?)""")
REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]+)|#([0-9]+)|(lt|gt|amp|quot)(?![a-zA-Z]));?")
LINK = re.compile(r"(https?|tg|ton|mailto):|[^\s/]+\.[^\s/]{2,}")


class _Opened(NamedTuple):
    tag: str
    argument: str
    offset: int  # in UTF-16 units
    start: int  # in characters


def parse_html(source: str) -> tuple[str, list[Json]]:
    """Plain text and its entities, outer before inner. Raises ApiError 400 with the byte offset of the fault."""
    out, offset, position = "", 0, 0
    entities: list[Json] = []
    stack: list[_Opened] = []
    while True:
        begin = source.find("<", position)
        chunk = _plain(source[position:] if begin < 0 else source[position:begin])
        out, offset = out + chunk, offset + utf16_length(chunk)
        if begin < 0:
            break
        match = TAG.match(source, begin)
        assert match is not None, "every part of a tag is optional but its bracket"
        position = match.end()
        where = f"at byte offset {len(source[:begin].encode())}"
        if match[1]:
            opened = _close(match, stack, where)
            if offset > opened.offset:
                _add_entity(entities, opened, offset - opened.offset, out[opened.start :])
        else:
            argument = _open(match, source, where)
            stack.append(_Opened(match[2].lower(), argument, offset, len(out)))
    unclosed = stack[-1].tag if stack else ""
    need(not stack, f"can't parse entities: Can't find end tag corresponding to start tag \"{unclosed}\"")
    for entity in entities:
        if entity["type"] == "code":
            entity.pop("language", None)  # a language counts only inside <pre>
    return out, sorted(entities, key=lambda entity: (entity["offset"], -entity["length"]))


def _plain(text: str) -> str:
    return REFERENCE.sub(_decode, text)


def _decode(match: re.Match[str]) -> str:
    hexadecimal, decimal, name = match.groups()
    if name:
        return NAMED[name]
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    return chr(code) if 0 < code < 0x10FFFF and len(match[0].rstrip(";")) < 10 else match[0]


def _close(match: re.Match[str], stack: list[_Opened], where: str) -> _Opened:
    need(stack, f"can't parse entities: Unexpected end tag {where}")
    need(match[4] and not match[3], f"can't parse entities: Unclosed end tag {where}")
    opened, tag = stack.pop(), match[2].lower()
    need(
        tag in ("", opened.tag),
        f'can\'t parse entities: Unmatched end tag {where}, expected "</{opened.tag}>", found "</{tag}>"',
    )
    return opened


def _open(match: re.Match[str], source: str, where: str) -> str:
    """Check a start tag; the value of the one attribute that counts for it."""
    tag, rest = match[2].lower(), source[match.end() :]
    need(match.end(2) < len(source), f"can't parse entities: Unclosed start tag {where}")
    need(tag in TAGS, f'can\'t parse entities: Unsupported start tag "{tag}" {where}')
    closes_later = ">" in rest and not re.match(r"\s*=\s*[\"']", rest)
    need(match[4] or closes_later, f'can\'t parse entities: Unclosed start tag "{tag}" {where}')
    need(match[4], f'can\'t parse entities: Empty attribute name in the tag "{tag}" {where}')
    argument = ""
    for name, equals, *values in ATTRIBUTE.findall(match[3]):
        prefix = PREFIXES.get((tag, name.lower()))
        value = _plain("".join(values))
        if prefix is not None and equals and value.startswith(prefix):
            argument = value.removeprefix(prefix)
        elif (tag, name.lower()) == ("blockquote", "expandable"):
            argument = name
    allowed = tag != "span" or argument == "spoiler"
    need(allowed, f'can\'t parse entities: Tag "span" must have class "tg-spoiler" {where}')
    return argument


def _add_entity(entities: list[Json], opened: _Opened, length: int, text: str) -> None:
    tag, argument = opened.tag, opened.argument
    entity: Json = {"type": TAGS[tag], "offset": opened.offset, "length": length}
    if tag == "a":
        url = argument or text
        if user := re.fullmatch(r"tg://user\?id=(\d+)", url):
            entity.update(type="text_mention", user={"id": int(user[1]), "is_bot": False, "first_name": "User"})
        elif LINK.match(url):
            entity["url"] = url if ":" in url else f"http://{url}/"
        else:
            return  # the server silently drops invalid links
    elif tag == "blockquote" and argument:
        entity["type"] = "expandable_blockquote"
    elif tag == "code" and argument:
        entity["language"] = argument
    elif tag == "pre" and entities and "language" in (last := entities[-1]) and last["length"] == length:
        entity["language"] = entities.pop()["language"]
    entities.append(entity)
