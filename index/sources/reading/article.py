"""The words of one statement's own page: by the source's selector, or else by trafilatura."""

import trafilatura

from index.sources.fetching.errors import Unreadable
from index.sources.reading.cleaning import remove, remove_frame, text_of_element, text_of_html
from index.sources.reading.page import parse_html
from index.sources.types.definition import WebSource


def read_article(body: bytes, content_type: str, url: str, source: WebSource) -> str:
    """The main text of a page. Raises Unreadable where there is none."""
    tree = parse_html(body, content_type, source.language)
    if tree is None:
        raise Unreadable("is not a web page")
    if source.article is not None:
        remove_frame(tree, source.drop)
        parts = [text_of_element(each, (), source.drop_lines) for each in tree.cssselect(source.article)]
        text = "\n\n".join(filter(None, parts))
        if not text:
            raise Unreadable(f"has no words where {source.article!r} looks for them")
        return text
    remove(tree, source.drop)
    found = trafilatura.extract(
        tree, url=url, output_format="html", include_comments=False, include_formatting=True, deduplicate=False
    )
    text = text_of_html(found or "", (), source.drop_lines)
    if not text:
        raise Unreadable("has no main text that could be told from its frame; the source's article can select it")
    return text
