"""``onrecord backup`` and ``onrecord restore``: the whole database in a file, and back into either kind of database."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from bot.assembly import opened_database
from bot.cli.progress import progress_bar
from bot.process.settings import read_settings
from bot.store.backup import back_up
from bot.store.restoring import restore as bring_back


def backup(file: Annotated[Path, typer.Argument(help="What to write; ends in .jsonl.gz by custom.")]) -> None:
    """Write the whole database into a file, as it is at this moment; the bot may go on."""

    async def work() -> None:
        async with opened_database(read_settings()) as engine:
            with progress_bar("Backing up rows") as report:
                rows = await back_up(engine, file, now=datetime.now(UTC), progress=report)
        typer.echo(f"{rows} rows written to {file}")

    asyncio.run(work())


def restore(
    file: Annotated[Path, typer.Argument(help="A backup, of SQLite or PostgreSQL.")],
    replace: Annotated[bool, typer.Option("--replace", help="Give up what the database holds now.")] = False,
) -> None:
    """Bring a backup back into an empty database, whole or not at all; stop the bot first."""

    async def work() -> None:
        async with opened_database(read_settings()) as engine:
            with progress_bar("Restoring rows") as report:
                rows = await bring_back(engine, file, replace=replace, progress=report)
        typer.echo(f"{rows} rows restored from {file}")

    asyncio.run(work())
