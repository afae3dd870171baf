"""``onrecord db``: the schema of the database."""

import asyncio

import typer

from bot.assembly import opened_database
from bot.process.settings import read_settings
from bot.store.schema import head_revision, upgrade

db = typer.Typer(name="db", help="The schema of the database.", no_args_is_help=True)


@db.callback()
def commands() -> None:
    """The schema of the database."""


@db.command(name="upgrade")
def upgrade_command() -> None:
    """Bring the schema up to this program; does nothing when it is."""

    async def work() -> None:
        async with opened_database(read_settings()) as engine:
            changed = await upgrade(engine)
        typer.echo(f"the database {'now has' if changed else 'is up to date with'} schema {head_revision()}")

    asyncio.run(work())
