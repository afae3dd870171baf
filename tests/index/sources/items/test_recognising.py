"""Whatever a publisher does to its feed, each release is one statement, with a version for each of its wordings."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.ext.asyncio import AsyncEngine

from index.archive.adding import hold_head
from index.archive.archive import Archive
from index.archive.database import writing
from index.sources.items.drafting import draft_all, proposed_id
from index.sources.items.recognising import alike
from index.sources.items.storing import store
from index.sources.reading.item import Item
from tests.index.sources.sites import feed_source

NOW = datetime(2021, 6, 10, tzinfo=UTC)
WORDS = "the ministers met again and spoke of their common work on {} in the weeks that lie ahead of them all"
SUBJECTS = "health trade water peace".split()


@dataclass
class Release:
    """One release of a publisher, and the wordings under which its feed showed it."""

    number: int
    wording: int = 0
    guid: bool = True
    shown: list[int] = field(default_factory=list)

    def item(self, example: int, markup: int) -> Item:
        self.shown += [self.wording] if self.wording not in self.shown[-1:] else []
        text = WORDS.format(SUBJECTS[self.number % 4]) + f" {self.number} {self.wording}"
        return Item(
            title=f"Release {example} of {'  '[: 1 + markup % 2]}day {self.number // 2}",
            text=text.replace(" ", "  ", markup) if markup else text,
            guid=f"guid {self.number}" if self.guid else None,
            link=f"http{'s' * (markup % 2)}://example.org/{example}/{self.number}",
            published=NOW - timedelta(days=5 - self.number // 2),
        )


def changes() -> st.SearchStrategy[list[tuple[list[int], list[tuple[int, str]], int]]]:
    """States of a feed: which releases it shows and in what order, what is done to some before, and the markup."""
    window = st.lists(st.integers(0, 5), unique=True, max_size=5)
    deeds = st.lists(st.tuples(st.integers(0, 5), st.sampled_from(["edit", "lose guid", "give guid"])), max_size=2)
    return st.lists(st.tuples(window, deeds, st.integers(0, 3)), min_size=1, max_size=4)


EXAMPLES = count()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20)
@given(states=changes())
async def test_each_release_is_one_statement(
    engine: AsyncEngine, states: list[tuple[list[int], list[tuple[int, str]], int]]
) -> None:
    example = next(EXAMPLES)
    source = feed_source(name=f"press-{example}", rules=("The Ministry",))
    releases = [Release(number) for number in range(6)]
    archive = Archive(engine)
    before = {heading.id for heading in await archive.headings(limit=10_000)}
    for moment, (window, deeds, markup) in enumerate(states):
        for number, deed in deeds:
            release = releases[number]
            release.wording += deed == "edit"
            release.guid = release.guid if deed == "edit" else deed == "give guid"
        items = [releases[number].item(example, markup) for number in window]
        drafts = draft_all(items, source, NOW.date())
        assert drafts.refused == ()
        async with writing(engine) as connection:
            await hold_head(connection)
            await store(connection, source.name, drafts.ready, [source.name], NOW + timedelta(hours=moment))
    found = {heading.id for heading in await archive.headings(limit=10_000)} - before
    wordings = sorted([len(await archive.versions(name)) for name in found])
    assert wordings == sorted(len(release.shown) for release in releases if release.shown)


@pytest.mark.parametrize(
    ("title", "proposed"),
    [
        ("On Pride Month", "2021-06-01-on-pride-month"),
        ("Secretary Blinken’s Call: “Peace”", "2021-06-01-secretary-blinkens-call-peace"),
        ("Заявление МИД", "2021-06-01-zayavlenie-mid"),
        ("Café à Genève", "2021-06-01-cafe-a-geneve"),
        ("声明", "2021-06-01-press-09439419"),
        ("word " * 40, "2021-06-01" + "-word" * 16),
    ],
)
def test_readable_ids(title: str, proposed: str) -> None:
    assert proposed_id(date(2021, 6, 1), title, "press") == proposed


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("The bridge opens in October. Tickets are free.", "The bridge opens in October."),
        ("\nMost öffnet\nim Oktober", "Most öffnet"),
        ("word " * 40, "word" + " word" * 23 + "…"),
    ],
)
def test_a_post_without_a_title_gets_its_first_sentence(text: str, title: str) -> None:
    [draft] = draft_all([Item(title="", text=text, published=NOW)], feed_source(), NOW.date()).ready
    assert (draft.statement.title, draft.statement.text) == (title, text)


def test_an_item_of_nothing_is_refused_with_a_line() -> None:
    drafts = draft_all([Item(title="", text="", guid="g", published=NOW)], feed_source(), NOW.date())
    assert (drafts.ready, drafts.refused) == ((), ("'g': has neither a title nor words",))


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("a b c d e", "a b c d e", True),
        ("a b c d e", "a b x d e", True),
        ("a b c d e f g h", "a b c", True),
        ("a b c d e", "v w x y z", False),
        ("", "a b c", False),
    ],
)
def test_texts_that_can_be_one_release(first: str, second: str, same: bool) -> None:
    assert alike(first, second) is same
