"""``onrecord doctor``: is everything set up?"""

import asyncio
import json
from dataclasses import asdict
from typing import Annotated

import typer

from bot.operating import State, examine
from bot.process import configure_logs, read_settings

PART = 12
"""Columns of a finding's first word."""


def doctor(
    as_json: Annotated[bool, typer.Option("--json", help="Print a JSON object per finding, one a line.")] = False,
) -> None:
    """Say what is set up, what answers and what is missing.

    Changes nothing and shows no secret. Exits with status 1 if anything is wrong.
    """
    settings = read_settings()
    configure_logs("error", secrets=settings.secrets)

    async def work() -> bool:
        wrong = False
        async for finding in examine(settings):
            wrong |= finding.state is State.WRONG
            if as_json:
                typer.echo(json.dumps(asdict(finding), ensure_ascii=False))
            else:
                typer.echo(f"{finding.state:<6} {finding.part:<{PART}} {finding.text}")
        return wrong

    if asyncio.run(work()):
        raise typer.Exit(1)
