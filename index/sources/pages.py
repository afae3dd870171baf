"""The full text of items from their own pages: read when an item is new or has changed, and now and then again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import RowMapping, select
from sqlalchemy.ext.asyncio import AsyncEngine

from index.archive.database import reading
from index.sources.definition import WebSource
from index.sources.drafting import Draft, shown
from index.sources.errors import Gone, SourceError
from index.sources.fetching.fetching import Fetcher
from index.sources.reading.reading import Perform, read_text
from index.sources.recognising import parts
from index.sources.tables import sightings

MOST_AT_ONCE = 20
"""Pages asked for in one poll; the others wait for the next."""
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
    known = await _seen(engine, source.name, [draft.identity for draft in drafts])
    kept: list[Draft] = []
    refused: list[str] = []
    asked = 0
    for draft in drafts:
        before = known.get(draft.identity)
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
    return Pages(tuple(kept), tuple(refused))


async def _with_page(fetcher: Fetcher, source: WebSource, draft: Draft, perform: Perform) -> Draft:
    if draft.statement.url is None:
        return draft
    document = await fetcher.fetch(draft.statement.url, allowed=source.allow_private)
    return draft.with_page(await read_text(source, document, perform), complete=source.complete)


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
