"""When two web addresses are one page: what publishers and their counters add to an address is left out."""

from functools import lru_cache
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from courlan import normalize_url

_MAY_NAME_A_PAGE = frozenset(["cid", "eid", "keyword", "kwd", "medium", "session", "source", "uid"])
"""What courlan takes for a tracker's and some sites number or sort their pages by: kept, since two pages made one lose
words, while one page made two shows them twice."""


def link_key(url: str) -> str:
    """The same for addresses that differ in http(s), "www.", a slash at the end, what follows #, a counter's mark."""
    parts = urlsplit(url)
    asked = [(name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if not _is_counters(name)]
    place = parts.netloc.lower().removeprefix("www.") + parts.path.rstrip("/")
    return f"{place}?{urlencode(asked)}" if asked else place


@lru_cache(1000)
def _is_counters(name: str) -> bool:
    """Whether a click tracker or a campaign put it there (courlan knows their names)."""
    return name.lower() not in _MAY_NAME_A_PAGE and "?" not in normalize_url(f"http://a.example/?{quote(name)}=1")
