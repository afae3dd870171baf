"""From what a server shows to what the archive holds, over real HTTP and both databases."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from aiohttp import web
from sqlalchemy.ext.asyncio import AsyncEngine

from index.sources.notices import News
from index.sources.types.folder import FolderSource
from tests.index.archives import statement
from tests.index.sources.polls import START, Polls
from tests.index.sources.sites import Site, entry, feed, feed_source, page_source

HEALTH = "2021-06-01-on-health-day"


def polls(engine: AsyncEngine, site: Site, **fields: object) -> Polls:
    return Polls(engine, (feed_source(f"{site.url}/feed", **fields),))


async def test_a_new_item_is_a_statement(engine: AsyncEngine, site: Site) -> None:
    site.pages["/feed"] = feed(entry(link="https://example.org/health"))
    polling = polls(engine, site, kind="statement", zone="Pacific/Auckland")
    outcome = await polling.poll()
    assert [each.id for each in outcome.findings.added] == ["2021-06-02-on-health-day"]
    [version] = (await polling.record())["2021-06-02-on-health-day"]
    found = version.statement
    assert (found.title, found.text, found.date) == ("On Health Day", "Today we mark Health Day.", date(2021, 6, 2))
    assert [str(speaker) for speaker in found.speakers] == ["Ned Price, Department Spokesperson"]
    assert (found.kind, found.source, found.url) == ("statement", "press", "https://example.org/health")
    assert version.seen_at == polling.now


async def test_edits_of_words_make_versions_and_edits_of_markup_none(engine: AsyncEngine, site: Site) -> None:
    polling = polls(engine, site)
    for text in (
        "<p>Today we mark&nbsp;Health Day.</p>",
        "<div>Today we <b>mark</b> Health Day.</div><script>x</script>",
        "<p>Today we mark Wealth Day.</p>",
        "<p>Today  we mark Wealth Day.</p>",
    ):
        site.pages["/feed"] = feed(entry(text=text))
        await polling.poll()
    assert await polling.texts() == {HEALTH: ["Today we mark Health Day.", "Today we mark Wealth Day."]}


async def test_a_title_that_changes_keeps_the_statement(engine: AsyncEngine, site: Site) -> None:
    polling = polls(engine, site)
    for title in ("On Health Day", "On World Health Day"):
        site.pages["/feed"] = feed(entry(title))
        outcome = await polling.poll()
    assert [each.statement.id for each in outcome.findings.reworded] == [HEALTH]
    assert [each.before[0] for each in outcome.findings.reworded] == ["On Health Day"]
    assert list(await polling.texts()) == [HEALTH]


async def test_items_that_leave_the_feed_and_come_again_stay_one(engine: AsyncEngine, site: Site) -> None:
    polling = polls(engine, site)
    first, second = entry("First", guid="1"), entry("Second", guid="2")
    for entries in ([first], [second], [second, first], [], [first]):
        site.pages["/feed"] = feed(*entries)
        await polling.poll()
    record = await polling.record()
    assert [len(versions) for versions in record.values()] == [1, 1]
    assert all(version.retracted_at is None for [version] in record.values())


@pytest.mark.parametrize(
    ("one", "other", "statements"),
    [
        ({"guid": "1"}, {"guid": "2", "link": None}, 1),
        ({"guid": "1", "link": "https://e.org/a"}, {"guid": "2", "link": "https://e.org/a", "title": "Renamed"}, 1),
        ({"guid": None, "link": "https://e.org/a"}, {"guid": None, "link": "https://e.org/b"}, 1),
        ({"guid": "1"}, {"guid": "2", "text": "<p>Something else was said on the same day by them.</p>"}, 2),
        ({"guid": "1"}, {"guid": "2", "date": "Wed, 02 Jun 2021 09:00:00 +0000"}, 2),
    ],
)
async def test_an_item_that_gets_another_guid(
    engine: AsyncEngine, site: Site, one: dict[str, str], other: dict[str, str], statements: int
) -> None:
    polling = polls(engine, site)
    for fields in (one, other, one):
        site.pages["/feed"] = feed(entry(**fields))
        await polling.poll()
    assert len(await polling.record()) == statements


async def test_two_items_side_by_side_are_never_one(engine: AsyncEngine, site: Site) -> None:
    polling = polls(engine, site)
    site.pages["/feed"] = feed(*(entry(guid=str(number), text="<p>Remarks.</p>") for number in range(3)))
    await polling.poll()
    await polling.poll()
    assert list(await polling.record()) == [HEALTH, f"{HEALTH}-2", f"{HEALTH}-3"]


async def test_two_items_that_were_once_taken_for_one_do_not_change_it_in_turns(
    engine: AsyncEngine, site: Site
) -> None:
    polling = polls(engine, site)
    one, other = entry(guid="1"), entry(guid="2", text="<p>Today they mark Health Day.</p>")
    for entries in ([one], [other], [one, other], [one, other], [one, other]):
        site.pages["/feed"] = feed(*entries)
        await polling.poll()
    [texts] = (await polling.texts()).values()
    assert len(texts) == 3


async def test_a_guid_that_all_items_share_names_none_of_them(engine: AsyncEngine, site: Site) -> None:
    polling = polls(engine, site)
    first, second = entry("First", guid="x", link="https://e.org/1"), entry("Second", guid="x", link="https://e.org/2")
    site.pages["/feed"] = feed(first, second)
    await polling.poll()
    site.pages["/feed"] = feed(second, first)
    await polling.poll()
    assert [len(versions) for versions in (await polling.record()).values()] == [1, 1]


async def test_one_release_in_two_feeds_is_one_statement(engine: AsyncEngine, site: Site) -> None:
    sources = (feed_source(f"{site.url}/a", name="a"), feed_source(f"{site.url}/b", name="b"))
    polling = Polls(engine, sources)
    site.pages["/a"] = feed(entry(guid="a1"))
    site.pages["/b"] = feed(entry(guid="b1", text="<p>Today we mark our Health Day.</p>"))
    for _ in range(3):
        await polling.poll(0)
        await polling.poll(1)
    assert await polling.texts() == {HEALTH: ["Today we mark Health Day."]}
    alone = Polls(engine, sources[1:])
    site.pages["/b"] = feed(entry(guid="b1", text="<p>Today we all mark Health Day.</p>"))
    await alone.poll()
    assert (await alone.texts())[HEALTH][1:] == ["Today we all mark Health Day."]


async def test_what_was_loaded_by_hand_is_recognised_and_left_alone(engine: AsyncEngine, site: Site) -> None:
    polling = polls(engine, site)
    own = statement("by-hand", title="On Health Day", date=date(2021, 6, 1), text="Today, we mark Health Day.")
    await polling.archive.add([own], now=START)
    site.pages["/feed"] = feed(entry())
    await polling.poll()
    await polling.poll()
    assert await polling.texts() == {"by-hand": ["Today, we mark Health Day."]}


async def test_what_an_operator_removed_stays_away(engine: AsyncEngine, site: Site) -> None:
    polling = polls(engine, site)
    site.pages["/feed"] = feed(entry())
    await polling.poll()
    await polling.archive.remove(HEALTH, now=polling.now)
    site.pages["/feed"] = feed(entry(text="<p>Edited.</p>"))
    await polling.poll()
    assert await polling.record() == {}


async def test_items_that_cannot_be_are_refused_and_the_others_come(engine: AsyncEngine, site: Site) -> None:
    polling = polls(engine, site)
    site.pages["/feed"] = feed(
        entry("Tomorrow week", guid="1", date="Wed, 09 Jun 2021 00:00:00 +0000"),
        entry("Undated", guid="2", date=None),
        entry("Absurd", guid="3", date="Mon, 01 Jan 0001 00:00:00 +0000"),
        entry("Wordless", guid="4", text="<script>x</script>"),
        entry(guid="5"),
    )
    outcome = await polling.poll()
    assert outcome.refused == (
        "'Tomorrow week': is dated 2021-06-09, which is in the future",
        "'Undated': has no date",
        "'Absurd': is dated 0001-01-01, which is too long ago to be right",
        "'Wordless': has no words",
    )
    assert list(await polling.record()) == [HEALTH]
    assert str((await polling.state()).refused).endswith("which is in the future (and 3 more)")
    await polling.poll(later=timedelta(days=7))
    assert "2021-06-09-tomorrow-week" in await polling.record()


async def test_what_has_not_changed_is_not_read_again(engine: AsyncEngine, site: Site) -> None:
    async def answer(request: web.Request) -> web.Response:
        if request.headers.get("If-None-Match") == '"1"':
            return web.Response(status=304)
        return web.Response(body=feed(entry()), content_type="text/xml", headers={"ETag": '"1"'})

    site.pages["/feed"] = answer
    polling = polls(engine, site)
    assert (await polling.poll()).findings.same == 0
    second = await polling.poll()
    assert (second.error, second.findings.changed, second.findings.same) == (None, False, 0)
    assert (await polling.state()).last_success == polling.now
    # Another definition of the source may read the same document otherwise.
    redefined = polls(engine, site, kind="remarks")
    assert (await redefined.poll()).findings.same == 1
    assert (await redefined.record())[HEALTH][0].statement.kind == "remarks"


async def test_a_rehearsal_shows_what_would_come_and_changes_nothing(engine: AsyncEngine, site: Site) -> None:
    polling = polls(engine, site)
    site.pages["/feed"] = feed(entry())
    head = await polling.archive.head()
    rehearsed = await polling.poller.rehearse(polling.sources[0])
    assert [each.id for each in rehearsed.findings.added] == [HEALTH]
    assert await polling.archive.head() == head
    assert (await polling.poller.rehearse(polling.sources[0])).findings.added == rehearsed.findings.added


async def test_a_source_that_breaks_is_told_once_and_once_when_it_recovers(engine: AsyncEngine, site: Site) -> None:
    polling = polls(engine, site)
    for failures in range(1, 6):
        outcome = await polling.poll()
        assert outcome.error == f"{site.url}/feed: the server answers 404 Not Found; is the address still right?"
        assert [notice.news for notice in polling.told] == ([News.BROKEN] if failures >= 3 else [])
    state = await polling.state()
    assert (state.failures, state.last_error, state.failing_since) == (5, outcome.error, START + timedelta(minutes=15))
    assert timedelta(minutes=10) < state.next_run - polling.now < timedelta(minutes=25)
    site.pages["/feed"] = feed(entry())
    for _ in range(3):
        await polling.poll()
    assert [notice.news for notice in polling.told] == [News.BROKEN, News.RECOVERED]
    assert polling.told[1].lasting == timedelta(minutes=75)
    state = await polling.state()
    assert (state.failures, state.last_error, state.failing_since) == (0, None, None)


async def test_a_short_trouble_is_told_to_nobody(engine: AsyncEngine, site: Site) -> None:
    polling = polls(engine, site)
    await polling.poll()
    await polling.poll()
    site.pages["/feed"] = feed(entry())
    await polling.poll()
    assert polling.told == []


async def test_a_silence_far_beyond_the_rhythm_is_told_once(engine: AsyncEngine, site: Site) -> None:
    polling = polls(engine, site)
    hours = [f"Tue, 01 Jun 2021 {hour:02}:00:00 +0000" for hour in range(10, 20)]
    entries = [entry(f"Item {number}", guid=str(number), date=moment) for number, moment in enumerate(hours)]
    site.pages["/feed"] = feed(*entries)
    await polling.poll()
    rhythm = (await polling.state()).rhythm
    assert rhythm is not None
    assert (rhythm.usual, rhythm.patience) == (timedelta(hours=1), timedelta(days=2))
    await polling.poll(later=timedelta(days=1))
    assert polling.told == []
    await polling.poll(later=timedelta(days=1))
    await polling.poll(later=timedelta(days=1))
    assert [notice.news for notice in polling.told] == [News.SILENT]
    site.pages["/feed"] = feed(entry("New", guid="new", date="Sat, 05 Jun 2021 10:00:00 +0000"), *entries)
    await polling.poll()
    assert [notice.news for notice in polling.told] == [News.SILENT, News.HEARD_AGAIN]


async def test_the_full_text_of_a_linked_page(engine: AsyncEngine, site: Site) -> None:
    polling = polls(engine, site, full_text=True, article="main")
    body = "<html><nav>Menu</nav><main><p>{}</p><p class=share>Tweet</p></main></html>"
    site.pages["/feed"] = feed(entry(text="<p>A lead […]</p>", link=f"{site.url}/item"))
    waiting = await polling.poll()
    assert await polling.record() == {}
    assert "the server answers 404 Not Found" in waiting.refused[0]
    site.pages["/item"] = body.format("The whole text.").encode()
    await polling.poll()
    site.pages["/item"] = body.format("The whole changed text.").encode()
    await polling.poll()
    assert await polling.texts() == {HEALTH: ["The whole text."]}
    await polling.poll(later=timedelta(hours=6))
    assert await polling.texts() == {HEALTH: ["The whole text.", "The whole changed text."]}
    assert (await polling.record())[HEALTH][0].statement.complete is True


async def test_a_page_that_stays_away_marks_its_statement_as_withdrawn(engine: AsyncEngine, site: Site) -> None:
    polling = polls(engine, site, full_text=True, article="p")
    site.pages |= {"/feed": feed(entry(link=f"{site.url}/item")), "/item": b"<p>Words of the page.</p>"}
    await polling.poll()
    page = site.pages.pop("/item")
    marks = []
    for _ in range(4):
        await polling.poll(later=timedelta(hours=6))
        marks.append((await polling.record())[HEALTH][0].retracted_at is not None)
    assert marks == [False, False, True, True]
    site.pages["/item"] = page
    await polling.poll(later=timedelta(hours=6))
    assert (await polling.record())[HEALTH][0].retracted_at is None
    assert [notice.news for notice in polling.told] == [News.WITHDRAWN, News.REINSTATED]


async def test_a_page_of_dated_items(engine: AsyncEngine, site: Site) -> None:
    polling = Polls(engine, (page_source(f"{site.url}/news", heading="h3", complete=False),))
    site.pages["/news"] = b"<h3>16.09.2021 - On sanctions</h3><p>Words.</p>"
    polling.now += timedelta(days=200)
    await polling.poll()
    [version] = (await polling.record())["2021-09-16-on-sanctions"]
    assert (version.text, version.statement.complete) == ("Words.", False)


async def test_a_folder_whose_files_change(engine: AsyncEngine, tmp_path: Path) -> None:
    polling = Polls(engine, (FolderSource(name="own", interval=timedelta(seconds=30), path=tmp_path),))
    form = "title: T\ndate: 2021-01-01\nspeaker: A\nlanguage: en\ntext: {}\n"
    (tmp_path / "one.yaml").write_text(form.format("First words."))
    await polling.poll()
    assert (await polling.poll()).findings.same == 0
    (tmp_path / "one.yaml").write_text(form.format("Second, longer words."))
    (tmp_path / "two.yaml").write_text(form.format("Other words."))
    (tmp_path / "bad.yaml").write_text("title: [")
    outcome = await polling.poll()
    assert outcome.refused[0].startswith(f"{tmp_path}/bad.yaml:")
    (tmp_path / "two.yaml").unlink()
    assert (await polling.poll()).error is None
    assert await polling.texts() == {"one": ["First words.", "Second, longer words."], "two": ["Other words."]}


async def test_a_folder_that_is_not_there(engine: AsyncEngine, tmp_path: Path) -> None:
    polling = Polls(engine, (FolderSource(name="own", interval=timedelta(seconds=30), path=tmp_path / "none"),))
    assert (await polling.poll()).error == f"{tmp_path}/none: is not a folder"


async def test_a_fetch_that_is_killed_before_its_end_leaves_nothing_half_done(engine: AsyncEngine, site: Site) -> None:
    site.pages["/feed"] = feed(entry())
    polling = polls(engine, site)

    async def killed(*_: object) -> None:
        raise KeyboardInterrupt

    polling.poller._mark = killed  # type: ignore[method-assign, assignment]
    with pytest.raises(KeyboardInterrupt):
        await polling.poll()
    assert await polling.record() == {}
    again = polls(engine, site)
    await again.poll()
    assert await again.texts() == {HEALTH: ["Today we mark Health Day."]}
