from datetime import timedelta
from pathlib import Path

import pytest

from index.errors import DataError
from index.sources.definitions import read_sources
from index.sources.types.definition import From, Person
from index.sources.types.feed import FeedSource
from index.sources.types.folder import FolderSource
from index.sources.types.page import PageSource

FEED = """\
- name: press
  type: feed
  url: https://example.org/feed
  speaker: [{from: author}, The Ministry]
  language: en
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "sources.yaml"
    path.write_text(text)
    return path


def test_every_kind_of_source(tmp_path: Path) -> None:
    text = """\
- name: page
  type: page
  url: https://example.org/news
  heading: h3
  date_format: "%d.%m.%Y"
  speaker: [{from: title}, {from: turns}, Russian Federation]
  people:
    - {name: Sergey Lavrov, role: Foreign Minister, also: Lavroff}
  language: en
  zone: Europe/London
  interval: 1h
  complete: false
  drop: [".share", "p.mark"]
  allow_private: [127.0.0.1, "[::1]:8080"]
- name: own
  type: folder
  path: statements
"""
    feed, page, folder = read_sources(written(tmp_path, FEED + text))
    assert feed == FeedSource(
        name="press",
        interval=timedelta(minutes=15),
        url="https://example.org/feed",
        rules=(From.AUTHOR, "The Ministry"),
        language="en",
    )
    assert isinstance(page, PageSource)
    assert page.rules == (From.TITLE, From.TURNS, "Russian Federation")
    assert page.people == (Person("Sergey Lavrov", "Foreign Minister", ("Lavroff",)),)
    assert (page.interval, page.zone, page.complete) == (timedelta(hours=1), "Europe/London", False)
    assert page.allow_private == ("127.0.0.1", "[::1]:8080")
    assert folder == FolderSource(name="own", interval=timedelta(seconds=30), path=tmp_path / "statements")


def test_no_file_and_an_empty_one_name_no_sources(tmp_path: Path) -> None:
    assert read_sources(tmp_path / "sources.yaml") == ()
    assert read_sources(written(tmp_path, "# nothing\n[]\n")) == ()


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("name: x", "1: is not a list of sources"),
        (
            FEED.replace("type: feed", "type: rss"),
            "2: type: 'rss' is not a type; expected feed (RSS or Atom), page, folder",
        ),
        (FEED.replace("url: https", "url: ftp"), "3: url: 'ftp://example.org/feed' is not a web address"),
        (FEED.replace("  language: en\n", ""), "1: language: is missing"),
        (FEED + "  intervall: 5m\n", "6: intervall: unknown field; did you mean 'interval'?"),
        (
            FEED + "  interval: 5\n",
            "6: interval: '5' is not an interval; expected a number and s, m, h or d, such as 15m",
        ),
        (FEED + "  interval: 5s\n", "6: interval: is too short for a public server; the minimum is 60s"),
        (FEED + "  zone: Mars/Dome\n", "6: zone: 'Mars/Dome' is not a time zone"),
        (FEED + "  drop: 'p:::x'\n", "6: drop: 'p:::x' is not a CSS selector"),
        (FEED + "  allow_private: http://x/\n", "6: allow_private: 'http://x/' is not a host"),
        (FEED + FEED, "6: name: 'press' is already used; each source needs its own name"),
        (FEED.replace("press", "Press Room"), "1: name: 'Press Room' is not a valid name"),
        (FEED.replace(", The Ministry", ""), "4: speaker: needs a plain name at its end"),
        (FEED.replace("from: author", "from: body"), "4: speaker: is not a rule"),
        (
            FEED.replace("from: author", "from: title"),
            "1: people: is required where the speaker is looked for in titles",
        ),
        (FEED + "  people: [{role: x}]\n", "6: people: name: is missing"),
        (FEED.replace("feed\n", "page\n", 1) + "  item: li\n", "1: date_format: is missing"),
        (
            FEED.replace("feed\n", "page\n", 1) + "  date_format: '%d.%m.%Y'\n",
            "1: item: one of item and heading is required, and only one is allowed",
        ),
        (
            FEED.replace("feed\n", "page\n", 1) + "  date_format: '%d.%m'\n  heading: h3\n",
            "6: date_format: '%d.%m' does not give day, month and year",
        ),
        (
            FEED.replace("feed\n", "page\n", 1) + "  date_format: '%d.%m.%Y'\n  heading: h3\n  title: b\n",
            "8: title: is not allowed beside heading",
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_place(tmp_path: Path, text: str, problem: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(DataError) as caught:
        read_sources(path)
    assert any(str(each).startswith(f"{path}:{problem}") for each in caught.value.problems), caught.value
