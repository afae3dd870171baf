"""Follows the archive and decides who hears of what: nothing lost, nothing twice.

What is decided is written in the transaction that moves the position on, and what is said in the one that marks it as
told. Any number of processes may try: one that finds that another was there has done nothing.
"""

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import accumulate
from typing import Any
from zoneinfo import ZoneInfo

import structlog
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.owner import Profile
from bot.process import Loop, before
from bot.say import Reply
from bot.say.texts import Texts
from bot.store import Kind, Letter, outbox
from bot.unasked import alert_rows, alert_texts
from bot.unasked.alert_batching import MOST, WINDOW, Batching, turn
from bot.unasked.alert_rows import Position, Told, Waiting
from bot.unasked.watchers import Watchers
from index import Now, Version
from index.archive import Archive, Change, reading, writing

log = structlog.stdlib.get_logger(__name__)

EVERY = timedelta(seconds=1)
"""Between looks for what has changed."""
BATCH = 20
"""Changes decided at once: each may concern every chat."""
READ = 200
"""Statements read at once."""
MOST_TOLD = 50_000
"""Alerts told at once, and some more: all of a chat's go together."""
A_LOAD = 500
"""So many changes at once are an archive that is loaded, not news: nobody is alerted to them."""
AGAIN = timedelta(seconds=10)
"""Between looks for chats whose turn has come, while nothing new is decided."""


@dataclass(frozen=True, slots=True)
class _Sent:
    """A letter, and the alerts that it tells."""

    letter: Letter
    alerts: tuple[int, ...]


class Alerting:
    """``profile`` has the zone and the language of chats that have chosen none."""

    def __init__(self, engine: AsyncEngine, profile: Profile) -> None:
        self._engine = engine
        self._profile = profile
        self._archive = Archive(engine)
        self._watchers = Watchers(engine)
        self._texts: dict[str, Texts] = {}
        self._look_at: datetime | None = None

    async def run(self, stop: asyncio.Event, now: Now) -> None:
        """Hold rounds until ``stop`` is set. Raises ArchiveError."""
        while not stop.is_set():
            await self.round(now())
            await before(stop, asyncio.sleep(EVERY.total_seconds()))

    async def round(self, now: datetime) -> int:
        """Decide on all changes since the last round, and put what may go out now; returns the letters put."""
        position = await self._position()
        while position is not None and position.seq < position.head:
            changes = await self._archive.changes(position.seq, BATCH)
            if not changes:
                break
            if not await self._decide(position, changes, now):
                return 0  # another process was faster
            self._look_at = None
            position = await self._position()
        if position is None or not position.waiting or (self._look_at is not None and now < self._look_at):
            return 0
        return await self._tell(position, now)

    async def _position(self) -> Position | None:
        """None where alerts begin: of what was on record before, nobody hears."""
        async with reading(self._engine) as connection:
            position = await alert_rows.position(connection)
        if position is None or position.seq > position.head:
            async with writing(self._engine) as connection:
                await alert_rows.begin(connection)
            return None
        if position.head - position.seq > A_LOAD:
            log.warning("no alerts for what was loaded", changes=position.head - position.seq)
            async with writing(self._engine) as connection:
                await alert_rows.move(connection, position, position.head)
            return None
        return position

    async def _decide(self, position: Position, changes: Sequence[Change], now: datetime) -> bool:
        await self._watchers.refresh()
        held = [change for change in changes if change.version is not None]
        ids = [change.statement_id for change in held]
        async with reading(self._engine) as connection:
            everything = await alert_rows.chats_that_hear_everything(connection)
            told = await alert_rows.told(connection, ids)
        rows: list[dict[str, Any]] = []
        for change in held:
            rows += await self._new_alerts(change, position.seq, everything, now)
        letters = await self._corrections(told, {c.statement_id: c.version for c in held if c.version}, changes, now)
        async with writing(self._engine) as connection:
            if not await alert_rows.move(connection, position, changes[-1].seq):
                return False
            await alert_rows.decide(connection, rows)
            await alert_rows.correct(connection, [c.version for c in held if c.version])
            await outbox.put(connection, letters, now=now)
            await alert_rows.clear_old(connection, now)
        return True

    async def _new_alerts(
        self, change: Change, seq: int, everything: Sequence[tuple[int, int]], now: datetime
    ) -> list[dict[str, Any]]:
        version = change.version
        if version is None or version.retracted_at is not None:
            return []
        fits = await asyncio.to_thread(lambda: list(self._watchers.of(version)))
        new = change.added_seq > seq
        if not new and fits:
            # An edit alerts those whose watch the words before did not fit; but not of edits before the watch.
            former = await self._archive.before(version)
            fitted = set() if former is None else {each.watch_id for each in self._watchers.of(former)}
            fits = [each for each in fits if each.watch_id not in fitted and each.created_at < version.seen_at]
            fits = fits if former is not None else []
        watched = {(each.chat_id, each.thread_id): each.watch_id for each in fits}
        chats: Mapping[tuple[int, int], int | None] = {**dict.fromkeys(everything if new else ()), **watched}
        return [
            {
                "chat_id": chat_id,
                "thread_id": thread_id,
                "statement_id": version.statement.id,
                "version": version.number,
                "withdrawn": False,
                "watch_id": watch_id,
                "decided_at": now,
            }
            for (chat_id, thread_id), watch_id in chats.items()
        ]

    async def _corrections(
        self, told: Sequence[Told], newest: Mapping[str, Version], changes: Sequence[Change], now: datetime
    ) -> list[Letter]:
        """Answers to alerts whose statement was changed or withdrawn since, below them."""
        by_chat: dict[tuple[int, int], list[Told]] = defaultdict(list)
        for each in told:
            version = newest[each.statement_id]
            if version.number > each.version or (version.retracted_at is not None and not each.withdrawn):
                by_chat[each.chat_id, each.thread_id].append(each)
        made: dict[tuple[object, ...], Reply] = {}
        letters = []
        for those in by_chat.values():
            if len(those) > MOST:
                versions = [newest[each.statement_id] for each in those]
                key: tuple[object, ...] = (those[0].language, *(version.statement.id for version in versions))
                if key not in made:
                    made[key] = alert_texts.corrections(self._said(those[0].language), versions)
                letters.append(self._letter(those[0], Kind.CORRECTION, f"many.{changes[-1].seq}", made[key], now))
                continue
            for each in those:
                version = newest[each.statement_id]
                reworded = version.number > each.version
                key = (each.language, each.statement_id, each.version if reworded else None)
                if key not in made:
                    old = await self._archive.version_of(each.statement_id, each.version) if reworded else None
                    said = self._said(each.language)
                    made[key] = await asyncio.to_thread(alert_texts.correction, said, old, version)
                subject = f"{version.statement.key}.{version.number if reworded else 'withdrawn'}"
                letters.append(self._letter(each, Kind.CORRECTION, subject, made[key], now, below=each.letter))
        return letters

    async def _tell(self, position: Position, now: datetime) -> int:
        await self._watchers.refresh()
        async with reading(self._engine) as connection:
            counts = await alert_rows.waiting_by_chat(connection)
            recent = await alert_rows.recently_told(connection, now - WINDOW)
            turns = {chat: turn(count, recent.get(chat, 0)) for chat, count in counts.items()}
            chats = [chat for chat in counts if turns[chat] is not Batching.LATER]
            earlier = list(accumulate((counts[chat] for chat in chats), initial=0))
            now_told = [chat for chat, told in zip(chats, earlier, strict=False) if told < MOST_TOLD]
            waiting = await alert_rows.waiting(connection, now_told)
        # While some wait for their turn, what waits is not counted every second.
        self._look_at = now + AGAIN if len(now_told) == len(chats) else None
        by_chat: dict[tuple[int, int], list[Waiting]] = defaultdict(list)
        for each in waiting:
            by_chat[each.chat_id, each.thread_id].append(each)
        versions = await self._newest({each.statement_id for each in waiting})
        sent = await asyncio.to_thread(self._letters, by_chat.values(), turns, versions, now)
        gone = [each.id for each in waiting if each.statement_id not in versions]
        if not sent and not gone:
            return 0
        async with writing(self._engine) as connection:
            if not await alert_rows.move(connection, position, position.seq):
                return 0
            await self._put(connection, sent, now)
            await alert_rows.drop(connection, gone)
        return len(sent)

    def _letters(
        self,
        going: Iterable[Sequence[Waiting]],
        turns: Mapping[tuple[int, int], Batching],
        versions: Mapping[str, Version],
        now: datetime,
    ) -> list[_Sent]:
        made: dict[tuple[object, ...], Reply] = {}
        sent = []
        for those in going:
            there = [each for each in those if each.statement_id in versions]
            if not there:
                continue
            first, said = there[0], self._said(there[0].language)
            if turns[first.chat_id, first.thread_id] is Batching.TOGETHER:
                together = tuple(versions[each.statement_id] for each in there)
                key: tuple[object, ...] = (first.language, *(version.statement.id for version in together))
                if key not in made:
                    made[key] = alert_texts.alerts(said, together)
                letter = self._letter(first, Kind.ALERT, f"many.{there[-1].id}", made[key], now)
                sent.append(_Sent(letter, tuple(each.id for each in there)))
                continue
            for each in there:
                version, watcher = versions[each.statement_id], self._watchers.watcher(each.watch_id)
                key = (each.language, each.statement_id, watcher and (watcher.text, watcher.watched))
                if key not in made:
                    made[key] = alert_texts.alert(said, version, watcher)
                subject = f"{version.statement.key}.{version.number}"
                sent.append(_Sent(self._letter(each, Kind.ALERT, subject, made[key], now), (each.id,)))
        return sent

    async def _put(self, connection: AsyncConnection, sent: Sequence[_Sent], now: datetime) -> None:
        await outbox.put(connection, [each.letter for each in sent], now=now)
        by_subject: dict[str, list[int]] = defaultdict(list)
        for each in sent:
            by_subject[each.letter.subject] += each.alerts
        await alert_rows.mark_told(connection, by_subject, now)

    async def _newest(self, statement_ids: set[str]) -> dict[str, Version]:
        ids = sorted(statement_ids)
        found: dict[str, Version] = {}
        for place in range(0, len(ids), READ):
            for version in await self._archive.newest(ids[place : place + READ]):
                if version.retracted_at is None:
                    found[version.statement.id] = version
        return found

    def _letter(
        self, to: Told | Waiting, kind: Kind, subject: str, reply: Reply, now: datetime, below: int | None = None
    ) -> Letter:
        return Letter(
            chat_id=to.chat_id,
            thread_id=to.thread_id,
            kind=kind,
            subject=subject,
            local_date=now.astimezone(ZoneInfo(to.zone or self._profile.zone)).date(),
            reply=reply,
            due_at=now,
            silent=to.silent,
            below=below,
        )

    def _said(self, language: str | None) -> Texts:
        wanted = language or self._profile.language
        if wanted not in self._texts:
            self._texts[wanted] = Texts.load(wanted)
        return self._texts[wanted]


def alerting(engine: AsyncEngine, profile: Profile, now: Now) -> Loop:
    """The loop that alerts, for a process that does what nobody asked for."""

    async def alert(stop: asyncio.Event) -> None:
        await Alerting(engine, profile).run(stop, now)

    return alert
