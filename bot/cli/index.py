"""``onrecord index``: update the index."""

import asyncio
import os
import time
from typing import Annotated

import typer

from bot.assembly import encoder_of, opened_record
from bot.cli.progress import make_vectors, progress_bar
from bot.process import configure_logs, read_settings


def index(
    rebuild: Annotated[bool, typer.Option("--rebuild", help="Delete the index and build it again.")] = False,
) -> None:
    """Update the index."""

    settings = read_settings()
    configure_logs("warning", secrets=settings.secrets)

    async def work() -> None:
        encoder = encoder_of(settings, threads=os.cpu_count() or 1)
        async with opened_record(settings, rebuild=rebuild, encoder=encoder) as record:
            begun = time.monotonic()
            with progress_bar("Indexing statements") as report:
                changes = await record.refresh(report)
            passages, seconds = record.engine.passages(), time.monotonic() - begun
            typer.echo(f"{changes:,} changes indexed in {seconds:.1f} s; the index holds {passages:,} passages")
            await make_vectors(record)

    asyncio.run(work())
