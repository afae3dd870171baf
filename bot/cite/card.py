"""A quote as a picture to share: the words, who said them and when. Long ones are cut at a sentence's end."""

import io
from functools import cache
from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageDraw, ImageFont

SIZE = (1200, 630)
"""Pixels: what networks show a link with, https://ogp.me"""
MARGIN = 80
LONGEST = 420
"""Characters that can be read on a phone."""
_PAPER, _INK, _DIM, _LINE = "#ffffff", "#1b1d21", "#545a63", "#0b57a4"
_ENDS = (". ", "! ", "? ", "。", "！", "？", "؟ ")


class _Laid(NamedTuple):
    font: ImageFont.FreeTypeFont
    lines: list[str]


def draw_card(text: str, who: str, day: str, record: str) -> bytes:
    """A PNG. Where the font lacks the words' letters the card has only who, when and where to read them."""
    image = Image.new("RGB", SIZE, _PAPER)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, 16, SIZE[1]), fill=_LINE)
    width, height = SIZE[0] - 2 * MARGIN, SIZE[1] - 250
    words = shortened(" ".join(text.split()))
    if _drawable(words):
        laid = _fitted(f"“{words}”", width, height)
        draw.multiline_text((MARGIN, MARGIN), "\n".join(laid.lines), font=laid.font, fill=_INK, spacing=10)
    top = SIZE[1] - 150
    if _drawable(who):
        name = _wrapped(who, _font("DejaVuSans-Bold", 32), width)
        draw.text((MARGIN, top), name[0] + ("…" if len(name) > 1 else ""), font=_font("DejaVuSans-Bold", 32), fill=_INK)
    below = f"{day} · {record}"
    if _drawable(below):
        line = _wrapped(below, _font("DejaVuSans", 26), width)[0]
        draw.text((MARGIN, top + 52), line, font=_font("DejaVuSans", 26), fill=_DIM)
    held = io.BytesIO()
    image.save(held, "PNG", optimize=True)
    return held.getvalue()


def shortened(text: str) -> str:
    """At most LONGEST characters: to the last sentence that ends within them, else to a word, with "…"."""
    if len(text) <= LONGEST:
        return text
    head = text[:LONGEST]
    end = max((head.rfind(each) + 1 for each in _ENDS), default=0)
    if end > LONGEST // 3:
        return head[:end].rstrip() + " …"
    return head.rpartition(" ")[0].rstrip(" ,;:") + " …"


@cache
def _font(name: str, size: int) -> ImageFont.FreeTypeFont:
    import matplotlib  # its fonts are there wherever plots are drawn

    return ImageFont.truetype(str(Path(matplotlib.get_data_path()) / "fonts" / "ttf" / f"{name}.ttf"), size)


def _drawable(text: str) -> bool:
    """Whether the font has every letter: Latin, Greek, Cyrillic; not what must be joined or turned (Arabic, Indic)."""
    return all(
        ord(letter) < 0x590 or 0x1E00 <= ord(letter) < 0x2070 or 0x20A0 <= ord(letter) < 0x20C0 for letter in text
    )


def _fitted(text: str, width: int, height: int) -> _Laid:
    for size in range(52, 20, -2):
        font = _font("DejaVuSerif", size)
        lines = _wrapped(text, font, width)
        if len(lines) * (size + 18) <= height:
            return _Laid(font, lines)
    return _Laid(font, lines[: height // (size + 18)])


def _wrapped(text: str, font: ImageFont.FreeTypeFont, width: int) -> list[str]:
    lines, line = [], ""
    for word in text.split():
        wider = f"{line} {word}".strip()
        if line and font.getlength(wider) > width:
            lines.append(line)
            line = word
        else:
            line = wider
        while font.getlength(line) > width and len(line) > 1:
            kept = max(1, int(len(line) * width / font.getlength(line)) - 1)
            lines.append(line[:kept])
            line = line[kept:]
    return [*lines, line] if line or not lines else lines
