"""``onrecord sources``: where statements come from, how each source is, and what one would bring."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.assembly import opened_database
from bot.errors import SettingsError
from bot.owner import Profile, read_profile
from bot.process import Settings, configure_logs, read_settings
from bot.say.texts import Texts
from bot.store import prepare_schema
from index.sources import Source, SourceState, accept, dismiss, held_back, read_sources, read_states

if TYPE_CHECKING:
    from index.sources import Outcome

T = TypeVar("T")

sources = typer.Typer(
    name="sources", help="List the sources, test one, and review held-back edits.", invoke_without_command=True
)


@dataclass(frozen=True, slots=True)
class Configured:
    settings: Settings
    profile: Profile
    sources: tuple[Source, ...]

    def named(self, name: str) -> Source:
        """Raises SettingsError, with the names there are."""
        for source in self.sources:
            if source.name == name:
                return source
        known = ", ".join(source.name for source in self.sources) or "none"
        raise SettingsError(f"{name}: no such source in {self.settings.data / 'sources.yaml'}; known: {known}")


def configured() -> Configured:
    settings = read_settings()
    configure_logs("error", secrets=settings.secrets)  # what is to be said is said below
    found = read_sources(settings.data / "sources.yaml")
    return Configured(settings, read_profile(settings.data / "profile.yaml"), found)


@sources.callback()
def list_sources(context: typer.Context) -> None:
    """List the sources, test one, and review held-back edits.

    Without a command, lists the sources: last success, next run, usual rhythm, last error.
    """
    if context.invoked_subcommand is not None:
        return
    known = configured()

    async def work() -> dict[str, SourceState]:
        async with opened_database(known.settings) as engine:
            await prepare_schema(engine)
            return await read_states(engine, [source.name for source in known.sources])

    states = asyncio.run(work())
    now = datetime.now(UTC)
    table = Table(box=None, pad_edge=False)
    for heading in ("source", "from", "last success", "next run", "usual rhythm", "last error"):
        table.add_column(heading, overflow="fold")
    for source in known.sources:
        table.add_row(*(escape(cell) for cell in _row(source, states.get(source.name), now)))
    console = Console(soft_wrap=not Console().is_terminal, width=None if Console().is_terminal else 1_000)
    if known.sources:
        console.print(table)
    else:
        typer.echo(f"No sources in {known.settings.data / 'sources.yaml'}.")


@sources.command(name="test")
def test_source(name: Annotated[str, typer.Argument(help="A source's name.")]) -> None:
    """Show what a source would add or change. Changes nothing."""
    known = configured()
    outcome = asyncio.run(_read(known, known.named(name), rehearsal=True))
    if not _told_well(outcome, in_full=True):
        raise typer.Exit(1)


@sources.command(name="held")
def list_held() -> None:
    """List edits that were held back: new texts that look wrong."""
    found = _in_database(held_back)
    for edit in found:
        typer.echo(f"{edit.statement_id} ({edit.source}, {edit.seen_at:%Y-%m-%d %H:%M} UTC): {edit.reason}")
        for label, (title, text) in (("on record", edit.before), ("new", edit.after)):
            typer.echo(f"  {label}: {title}: {' '.join(text.split())[:300]}")
    typer.echo(f"{len(found)} held back" + ("; see onrecord sources accept|dismiss ID" if found else ""))


@sources.command(name="accept")
def accept_held(statement: Annotated[str, typer.Argument(help="A statement's id.")]) -> None:
    """Accept a held-back edit: the new text goes on record."""
    if not _in_database(lambda engine: accept(engine, statement, datetime.now(UTC))):
        raise SettingsError(f"{statement}: no edit is held back; see onrecord sources held")
    typer.echo(f"{statement}: has the new text")


@sources.command(name="dismiss")
def dismiss_held(statement: Annotated[str, typer.Argument(help="A statement's id.")]) -> None:
    """Dismiss a held-back edit: the record keeps its text."""
    if not _in_database(lambda engine: dismiss(engine, statement)):
        raise SettingsError(f"{statement}: no edit is held back; see onrecord sources held")
    typer.echo(f"{statement}: keeps its text")


def _in_database(work: Callable[[AsyncEngine], Awaitable[T]]) -> T:
    known = configured()

    async def run() -> T:
        async with opened_database(known.settings) as engine:
            await prepare_schema(engine)
            return await work(engine)

    return asyncio.run(run())


def fetch(
    name: Annotated[str | None, typer.Argument(help="A source's name (default: all sources).")] = None,
) -> None:
    """Read one source now, or all of them.

    Exits with status 1 if a source can't be read, or any of its items is refused.
    """
    known = configured()
    wanted = known.sources if name is None else (known.named(name),)
    if not wanted:
        typer.echo(f"No sources in {known.settings.data / 'sources.yaml'}.")
    well = [_told_well(asyncio.run(_read(known, source, rehearsal=False)), in_full=False) for source in wanted]
    if not all(well):
        raise typer.Exit(1)


async def _read(known: Configured, source: Source, *, rehearsal: bool) -> "Outcome":
    # What fetches and parses takes half a second to import; no other command needs it.
    from bot.unasked import poller_of, telling

    async with opened_database(known.settings) as engine:
        await prepare_schema(engine)
        tell = telling(Texts.load(known.profile.language), known.profile, known.settings.admins)
        poller = poller_of(engine, known.sources, known.profile, tell, lambda: datetime.now(UTC))
        return await (poller.rehearse(source) if rehearsal else poller.poll(source, afresh=True))


def _told_well(outcome: "Outcome", *, in_full: bool) -> bool:
    """Prints what reading a source came to; whether all of it could be read."""
    found = outcome.findings
    for line in outcome.refused:
        typer.echo(f"{outcome.source}: refused: {line}", err=True)
    for edit in found.held:
        typer.echo(f"{outcome.source}: held back: {edit.statement_id}: {edit.reason}", err=True)
    if outcome.error is not None:
        typer.echo(f"{outcome.source}: {outcome.error}", err=True)
        return False
    counts = f"{len(found.added)} added, {len(found.reworded)} reworded, {found.same} unchanged"
    would = "would be: " if in_full else ""
    typer.echo(f"{outcome.source}: {would}{counts}, {len(outcome.refused)} refused")
    if in_full:
        for statement in found.added:
            who = ", ".join(speaker.name for speaker in statement.speakers)
            words = " ".join(statement.text.split())
            typer.echo(f"+ {statement.date} {statement.id}\n  {statement.title}\n  {who}: {words[:160]}")
        for rewording in found.reworded:
            typer.echo(f"~ {rewording.statement.date} {rewording.statement.id}\n  {rewording.statement.title}")
    return not outcome.refused


def _row(source: Source, state: SourceState | None, now: datetime) -> tuple[str, ...]:
    if state is None:
        return source.name, source.place, "never", "now", "", ""
    error = f"{state.last_error} ({state.failures} times)" if state.last_error else (state.refused or "")
    rhythm = f"every {_length(state.rhythm.usual)}" if state.rhythm else ""
    return source.name, source.place, _ago(state.last_success, now), _ahead(state.next_run, now), rhythm, error


def _ago(moment: datetime | None, now: datetime) -> str:
    return "never" if moment is None else f"{_length(now - moment)} ago"


def _ahead(moment: datetime, now: datetime) -> str:
    return "now" if moment <= now else f"in {_length(moment - now)}"


def _length(span: timedelta) -> str:
    seconds = int(span.total_seconds())
    for unit, length in (("d", 86_400), ("h", 3_600), ("min", 60)):
        if seconds >= 2 * length:
            return f"{seconds // length} {unit}"
    return f"{seconds} s"
