"""An item becomes a statement that could be, or a line that says why it cannot."""

import hashlib
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from index.files.fields import MAX_LINE, MAX_TEXT
from index.sources.fetching.links import link_key
from index.sources.items.speaking import speakers_of
from index.sources.reading.dates import why_not
from index.sources.reading.item import Item
from index.sources.types.definition import WebSource
from index.statement import Statement
from index.text.sentences import sentences
from index.text.transliteration import is_cyrillic, latin, plain
from index.text.wording import same_words

LONGEST_SLUG = 80
LONGEST_TITLE = 120
"""Characters of a title that is made of a post's first words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """``identity`` names the item within its source, ``link`` (a ``link_key``) its page.

    The statement's id is a proposal until the archive is asked. ``words`` is false where an item's own page was not
    read this time, so that nothing is known of its words. ``gone`` tells of a page that was asked for and is not there
    any more; None where it was not asked for.
    """

    identity: str
    statement: Statement
    link: str | None
    published: datetime
    digest: str
    words: bool = True
    gone: bool | None = None

    def with_page(self, text: str, *, complete: bool) -> "Draft":
        return replace(self, gone=False, statement=replace(self.statement, text=text, complete=complete))

    def renamed(self) -> "Draft":
        """The same under a name that its title and day give it: its own names another item."""
        return replace(self, identity=by_title(self.statement.date, self.statement.title), link=None)

    def without_words(self, *, gone: bool | None = None) -> "Draft":
        return replace(self, words=False, gone=gone)


@dataclass(frozen=True, slots=True)
class Drafts:
    ready: tuple[Draft, ...]
    refused: tuple[str, ...]


def draft_all(items: Sequence[Item], source: WebSource, today: date) -> Drafts:
    """Drafts in the order of the items; of items that are one and the same, the first."""
    guids = Counter(item.guid for item in items)
    links = Counter(link_key(item.link) for item in items if item.link)
    ready: dict[str, Draft] = {}
    refused = []
    for item in items:
        try:
            draft = _draft(item, source, today, guid_is_one=guids[item.guid] == 1, links=links)
        except ValueError as error:
            refused.append(f"{shown(item.title or item.link or item.guid or 'an item')}: {error}")
        else:
            before = ready.setdefault(draft.identity, draft)
            if before is not draft and not same_words(before.statement.text, draft.statement.text):
                # Two items of one title and day: each is known by its words until they change.
                words = hashlib.sha256(draft.statement.text.encode("utf-8", "replace")).hexdigest()
                ready.setdefault(words[:32], replace(draft, identity=words[:32]))
    return Drafts(tuple(ready.values()), tuple(refused))


def shown(title: str) -> str:
    return repr(title if len(title) <= 60 else title[:57] + "…")


def _draft(item: Item, source: WebSource, today: date, *, guid_is_one: bool, links: Counter[str]) -> Draft:
    if not item.title and not item.text:
        raise ValueError("has neither a title nor words")
    if len(item.title) > MAX_LINE or len(item.text) > MAX_TEXT:
        raise ValueError(f"is longer than {MAX_TEXT:,} characters, or its title than {MAX_LINE:,}")
    if not item.text and not source.full_text:
        raise ValueError("has no words")
    title = item.title or _first_words(item.text, source.language)
    day, published = _moment(item, ZoneInfo(source.zone))
    if wrong := why_not(day, today):
        raise ValueError(wrong)
    # A feed that gives all its items one guid, or one link, names none of them by it.
    link = link_key(item.link) if item.link else None
    link = link if link and links[link] == 1 else None
    statement = Statement(
        id=proposed_id(day, title, source.name),
        title=title,
        date=day,
        speakers=speakers_of(item, source),
        language=source.language,
        text=item.text or title,
        kind=source.kind,
        source=source.name,
        url=item.link,
        complete=source.complete and not item.cut,
    )
    return Draft(
        identity=(item.guid if guid_is_one else None) or link or by_title(day, title),
        statement=statement,
        link=link,
        published=published,
        digest=_digest(item),
    )


def _first_words(text: str, language: str) -> str:
    """The title of a post that has none, as on social networks: its first sentence, or as much of it as fits a line."""
    line = next(filter(None, map(str.strip, text.splitlines())), "")
    if cuts := sentences(line, language):
        line = line[slice(*cuts[0])].strip()
    return line if len(line) <= LONGEST_TITLE else line[: LONGEST_TITLE + 1].rsplit(None, 1)[0].rstrip(",;:–—- ") + "…"


def by_title(day: date, title: str) -> str:
    """What names an item that has neither guid nor link of its own."""
    return hashlib.sha256(f"{day} {title.casefold()}".encode()).hexdigest()[:32]


def _moment(item: Item, zone: ZoneInfo) -> tuple[date, datetime]:
    """The item's day where its source is, and a moment to order it by. Raises ValueError where it gives neither."""
    try:
        if item.published is not None:
            return item.published.astimezone(zone).date(), item.published
        if item.day is not None:
            return item.day, datetime.combine(item.day, time(), zone).astimezone(UTC)
    except OverflowError:
        raise ValueError("has a date out of the calendar") from None
    if item.dated:
        raise ValueError(f"has a date that cannot be read for certain: {shown(item.dated)}")
    raise ValueError("has no date")


def proposed_id(day: date, title: str, source: str) -> str:
    """A readable id, such as "2021-06-01-on-pride-month"; a title in no Latin or Cyrillic letters gives a digest."""
    title = re.sub(r"['’`]", "", title)
    words = [latin(word) if is_cyrillic(word) else plain(word) for word in re.findall(r"[^\W_]+", title.casefold())]
    slug = ""
    for word in (re.sub(r"[^a-z0-9]", "", word) for word in words):
        if word and len(slug) + len(word) < LONGEST_SLUG:
            slug += f"-{word}"
        elif word:
            break
    if not re.search(r"[a-z0-9]", slug):
        slug = f"-{source}-{hashlib.sha256(title.encode()).hexdigest()[:8]}"
    return f"{day.isoformat()}{slug}"


def _digest(item: Item) -> str:
    parts = (item.title, item.text, item.link, ", ".join(item.authors) or None, item.published, item.day)
    return hashlib.sha256(repr(parts).encode("utf-8", "replace")).hexdigest()[:32]
