"""Puts what a source holds into the archive, in one transaction with what is remembered of the source."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from index.archive.adding import add_batch, batches
from index.archive.tables import IS_NEWEST, statements, versions
from index.sources.fetching.links import link_key
from index.sources.items.believing import doubt
from index.sources.items.drafting import Draft
from index.sources.items.held import HeldEdit, forget, hold
from index.sources.items.recognising import Recogniser, leaders, parts
from index.sources.items.tables import sightings
from index.statement import Statement
from index.text.wording import same_words

GONE_AFTER = 3
"""Times in a row that a statement's own page must be missing before it counts as withdrawn."""


@dataclass(frozen=True, slots=True)
class Rewording:
    """A statement's words before and after: ``(title, text)``, as the archive held them and as the source has them."""

    statement: Statement
    before: tuple[str, str]

    @property
    def after(self) -> tuple[str, str]:
        return self.statement.title, self.statement.text


@dataclass(frozen=True, slots=True)
class Findings:
    """What reading a source has brought.

    ``gone`` and ``back`` are ids of statements whose own page went or came; ``held`` are words that came in place of
    others and were not believed, which no earlier reading has brought.
    """

    added: tuple[Statement, ...] = ()
    reworded: tuple[Rewording, ...] = ()
    same: int = 0
    gone: tuple[str, ...] = ()
    back: tuple[str, ...] = ()
    held: tuple[HeldEdit, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether the archive is other than it was in what it shows."""
        return bool(self.added or self.reworded or self.gone or self.back)


@dataclass(frozen=True, slots=True)
class _Sighting:
    draft: Draft
    statement_id: str
    leads: bool


async def store(
    connection: AsyncConnection, source: str, drafts: Sequence[Draft], configured: Collection[str], now: datetime
) -> Findings:
    """Adds what is new, and the words that have changed. The caller's transaction holds the archive's head.

    A statement that an operator has removed stays away. Nothing is taken out because a document no longer lists it:
    feeds hold their newest items only. A statement keeps the date that it came with, whatever an edit says.
    """
    recogniser = Recogniser(source, drafts)
    drafts = await recogniser.load(connection)
    known: list[tuple[Draft, str]] = []
    new: list[Draft] = []
    claimed: set[str] = set()
    for draft in drafts:
        found = recogniser.statement_id(draft)
        if found is not None:
            # Two items that were once taken for one are; the words of the first are followed, not both in turns.
            known.append((draft.without_words() if found in claimed else draft, found))
            claimed.add(found)
        elif draft.words:
            new.append(draft)
    held = await _held(connection, [statement_id for _, statement_id in known])
    led = await leaders(connection, held.keys(), configured)
    ids = await recogniser.new_ids(connection, new)
    added = [replace(draft.statement, id=ids[draft.identity]) for draft in new]
    other = [
        replace(draft.statement, id=statement_id, date=held[statement_id].date)
        for draft, statement_id in known
        if draft.words and statement_id in held and led.get(statement_id) == source
    ]
    doubts = {statement.id: doubt(held[statement.id].text, statement.text) for statement in other}
    ours = [statement for statement in other if doubts[statement.id] is None]
    for batch in batches([*added, *ours]):
        await add_batch(connection, batch, now)
    seen = [_Sighting(draft, ids[draft.identity], True) for draft in new]
    seen += [_Sighting(draft, statement_id, False) for draft, statement_id in known]
    await _write(connection, source, recogniser, seen, now)
    reworded = [
        Rewording(statement, held[statement.id].words) for statement in ours if _differs(held[statement.id], statement)
    ]
    await forget(connection, [statement.id for statement in ours])
    doubted = [
        HeldEdit(
            source=source,
            statement_id=statement.id,
            before=held[statement.id].words,
            after=(statement.title, statement.text),
            reason=reason,
            seen_at=now,
        )
        for statement in other
        if (reason := doubts[statement.id]) is not None
    ]
    fresh = await hold(connection, doubted)
    gone, back = _pages(recogniser, known)
    return Findings(tuple(added), tuple(reworded), len(drafts) - len(added) - len(reworded), gone, back, fresh)


async def store_files(connection: AsyncConnection, source: str, found: Sequence[Statement], now: datetime) -> Findings:
    """The same for statements that people write themselves: they have their ids, and always the last word."""
    held = await _held(connection, [statement.id for statement in found])
    for batch in batches(found):
        await add_batch(connection, batch, now)
    mine = select(sightings.c.identity).where(sightings.c.source == source)
    already = set((await connection.execute(mine)).scalars())
    rows = [
        _row(source, statement.id, statement.id, now)
        | {"leads": True, "link": link_key(statement.url) if statement.url else None, "published": now, "digest": ""}
        for statement in found
        if statement.id not in already
    ]
    if rows:
        await connection.execute(insert(sightings), rows)
        for part in parts([row["statement_id"] for row in rows]):
            others = sightings.c.statement_id.in_(part) & (sightings.c.source != source)
            await connection.execute(update(sightings).where(others).values(leads=False))
    added = [statement for statement in found if statement.id not in held]
    reworded = [
        Rewording(statement, held[statement.id].words)
        for statement in found
        if statement.id in held and _differs(held[statement.id], statement)
    ]
    return Findings(tuple(added), tuple(reworded), len(found) - len(added) - len(reworded))


@dataclass(frozen=True, slots=True)
class _Held:
    """A statement as the archive holds it."""

    title: str
    text: str
    date: date

    @property
    def words(self) -> tuple[str, str]:
        return self.title, self.text


def _differs(held: _Held, statement: Statement) -> bool:
    return not all(map(same_words, held.words, (statement.title, statement.text)))


async def _held(connection: AsyncConnection, ids: Sequence[str]) -> dict[str, _Held]:
    found = {}
    for part in parts(ids):
        query = select(statements.c.id, statements.c.date, versions.c.title, versions.c.text).join(versions, IS_NEWEST)
        for row in await connection.execute(query.where(statements.c.id.in_(part))):
            found[row.id] = _Held(row.title, row.text, row.date)
    return found


async def _write(
    connection: AsyncConnection, source: str, recogniser: Recogniser, seen: Sequence[_Sighting], now: datetime
) -> None:
    fresh: list[dict[str, Any]] = []
    again: list[dict[str, Any]] = []
    for sighting in seen:
        draft = sighting.draft
        before = recogniser.own.get(draft.identity)
        asked = draft.gone is not None
        if before is None:
            row = _row(source, draft.identity, sighting.statement_id, now)
            fresh.append(
                row
                | {"leads": sighting.leads, "link": draft.link, "published": draft.published, "digest": draft.digest}
                | {"page_read": now if asked else None, "page_gone": int(draft.gone or False)}
            )
        else:
            again.append(
                {
                    "of": draft.identity,
                    "link": draft.link,
                    "digest": draft.digest if draft.words else before["digest"],
                    "page_read": now if asked else before["page_read"],
                    "page_gone": _times_gone(draft, before["page_gone"]),
                }
            )
    if fresh:
        await connection.execute(insert(sightings), fresh)
    if again:
        mine = (sightings.c.source == source) & (sightings.c.identity == bindparam("of"))
        await connection.execute(update(sightings).where(mine).values(last_seen=now), again)


def _row(source: str, identity: str, statement_id: str, now: datetime) -> dict[str, Any]:
    moments = {"first_seen": now, "last_seen": now, "page_read": None, "page_gone": 0}
    return {"source": source, "identity": identity, "statement_id": statement_id, **moments}


def _times_gone(draft: Draft, before: int) -> int:
    return before if draft.gone is None else before + 1 if draft.gone else 0


def _pages(recogniser: Recogniser, known: Sequence[tuple[Draft, str]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    gone, back = [], []
    for draft, statement_id in known:
        before = recogniser.own.get(draft.identity)
        times = before["page_gone"] if before is not None else 0
        if _times_gone(draft, times) >= GONE_AFTER:
            gone.append(statement_id)
        elif draft.gone is False and times >= GONE_AFTER:
            back.append(statement_id)
    return tuple(gone), tuple(back)
