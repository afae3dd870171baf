"""``onrecord people``: who speaks on record, under which names, and what looks like two names of one person."""

import asyncio
import json
from typing import Annotated

import typer

from bot.api import person_json
from bot.assembly import opened_record
from bot.process import configure_logs, read_settings
from index.people import Entry


def people(
    as_json: Annotated[bool, typer.Option("--json", help="Print a JSON object per person, one a line.")] = False,
) -> None:
    """List everyone who speaks on record.

    Those with the most statements come first.
    """
    settings = read_settings()
    configure_logs("warning", secrets=settings.secrets)

    async def work() -> list[Entry]:
        async with opened_record(settings) as record:
            await record.refresh()
            return await record.persons()

    for entry in asyncio.run(work()):
        typer.echo(as_line(entry) if as_json else as_row(entry))


def as_line(entry: Entry) -> str:
    return json.dumps(person_json(entry), ensure_ascii=False)


def as_row(entry: Entry) -> str:
    """A line a person: how many statements, when, the name and offices; below it other names, and whom it may be."""
    person = entry.person
    offices = ", ".join(office.title for office in person.offices)
    span = f"{entry.first} to {entry.last}" if entry.first != entry.last else f"{entry.first}"
    lines = [f"{entry.statements:>6}  {person.name}{f', {offices}' if offices else ''} ({span})"]
    if person.aliases:
        lines.append(f"        also: {'; '.join(person.aliases)}")
    if entry.alike:
        lines.append(f"        the same person? {'; '.join(entry.alike)}: data/people.yaml can say so")
    return "\n".join(lines)
