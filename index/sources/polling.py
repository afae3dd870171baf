"""Reads one source once: fetched, read apart, recognised, and stored in one transaction, or its error remembered."""

import asyncio
import hashlib
import random
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import groupby

import structlog
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from index.archive.adding import hold_head, mark_retracted
from index.archive.database import writing
from index.archive.rows import check_storable
from index.errors import DataError
from index.sources.fetching.conditions import Conditions
from index.sources.fetching.errors import SourceError, Unreadable
from index.sources.fetching.fetching import Fetcher
from index.sources.files import folder_digest, read_folder
from index.sources.items.drafting import Draft, draft_all
from index.sources.items.storing import Findings, store, store_files
from index.sources.notices import News, Notice, Tell
from index.sources.pages import read_pages
from index.sources.pause import next_pause, next_try
from index.sources.reading.reading import Perform, read_items
from index.sources.states import SourceState, read_state, read_states, with_rhythm, write_state
from index.sources.types.definition import Source, WebSource
from index.sources.types.folder import FolderSource
from index.statement import Statement
from index.types import Now

log = structlog.get_logger(__name__)

TOLD_AFTER = 3
"""Failures in a row that make a source broken; one or two are the weather."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What reading a source came to. ``refused`` has a line for each item, or file, that could not become statements.

    ``error`` is the one line about why the source could not be read at all.
    """

    source: str
    findings: Findings = field(default_factory=Findings)
    refused: tuple[str, ...] = ()
    error: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Gathered:
    """What a source holds just now, before the archive is asked about it; all empty where it has not changed."""

    conditions: Conditions
    digest: str | None
    drafts: tuple[Draft, ...] = ()
    statements: tuple[Statement, ...] = ()
    refused: tuple[str, ...] | None = None


class _Rehearsed(Exception):
    """Undoes the transaction of a poll that is to change nothing."""


class Poller:
    """Reads sources into the archive in ``engine``'s database.

    ``configured`` are the names of all sources that are followed: a statement's words come from the first of them that
    saw it. ``tell`` passes on what operators must know, ``perform`` has documents read.
    """

    def __init__(
        self,
        engine: AsyncEngine,
        fetcher: Fetcher,
        *,
        configured: Collection[str],
        tell: Tell,
        now: Now,
        rng: random.Random,
        perform: Perform,
    ) -> None:
        self._engine, self._fetcher, self._configured = engine, fetcher, frozenset(configured)
        self._tell, self._now, self._rng, self._perform = tell, now, rng, perform

    async def poll(self, source: Source, *, afresh: bool = False) -> Outcome:
        """Read a source now; ``afresh``, the whole of it, whether or not it has changed.

        Its own troubles are in the outcome; raises ArchiveError for the database's.
        """
        states = {} if afresh else await read_states(self._engine, [source.name])
        state = states.get(source.name, self._unread(source)).of_definition(source.fingerprint)
        try:
            gathered = await self._gather(source, state)
            async with writing(self._engine) as connection:
                outcome = await self._keep(connection, source, gathered)
        except SourceError as error:
            await self._fail(source, error)
            log.warning("a source could not be read", source=source.name, reason=str(error))
            return Outcome(source.name, error=str(error))
        found = outcome.findings
        if found.added or found.reworded:
            log.info("statements came", source=source.name, added=len(found.added), reworded=len(found.reworded))
        return outcome

    async def rehearse(self, source: Source) -> Outcome:
        """What ``poll`` would add and change, had the source never been read: nothing is changed, nobody is told."""
        outcome = Outcome(source.name)
        try:
            gathered = await self._gather(source, self._unread(source))
            async with writing(self._engine) as connection:
                await hold_head(connection)
                findings = await self._store(connection, source, gathered)
                outcome = Outcome(source.name, findings, gathered.refused or ())
                raise _Rehearsed
        except _Rehearsed:
            return outcome
        except SourceError as error:
            return Outcome(source.name, error=str(error))

    def _unread(self, source: Source) -> SourceState:
        return SourceState(source=source.name, fingerprint=source.fingerprint, next_run=self._now())

    async def _gather(self, source: Source, state: SourceState) -> _Gathered:
        match source:
            case FolderSource():
                return await asyncio.to_thread(_gather_folder, source, state)
            case WebSource():
                return await self._gather_web(source, state)
            case _:
                raise Unreadable(f"{source.name}: is of a type that is not read")

    async def _gather_web(self, source: WebSource, state: SourceState) -> _Gathered:
        # Items' own pages are due at their own times, whether or not the list has changed.
        conditions = Conditions() if source.full_text else state.conditions
        document = await self._fetcher.fetch(source.url, allowed=source.allow_private, conditions=conditions)
        if document.body is None:
            return _Gathered(conditions=conditions, digest=state.body_digest)
        digest = hashlib.sha256(document.body).hexdigest()
        if digest == state.body_digest and not source.full_text:
            return _Gathered(conditions=document.conditions, digest=digest)
        items = await read_items(source, document, self._perform)
        found = draft_all(items, source, self._now().date())
        drafts, refused = found.ready, found.refused
        if source.full_text:
            pages = await read_pages(self._engine, self._fetcher, source, drafts, self._perform, self._now())
            drafts, refused = pages.drafts, refused + pages.refused
        drafts, unstorable = _storable(drafts)
        refused += unstorable
        # What was refused may be right another day, though the document stays as it is.
        return _Gathered(
            conditions=Conditions() if refused else document.conditions,
            digest=None if refused else digest,
            drafts=drafts,
            refused=refused,
        )

    async def _store(self, connection: AsyncConnection, source: Source, gathered: _Gathered) -> Findings:
        if isinstance(source, FolderSource):
            return await store_files(connection, source.name, gathered.statements, self._now())
        return await store(connection, source.name, gathered.drafts, self._configured, self._now())

    async def _keep(self, connection: AsyncConnection, source: Source, gathered: _Gathered) -> Outcome:
        now = self._now()
        await hold_head(connection)
        before = await read_state(connection, source.name) or self._unread(source)
        findings = await self._store(connection, source, gathered)
        await self._mark(connection, source, findings)
        if before.told_failing:
            lasting = now - (before.failing_since or now)
            await self._tell(connection, Notice(news=News.RECOVERED, source=source.name, at=now, lasting=lasting))
        state = replace(
            before.of_definition(source.fingerprint),
            conditions=gathered.conditions,
            body_digest=gathered.digest,
            next_run=now + next_pause(source.interval, self._rng),
            last_success=now,
            last_error=None,
            failing_since=None,
            failures=0,
            told_failing=False,
            refused=before.refused if gathered.refused is None else _summary(gathered.refused),
        )
        if isinstance(source, WebSource):
            state = await self._listen(connection, await with_rhythm(connection, state), now)
        await write_state(connection, state)
        return Outcome(source.name, findings, gathered.refused or ())

    async def _mark(self, connection: AsyncConnection, source: Source, findings: Findings) -> None:
        now = self._now()
        for names, moment, news in ((findings.gone, now, News.WITHDRAWN), (findings.back, None, News.REINSTATED)):
            for name in names:
                if await mark_retracted(connection, name, moment):
                    await self._tell(connection, Notice(news=news, source=source.name, at=now, detail=name))

        for edit in findings.held:
            notice = Notice(news=News.HELD, source=source.name, at=now, detail=edit.statement_id, reason=edit.reason)
            await self._tell(connection, notice)

    async def _listen(self, connection: AsyncConnection, state: SourceState, now: datetime) -> SourceState:
        """Tells of a silence far beyond the source's rhythm once, and of its end."""
        silent = state.silent(now)
        if (silent is not None) != state.told_silent:
            news = News.SILENT if silent is not None else News.HEARD_AGAIN
            await self._tell(connection, Notice(news=news, source=state.source, at=now, lasting=silent))
        return replace(state, told_silent=silent is not None)

    async def _fail(self, source: Source, error: SourceError) -> None:
        now = self._now()
        async with writing(self._engine) as connection:
            before = await read_state(connection, source.name) or self._unread(source)
            failures, since = before.failures + 1, before.failing_since or now
            pause = next_try(failures, source.interval, error.retry_after, self._rng)
            broken = failures >= TOLD_AFTER
            if broken and not before.told_failing:
                lasting = now - since
                notice = Notice(news=News.BROKEN, source=source.name, at=now, detail=str(error), lasting=lasting)
                await self._tell(connection, notice)
            state = replace(
                before.of_definition(source.fingerprint),
                next_run=now + pause,
                last_error=str(error),
                failing_since=since,
                failures=failures,
                told_failing=before.told_failing or broken,
            )
            await write_state(connection, state)


def _gather_folder(source: FolderSource, state: SourceState) -> _Gathered:
    digest = folder_digest(source.path)
    if digest == state.body_digest:
        return _Gathered(conditions=Conditions(), digest=digest)
    folder = read_folder(source.path)
    files = groupby(folder.problems, key=lambda problem: problem.file)
    refused = tuple(_shortened([str(problem) for problem in problems]) for _, problems in files)
    return _Gathered(conditions=Conditions(), digest=digest, statements=folder.statements, refused=refused)


def _storable(drafts: tuple[Draft, ...]) -> tuple[tuple[Draft, ...], tuple[str, ...]]:
    """Without what no database could give back letter for letter."""
    kept, refused = [], []
    for draft in drafts:
        try:
            check_storable([draft.statement])
        except DataError as error:
            refused.append(str(error.problems[0]))
        else:
            kept.append(draft)
    return tuple(kept), tuple(refused)


def _summary(refused: tuple[str, ...]) -> str | None:
    """One line about all that was refused."""
    return _shortened(refused) if refused else None


def _shortened(lines: Sequence[str]) -> str:
    """The first of the lines, and how many more there are."""
    more = f" (and {len(lines) - 1} more)" if len(lines) > 1 else ""
    return lines[0][:500] + more
