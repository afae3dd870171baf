"""``onrecord check``: are the data files as docs/data-format.md says?"""

from pathlib import Path
from typing import Annotated

import typer

from bot.owner import check_paths, checked_files
from bot.process import read_settings


def check(
    paths: Annotated[list[Path] | None, typer.Argument(help="Files and folders (default: the data folder).")] = None,
) -> None:
    """Check data files without touching the database.

    Exits with status 1 if there is any problem.
    """
    paths = paths or [read_settings().data]
    found = check_paths(paths)
    for problem in found.problems:
        typer.echo(problem)
    for notice in found.notices:
        typer.echo(f"note: {notice}")
    if found.problems:
        raise typer.Exit(1)
    count = len(checked_files(paths))
    typer.echo(f"{count} {'file' if count == 1 else 'files'}, no problems")
