"""``onrecord db``: the schema of the database."""

import asyncio

import typer

from bot.assembly import opened_database
from bot.process import read_settings
from bot.store import head_revision, upgrade_schema

db = typer.Typer(name="db", help="Upgrade the database schema.", no_args_is_help=True)


@db.callback()
def commands() -> None:
    """Upgrade the database schema."""


@db.command(name="upgrade")
def upgrade_command() -> None:
    """Upgrade the database schema to this version of the program.

    Does nothing if it is up to date.
    """

    async def work() -> None:
        async with opened_database(read_settings()) as engine:
            changed = await upgrade_schema(engine)
        typer.echo(f"the database {'now has' if changed else 'is up to date with'} schema {head_revision()}")

    asyncio.run(work())
