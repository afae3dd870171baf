"""``onrecord export``: the record, or all that fits a question, as others keep and cite it."""

import asyncio
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from bot.assembly import assembled
from bot.cite import FORMATS, cited
from bot.process import configure_logs, read_settings

Formats = StrEnum("Formats", {name.replace("-", "_"): name for name in FORMATS})  # type: ignore[misc]

_JSON_LINES = Formats("jsonl")


def export(
    question: Annotated[str | None, typer.Argument(help="Only what fits this question, one quote a statement.")] = None,
    form: Annotated[Formats, typer.Option("--format", help="The format of the file.")] = _JSON_LINES,
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="Write to a file, not to standard output.")] = None,
) -> None:
    """Export the record, or all that fits a question."""
    settings = read_settings()
    configure_logs("warning", secrets=settings.secrets)

    async def work() -> None:
        async with assembled(settings, threads=1) as parts:
            found = cited(parts.record, parts.profile.owner, question or "", parts.today(), settings.public_url)
            citations = [each async for each in found]
            text = FORMATS[form.value].lines(citations, quotes=question is not None)
            if out is None:
                sys.stdout.writelines(text)
                return
            try:
                with out.open("w", encoding="utf-8", newline="") as file:
                    file.writelines(text)
            except OSError as error:
                raise typer.BadParameter(f"{out}: {error.strerror}", param_hint="--out") from None

    asyncio.run(work())
