"""A reply as one flat text and the runs of it that look different."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import escape
from itertools import pairwise
from urllib.parse import urlsplit

from bot.say import Aside, Block, Mark, Quotation, Reply, Span
from bot.telegram.sending.characters import keepable

TAGS = {Mark.BOLD: "b", Mark.ITALIC: "i", Mark.CODE: "code", Mark.STRIKE: "s", Mark.UNDERLINE: "u"}

QUOTED = (Quotation, Aside)
"""Blocks that Telegram sets apart; it folds blockquotes only, so what is folded is one."""

# Longer addresses than this are shown as text only; browsers and Telegram's clients stop opening them about here.
LONGEST_URL = 2048


@dataclass(frozen=True, slots=True)
class Run:
    """``text[start:end]`` of a flat text; ``quotation`` tells the quotations of one reply apart (None: outside one).

    ``folded`` says that its quotation shows only its beginning until it is opened.
    """

    start: int
    end: int
    mark: Mark = Mark.PLAIN
    url: str | None = None
    quotation: int | None = None
    folded: bool = False

    @property
    def opening(self) -> str:
        link = f'<a href="{escape(self.url)}">' if self.url else ""
        return link + (f"<{TAGS[self.mark]}>" if self.mark in TAGS else "")

    @property
    def closing(self) -> str:
        return (f"</{TAGS[self.mark]}>" if self.mark in TAGS else "") + ("</a>" if self.url else "")

    @property
    def entities(self) -> int:
        return (self.mark in TAGS) + (self.url is not None)


def flatten(reply: Reply) -> tuple[str, list[Run]]:
    """The whole text of a reply, in characters that Telegram keeps, and its runs in order, without gaps."""
    text, runs = "", list[Run]()
    for number, (piece, block) in enumerate(_pieces(reply)):
        quotation = number if isinstance(block, QUOTED) else None
        folded = isinstance(block, Aside) or (isinstance(block, Quotation) and block.folded)
        for span in piece:
            kept = keepable(span.text)
            url = usable_url(span.url)
            # Code holds no other marks in Telegram: https://core.telegram.org/bots/api#formatting-options
            mark = Mark.PLAIN if url and span.mark is Mark.CODE else span.mark
            _append(runs, Run(len(text), len(text) + len(kept), mark, url, quotation, folded))
            text += kept
    return text, runs


def _pieces(reply: Reply) -> Iterator[tuple[tuple[Span, ...], Block | None]]:
    """The spans of each block, and between blocks the white space that keeps them apart."""
    blocks = [block for block in reply.blocks if any(span.text for span in block.spans)]
    for block, following in pairwise([*blocks, None]):
        if block is None:
            return
        yield block.spans, block
        if following is not None:
            # A quotation is set apart by its own looks.
            close = isinstance(block, QUOTED) != isinstance(following, QUOTED)
            yield (Span("\n" if close else "\n\n"),), None


def _append(runs: list[Run], run: Run) -> None:
    """Add a run, as part of the last one where they look the same: Telegram counts marks."""
    if run.start == run.end:
        return
    last = runs[-1] if runs else None
    if last and (last.mark, last.url, last.quotation) == (run.mark, run.url, run.quotation):
        runs[-1] = replace(last, end=run.end)
    else:
        runs.append(run)


def usable_url(url: str | None) -> str | None:
    """The address, if Telegram takes it as a link or on a button, else None (a wrong one on a button is an error)."""
    if not url or not url.isprintable() or " " in url or len(escape(url).encode(errors="replace")) > LONGEST_URL:
        return None
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").encode("idna").decode()
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not re.fullmatch(r"([a-z0-9_-]+\.)+[a-z0-9-]{2,}", host, re.IGNORECASE):
        return None
    return url if parts.netloc.isascii() else parts._replace(netloc=host).geturl()
