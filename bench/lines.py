"""How many lines of a phone each reply fills: ``python -m bench.lines``, over the record that ONRECORD_VAR holds.

It asks what a chat can ask and prints the lines of each reply, 38 characters wide, buttons aside. What is folded counts
as the lines that Telegram shows before it is opened. ``--words`` and ``--ask`` are a subject and a question of the
record's own.
"""

import argparse
import asyncio
import textwrap
from collections.abc import Iterable
from datetime import UTC, datetime
from itertools import pairwise

from rich.console import Console
from rich.table import Table

from bot.assembly import assembled
from bot.process import read_settings
from bot.say import Aside, Block, Chat, Quotation, Reply, Request

WIDE = 38
"""Characters of a line on a phone."""
HIGH = 18
"""Lines that are seen at once."""
FOLDED = 3
"""Lines that Telegram shows of a blockquote that is folded."""
PERSON = Chat(chat_id=1, kind="private")


def lines(reply: Reply) -> int:
    """Of a whole reply, without its buttons."""
    blocks = [block for block in reply.blocks if any(span.text for span in block.spans)]
    between = sum(_apart(above) == _apart(below) for above, below in pairwise(blocks))
    return between + sum(map(_lines, blocks))


def _apart(block: Block) -> bool:
    """Whether it is set apart by its looks, so that no empty line stands between it and what isn't."""
    return isinstance(block, Quotation | Aside)


def _lines(block: Block) -> int:
    text = "".join(span.text for span in block.spans)
    whole = sum(max(1, len(textwrap.wrap(line, WIDE))) for line in text.split("\n"))
    folded = isinstance(block, Aside) or (isinstance(block, Quotation) and block.folded)
    return min(whole, FOLDED) if folded else whole


def walk(words: str, question: str) -> Iterable[tuple[str, str]]:
    """Commands with what follows them, and plain questions (without a command)."""
    yield "start", ""
    yield "help", ""
    for name in ("ask", "cite", "when", "compare", "verify", "watch"):
        yield name, {"ask": question, "cite": "", "verify": f"“{question}”"}.get(name, words)
    for name in ("latest", "archive", "changes", "watches", "counters", "settings", "subscribe", "unsubscribe"):
        yield name, ""
    for name in ("time", "contact", "about", "privacy", "forget"):
        yield name, ""
    for asked in (f"How many statements mention {words}?", f"list {words}", f"Did the wording on {words} change?"):
        yield "", asked
    for asked in (f"Write a letter about {words}", "7", "who said that?", "Nothing of the kind xyzzy qwrtz"):
        yield "", asked


async def measure(words: str, question: str) -> Table:
    table = Table("asked", "lines", title=f"{WIDE} characters a line; more than {HIGH} are marked")
    async with assembled(read_settings()) as parts:
        for command, text in walk(words, question):
            asked = Request(now=datetime.now(UTC), command=command or None, text=text, chat=PERSON, user_id=1)
            reply = await parts.conversation.reply(asked)
            high = lines(reply) if reply else 0
            table.add_row(f"/{command} {text}".strip() if command else text, f"{high}{' *' * (high > HIGH)}")
    return table


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--words", default="sanctions")
    parser.add_argument("--ask", default="What was said about sanctions?")
    given = parser.parse_args()
    Console().print(asyncio.run(measure(given.words, given.ask)))


if __name__ == "__main__":
    main()
