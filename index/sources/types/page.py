"""A page that lists dated items."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from index.files.fields import Field
from index.sources.types.definition import WebSource
from index.sources.types.fields import WEB, date_format, selector, web_conflicts, web_values
from index.sources.types.source_type import SourceType


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSource(WebSource):
    """A page that lists dated items, in one of two shapes.

    With ``item`` every match holds one item, and ``title``, ``date``, ``text`` and ``link`` select inside it. With
    ``heading`` every match that reads "date - title" begins an item, and what follows up to the next is its text.
    """

    date_format: str
    item: str | None = None
    heading: str | None = None
    title: str | None = None
    date: str | None = None
    text: str | None = None
    link: str | None = None


def conflicts(values: Mapping[str, Any]) -> list[tuple[str, str]]:
    found = []
    if ("item" in values) == ("heading" in values):
        found.append(("item", "one of item and heading is required, and only one is allowed"))
    elif "item" in values:
        found += [(each, "is required beside item") for each in ("title", "date") if each not in values]
    else:
        extra = [each for each in ("title", "date", "text") if each in values]
        found += [(each, "is not allowed beside heading, which holds date and title") for each in extra]
    return found + web_conflicts(values)


FIELDS = {
    **WEB,
    "date_format": Field(date_format, required=True),
    "heading": Field(selector),
    "item": Field(selector),
    "title": Field(selector),
    "date": Field(selector),
    "text": Field(selector),
    "link": Field(selector),
}

TYPE = SourceType(
    name="page",
    described="page",
    source=PageSource,
    fields=FIELDS,
    usual=timedelta(minutes=30),
    made=lambda values, _: PageSource(**web_values(values)),
    conflicts=conflicts,
    reader="index.sources.reading.page:read_page",
)
