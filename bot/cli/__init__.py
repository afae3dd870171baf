"""The command ``onrecord``. One file a command; errors come out as lines a person can act on, never as tracebacks."""

import os
import sys
from typing import Annotated

import typer

from bot import __version__
from bot.cli.commands import Commands
from bot.errors import SettingsError
from bot.process import Redactor
from index import RecordError

__all__ = ["app", "main"]

app = typer.Typer(
    name="onrecord",
    cls=Commands,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

SECRETS = ("TELEGRAM_BOT_TOKEN", "TELEGRAM_WEBHOOK_SECRET")
"""Variables whose values are never printed, also where they are not what they should be."""


def show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(__version__)
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=show_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Answers questions about official statements with the exact words that were said."""


def without_secrets(error: RecordError) -> str:
    """A message may quote an address as it was given, with whatever stands in it."""
    secrets = [os.environ.get(name, "").strip() for name in SECRETS]
    return Redactor([each for each in secrets if each])(str(error))


def main() -> None:
    """Run the command line; exit 1 on an error of the data or the database, 2 on wrong settings or usage."""
    try:
        app()
    except SettingsError as error:
        sys.stderr.write(f"{without_secrets(error)}\n")
        sys.exit(2)
    except RecordError as error:
        sys.stderr.write(f"{without_secrets(error)}\n")
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        # The reader has gone (`onrecord ask … | head`); a second failure at interpreter exit would print a traceback.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
