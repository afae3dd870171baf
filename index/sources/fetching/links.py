"""When two web addresses are one page: what publishers and their counters add to an address is left out."""

from urllib.parse import parse_qsl, urlencode, urlsplit

_COUNTERS = frozenset(["fbclid", "gclid", "mc_cid", "mc_eid", "ref", "yclid"])


def link_key(url: str) -> str:
    """The same for addresses that differ in http(s), "www.", a slash at the end, what follows #, a counter's mark."""
    parts = urlsplit(url)
    asked = [
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if name not in _COUNTERS and not name.startswith("utm_")
    ]
    place = parts.netloc.lower().removeprefix("www.") + parts.path.rstrip("/")
    return f"{place}?{urlencode(asked)}" if asked else place
