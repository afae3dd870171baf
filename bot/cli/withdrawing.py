"""``onrecord remove``, ``retract`` and ``reinstate``: what an operator takes out, and what a publisher took back."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, time
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from bot.assembly import opened_record
from bot.owner import read_profile
from bot.process import Settings, configure_logs, read_settings
from index import Record

Ids = Annotated[list[str], typer.Argument(metavar="ID…", help="Statement ids, as in `onrecord ask --json`.")]


def remove(ids: Ids) -> None:
    """Remove statements from the record, with all their versions.

    Use it for statements that should never have been in the record. If the publisher withdrew a statement, use
    `retract`: it stays on record. Loading its file again brings a statement back, so remove the file too.
    """
    _carry_out(ids, "removed", "not on record", lambda record, each: record.archive.remove(each, now=datetime.now(UTC)))


def retract(
    ids: Ids,
    on: Annotated[
        datetime | None,
        typer.Option("--on", formats=["%Y-%m-%d"], metavar="DATE", help="When it was withdrawn (default: today)."),
    ] = None,
) -> None:
    """Mark statements as withdrawn by their publisher.

    They stay on record, and every answer that quotes them says so.
    """
    settings = read_settings()
    now = datetime.now(UTC)
    moment = now if on is None else _noon(on, settings)
    if moment > now:
        raise typer.BadParameter("the date is in the future", param_hint="--on")
    _carry_out(
        ids,
        "marked as withdrawn",
        "already marked as withdrawn",
        lambda record, each: record.archive.retract(each, now=moment),
        settings,
    )


def reinstate(ids: Ids) -> None:
    """Undo `retract`: remove the withdrawn mark."""
    _carry_out(ids, "reinstated", "not marked as withdrawn", lambda record, each: record.archive.reinstate(each))


def _noon(day: datetime, settings: Settings) -> datetime:
    """A moment of a day in the zone of the record's owner; of today, at the latest now."""
    zone = ZoneInfo(read_profile(settings.data / "profile.yaml").zone)
    moment = datetime.combine(day.date(), time(12), zone).astimezone(UTC)
    now = datetime.now(UTC)
    return now if moment > now and day.date() <= now.astimezone(zone).date() else moment


def _carry_out(
    ids: list[str],
    done: str,
    nothing: str,
    change: Callable[[Record, str], Awaitable[bool]],
    settings: Settings | None = None,
) -> None:
    """One line an id; exit status 1 if for any there was nothing to do."""
    settings = settings or read_settings()
    configure_logs("warning", secrets=settings.secrets)

    async def work() -> bool:
        every = True
        async with opened_record(settings) as record:
            for each in dict.fromkeys(ids):
                if await change(record, each):
                    typer.echo(f"{each}: {done}")
                else:
                    known = await record.archive.version_of(each) is not None
                    typer.echo(f"{each}: {nothing if known else 'not on record'}", err=True)
                    every = False
            await record.refresh()
        return every

    if not asyncio.run(work()):
        raise typer.Exit(1)
