"""Which statement an item is: by its guid, then its link, then its title and date; or a new one.

Publishers change guids, put one release into two feeds, and use one title twice a day. An item that stands beside
another in one document is never the same as that other.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta
from itertools import count
from typing import TypeVar

from rapidfuzz.distance import Indel
from sqlalchemy import RowMapping, Select, select
from sqlalchemy.ext.asyncio import AsyncConnection

from index.archive.tables import IS_NEWEST, removals, statements, versions
from index.sources.fetching.links import link_key
from index.sources.items.drafting import Draft
from index.sources.items.tables import sightings
from index.text.wording import same_words

AT_ONCE = 500
ALIKE = 0.6
"""Share of words, in order, that two texts of one title and day must share to be one release."""
_COMPARED_WORDS = 400
_LINK_DAYS = timedelta(days=2)
"""How far apart two sources may date one address."""

T = TypeVar("T")


class Recogniser:
    """Knows what is held about a document's drafts; ``load`` it inside the transaction that will write."""

    def __init__(self, source: str, drafts: Sequence[Draft]) -> None:
        self._source = source
        self._drafts = drafts
        self._here = {draft.identity for draft in drafts}
        self.own: dict[str, RowMapping] = {}
        self._by_link: defaultdict[str, list[RowMapping]] = defaultdict(list)
        self._by_day: defaultdict[date, list[RowMapping]] = defaultdict(list)
        self._own_links: defaultdict[str, set[str]] = defaultdict(set)
        self._seen_here: set[str] = set()
        self._taken: set[str] = set()

    async def load(self, connection: AsyncConnection) -> tuple[Draft, ...]:
        """The drafts, each by an identity of its own: where a guid or link named another item, by a new one."""
        mine = sightings.c.source == self._source
        await self._tell_apart(connection)
        for part in parts(list(self._here)):
            rows = await _rows(connection, select(sightings).where(mine, sightings.c.identity.in_(part)))
            self.own |= {row["identity"]: row for row in rows}
        self._seen_here = {row["statement_id"] for row in self.own.values()}
        unknown = [draft for draft in self._drafts if draft.identity not in self.own]
        for part in parts([draft.link for draft in unknown if draft.link]):
            query = select(sightings, statements.c.date).join(statements, statements.c.id == sightings.c.statement_id)
            for row in await _rows(connection, query.where(sightings.c.link.in_(part))):
                self._by_link[row["link"]].append(row)
        wording = select(statements.c.id, statements.c.date, statements.c.url, versions.c.title, versions.c.text)
        for days in parts(sorted({draft.statement.date for draft in unknown})):
            query = wording.join(versions, IS_NEWEST).where(statements.c.date.in_(days)).order_by(statements.c.id)
            for row in await _rows(connection, query):
                self._by_day[row["date"]].append(row)
        for ids in parts([row["id"] for rows in self._by_day.values() for row in rows]):
            query = select(sightings.c.statement_id, sightings.c.link)
            for row in await _rows(connection, query.where(mine, sightings.c.statement_id.in_(ids))):
                self._own_links[row["statement_id"]] |= {row["link"]} if row["link"] else set()
        return tuple(self._drafts)

    async def _tell_apart(self, connection: AsyncConnection) -> None:
        """Publishers number items by their place in a list, or use an address again: then it names nothing."""
        held: dict[str, RowMapping] = {}
        for part in parts([draft.identity for draft in self._drafts]):
            query = select(sightings.c.identity, statements.c.date, versions.c.title, versions.c.text)
            query = query.join(statements, statements.c.id == sightings.c.statement_id).join(versions, IS_NEWEST)
            rows = await _rows(
                connection, query.where(sightings.c.source == self._source, sightings.c.identity.in_(part))
            )
            held |= {row["identity"]: row for row in rows}
        self._drafts = [
            draft.renamed() if _is_another(draft, held.get(draft.identity)) else draft for draft in self._drafts
        ]
        self._here = {draft.identity for draft in self._drafts}

    def statement_id(self, draft: Draft) -> str | None:
        """The id of the statement that the draft is a sighting of; None for a new one."""
        own = self.own.get(draft.identity)
        found = own["statement_id"] if own is not None else self._by_address(draft) or self._by_title(draft)
        if found is not None:
            self._seen_here.add(found)
        return found

    def _by_address(self, draft: Draft) -> str | None:
        for row in self._by_link[draft.link] if draft.link else ():
            near = abs(row["date"] - draft.statement.date) <= _LINK_DAYS
            if near and row["statement_id"] not in self._seen_here:
                return str(row["statement_id"])
        return None

    def _by_title(self, draft: Draft) -> str | None:
        for row in self._by_day[draft.statement.date]:
            if row["id"] not in self._seen_here and self._is(draft, row):
                return str(row["id"])
        return None

    def _is(self, draft: Draft, row: RowMapping) -> bool:
        """Whether a statement of the draft's day is the draft's."""
        if draft.link is not None and row["url"] and link_key(row["url"]) == draft.link:
            return True
        if not same_words(row["title"].casefold(), draft.statement.title.casefold()):
            return False
        links = self._own_links[row["id"]]
        if draft.link is not None and links and draft.link not in links:
            # A source that gives one title two addresses on one day means two items, unless it only moved the page.
            return same_words(row["text"], draft.statement.text)
        return alike(row["text"], draft.statement.text)

    async def new_ids(self, connection: AsyncConnection, drafts: Sequence[Draft]) -> dict[str, str]:
        """An id that was never used for each new draft, by its identity; the proposed one if it is free."""
        proposed = {draft.identity: draft.statement.id for draft in drafts}
        for part in parts(sorted(set(proposed.values()))):
            self._taken |= await _used(connection, part)
        found = {}
        for identity, base in proposed.items():
            name = base
            for number in count(2):
                if name not in self._taken:
                    break
                name = f"{base}-{number}"
                self._taken |= await _used(connection, [name])
            self._taken.add(name)
            found[identity] = name
        return found


def _is_another(draft: Draft, held: RowMapping | None) -> bool:
    """Whether an item under a known name has another title, another day and other words."""
    return (
        held is not None
        and held["date"] != draft.statement.date
        and not alike(held["title"], draft.statement.title)
        and not (draft.words and alike(held["text"], draft.statement.text))
    )


def alike(first: str, second: str) -> bool:
    """Whether two texts can be one release: most words are shared, or one is the other's beginning."""
    one, other = first.casefold().split()[:_COMPARED_WORDS], second.casefold().split()[:_COMPARED_WORDS]
    shorter = min(len(one), len(other))
    return Indel.normalized_similarity(one, other) >= ALIKE or (
        shorter > 0 and Indel.normalized_similarity(one[:shorter], other[:shorter]) >= ALIKE
    )


async def leaders(connection: AsyncConnection, ids: Collection[str], configured: Collection[str]) -> dict[str, str]:
    """Which source each statement's words are taken from: the one that brought it.

    Where that one is no longer followed it is the next that saw it. A statement that was loaded by hand is missing.
    """
    led: dict[str, str] = {}
    heirs: dict[str, str] = {}
    seen = (sightings.c.statement_id, sightings.c.source, sightings.c.leads)
    order = (sightings.c.statement_id, sightings.c.leads.desc(), sightings.c.first_seen, sightings.c.source)
    for part in parts(sorted(ids)):
        query = select(*seen).where(sightings.c.statement_id.in_(part)).order_by(*order)
        for row in await _rows(connection, query):
            if row["leads"]:
                led.setdefault(row["statement_id"], row["source"])
            if row["source"] in configured:
                heirs.setdefault(row["statement_id"], row["source"])
    return {name: source if source in configured else heirs.get(name, source) for name, source in led.items()}


async def _used(connection: AsyncConnection, ids: Sequence[str]) -> set[str]:
    held = await connection.execute(select(statements.c.id).where(statements.c.id.in_(ids)))
    removed = await connection.execute(select(removals.c.statement_id).where(removals.c.statement_id.in_(ids)))
    return {*held.scalars(), *removed.scalars()}


async def _rows(connection: AsyncConnection, query: Select[*tuple[object, ...]]) -> Sequence[RowMapping]:
    return (await connection.execute(query)).mappings().all()


def parts(values: Sequence[T]) -> Iterator[list[T]]:
    for start in range(0, len(values), AT_ONCE):
        yield list(values[start : start + AT_ONCE])
