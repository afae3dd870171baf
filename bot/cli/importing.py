"""``onrecord import``: documents → statement files, after a look at what was recognised."""

import json
from datetime import datetime
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.process import read_settings
from index.importing import Draft, Problem, drafts_of, file_name, imported_before, written

LONGEST = 48  # characters of a title in the table


def import_(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH…", help="Documents, folders or ZIP files.")],
    into: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Where to write; by default data/statements.")
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Write without asking.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON lines, and write nothing.")] = False,
) -> None:
    """Make statement files from documents.

    Reads .docx, .odt, .pdf, .html, .txt, .md and .eml, and shows what it recognised before it writes.
    """
    folder = into or read_settings().data / "statements"
    today = datetime.now(ZoneInfo("UTC")).date()
    before = imported_before(folder) if folder.is_dir() else set()
    drafts: list[Draft] = []
    for found in drafts_of(paths, today):
        if isinstance(found, Draft) and found.digest in before:
            found = Problem(found.name, "is there already, with the same words")
        if as_json:
            typer.echo(json.dumps(as_object(found), ensure_ascii=False))
        elif isinstance(found, Problem):
            typer.echo(f"{found.name}: {found.why}", err=True)
        if isinstance(found, Draft):
            drafts.append(found)
    if as_json:
        return
    if not drafts:
        typer.echo("Nothing to import.", err=True)
        raise typer.Exit(1)
    Console().print(as_table(drafts))
    if not yes and not typer.confirm(f"Write the files to {folder}?", default=True):
        raise typer.Exit(1)
    folder.mkdir(parents=True, exist_ok=True)
    for draft in drafts:
        name = file_name(draft, {each.name for each in folder.iterdir()})
        (folder / name).write_text(written(draft), encoding="utf-8")
    unsure = sum(bool(draft.unsure) for draft in drafts)
    told = f" In {unsure} of them something was guessed or is missing: see the top of the file." if unsure else ""
    files = "1 file" if len(drafts) == 1 else f"{len(drafts)} files"
    lacking = sum(draft.date is None or draft.speaker is None for draft in drafts)
    if lacking:
        told += f" {lacking} without a date or a speaker can't be loaded yet; --keep-going loads the others."
    going = " --keep-going" if lacking else ""
    typer.echo(f"{files} written to {folder}.{told} Next: onrecord check, then onrecord load {folder}{going}")


def as_object(found: Draft | Problem) -> dict[str, object]:
    if isinstance(found, Problem):
        return {"file": found.name, "problem": found.why}
    return {
        "file": found.name,
        "title": found.title,
        "date": found.date.isoformat() if found.date else None,
        "speaker": found.speaker,
        "role": found.role,
        "language": found.language,
        "kind": found.kind,
        "unsure": list(found.unsure),
        "text": found.text,
    }


def as_table(drafts: list[Draft]) -> Table:
    table = Table("title", "date", "speaker", "language", box=None, pad_edge=False)
    for draft in drafts:
        title = draft.title if len(draft.title) <= LONGEST else draft.title[: LONGEST - 1] + "…"
        cells = {"title": title, "date": str(draft.date or "–"), "speaker": draft.speaker or "–"}
        shown = [Text(value + (" ?" if name in draft.unsure else "")) for name, value in cells.items()]
        table.add_row(*shown, Text(draft.language))
    table.caption = "? guessed, or not found"
    return table
