"""What a visitor gets: the words letter for letter, whatever they are, at addresses that last."""

import hashlib
import html
import json
import re
from datetime import timedelta

import feedparser
import httpx
import pytest
from lxml import etree
from lxml.html import document_fromstring
from PIL import Image

from bot.cite import Permalink, statement_path
from bot.web.pages.site import Site
from index import short_key
from tests.bot.web.pages.conftest import HOSTILE, STATEMENTS
from tests.index.records import NOW, TODAY, said

PAGES = ["/", "/search", "/search?q=harbour", "/search?q=bakery", "/people", "/people/ada-field", "/months/2021-09", "/changes",
         "/counters", "/when", "/when?q=rain", "/verify", "/statements/harbour", "/statements/harbour?v=1", "/statements/bridge",
         "/feeds/latest.atom", "/feeds/search.atom?q=rain", "/feeds/people/ada-field.atom", "/feeds/changes.atom", "/sitemap.xml",
         "/robots.txt", "/style.css", "/when.svg?q=rain"]  # fmt: skip


def words_of(page: httpx.Response) -> str:
    return " ".join(document_fromstring(page.text).text_content().split())


@pytest.mark.parametrize("path", PAGES)
async def test_a_page_is_there_harmless_and_not_sent_twice(web: httpx.AsyncClient, path: str) -> None:
    page = await web.get(path)
    assert page.status_code == 200
    assert "script-src" not in page.headers["content-security-policy"]
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert "set-cookie" not in page.headers
    assert len(page.content) <= 50_000
    if path != "/robots.txt":
        again = await web.get(path, headers={"If-None-Match": page.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(
    "path",
    [
        "/nothing", "/statements/nothing", "/q/0123456789/1/0-5", "/people/nobody", "/months/2021-13", "/months/0000-01",
        "/q/0123456789/99999999999/0-5", "/statements/..%2f..%2fetc%2fpasswd", "/card/0123456789/1/0-5.png", "/when.svg",
    ],
)  # fmt: skip
async def test_what_is_not_there_is_said_without_a_trace(web: httpx.AsyncClient, path: str) -> None:
    page = await web.get(path)
    assert page.status_code == 404
    assert "Traceback" not in page.text


async def test_a_quote_keeps_its_address_over_new_versions(web: httpx.AsyncClient, site: Site) -> None:
    first, second = await site.archive.versions("harbour")
    for version, words in ((first, "It will cost two million."), (second, "It will cost three million.")):
        start = version.text.index(words)
        place = Permalink(short_key("harbour"), version.number, start, start + len(words))
        page = await web.get(place.path)
        root = document_fromstring(page.text)
        assert [mark.text for mark in root.iter("mark")] == [words]
        assert root.find(".//blockquote/p").text == words
        assert ("has since taken these words out" in page.text) is (version is first)
        assert f"<code>{hashlib.sha256(version.text.encode()).hexdigest()}</code>" in page.text
        linked = json.loads(root.find('.//script[@type="application/ld+json"]').text)
        assert (linked["@type"], linked["text"]) == ("Quotation", words)
        source = root.xpath('//a[@rel="external"]/@href')
        assert source[0].startswith("https://example.org/h#top:~:text=It%20will%20cost")


async def test_a_quote_over_paragraphs_is_marked_whole(web: httpx.AsyncClient, site: Site) -> None:
    [version] = (await site.archive.versions("harbour"))[-1:]
    page = await web.get(Permalink(short_key("harbour"), version.number, 4, len(version.text)).path)
    marks = [mark.text for mark in document_fromstring(page.text).iter("mark")]
    assert "\n\n".join(marks) == version.text[4:]


async def test_a_new_statement_leaves_other_pages_as_they_were(web: httpx.AsyncClient, site: Site) -> None:
    before = {path: (await web.get(path)).headers["etag"] for path in ("/statements/bridge", "/months/2021-08", "/")}
    await site.archive.add([said("A new ferry.", name="ferry", day=TODAY)], now=NOW + timedelta(days=2))
    await site.record.refresh()
    after = {path: (await web.get(path)).headers["etag"] for path in before}
    assert after["/statements/bridge"] == before["/statements/bridge"]
    assert after["/months/2021-08"] == before["/months/2021-08"]
    assert after["/"] != before["/"]


async def test_each_voice_is_under_its_own_name(web: httpx.AsyncClient) -> None:
    root = document_fromstring((await web.get("/statements/bridge")).text)
    voices = [
        (" ".join(each.find("h2").text_content().split()), each.find("p").text) for each in root.find_class("voice")
    ]
    assert voices == [
        ("Question", "Will the bridge be built?"),
        ("Ada Field", "The bridge will be built in three years."),
    ]


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/search?q=vaccines",
        "/people",
        statement_path(STATEMENTS[2].id),
        "/feeds/latest.atom",
    ],
)
async def test_what_a_stranger_wrote_is_only_words(web: httpx.AsyncClient, path: str) -> None:
    page = await web.get(path)
    assert page.status_code == 200
    assert "<script>alert" not in page.text
    assert "<img src=x" not in page.text
    if page.headers["content-type"].startswith("text/html"):
        root = document_fromstring(page.text)
        assert [each for each in root.iter("script") if each.get("type") != "application/ld+json"] == []
        assert not any(name.startswith("on") for each in root.iter(etree.Element) for name in each.attrib)


async def test_the_answer_comes_first_or_its_absence(web: httpx.AsyncClient) -> None:
    assert "The bridge will be built in three years." in words_of(
        await web.get("/search?q=When will the bridge be built?")
    )
    absence = words_of(await web.get("/search?q=opening hours of the bakery"))
    assert "Nothing on record" in absence
    assert "64 statements" in absence


async def test_a_search_is_narrowed_and_paged(web: httpx.AsyncClient) -> None:
    first = document_fromstring((await web.get("/search?q=rain")).text)
    assert "60 statements have these words" in " ".join(first.text_content().split())
    [onward] = first.xpath('//a[@rel="next"]/@href')
    second = document_fromstring((await web.get(onward)).text)
    shown = [each.find(".//blockquote").get("cite") for page in (first, second) for each in page.find_class("quote")]
    assert len(set(shown)) == len(shown) - (shown[0] == shown[1])
    narrowed = words_of(await web.get("/search?q=rain&from=2020-02-01&to=2020-02-10&speaker=Ada Field"))
    assert "10 statements have these words" in narrowed


async def test_every_quotation_of_a_draft_is_verified_pasted_or_as_a_file(web: httpx.AsyncClient) -> None:
    draft = (
        "The council met for a third time, and few of those who came had thought that it would decide anything.\n\n"
        "“The bridge will be built in three years,” Ada Field said.\n\n“We shall build a hundred zeppelins,” she added."
    )
    summary = "2 quotations: 1 word for word, 1 not on record."
    assert summary in words_of(await web.post("/verify", data={"text": draft}))
    assert summary in words_of(await web.post("/verify", files={"file": ("a draft.txt", draft.encode())}))
    refused = await web.post("/verify", files={"file": ("<script>.exe", b"MZ")})
    assert refused.status_code == 200
    assert "<script>." not in refused.text
    broken = {"content-type": "multipart/form-data; boundary=x"}
    assert (await web.post("/verify", content=b"--x\r\nno", headers=broken)).status_code == 200


async def test_a_pasted_quote_is_verified(web: httpx.AsyncClient) -> None:
    said = await web.post("/verify", data={"text": "“The bridge will be built in three years.” Ada Field"})
    assert "word for word" in words_of(said).lower() or "on record" in words_of(said).lower()
    assert "<script>alert" not in (await web.post("/verify", data={"text": HOSTILE})).text
    assert (await web.post("/verify", content=b"x" * 1_000_000)).status_code == 200


@pytest.mark.parametrize("path", ["latest", "changes", "people/ada-field", "search"])
async def test_feeds_are_atom_with_the_text_inside(web: httpx.AsyncClient, path: str) -> None:
    got = await web.get(f"/feeds/{path}.atom", params={"q": "harbour"} if path == "search" else {})
    feed = feedparser.parse(got.content)
    assert not feed.bozo
    assert feed.version == "atom10"
    assert feed.entries
    assert len({each.id for each in feed.entries}) == len(feed.entries)
    assert all(
        each.id.startswith("tag:") and each.link.startswith("https://record.example.org/") for each in feed.entries
    )
    assert all(each.content[0].value and each.updated and each.author for each in feed.entries)
    if path == "latest":
        held = {each.title: each.content[0].value for each in feed.entries}
        assert held["On the bridge"] == STATEMENTS[1].text


async def test_a_quote_is_a_picture_and_embeds(web: httpx.AsyncClient, site: Site, tmp_path) -> None:  # type: ignore[no-untyped-def]
    path = Permalink(short_key("bridge"), 1, 38, 60).path
    card = await web.get(path.replace("/q/", "/card/") + ".png")
    file = tmp_path / "card.png"
    file.write_bytes(card.content)
    with Image.open(file) as image:
        assert image.size == (1200, 630)
    told = (await web.get("/oembed", params={"url": f"https://record.example.org{path}"})).json()
    assert (told["version"], told["title"], told["author_name"]) == ("1.0", "On the bridge", "Ada Field")
    assert (await web.get("/oembed", params={"url": "https://elsewhere.example/x"})).status_code == 404


async def test_the_sitemap_leads_to_every_statement(web: httpx.AsyncClient) -> None:
    listed = re.findall(r"<loc>([^<]+)</loc>", (await web.get("/sitemap.xml")).text)
    paths = [address.removeprefix("https://record.example.org") for address in listed]
    assert {statement_path(each.id) for each in STATEMENTS} <= set(paths)
    for path in paths[:20]:
        assert (await web.get(html.unescape(path))).status_code == 200


@pytest.mark.parametrize("size", [9_000, 60_000])
async def test_an_endless_address_is_refused(web: httpx.AsyncClient, size: int) -> None:
    assert (await web.get("/search?q=" + "x" * size)).status_code == 414


async def test_who_asks_too_often_waits_and_no_one_else(site: Site) -> None:
    from bot.web import app
    from bot.web.pages import Guard, record_routes

    now = [0.0]
    guard = Guard(app.application(list(record_routes(site))), "X-Forwarded-For", clock=lambda: now[0])
    async with httpx.AsyncClient(transport=httpx.ASGITransport(guard), base_url="http://record.test") as client:
        statuses = [
            (await client.get("/people", headers={"X-Forwarded-For": "1.1.1.1, 2.2.2.2"})).status_code
            for _ in range(70)
        ]
        assert statuses.count(200) == 60
        refused = await client.get("/people", headers={"X-Forwarded-For": "9.9.9.9, 2.2.2.2"})
        assert (refused.status_code, refused.headers["retry-after"]) == (429, "1")
        assert (await client.get("/people", headers={"X-Forwarded-For": "2.2.2.2, 3.3.3.3"})).status_code == 200
        now[0] = 1.0
        assert (await client.get("/people", headers={"X-Forwarded-For": "2.2.2.2"})).status_code == 200
