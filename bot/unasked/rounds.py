"""Who is due, and what they get: the decision and everything that follows from it, in one transaction.

A round can be held at any moment, by any number of processes: it asks the database, and a chat that another round has
dealt with is no longer due. Nothing is lost by a round that fails or never comes; the next one finds the same chats.
"""

import json
from collections import Counter as Tally
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import structlog
from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Integer,
    MetaData,
    Row,
    Select,
    Table,
    Text,
    and_,
    case,
    cast,
    delete,
    func,
    insert,
    null,
    or_,
    select,
    text,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.owner import Counter, Profile
from bot.say import Reply
from bot.say.texts import Texts
from bot.store import Digests, Kind, LetterState, Part, put_selected, read_contents
from bot.store import chats_table as chats
from bot.store import outbox_table as outbox
from bot.store import subscriptions_table as subscriptions
from bot.times import CAUGHT_UP, Decision, decide, local_date, next_due
from bot.unasked.daily import MOST_STATEMENTS, Edition, daily_update
from index.archive import Added, Archive, UtcDateTime, archive_head, reading, writing
from index.sources import Freshness, Stale

log = structlog.stdlib.get_logger(__name__)

SUBJECT = "daily"
"""There is one daily update a chat and date."""

When = tuple[datetime, int, str]
"""Since when chats have been due, at how many minutes after midnight, in which zone: they share every decision."""

_MOST_HOURS = CAUGHT_UP.total_seconds() / 3600

# What a round decides, for all chats alike at once; only this transaction sees it.
_decided = Table(
    "decided",
    MetaData(),
    Column("due", UtcDateTime, nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("zone", Text, nullable=False),
    Column("contents", Text, nullable=False),
    Column("told", BigInteger, nullable=False),
    Column("language", Text, nullable=False),
    Column("first", Boolean, nullable=False),
    Column("following", UtcDateTime, nullable=False),
    Column("local_date", Date),  # empty where it is too late
    Column("body", Text),  # empty where there is nothing to say
    prefixes=["TEMPORARY"],
)

_SHARED = {
    "due": subscriptions.c.next_due,
    "minutes": subscriptions.c.minutes,
    "zone": subscriptions.c.zone,
    "contents": cast(subscriptions.c.contents, Text),
    "told": subscriptions.c.last_seq,
    "language": func.coalesce(chats.c.language, ""),
    "first": subscriptions.c.last_date.is_(None),
}
_ALIKE = and_(*(column == _decided.c[name] for name, column in _SHARED.items()))
_SAME_CHAT = and_(chats.c.chat_id == subscriptions.c.chat_id, chats.c.thread_id == subscriptions.c.thread_id)


FURTHEST = timedelta(days=3)
"""No update is due further ahead: at most two days lie between two, where a zone leaves out a date."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a round did, in chats: those whose update is in the outbox now, and those that were due too long ago."""

    enqueued: int = 0
    skipped: int = 0


class Rounds:
    """Holds rounds over the subscriptions in ``engine``'s database."""

    def __init__(
        self,
        engine: AsyncEngine,
        profile: Profile,
        counters: Sequence[Counter],
        fits: Callable[[Reply], bool],
        freshness: Freshness,
    ) -> None:
        self._engine = engine
        self._archive = Archive(engine)
        self._profile = profile
        self._counters = counters
        self._fits = fits
        self._freshness = freshness

    async def hold(self, now: datetime) -> Outcome:
        """Enqueue the update of every chat that is due at ``now`` (aware), and set when it is due next.

        Raises ArchiveError, having done nothing.
        """
        if not await self._anyone_due(now):
            return Outcome()
        stale = tuple(await self._freshness.stale(now))
        async with writing(self._engine) as connection:
            if connection.dialect.name == "postgresql":
                # As on SQLite, a round has the subscriptions to itself: nobody becomes due unseen between reading and
                # writing, and another process waits, and then finds nothing to do.
                await connection.execute(text("LOCK TABLE subscriptions IN SHARE ROW EXCLUSIVE MODE"))
            await _mend(connection, now)
            head = (await connection.execute(select(archive_head.c.seq))).scalar_one()
            groups = (await connection.execute(_groups(now))).all()
            if not groups:
                return Outcome()
            decisions = _decisions({_when(group) for group in groups}, now)
            updates = _Updates(self._archive, self._profile, self._counters, self._fits, head, stale)
            digests, rows = Digests(), []
            for group in groups:
                decision = decisions[_when(group)]
                reply = None if decision.late or not group.active else await updates.of(decision, group)
                rows.append(
                    {name: getattr(group, name) for name in _SHARED}
                    | {"following": decision.following, "local_date": None if decision.late else decision.day}
                    | {"body": None if reply is None else digests.of(reply)}
                )
            await digests.keep(connection, now=now)
            enqueued = await _carry_out(connection, rows, head, now)
        return Outcome(enqueued, _log_skipped(groups, decisions))

    async def _anyone_due(self, now: datetime) -> bool:
        async with reading(self._engine) as connection:
            due = or_(subscriptions.c.next_due <= now, subscriptions.c.next_due > now + FURTHEST)
            query = select(subscriptions.c.chat_id).where(due).limit(1)
            return (await connection.execute(query)).first() is not None


class _Updates:
    """The texts of one round, each made once."""

    def __init__(
        self,
        archive: Archive,
        profile: Profile,
        counters: Sequence[Counter],
        fits: Callable[[Reply], bool],
        head: int,
        stale: tuple[Stale, ...],
    ) -> None:
        self._stale = stale
        self._archive, self._profile, self._counters, self._fits, self._head = archive, profile, counters, fits, head
        self._made: dict[tuple[date, datetime | None, frozenset[Part], int, str, bool], Reply | None] = {}
        self._added: dict[int, Added] = {}
        self._texts: dict[str, Texts] = {}

    async def of(self, decision: Decision, group: Row[Any]) -> Reply | None:
        # Only the clocks tell one minute from another.
        contents = read_contents(json.loads(group.contents))
        moment = decision.moment if Part.CLOCKS in contents else None
        key = (decision.day, moment, contents, group.told, group.language, group.first)
        if key not in self._made:
            if group.told not in self._added:
                self._added[group.told] = await self._archive.added(group.told, self._head, limit=MOST_STATEMENTS)
            if group.language not in self._texts:
                self._texts[group.language] = Texts.load(group.language or self._profile.language)
            edition = Edition(
                day=decision.day,
                moment=decision.moment,
                contents=contents,
                added=self._added[group.told],
                stale=self._stale,
                first=group.first,
            )
            texts = self._texts[group.language]
            self._made[key] = daily_update(texts, self._profile, self._counters, edition, self._fits)
        return self._made[key]


async def _mend(connection: AsyncConnection, now: datetime) -> None:
    """Have chats due again that a clock which was days fast has put off; no update is due so far ahead.

    What went out under dates that are yet to come is forgotten: it would keep the updates of those days from going out.
    """
    ahead = subscriptions.c.next_due > now + FURTHEST
    kinds = await connection.execute(select(subscriptions.c.minutes, subscriptions.c.zone).where(ahead).distinct())
    chats_put_off = 0
    for minutes, zone in kinds.all():
        there = ZoneInfo(zone)
        alike = (ahead, subscriptions.c.minutes == minutes, subscriptions.c.zone == zone)
        last = case((subscriptions.c.last_date > local_date(now, there), null()), else_=subscriptions.c.last_date)
        mended = update(subscriptions).where(*alike).values(next_due=next_due(now, minutes, there), last_date=last)
        chats_put_off += (await connection.execute(mended)).rowcount
    if chats_put_off:
        to_come = outbox.c.local_date > (now + timedelta(days=1)).date()
        gone = delete(outbox).where(
            outbox.c.kind == Kind.DAILY.value, to_come, outbox.c.state != LetterState.SENDING.value
        )
        await connection.execute(gone)
        log.warning("daily updates were postponed by a fast clock; they are due again", chats=chats_put_off)


def _groups(now: datetime) -> Select[Any]:
    """The chats that are due: what those have in common that get the same, and how many can be written to."""
    shared = [column.label(name) for name, column in _SHARED.items()]
    active = func.sum(case((chats.c.active, 1), else_=0)).label("active")
    due = subscriptions.c.next_due <= now
    return select(*shared, active).join_from(subscriptions, chats, _SAME_CHAT).where(due).group_by(*_SHARED.values())


def _decisions(times: Collection[When], now: datetime) -> dict[When, Decision]:
    # ZoneInfo keeps only the last few zones it has read.
    zones = {zone: ZoneInfo(zone) for _, _, zone in times}
    return {when: decide(when[0], when[1], zones[when[2]], now) for when in times}


def _when(group: Row[Any]) -> When:
    return group.due, group.minutes, group.zone


async def _carry_out(connection: AsyncConnection, rows: Sequence[dict[str, Any]], head: int, now: datetime) -> int:
    """Enqueue, and set when each chat is due next; those whose update was made have been told of all there is."""
    await connection.run_sync(_decided.create)
    await connection.execute(insert(_decided), rows)
    letters = (
        select(
            subscriptions.c.chat_id,
            subscriptions.c.thread_id,
            subscriptions.c.silent,
            _decided.c.local_date,
            _decided.c.body,
        )
        .join_from(subscriptions, chats, _SAME_CHAT)
        .join(_decided, _ALIKE)
        .where(chats.c.active, _decided.c.body.is_not(None))
    )
    enqueued = await put_selected(connection, letters, kind=Kind.DAILY, subject=SUBJECT, now=now)
    told = and_(chats.c.active, _decided.c.local_date.is_not(None))
    advanced = {
        "next_due": _decided.c.following,
        "last_date": func.coalesce(_decided.c.local_date, subscriptions.c.last_date),
        "last_seq": case((told, head), else_=subscriptions.c.last_seq),
    }
    await connection.execute(update(subscriptions).where(_SAME_CHAT, _ALIKE).values(advanced))
    await connection.run_sync(_decided.drop)
    return enqueued


def _log_skipped(groups: Sequence[Row[Any]], decisions: dict[When, Decision]) -> int:
    """Tell the operator of updates that nobody gets, in one line a date; returns how many chats get none."""
    late, missed = Tally[date](), 0
    for group in groups:
        decision = decisions[_when(group)]
        late[decision.day] += group.active * decision.late
        missed += group.active * (decision.skipped > 0)
    for day, count in sorted((+late).items()):
        log.warning("daily updates skipped: due too long ago", day=str(day), chats=count, most_hours=_MOST_HOURS)
    if missed:
        log.warning("daily updates of earlier days skipped", chats=missed)
    return late.total()
