"""``onrecord people``: who speaks on record, under which names, and what looks like two names of one person."""

import asyncio
import json
from typing import Annotated, Any

import typer

from bot.assembly import opened_record
from bot.process import configure_logs, read_settings
from index.people import Entry, Office


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
    row: dict[str, Any] = {
        "name": entry.person.name,
        "aliases": list(entry.person.aliases),
        "offices": [office_json(office) for office in entry.person.offices],
        "statements": entry.statements,
        "first": entry.first and entry.first.isoformat(),
        "last": entry.last and entry.last.isoformat(),
        "alike": list(entry.alike),
    }
    return json.dumps(row, ensure_ascii=False)


def office_json(office: Office) -> dict[str, str | None]:
    return {
        "title": office.title,
        "from": office.start.isoformat() if office.start else None,
        "to": office.end.isoformat() if office.end else None,
    }


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
