from datetime import UTC, date, datetime

import pytest

from index.sources.fetching.errors import Unreadable
from index.sources.reading.feed import read_feed
from index.sources.reading.item import Item
from tests.index.sources.sites import entry, feed, feed_source

SOURCE = feed_source()
URL = "https://example.org/press/feed"


def only(body: bytes) -> Item:
    [item] = read_feed(body, "application/rss+xml", URL, SOURCE)
    return item


def test_an_item_of_rss() -> None:
    body = feed(entry("On the 32nd&nbsp;<i>Anniversary</i>", "<p>Words &amp;#8217;</p>", link="https://example.org/a"))
    assert only(body) == Item(
        title="On the 32nd Anniversary",
        text="Words ’",
        guid="g1",
        link="https://example.org/a",
        authors=("Ned Price, Department Spokesperson",),
        published=datetime(2021, 6, 1, 14, 53, 6, tzinfo=UTC),
        dated="Tue, 01 Jun 2021 14:53:06 +0000",
    )


def test_an_entry_of_atom() -> None:
    body = b"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>t</title><entry><id>tag:1</id>
    <title type="html">A &amp;lt; B</title><updated>2021-06-01T23:30:00-05:00</updated>
    <link href="https://example.org/1"/><author><name>Jane Roe</name></author>
    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One.</p><p>Two.</p></div></content></entry></feed>"""
    item = only(body)
    assert (item.title, item.text, item.guid, item.authors) == ("A < B", "One.\n\nTwo.", "tag:1", ("Jane Roe",))
    assert item.published == datetime(2021, 6, 2, 4, 30, tzinfo=UTC)


def test_a_moment_without_a_zone_is_a_day_where_the_source_is() -> None:
    item = only(feed(entry(date="2021-06-01T23:30:00")))
    assert (item.published, item.day) == (None, date(2021, 6, 1))


def test_a_link_from_where_the_feed_is() -> None:
    assert only(feed(entry(link="../item/1"))).link == "https://example.org/item/1"


def test_an_excerpt_is_marked() -> None:
    item = only(feed(entry(text="<p>The beginning [&amp;hellip;]</p>")))
    assert (item.text, item.cut) == ("The beginning", True)


def test_script_and_html_in_every_field() -> None:
    bad = "<script>alert(1)</script><b>bold</b>"
    item = only(feed(entry(bad, bad, guid="&lt;script&gt;", link="javascript:alert(1)", author=bad, date=bad)))
    assert (item.title, item.text, item.link, item.authors) == ("bold", "bold", None, ("bold",))
    assert (item.published, item.day) == (None, None)


@pytest.mark.parametrize("encoding", ["windows-1251", "utf-16", "iso-8859-5"])
def test_another_encoding_than_the_server_says(encoding: str) -> None:
    text = feed(entry("Заявление", "<p>Слова</p>")).decode().replace("UTF-8", encoding)
    [item] = read_feed(text.encode(encoding), "text/xml", URL, SOURCE)
    assert (item.title, item.text) == ("Заявление", "Слова")


def test_a_wrong_encoding_gives_text_and_no_error() -> None:
    text = feed(entry("Café")).decode().replace("UTF-8", "no-such-thing")
    assert read_feed(text.encode("latin-1"), "text/xml; charset=klingon", URL, SOURCE)[0].title == "Café"


def test_only_so_many_items_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.sources.reading.feed.MAX_ITEMS", 10)
    items = read_feed(feed(*(entry(guid=f"g{number}") for number in range(15))), "text/xml", URL, SOURCE)
    assert [item.guid for item in items] == [f"g{number}" for number in range(10)]


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        (b"", "is empty"),
        (b" \n ", "is empty"),
        (b"<html><body>404</body></html>", "is neither RSS nor Atom"),
        (b"/etc/passwd", "is neither RSS nor Atom"),
        (b'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss version="2.0"/>', "declares XML entities"),
        ('<!DOCTYPE r [<!ENTITY a "b">]><rss version="2.0"/>'.encode("utf-16"), "declares XML entities"),
    ],
)
def test_what_is_no_feed(body: bytes, problem: str) -> None:
    with pytest.raises(Unreadable, match=problem):
        read_feed(body, "text/xml", URL, SOURCE)


def test_a_broken_feed_gives_what_can_be_read() -> None:
    body = feed(entry("First"), "<item><title>Second & <unclosed").replace(b"</channel></rss>", b"")
    assert read_feed(body, "text/xml", URL, SOURCE)[0].title == "First"


def test_the_caption_of_a_picture_is_not_the_words() -> None:
    caption = "<media:content url='https://example.org/i.jpg'><media:description>A long caption under a picture of the bridge at dusk.</media:description></media:content>"
    body = feed(entry(text="<p>It opens.</p>")).replace(b"</item>", caption.encode() + b"</item>")
    assert only(body.replace(b"<rss ", b'<rss xmlns:media="http://search.yahoo.com/mrss/" ')).text == "It opens."


def test_content_wins_over_a_teaser_however_much_markup_that_has() -> None:
    picture = (
        '<img src="a.jpg" srcset="' + ", ".join(f"a-{width}.jpg {width}w" for width in range(100, 2000, 100)) + '">'
    )
    teaser = f"<description><![CDATA[{picture}<p>Why the bridge matters to everybody who lives near it, we say.</p>]]></description>"
    body = feed(
        "<item><title>T</title><guid>g</guid>" + teaser + "<content:encoded>The bridge opens.</content:encoded></item>"
    )
    assert only(body).text == "The bridge opens."


def test_a_summary_with_the_whole_text_wins_over_its_beginning() -> None:
    body = feed(
        "<item><title>T</title><guid>g</guid><description>It opens. In May.</description><content:encoded>It opens. […]</content:encoded></item>"
    )
    assert (only(body).text, only(body).cut) == ("It opens. In May.", False)


def test_all_authors() -> None:
    names = "<dc:creator>Jane Roe</dc:creator><dc:creator>Ada Field, Mayor</dc:creator>"
    assert only(feed("<item><title>T</title><guid>g</guid>" + names + "</item>")).authors == (
        "Jane Roe",
        "Ada Field, Mayor",
    )


def test_letters_by_name_of_a_document_type_that_is_not_fetched() -> None:
    doctype = b'<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://example.org/rss-0.91.dtd">'
    body = feed(entry("Caf&eacute;", "5&nbsp;000 seats &hellip; &amp; more &ndash; x")).replace(
        b"<rss", doctype + b"<rss", 1
    )
    assert (only(body).title, only(body).text) == ("Café", "5 000 seats … & more – x")


def test_a_damaged_byte_spoils_one_letter_of_one_item() -> None:
    body = feed(entry("Заявление", "Слова"), entry("Мост", "Мост", guid="g2")).replace(
        "Мост".encode(), "Мост".encode()[:-1]
    )
    first, second = read_feed(body, "text/xml", URL, SOURCE)
    assert (first.title, first.text, second.title) == ("Заявление", "Слова", "Мос\ufffd")
