"""A reply as rich text for a terminal: quotations behind a bar, matches in bold, buttons with numbers."""

import re
from collections.abc import Iterator, Sequence

from rich.console import Console, Group, RenderableType
from rich.text import Text

from bot.say import Button, Mark, Quotation, Reply, Span

STYLES = {
    Mark.PLAIN: "",
    Mark.BOLD: "bold",
    Mark.ITALIC: "italic",
    Mark.CODE: "cyan",
    Mark.STRIKE: "strike",
    Mark.UNDERLINE: "underline",
}
AROUND = {Mark.STRIKE: ("[-", "-]"), Mark.UNDERLINE: ("{+", "+}")}
"""As wdiff marks what differs: a pipe has no styles, and few terminals strike through."""
BAR = "┃ "
BETWEEN = "   "
WIDEST = 88
"""Columns; longer lines are hard to read."""


def render(reply: Reply, console: Console) -> RenderableType:
    """The whole reply, ready to be printed."""
    width = min(console.width, WIDEST)
    parts: list[RenderableType] = []
    for block in reply.blocks:
        if parts and not isinstance(block, Quotation):
            parts.append(Text())
        text = marked(block.spans)
        parts.append(barred(text, console, width) if isinstance(block, Quotation) else folded(text, console, width))
    if reply.notice and not reply.blocks:
        parts.append(Text(reply.notice, "italic"))
    if choices := [choice(number, each) for number, each in numbered(reply)]:
        parts += [Text(), *packed(choices, width)]
    return Group(*parts, Text())


def numbered(reply: Reply) -> Iterator[tuple[int, Button]]:
    """The buttons in reading order, from 1."""
    yield from enumerate((each for row in reply.buttons for each in row), 1)


def packed(choices: Sequence[Text], width: int) -> list[Text]:
    """Buttons side by side, as many as a line holds; none is broken, and one too long for any line is cut."""
    lines: list[Text] = []
    for each in choices:
        each.truncate(width, overflow="ellipsis")
        if lines and lines[-1].cell_len + len(BETWEEN) + each.cell_len <= width:
            lines[-1] = Text.assemble(lines[-1], BETWEEN, each)
        else:
            lines.append(each)
    return lines


def choice(number: int, button: Button) -> Text:
    """A button as it is chosen; one whose label is its number needs it once."""
    chosen = Text(f"[{number}]", "bold cyan")
    return chosen if button.label == str(number) else Text.assemble(chosen, " ", button.label)


def marked(spans: tuple[Span, ...]) -> Text:
    text = Text()
    for span in spans:
        opening, closing = AROUND.get(span.mark, ("", ""))
        text.append(f"{opening}{printable(span.text)}{closing}", STYLES[span.mark])
    return text


ACTING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202d\u202e\ud800-\udfff\ufff9-\ufffb\ufffe\uffff]")
"""Control characters and overrides of the direction of writing.

Spaces of any width, joiners and other marks of a script are its letters' own: they stay.
"""


def printable(text: str) -> str:
    """Without what would act on the terminal instead of being shown on it."""
    return ACTING.sub("\ufffd", text)


def folded(text: Text, console: Console, width: int) -> RenderableType:
    return Group(*text.wrap(console, width)) if text else Text()


def barred(text: Text, console: Console, width: int) -> RenderableType:
    return Group(*(Text.assemble((BAR, "cyan"), line) for line in text.wrap(console, width - len(BAR))))
