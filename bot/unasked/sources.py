"""Follows the record's sources, and tells those who run the bot when one breaks, recovers or falls silent."""

import asyncio
import random
from datetime import timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import structlog
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.owner import Profile
from bot.say import Reply, paragraph
from bot.say.texts import Texts
from bot.store import Kind, Letter, give_back_lease, put, take_lease
from bot.talk.record import span
from index import Now
from index.archive import writing
from index.sources import News, Notice, Poller, Source, SourceFollower, Tell
from index.sources.fetching import Fetcher
from index.sources.reading import Readers

log = structlog.stdlib.get_logger(__name__)


LEASE = "sources"
LEASE_SPAN = timedelta(seconds=90)
"""Three times as long as a follower ever waits before it asks again."""


def poller_of(engine: AsyncEngine, sources: tuple[Source, ...], profile: Profile, tell: Tell, now: Now) -> Poller:
    return Poller(
        engine,
        Fetcher(profile.agent, now=now),
        configured=[source.name for source in sources],
        tell=tell,
        now=now,
        rng=random.Random(),  # noqa: S311  spreads requests in time, hides nothing
        perform=Readers().perform,
    )


async def follow_sources(
    engine: AsyncEngine, poller: Poller, sources: tuple[Source, ...], stop: asyncio.Event, now: Now
) -> None:
    """Read every source when it is due, until ``stop`` is set; one process at a time does, by lease."""
    holder = uuid4().hex

    async def may_read() -> bool:
        async with writing(engine) as connection:
            return await take_lease(connection, LEASE, holder, now=now(), span=LEASE_SPAN)

    try:
        await SourceFollower(engine, poller, sources, now=now, may_read=may_read).run(stop)
    finally:
        async with writing(engine) as connection:
            await give_back_lease(connection, LEASE, holder)


def telling(texts: Texts, profile: Profile, admins: tuple[int, ...]) -> Tell:
    """Puts a notice into the log, and into the outbox for everyone who runs the bot."""

    async def tell(connection: AsyncConnection, notice: Notice) -> None:
        log.warning(f"source {notice.news.value}", source=notice.source, detail=notice.detail)
        reply = Reply((paragraph(notice_text(texts, notice)),))
        subject = f"source:{notice.source}:{notice.news.value}:{notice.at.isoformat()}"
        day = notice.at.astimezone(ZoneInfo(profile.zone)).date()
        letters = [
            Letter(chat_id=admin, kind=Kind.NOTICE, subject=subject, local_date=day, reply=reply, due_at=notice.at)
            for admin in admins
        ]
        await put(connection, letters, now=notice.at)

    return tell


def notice_text(texts: Texts, notice: Notice) -> str:
    source, detail = notice.source, notice.detail
    match notice.news:
        case News.BROKEN:
            return texts("sources.broken", source=source, reason=detail)
        case News.RECOVERED:
            return texts("sources.recovered", source=source, span=span(texts, notice.lasting))
        case News.SILENT:
            return texts("sources.silent", source=source, span=span(texts, notice.lasting))
        case News.HEARD_AGAIN:
            return texts("sources.heard_again", source=source)
        case News.WITHDRAWN:
            return texts("sources.withdrawn", source=source, statement=detail)
        case News.REINSTATED:
            return texts("sources.reinstated", source=source, statement=detail)
        case News.HELD:
            return texts("sources.held", source=source, statement=detail, reason=notice.reason)
