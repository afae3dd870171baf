"""A link to the very words on the publisher's page: https://wicg.github.io/scroll-to-text-fragment/"""

import re
from urllib.parse import quote as escaped
from urllib.parse import urlsplit

WHOLE = 120
"""Characters up to which a text is searched for as a whole; of a longer one its first and last words are."""
WORDS = 6
"""How many of them."""


def source_link(url: str | None, text: str | None) -> str | None:
    """The address, with what a browser is to find there and mark; None where there is no address of a page."""
    if not url or urlsplit(url).scheme not in ("http", "https"):
        return None
    if not text or not text.strip():
        return url
    separator = ":~:text=" if "#" in url else "#:~:text="
    return url + separator + _directive(text)


def _directive(text: str) -> str:
    """A range cannot be found across blocks as one text, but by its beginning and its end."""
    words = text.split()
    if len(text) <= WHOLE and "\n" not in text.strip():
        return _escaped(" ".join(words))
    lines = [line for line in re.split(r"\s*\n\s*", text.strip()) if line]
    first, last = lines[0].split()[:WORDS], lines[-1].split()[-WORDS:]
    return f"{_escaped(' '.join(first))},{_escaped(' '.join(last))}"


def _escaped(text: str) -> str:
    """Commas and hyphens part the pieces of a directive, "&" parts directives."""
    return escaped(text, safe="").replace("-", "%2D")
