"""Draws the README's picture of one real exchange from what the program answers: ``python docs/picture.py``."""

import asyncio
import sys
from datetime import UTC, datetime
from html import escape
from pathlib import Path

from rich.console import Console
from rich.segment import Segment

from bot.assembly import assembled
from bot.process.settings import read_settings
from bot.say.reply import Paragraph, Quotation, Reply
from bot.say.request import Request
from bot.terminal.render import marked

QUESTION = "What is UNRWA said to be?"
PICTURE = Path(__file__).parent / "pictures" / "exchange.svg"
WIDTH, MARGIN, LINE, COLUMNS = 720, 24, 22, 82


async def answer() -> Reply:
    async with assembled(read_settings()) as parts:
        reply = await parts.conversation.reply(Request(now=datetime.now(UTC), text=QUESTION))
    if reply is None:
        sys.exit("The conversation stayed silent.")
    return reply


def lines_of(block: Paragraph | Quotation, columns: int) -> list[list[Segment]]:
    """The block's words wrapped, each line a list of runs with one style."""
    console = Console(width=columns)
    return [[run for run in line.render(console) if run.text] for line in marked(block.spans).wrap(console, columns)]


def drawn(runs: list[Segment], x: int, y: int) -> str:
    spans = "".join(f"<tspan{style_of(run)}>{escape(run.text)}</tspan>" for run in runs)
    return f'<text x="{x}" y="{y}" xml:space="preserve">{spans}</text>'


def style_of(run: Segment) -> str:
    if run.style and run.style.bold:
        return ' font-weight="700"'
    return ' font-style="italic"' if run.style and run.style.italic else ""


def picture(reply: Reply) -> str:
    asked = len(QUESTION) * 8 + 32
    parts = [
        f'<rect x="{WIDTH - MARGIN - asked}" y="16" width="{asked}" height="38" rx="14" fill="#d9f2c4"/>',
        f'<text x="{WIDTH - MARGIN - asked + 16}" y="41">{escape(QUESTION)}</text>',
    ]
    y, inside = 96, []
    for block in reply.blocks:
        quoted = isinstance(block, Quotation)
        x, top = MARGIN + (34 if quoted else 16), y - 16
        for runs in lines_of(block, COLUMNS - 2 * quoted):
            inside.append(drawn(runs, x, y))
            y += LINE
        if quoted:
            height = y - top - 6
            inside.append(f'<rect x="{MARGIN + 18}" y="{top}" width="4" height="{height}" rx="2" fill="#3f8ae0"/>')
        y += 12
    bottom = y - 10
    parts.append(f'<rect x="{MARGIN}" y="70" width="{WIDTH - 2 * MARGIN}" height="{bottom - 70}" rx="14" fill="#fff"/>')
    parts += inside
    for row in reply.buttons:
        width = (WIDTH - 2 * MARGIN - 8 * (len(row) - 1)) // len(row)
        for number, button in enumerate(row):
            x = MARGIN + number * (width + 8)
            parts.append(f'<rect x="{x}" y="{bottom + 8}" width="{width}" height="36" rx="10" fill="#7f9db5"/>')
            middle = f'x="{x + width // 2}" y="{bottom + 31}" fill="#fff" text-anchor="middle"'
            parts.append(f"<text {middle}>{escape(button.label)}</text>")
        bottom += 44
    height = bottom + 24
    font = "-apple-system, 'Segoe UI', Roboto, 'Liberation Sans', Arial, sans-serif"
    title = f"A question to the bot, “{QUESTION}”, and its answer"
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}"'
    body = "\n".join(parts)
    return (
        f'{head} role="img" font-family="{font}" font-size="16" fill="#1c1c1e">\n<title>{escape(title)}</title>\n'
        f'<rect width="{WIDTH}" height="{height}" rx="16" fill="#c9dbe8"/>\n{body}\n</svg>\n'
    )


if __name__ == "__main__":
    PICTURE.write_text(picture(asyncio.run(answer())))
