"""``onrecord index``: bring the index up to the archive."""

import asyncio
from typing import Annotated

import typer

from bot.assembly import opened_record
from bot.cli.progress import progress_bar
from bot.settings import read_settings


def index(
    rebuild: Annotated[bool, typer.Option("--rebuild", help="Throw the index away and make it anew.")] = False,
) -> None:
    """Bring the index up to the archive."""

    async def work() -> None:
        async with opened_record(read_settings(), rebuild=rebuild) as record:
            with progress_bar("Indexing statements") as report:
                await record.refresh(report)

    asyncio.run(work())
