"""``onrecord load``: statements from files into the archive, and from there into the index."""

import asyncio
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from bot.assembly import opened_record
from bot.cli.progress import progress_bar
from bot.process import configure_logs, read_settings
from index import DataError
from index.files import read_paths


def load(
    paths: Annotated[list[Path], typer.Argument(help="YAML, JSONL, CSV or XLSX files, or folders of them.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print the counts as a JSON object.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="Print nothing if nothing changed.")] = False,
    keep_going: Annotated[
        bool, typer.Option("--keep-going", help="Load the valid statements, skip the others.")
    ] = False,
) -> None:
    """Load statements from files.

    If any file has a problem, nothing is loaded, unless you pass --keep-going.
    """
    settings = read_settings()
    configure_logs("warning", secrets=settings.secrets)
    found = read_paths(paths, keep_going=keep_going)
    for notice in found.notices:
        typer.echo(f"note: {notice}", err=True)
    if found.problems and not keep_going:
        raise DataError(found.problems)
    for problem in found.problems:
        typer.echo(problem, err=True)
    statements = found.statements

    async def work() -> None:
        async with opened_record(settings) as record:
            with progress_bar("Loading statements", shown=not as_json) as report:
                counts = await record.archive.add(statements, now=datetime.now(UTC), progress=report)
            with progress_bar("Indexing statements", shown=not as_json) as report:
                await record.refresh(report)
        if as_json:
            typer.echo(json.dumps({"added": counts.added, "changed": counts.changed, "unchanged": counts.unchanged}))
        elif counts.added or counts.changed or not quiet:
            typer.echo(f"{counts.added} added, {counts.changed} changed, {counts.unchanged} unchanged")

    asyncio.run(work())
    if found.problems:
        raise typer.Exit(1)
