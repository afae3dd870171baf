"""The full text of items from their own pages: read when an item is new or has changed, and now and then again."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from sqlalchemy import RowMapping, select
from sqlalchemy.ext.asyncio import AsyncEngine

from index.archive.database import reading
from index.sources.fetching.errors import Gone, SourceError, Unreadable
from index.sources.fetching.fetching import Fetcher
from index.sources.items.drafting import Draft, shown
from index.sources.items.recognising import parts
from index.sources.items.tables import sightings
from index.sources.reading.reading import Perform, read_text
from index.sources.types.definition import WebSource

MOST_AT_ONCE = 20
"""Pages asked for in one poll; the others wait for the next."""
_FRONT = re.compile(r"([a-z]{2}(-[a-z]{2})?/?)?((home|index|default|main)(\.\w{2,5})?)?", re.IGNORECASE)
AGAIN_AFTER = timedelta(hours=6)
"""How often the page of an item that its list still shows is looked at for another wording."""


@dataclass(frozen=True, slots=True)
class Pages:
    """``drafts`` without the new items whose page could not be read yet: ``refused`` says why of each."""

    drafts: tuple[Draft, ...]
    refused: tuple[str, ...]


async def read_pages(
    engine: AsyncEngine,
    fetcher: Fetcher,
    source: WebSource,
    drafts: Sequence[Draft],
    perform: Perform,
    now: datetime,
) -> Pages:
    """The drafts with the words of their own pages. One page that cannot be read is no trouble of the source."""
    known = await _seen(engine, source.name, [name for draft in drafts for name in _names(draft)])
    kept: list[Draft] = []
    refused: list[str] = []
    asked = 0
    for draft in drafts:
        before = next((known[name] for name in _names(draft) if name in known), None)
        if not _due(draft, before, now) or asked == MOST_AT_ONCE:
            kept += [draft.without_words()] if before is not None else []
            continue
        asked += 1
        try:
            kept.append(await _with_page(fetcher, source, draft, perform))
        except SourceError as error:
            gone = True if isinstance(error, Gone) else None
            kept += [draft.without_words(gone=gone)] if before is not None else []
            refused.append(f"{shown(draft.statement.title)}: {error}")
    return _without_frames(kept, refused, known)


def _names(draft: Draft) -> tuple[str, str]:
    """What the item may have been seen as; an item whose name was another's first goes by its title."""
    return draft.renamed().identity, draft.identity


def _without_frames(drafts: Sequence[Draft], refused: Sequence[str], known: Mapping[str, RowMapping]) -> Pages:
    """Without the pages that say the same under several titles: a login, a consent form, an error with status 200."""
    titles: defaultdict[str, set[str]] = defaultdict(set)
    for draft in drafts:
        if draft.gone is False:
            titles[draft.statement.text].add(draft.statement.title.casefold())
    kept, lines = [], list(refused)
    for draft in drafts:
        if draft.gone is False and len(titles[draft.statement.text]) > 1:
            lines.append(f"{shown(draft.statement.title)}: {draft.statement.url}: says the same as another item's page")
            kept += [draft.without_words()] if any(name in known for name in _names(draft)) else []
        else:
            kept.append(draft)
    return Pages(tuple(kept), tuple(lines))


async def _with_page(fetcher: Fetcher, source: WebSource, draft: Draft, perform: Perform) -> Draft:
    if draft.statement.url is None:
        return draft
    document = await fetcher.fetch(draft.statement.url, allowed=source.allow_private)
    if _leads_home(draft.statement.url, document.url):
        raise Unreadable(f"{draft.statement.url}: leads to the home page {document.url}")
    return draft.with_page(await read_text(source, document, perform), complete=source.complete)


def _leads_home(asked: str, found: str) -> bool:
    """Whether a page was asked for and the site's front came, as where a page has gone: "/", "/en/", "/index.html"."""
    before, after = (urlsplit(url).path.strip("/") for url in (asked, found))
    return asked != found and len(before) > len(after) and _FRONT.fullmatch(after) is not None


def _due(draft: Draft, before: RowMapping | None, now: datetime) -> bool:
    if before is None or before["digest"] != draft.digest:
        return True
    return before["page_read"] is None or now - before["page_read"] >= AGAIN_AFTER


async def _seen(engine: AsyncEngine, source: str, identities: Sequence[str]) -> Mapping[str, RowMapping]:
    found = {}
    async with reading(engine) as connection:
        for part in parts(identities):
            query = select(sightings).where(sightings.c.source == source, sightings.c.identity.in_(part))
            found.update({row["identity"]: row for row in (await connection.execute(query)).mappings()})
    return found
