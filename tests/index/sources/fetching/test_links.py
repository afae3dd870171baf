import pytest

from index.sources.fetching.links import link_key


@pytest.mark.parametrize(
    "other",
    [
        "http://example.org/news/1",
        "https://www.example.org/news/1/",
        "https://EXAMPLE.org/news/1#top",
        "https://example.org/news/1?utm_source=rss&utm_medium=feed&fbclid=x",
        "https://example.org/news/1?dclid=x&msclkid=y&gbraid=z&mc_cid=1&ref=rss&gad_source=1",
    ],
)
def test_one_page(other: str) -> None:
    assert link_key(other) == link_key("https://example.org/news/1")


@pytest.mark.parametrize(
    "other",
    [
        "https://example.org/news/2",
        *(
            f"https://example.org/news/1?{name}=2"
            for name in ("id", "uid", "cid", "eid", "page", "source", "lang", "%26")
        ),
        "https://example.org:8080/news/1",
        "https://e.org/news/1",
    ],
)
def test_another_page(other: str) -> None:
    assert link_key(other) != link_key("https://example.org/news/1")
