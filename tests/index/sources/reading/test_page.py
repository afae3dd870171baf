from datetime import date

import pytest

from index.files.loading import read_statements
from index.sources.fetching.errors import Unreadable
from index.sources.reading.page import read_page
from tests.index.records import DATA
from tests.index.sources.sites import page_source

URL = "https://example.org/news/"


def seed_page() -> bytes:
    """The embassy's page as plain HTML: remarks that open it, then dated headings, each with its lead."""
    first, *listed = sorted(read_statements(DATA / "statements"), key=lambda each: (each.date, each.title))
    parts = ["<!DOCTYPE html><html><head><title>Embassy</title><style>p{}</style></head><body><p>Moscow: 16:18</p>"]
    parts.append(f"<h2>{first.title}</h2>" + "".join(f"<p>{part}</p>" for part in first.text.split("\n\n")))
    parts += [f"<h3>{each.date:%d.%m.%Y} - {each.title}</h3>\n<p>{each.text}</p>" for each in reversed(listed)]
    parts.append("<p><a href='/all'>all messages</a></p></body></html>")
    return "".join(parts).encode()


def test_the_embassys_page_gives_the_ten_dated_statements_of_the_record() -> None:
    source = page_source(heading="h3", drop_lines=("all messages",))
    items = read_page(seed_page(), "text/html", URL, source)
    record = {(each.date, each.title, each.text) for each in read_statements(DATA / "statements")}
    found = {(item.day, item.title, item.text) for item in items}
    assert len(items) == 10
    assert found < record


@pytest.mark.parametrize("heading", ["p", "h3, p", "body > *"])
def test_a_selector_that_matches_more_than_headings_does_no_harm(heading: str) -> None:
    body = "<p>Intro</p><p>16.09.2021 - First</p><p>Lead one.</p><p>More.</p><div><p>04.08.2021 – Second: part</p></div><p>Lead.</p>"
    items = read_page(body.encode(), "text/html", URL, page_source(heading=heading))
    assert (items[0].day, items[0].title, items[0].text) == (date(2021, 9, 16), "First", "Lead one.\n\nMore.")


@pytest.mark.parametrize(
    "body",
    [
        "<section><h3>16.09.2021 - One</h3></section><section><p>Lead.</p></section>{}",
        "<div><div><h3>16.09.2021 - One</h3></div><p>Lead.</p></div>{}",
        "<div><h3><a href='/1'>16.09.2021 - One</a></h3><p>Lead.</p></div><aside>Also</aside>{}",
    ],
)
def test_a_heading_in_a_box_of_its_own(body: str) -> None:
    page = body.format("<div><h3>15.09.2021 | Two</h3></div><div>Other lead.</div>")
    items = read_page(page.encode(), "text/html", URL, page_source(heading="h3"))
    assert [(item.title, item.text) for item in items] == [("One", "Lead."), ("Two", "Other lead.")]


def test_items_in_elements_of_their_own() -> None:
    body = """<ul><li class="n"><span class="d">16 сентября 2021</span><h4><a href="../item?id=1">Заголовок</a></h4>
    <div class="t"><p>Раз.</p><p>Два.</p></div></li><li class="n"><span class="d">soon</span><h4>No date</h4></li></ul>"""
    source = page_source(item="li.n", title="h4", date=".d", text=".t", date_format="%d %B %Y", language="ru")
    item, undated = read_page(body.encode("windows-1251"), "text/html; charset=windows-1251", URL, source)
    assert (item.day, item.title, item.text) == (date(2021, 9, 16), "Заголовок", "Раз.\n\nДва.")
    assert item.link == "https://example.org/item?id=1"
    assert (undated.title, undated.day, undated.dated) == ("No date", None, "soon")


def test_a_heading_whose_day_is_not_understood_ends_the_words_before_it() -> None:
    body = "<h3>02.09.2021 - Boats</h3><p>Boats pay.</p><h3>1st of Brumaire 2021 - Bridge</h3><p>It opens.</p>"
    boats, bridge = read_page(body.encode(), "text/html", URL, page_source(heading="h3"))
    assert (boats.title, boats.text) == ("Boats", "Boats pay.")
    assert (bridge.title, bridge.day, bridge.dated) == ("Bridge", None, "1st of Brumaire 2021")


def test_links_are_relative_to_the_base_that_the_page_names() -> None:
    body = """<html><head><base href="/en/"></head><body><h3>02.09.2021 - <a href="news/1">Boats</a></h3><p>Pay.</p>"""
    assert (
        read_page(body.encode(), "text/html", URL, page_source(heading="h3"))[0].link == "https://example.org/en/news/1"
    )


def test_a_page_that_stands_in_one_form_is_read_and_a_search_form_is_not() -> None:
    form = "<form><label>Search the news of the ministry</label><input name=q></form>"
    words = "The bridge opens in October, and nobody will ever have to pay a toll on it."
    body = f"<form id=aspnetForm><h3>02.09.2021 - Boats</h3><p>{words}</p></form>{form}"
    assert read_page(body.encode(), "text/html", URL, page_source(heading="h3"))[0].text == words


def test_a_short_page_in_a_form_that_nobody_fills_in_is_read() -> None:
    body = "<form><input type=hidden name=__VIEWSTATE><h3>02.09.2021 - Boats</h3><p>Boats pay.</p></form>"
    assert read_page(body.encode(), "text/html", URL, page_source(heading="h3"))[0].text == "Boats pay."


@pytest.mark.parametrize("body", [b"", b"<p>Nothing here</p>", b"\x00\xff\xfe", b"<h3>31.02.2021 - Never</h3>"])
def test_a_page_of_another_shape_is_told(body: bytes) -> None:
    with pytest.raises(Unreadable, match=r"has no item that 'h3' and '%d\.%m\.%Y' find"):
        read_page(body, "text/html", URL, page_source(heading="h3"))
