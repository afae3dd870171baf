"""Other words where a statement stood: an edit, another statement, or another page in its place."""

from datetime import date

import pytest
from aiohttp import web
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.ext.asyncio import AsyncEngine

from index.sources import accept, dismiss, held_back
from index.sources.items.believing import doubt
from index.sources.notices import News
from tests.index.sources.polls import Polls
from tests.index.sources.sites import Site, entry, feed, feed_source

LONG = "The bridge opens in October. It took four years to build, which is longer than anybody thought it would."
OTHER = "This site is down for maintenance. Please come back later, or write to the webmaster if it goes on."
OPENS = "2021-06-01-the-bridge"


@pytest.mark.parametrize(
    ("after", "why"),
    [
        (LONG, None),
        (LONG.replace("October", "November"), None),
        (LONG + " There is no toll.", None),
        ("Corrected: " + LONG.replace("four years", "five years"), None),
        (LONG[:50], "breaks off"),
        (LONG[:15], "breaks off"),
        (LONG[:28], "keeps"),
        (OTHER, "keeps"),
        ("Sign in to go on.", "keeps"),
        (LONG.replace("October", "Octo\ufffder"), "damaged"),
    ],
)
def test_what_is_believed_to_be_an_edit(after: str, why: str | None) -> None:
    found = doubt(LONG, after)
    assert (found is None) == (why is None)
    assert why is None or why in str(found)


@given(st.text(max_size=200), st.text(max_size=200))
def test_words_that_stay_and_words_that_are_added_are_no_doubt(words: str, more: str) -> None:
    words, more = words.replace("\ufffd", ""), more.replace("\ufffd", "")
    assert doubt(words, f"{words} {more}") is None


def polls(engine: AsyncEngine, site: Site, **fields: object) -> Polls:
    return Polls(engine, (feed_source(f"{site.url}/feed", **fields),))


async def held_polls(engine: AsyncEngine, site: Site) -> Polls:
    polling = polls(engine, site)
    for text in (LONG, OTHER, OTHER):
        site.pages["/feed"] = feed(entry("The bridge", text))
        await polling.poll()
    return polling


async def test_words_that_are_not_believed_are_held_back_and_told_once(engine: AsyncEngine, site: Site) -> None:
    polling = await held_polls(engine, site)
    assert await polling.texts() == {OPENS: [LONG]}
    assert [(each.news, each.detail) for each in polling.told] == [(News.HELD, OPENS)]
    [edit] = await held_back(engine)
    assert (edit.statement_id, edit.before, edit.after) == (OPENS, ("The bridge", LONG), ("The bridge", OTHER))


async def test_an_operator_accepts_them(engine: AsyncEngine, site: Site) -> None:
    polling = await held_polls(engine, site)
    assert await accept(engine, OPENS, polling.now)
    assert await polling.texts() == {OPENS: [LONG, OTHER]}
    assert await held_back(engine) == []
    assert not await accept(engine, OPENS, polling.now)


async def test_an_operator_dismisses_them_for_good(engine: AsyncEngine, site: Site) -> None:
    polling = await held_polls(engine, site)
    assert await dismiss(engine, OPENS)
    site.pages["/feed"] = feed(entry("The bridge", OTHER)) + b" "
    await polling.poll()
    assert (await held_back(engine), len(polling.told)) == ([], 1)
    assert await polling.texts() == {OPENS: [LONG]}


async def test_they_are_forgotten_when_the_words_on_record_come_back(engine: AsyncEngine, site: Site) -> None:
    polling = await held_polls(engine, site)
    site.pages["/feed"] = feed(entry("The bridge", LONG))
    await polling.poll()
    assert await held_back(engine) == []


async def test_an_edit_never_moves_the_date(engine: AsyncEngine, site: Site) -> None:
    polling = polls(engine, site)
    for text, day in ((LONG, "Tue, 01 Jun 2021 14:53:06 +0000"), (LONG + " Soon.", "Wed, 02 Jun 2021 09:00:00 +0000")):
        site.pages["/feed"] = feed(entry("The bridge", text, date=day))
        await polling.poll()
    versions = (await polling.record())[OPENS]
    assert [version.statement.date for version in versions] == [date(2021, 6, 1)] * 2
    assert [version.text for version in versions] == [LONG, LONG + " Soon."]


async def test_a_guid_that_comes_again_with_another_item_names_another_statement(
    engine: AsyncEngine, site: Site
) -> None:
    polling = polls(engine, site)
    tax = entry("Tax on boats", OTHER, guid="1", date="Wed, 02 Jun 2021 09:00:00 +0000")
    for items in ([entry("The bridge", LONG, guid="1")], [tax], [tax]):
        site.pages["/feed"] = feed(*items)
        await polling.poll()
    assert await polling.texts() == {OPENS: [LONG], "2021-06-02-tax-on-boats": [OTHER]}
    site.pages["/feed"] = feed(
        entry("Tax on boats", OTHER + " Sorry.", guid="1", date="Wed, 02 Jun 2021 09:00:00 +0000")
    )
    await polling.poll()
    assert (await polling.texts())["2021-06-02-tax-on-boats"] == [OTHER, OTHER + " Sorry."]


async def test_two_items_of_one_title_and_day_are_two(engine: AsyncEngine, site: Site) -> None:
    polling = polls(engine, site)
    for _ in range(2):
        site.pages["/feed"] = feed(entry("Remarks", LONG, guid=""), entry("Remarks", OTHER, guid=""))
        await polling.poll()
    assert sorted((await polling.texts()).values()) == [[LONG], [OTHER]]


async def test_a_page_that_says_the_same_of_two_items_is_neithers(engine: AsyncEngine, site: Site) -> None:
    polling = polls(engine, site, full_text=True, article="article")
    links = [f"{site.url}/{name}" for name in ("one", "two")]
    site.pages["/feed"] = feed(*(entry(link, "Lead.", guid=link, link=link) for link in links))
    login = f"<html><article>{OTHER}</article></html>".encode()
    site.pages |= {"/one": login, "/two": login}
    outcome = await polling.poll()
    assert await polling.texts() == {}
    assert all("says the same as another item's page" in line for line in outcome.refused)
    assert len(outcome.refused) == 2


async def test_a_page_that_leads_to_the_front_is_not_read(engine: AsyncEngine, site: Site) -> None:
    async def away(request: web.Request) -> web.StreamResponse:
        raise web.HTTPFound("/en/")

    polling = polls(engine, site, full_text=True, article="article")
    site.pages["/feed"] = feed(entry("The bridge", "Lead.", link=f"{site.url}/news/bridge"))
    site.pages |= {"/news/bridge": away, "/en/": f"<html><article>{OTHER}</article></html>".encode()}
    outcome = await polling.poll()
    assert await polling.texts() == {}
    assert ["leads to the home page" in line for line in outcome.refused] == [True]
