import asyncio
from datetime import timedelta
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncEngine

from index.errors import ArchiveUnavailable
from index.sources.following import SourceFollower
from index.sources.polling import Outcome
from index.sources.types.definition import Source
from index.sources.types.folder import FolderSource
from tests.index.sources.polls import Polls
from tests.index.sources.sites import Site, entry, feed, feed_source


async def always() -> bool:
    return True


def follower(polling: Polls, may_read: object = always) -> SourceFollower:
    return SourceFollower(
        polling.engine,
        polling.poller,
        polling.sources,
        now=lambda: polling.now,
        may_read=may_read,  # type: ignore[arg-type]
    )


async def test_all_sources_are_read_and_a_broken_one_holds_up_none(
    engine: AsyncEngine, site: Site, tmp_path: Path
) -> None:
    site.pages["/feed"] = feed(entry())
    sources: tuple[Source, ...] = (
        feed_source(f"{site.url}/none", name="broken"),
        feed_source(f"{site.url}/feed"),
        FolderSource(name="own", interval=timedelta(seconds=30), path=tmp_path),
    )
    polling, stop, read = Polls(engine, sources), asyncio.Event(), set[str]()
    poll = polling.poller.poll

    async def watched(source: Source) -> Outcome:
        outcome = await poll(source)
        read.add(source.name)
        if len(read) == len(sources):
            stop.set()
        return outcome

    polling.poller.poll = watched  # type: ignore[method-assign, assignment]
    async with asyncio.timeout(20):
        await follower(polling).run(stop)
    assert list(await polling.record()) == ["2021-06-01-on-health-day"]
    assert (await polling.state(0)).failures == 1


async def test_who_may_not_read_does_not(engine: AsyncEngine, site: Site) -> None:
    polling, stop = Polls(engine, (feed_source(f"{site.url}/feed"),)), asyncio.Event()

    async def never() -> bool:
        stop.set()
        return False

    async with asyncio.timeout(20):
        await follower(polling, never).run(stop)
    assert site.asked == []


async def test_what_is_not_due_waits(engine: AsyncEngine, site: Site) -> None:
    site.pages["/feed"] = feed(entry())
    polling, stop = Polls(engine, (feed_source(f"{site.url}/feed"),)), asyncio.Event()
    await polling.poll()
    asked = 0

    async def twice() -> bool:
        nonlocal asked
        asked += 1
        stop.set()
        return True

    async with asyncio.timeout(20):
        await follower(polling, twice).run(stop)
    assert (asked, len(site.asked)) == (1, 1)


async def test_trouble_of_the_database_does_not_end_the_following(engine: AsyncEngine, site: Site) -> None:
    polling, stop = Polls(engine, (feed_source(f"{site.url}/feed"),)), asyncio.Event()

    async def unreachable() -> bool:
        stop.set()
        raise ArchiveUnavailable("the database cannot be reached")

    async with asyncio.timeout(20):
        await follower(polling, unreachable).run(stop)
    assert stop.is_set()


async def test_what_nobody_foresaw_in_one_source_does_not_end_the_following(engine: AsyncEngine, site: Site) -> None:
    polling, stop = Polls(engine, (feed_source(f"{site.url}/feed"),)), asyncio.Event()

    async def odd(_: Source) -> Outcome:
        stop.set()
        raise ZeroDivisionError

    polling.poller.poll = odd  # type: ignore[method-assign, assignment]
    async with asyncio.timeout(20):
        await follower(polling).run(stop)
    assert stop.is_set()
