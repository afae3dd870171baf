"""``onrecord verify``: whether a quote, or every quotation of a draft, is on record."""

import asyncio
import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from bot.api import Objects
from bot.assembly import assembled
from bot.process import configure_logs, read_settings
from bot.terminal import print_reply
from index.importing import Unreadable, document_text


def verify(
    text: Annotated[str | None, typer.Argument(help="A quote with its speaker, a draft, or a page's address.")] = None,
    file: Annotated[
        Path | None, typer.Option("--file", help="A draft: .txt, .docx, .odt, .pdf, .html, .md (- for stdin, as text).")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Check a quote, or every quotation of a draft, word for word."""
    if (text is None) == (file is None):
        raise typer.BadParameter("give a text or --file FILE, not both")
    settings = read_settings()
    configure_logs("warning", secrets=settings.secrets)

    async def work() -> None:
        pasted = text if file is None else await read(file)
        async with assembled(settings, threads=1) as parts:
            if as_json:
                objects = Objects(parts.record, parts.today, settings.public_url)
                typer.echo(json.dumps(await objects.verify(pasted or ""), ensure_ascii=False))
            else:
                print_reply(await parts.conversation.drafting.verify(pasted or ""))

    asyncio.run(work())


async def read(file: Path) -> str:
    if str(file) == "-":
        return sys.stdin.read()
    try:
        return await document_text(file.name, await asyncio.to_thread(file.read_bytes))
    except (OSError, Unreadable) as error:
        raise typer.BadParameter(f"{file} {error}", param_hint="--file") from None
