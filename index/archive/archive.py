"""The archive: every statement of the record with every wording it had, and a numbered feed of what changed.

Whoever follows the feed from number 0, or from any number it has reached, holds what the archive holds.
"""

import asyncio
import calendar
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, datetime

from sqlalchemy import ColumnElement, RowMapping, Select, delete, func, insert, select, union_all
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from index.archive.adding import Counts, add_batch, batches, hold_head, mark_retracted, take_numbers
from index.archive.at_once import AtOnce
from index.archive.database import reading, writing
from index.archive.edits import Edit, edits
from index.archive.listings import Added, Change, Head, Heading, MonthCount, SpeakerCount
from index.archive.rows import check_storable, speakers_of, version_of
from index.archive.tables import archive_head, removals, statement_speakers, statements, versions
from index.statement import Extent, Statement, Version


class Archive:
    """The archive in ``engine``'s database, whose schema must be up to date (``bot.store.schema.upgrade``).

    Every method raises ArchiveUnavailable when the database cannot be used just now, SchemaMismatch when tables are
    missing. A write is one transaction: it happens whole or not at all, in any number of processes at once.
    """

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._at_once = AtOnce(engine)
        self.written = asyncio.Event()
        """Set after each write of this object; whoever waits for it clears it."""

    async def add(
        self, items: Sequence[Statement], *, now: datetime, progress: Callable[[int, int], None] | None = None
    ) -> Counts:
        """Adds and changes statements, in the order given.

        Title or text with other words make a new version; typography alone does not (``index.text.wording``), and
        the words first stored stay. Other fields are brought up to date without a new version and count as a change.
        Whether a statement is retracted stays as it is. ``now`` is when the words were seen (aware). ``progress`` hears
        after each batch how many of how many are done. Raises DataError, having added nothing, for NUL and half
        characters.
        """
        check_storable(items)
        counts, done = Counts(), 0
        async with writing(self._engine) as connection:
            await hold_head(connection)
            for batch in batches(items):
                counts += await add_batch(connection, batch, now)
                done += len(batch)
                if progress is not None:
                    progress(done, len(items))
        self.written.set()
        return counts

    async def remove(self, statement_id: str, *, now: datetime) -> bool:
        """Takes a statement and all its words out; False if it was not there. Its version numbers are not used again.

        For what should never have been in the record; what its publisher took back is ``retract``\\ ed.
        """
        async with writing(self._engine) as connection:
            await hold_head(connection)
            removed = delete(statements).where(statements.c.id == statement_id).returning(statements.c.newest)
            newest = (await connection.execute(removed)).scalar_one_or_none()
            if newest is None:
                return False
            [seq] = await take_numbers(connection, 1)
            tombstone = {"statement_id": statement_id, "newest": newest, "removed_at": now, "seq": seq}
            await connection.execute(insert(removals), tombstone)
        self.written.set()
        return True

    async def retract(self, statement_id: str, *, now: datetime) -> bool:
        """Marks a statement as taken back by its publisher since ``now`` (aware); it stays on record.

        False if it is not there, or is marked already.
        """
        return await self._mark(statement_id, now)

    async def reinstate(self, statement_id: str) -> bool:
        """Takes the mark of ``retract`` off again; False if there was none."""
        return await self._mark(statement_id, None)

    async def _mark(self, statement_id: str, retracted_at: datetime | None) -> bool:
        async with writing(self._engine) as connection:
            await hold_head(connection)
            marked = await mark_retracted(connection, statement_id, retracted_at)
        self.written.set()
        return marked

    async def version(self, key: str, number: int | None = None) -> Version | None:
        """One wording of the statement with this key: the newest, or the one numbered ``number`` (from 1)."""
        return await self._one(statements.c.key == key, number)

    async def version_of(self, statement_id: str, number: int | None = None) -> Version | None:
        """One wording of the statement with this id: the newest, or the one numbered ``number`` (from 1)."""
        return await self._one(statements.c.id == statement_id, number)

    async def _one(self, where: ColumnElement[bool], number: int | None) -> Version | None:
        wanted = versions.c.number == (statements.c.newest if number is None else number)
        async with reading(self._engine) as connection:
            row = (await connection.execute(_joined().where(where, wanted))).mappings().first()
        return None if row is None else version_of(row)

    async def versions(self, statement_id: str) -> list[Version]:
        """Every wording of a statement, oldest first."""
        query = _joined().where(statements.c.id == statement_id).order_by(versions.c.number)
        async with reading(self._engine) as connection:
            return [version_of(row) for row in (await connection.execute(query)).mappings()]

    async def newest(self, statement_ids: Sequence[str]) -> list[Version]:
        """The newest wordings of up to a few hundred statements, in the order given; unknown ids are left out."""
        wanted = _joined().where(statements.c.id.in_(statement_ids), versions.c.number == statements.c.newest)
        return await self._in_order(wanted, statement_ids)

    async def older(self, statement_ids: Sequence[str]) -> list[Version]:
        """All other wordings of the same, of each statement the latest first."""
        wanted = _joined().where(statements.c.id.in_(statement_ids), versions.c.number < statements.c.newest)
        return await self._in_order(wanted.order_by(versions.c.number.desc()), statement_ids)

    async def replaced(self, *, limit: int) -> list[Version]:
        """The wordings that gave way to others, the latest first."""
        former = _joined().where(versions.c.number < statements.c.newest)
        query = former.order_by(versions.c.seen_at.desc(), versions.c.statement_id).limit(limit)
        async with reading(self._engine) as connection:
            return [version_of(row) for row in (await connection.execute(query)).mappings()]

    async def _in_order(self, query: Select[tuple[object, ...]], statement_ids: Sequence[str]) -> list[Version]:
        async with reading(self._engine) as connection:
            found = [version_of(row) for row in (await connection.execute(query)).mappings()]
        place = {statement_id: number for number, statement_id in enumerate(statement_ids)}
        return sorted(found, key=lambda version: place[version.statement.id])

    async def before(self, version: Version) -> Version | None:
        """The wording before this one; None for the first."""
        older = versions.c.number < version.number
        query = _joined().where(statements.c.id == version.statement.id, older).order_by(versions.c.number.desc())
        async with reading(self._engine) as connection:
            row = (await connection.execute(query.limit(1))).mappings().first()
        return None if row is None else version_of(row)

    async def edits(self, *, limit: int, offset: int = 0) -> list[Edit]:
        """What was changed or withdrawn after publication, newest first."""
        return await edits(self._engine, limit=limit, offset=offset)

    async def headings(
        self,
        *,
        month: tuple[int, int] | None = None,
        speaker: str | None = None,
        limit: int,
        offset: int = 0,
    ) -> list[Heading]:
        """Statements, newest date first, of one day the last added first.

        ``month`` is (year, month); ``speaker`` a name exactly as a statement gives it.
        """
        query = _joined()
        if month is not None:
            year, number = month
            last = calendar.monthrange(year, number)[1]
            query = query.where(statements.c.date.between(date(year, number, 1), date(year, number, last)))
        if speaker is not None:
            spoken = select(statement_speakers.c.statement_id).where(statement_speakers.c.name == speaker)
            query = query.where(statements.c.id.in_(spoken))
        async with reading(self._engine) as connection:
            return await _headings(connection, query.limit(limit).offset(offset))

    async def added(self, after: int, until: int, *, limit: int) -> Added:
        """Statements that came into the record by the changes numbered above ``after``, up to ``until``.

        One that was changed meanwhile is there once, as it is; one that was taken back or out is not.
        """
        numbered = (statements.c.added_seq > after, statements.c.added_seq <= until)
        where = (*numbered, statements.c.retracted_at.is_(None))
        async with reading(self._engine) as connection:
            count = (await connection.execute(select(func.count()).select_from(statements).where(*where))).scalar_one()
            headings = await _headings(connection, _joined().where(*where).limit(limit))
        return Added(count, tuple(headings))

    async def months(self) -> list[MonthCount]:
        """The months that hold statements, newest first."""
        query = select(statements.c.date, func.count()).group_by(statements.c.date)
        months: Counter[tuple[int, int]] = Counter()
        async with reading(self._engine) as connection:
            for day, count in await connection.execute(query):
                months[day.year, day.month] += count
        return [MonthCount(year, month, count) for (year, month), count in sorted(months.items(), reverse=True)]

    async def speakers(self) -> list[SpeakerCount]:
        """Everyone a statement names as its speaker, those with the most statements first."""
        query = select(statement_speakers.c.name, func.count()).group_by(statement_speakers.c.name)
        async with reading(self._engine) as connection:
            counts = [SpeakerCount(name, count) for name, count in await connection.execute(query)]
        return sorted(counts, key=lambda speaker: (-speaker.count, speaker.name))

    async def extent(self) -> Extent:
        """How many statements there are, and the dates of the first and the last."""
        query = select(func.count(), func.min(statements.c.date), func.max(statements.c.date)).select_from(statements)
        async with reading(self._engine) as connection:
            count, first, last = (await connection.execute(query)).one()
        return Extent(count, first, last)

    async def head(self) -> Head:
        query = select(archive_head.c.archive_id, archive_head.c.seq)
        row = await self._at_once.read(lambda connection: connection.execute(query).one())
        return Head(row.archive_id, row.seq)

    async def changes(self, after: int, limit: int) -> list[Change]:
        """The first ``limit`` changes numbered above ``after``, in order; an empty list at the end of the feed.

        A statement appears once, at its last change: a follower that comes late gets what is, not what was.
        """
        feed = union_all(
            select(statements.c.seq.label("number"), statements.c.id.label("changed_id")).where(
                statements.c.seq > after
            ),
            select(removals.c.seq, removals.c.statement_id).where(removals.c.seq > after),
        ).subquery()
        page = select(feed).order_by(feed.c.number).limit(limit)
        async with reading(self._engine) as connection:
            changes = (await connection.execute(page)).all()
            last = changes[-1].number if changes else after
            newest = _joined().where(
                statements.c.seq > after, statements.c.seq <= last, versions.c.number == statements.c.newest
            )
            held = {row["id"]: row for row in (await connection.execute(newest)).mappings()}
        return [_change(number, changed_id, held.get(changed_id)) for number, changed_id in changes]


def _change(number: int, statement_id: str, row: RowMapping | None) -> Change:
    if row is None:
        return Change(number, statement_id, None)
    return Change(number, statement_id, version_of(row), row["added_seq"])


async def _headings(connection: AsyncConnection, query: Select[tuple[object, ...]]) -> list[Heading]:
    """The newest version's heading of each statement, newest date first, of one day the last added first."""
    newest_first = (statements.c.date.desc(), statements.c.added_at.desc(), statements.c.id.desc())
    newest = query.with_only_columns(statements, versions.c.title, maintain_column_froms=True)
    rows = await connection.execute(newest.where(versions.c.number == statements.c.newest).order_by(*newest_first))
    return [
        Heading(
            id=row["id"],
            key=row["key"],
            version=row["newest"],
            title=row["title"],
            date=row["date"],
            speakers=speakers_of(row),
            url=row["url"],
            kind=row["kind"],
            complete=row["complete"],
            retracted_at=row["retracted_at"],
        )
        for row in rows.mappings()
    ]


def _joined() -> Select[tuple[object, ...]]:
    wording = (versions.c.number, versions.c.title, versions.c.text, versions.c.seen_at)
    return select(statements, *wording).join(versions, versions.c.statement_id == statements.c.id)
