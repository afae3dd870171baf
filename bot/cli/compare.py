"""``onrecord compare``: how the wording on a subject changed, word by word; or two people on it, side by side."""

import asyncio
import json
from typing import Annotated

import typer

from bot.assembly import assembled
from bot.process import configure_logs, read_settings
from bot.say import comparison_as_json
from bot.talk.record import compared_reply
from bot.terminal import print_reply

PAGES = 10
"""Pages printed: the terminal has no button for the next one."""


def compare(
    text: Annotated[
        str, typer.Argument(help="Words, and whose: “oil, Lavrov”; or two people: “Lavrov and Ryabkov on oil”.")
    ],
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Show how the wording on a subject changed, word by word."""
    settings = read_settings()
    configure_logs("warning", secrets=settings.secrets)

    async def work() -> None:
        async with assembled(settings, threads=1) as parts:
            found = await parts.record.compare(text, today=parts.today())
            if as_json:
                typer.echo(json.dumps(comparison_as_json(found), ensure_ascii=False))
                return
            for page in range(PAGES):
                reply = compared_reply(parts.texts, found, "", page)
                if not reply.blocks:
                    break
                print_reply(reply)

    asyncio.run(work())
