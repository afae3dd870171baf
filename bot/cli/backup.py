"""``onrecord backup`` and ``onrecord restore``: the whole database in a file, and back into either kind of database."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from bot.assembly import opened_database
from bot.cli.progress import progress_bar
from bot.process import before, read_settings, stop_on_signals
from bot.store import back_up
from bot.store import restore as bring_back


def backup(file: Annotated[Path, typer.Argument(help="The file to write, such as backup.jsonl.gz.")]) -> None:
    """Write the whole database to a file.

    The bot can keep running; the file holds the database as it is at this moment.
    """

    async def work() -> None:
        async with opened_database(read_settings()) as engine:
            with progress_bar("Backing up rows") as report:
                rows = await back_up(engine, file, now=datetime.now(UTC), progress=report)
        typer.echo(f"{rows} rows written to {file}")

    asyncio.run(work())


def restore(
    file: Annotated[Path, typer.Argument(help="A backup of SQLite or PostgreSQL.")],
    replace: Annotated[bool, typer.Option("--replace", help="Overwrite what the database holds now.")] = False,
) -> None:
    """Restore a backup into an empty database, all or nothing.

    Stop the bot first.
    """

    async def work() -> bool:
        stop = asyncio.Event()
        stop_on_signals(stop)
        # Said first: a process that is killed has no last words.
        typer.echo("Restoring. The database stays unchanged until this prints how many rows were restored.", err=True)
        async with opened_database(read_settings()) as engine:
            with progress_bar("Restoring rows") as report:
                restoring = asyncio.create_task(bring_back(engine, file, replace=replace, progress=report))
                done = await before(stop, restoring)
                await asyncio.wait((restoring,))
        if done:
            typer.echo(f"{restoring.result()} rows restored from {file}")
        else:
            again = f"onrecord restore {file}" + (" --replace" if replace else "")
            typer.echo(f"Stopped. Nothing was restored. To try again: {again}", err=True)
        return done

    if not asyncio.run(work()):
        raise typer.Exit(1)
