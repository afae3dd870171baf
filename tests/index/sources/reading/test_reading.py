"""The process that reads strangers' documents, and its limits."""

import pytest

from index.sources.fetching.errors import Unreadable
from index.sources.fetching.fetching import Document
from index.sources.reading import reading
from index.sources.reading.reading import Readers, read_items, read_text
from tests.index.sources.sites import entry, feed, feed_source

URL = "https://example.org/feed"


async def test_a_document_is_read_in_another_process() -> None:
    [item] = await read_items(feed_source(), Document(URL, feed(entry()), "text/xml"), Readers().perform)
    assert (item.title, item.published.isoformat() if item.published else "") == (
        "On Health Day",
        "2021-06-01T14:53:06+00:00",
    )


async def test_the_main_text_of_a_page_is_told_from_its_frame() -> None:
    words = "The ministers met on Monday and agreed to continue their work on the matter in the weeks ahead. " * 4
    frame = "<nav><a href='/'>Home</a><a href='/x'>Press</a></nav>", "<footer>All rights reserved</footer>"
    page = (
        f"<html><body>{frame[0]}<article><h1>Title</h1><p>{words}</p><p>{words}</p></article>{frame[1]}</body></html>"
    )
    text = await read_text(feed_source(), Document(URL, page.encode(), "text/html"), Readers().perform)
    assert words.strip() in text
    assert "rights reserved" not in text


async def test_a_reader_knows_no_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "42:secret")
    monkeypatch.setattr(reading, "READER", "tests.index.sources.telling_reader")
    with pytest.raises(Unreadable) as caught:
        await read_items(feed_source(), Document(URL, b""), Readers().perform)
    assert "PATH" in str(caught.value)
    assert "TELEGRAM_BOT_TOKEN" not in str(caught.value)


async def test_what_is_wrong_comes_back_as_one_line() -> None:
    with pytest.raises(Unreadable, match=r"^https://example.org/feed: is neither RSS nor Atom"):
        await read_items(feed_source(), Document(URL, b"<html>"), Readers().perform)


async def test_a_document_made_to_take_all_the_time_there_is_ends_with_its_process(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(reading, "READER", "tests.index.sources.impatient_reader")
    with pytest.raises(Unreadable, match=r"^https://example.org/feed: takes more than"):
        await read_items(feed_source(), Document(URL, b"<a>" * 3_000_000), Readers().perform)
