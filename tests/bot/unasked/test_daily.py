"""What the daily update says, and that it is one message whatever there is to say."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.owner.counters import Counter
from bot.owner.profile import Clock
from bot.say.buttons import NEWEST
from bot.say.reply import Reply
from bot.say.texts import Texts
from bot.store.contents import EVERYTHING, USUAL, Part, read_contents
from bot.talk.pressing import pressed
from bot.talk.record.reading import ReadInFull
from bot.telegram.sending.fitting import fits_one_message
from bot.unasked.daily import MOST_STATEMENTS, Edition, daily_update
from index.archive.listings import Added, Heading
from index.sources.freshness import Stale
from index.statement import Speaker, short_key
from tests.bot.conversations import buttons, labels, quoted, words
from tests.bot.subscribers import COUNTERS, PROFILE

TEXTS = Texts.load("en")
MOMENT = datetime(2026, 11, 24, 22, 30, tzinfo=UTC)


def heading(number: int, title: str = "Remarks", names: tuple[str, ...] = ("Ada Field",)) -> Heading:
    return Heading(
        id=f"s{number}",
        key=short_key(f"s{number}"),
        version=1,
        title=title,
        date=date(2026, 11, 20),
        speakers=tuple(Speaker(name, "Mayor") for name in names),
        url=None,
        kind=None,
        complete=True,
        retracted_at=None,
    )


def edition(count: int = 0, contents: frozenset[Part] = EVERYTHING) -> Edition:
    added = Added(count, tuple(heading(number) for number in range(min(count, MOST_STATEMENTS))))
    return Edition(day=date(2026, 11, 24), moment=MOMENT, contents=contents, added=added)


def test_sources_that_were_not_read_lately_are_told_with_the_statements() -> None:
    stale = (Stale("press", MOMENT - timedelta(days=3)),)
    said = "The record may not be up to date: “press” was last checked 3 days ago."
    assert words(update(replace(edition(2), stale=stale))).endswith(said)
    assert words(update(replace(edition(), stale=stale))).endswith(said)
    without = replace(edition(2, EVERYTHING - {Part.STATEMENTS}), stale=stale)
    assert said not in words(update(without))


def update(made: Edition, counters: tuple[Counter, ...] = COUNTERS) -> Reply:
    reply = daily_update(TEXTS, PROFILE, counters, made, fits_one_message)
    assert reply is not None
    return reply


def test_a_whole_update() -> None:
    reply = update(edition(2))
    assert words(reply) == (
        "Tuesday 24 November 2026\n"
        "Moscow: Wednesday 25 November, 01:30\n"
        "London: 22:30\n"
        "327 days since the bridge was closed\n"
        "The town hall's counter, from 1 January 2026\n"
        "The town hall adds:\n"
        "It will be opened again.\n"
        "2 new statements on record since the last update\n"
        "1. Remarks\n"
        "Ada Field · 20 November 2026\n"
        "2. Remarks\n"
        "Ada Field · 20 November 2026"
    )
    # A claim stands apart, as its owner's words.
    assert quoted(reply) == ["It will be opened again."]
    assert labels(reply) == ["1", "2", "Latest", "Settings"]
    assert pressed(buttons(reply)[1].action or "") == ReadInFull(short_key("s1"), NEWEST, 0)


@pytest.mark.parametrize(
    ("contents", "count", "said", "unsaid"),
    [
        (EVERYTHING, 0, "No new statements on record since the last update.", "/latest"),
        (EVERYTHING - {Part.NOTHING_NEW}, 0, "327 days", "No new statement"),
        (frozenset({Part.STATEMENTS}), 1, "1 new statement on record since the last update", "327 days"),
        (frozenset({Part.NOTHING_NEW, Part.CLOCKS}), 0, "London: 22:30", "No new statement"),
        (frozenset({Part.COUNTERS}), 5, "327 days", "new statement"),
        (EVERYTHING, 2031, "2031 new statements on record since the last update\n1. Remarks", "11. Remarks"),
        (EVERYTHING, 2031, "And 2021 more: /latest", "nothing"),
    ],
)
def test_what_is_in_it_is_what_was_chosen(contents: frozenset[Part], count: int, said: str, unsaid: str) -> None:
    shown = words(update(edition(count, contents)))
    assert said in shown
    assert unsaid not in shown


def test_a_claim_is_repeated_only_where_it_is_wanted() -> None:
    assert "It will be opened again." in words(update(edition(contents=USUAL | {Part.CLAIMS})))
    assert "It will be opened again." not in words(update(edition(contents=USUAL)))


def test_there_is_none_where_nothing_would_be_said() -> None:
    for contents in (frozenset({Part.STATEMENTS}), frozenset({Part.NOTHING_NEW}), frozenset[Part]()):
        assert daily_update(TEXTS, PROFILE, COUNTERS, edition(0, contents), fits_one_message) is None
    no_clocks = replace(PROFILE, clocks=())
    both = frozenset({Part.CLOCKS, Part.COUNTERS})
    assert daily_update(TEXTS, no_clocks, (), edition(0, both), fits_one_message) is None


@given(
    titles=st.lists(st.text(max_size=3000) | st.just("😀" * 4000), max_size=MOST_STATEMENTS),
    speakers=st.integers(1, 60),
    counters=st.integers(0, 40),
    claim=st.none() | st.just("No. " * 1500),
    count=st.integers(0, 10**6),
)
@settings(max_examples=15)
def test_it_is_one_message_whatever_there_is_to_say(
    titles: list[str], speakers: int, counters: int, claim: str | None, count: int
) -> None:
    names = tuple(f"A speaker with the number {number}" for number in range(speakers))
    headings = tuple(heading(number, title, names) for number, title in enumerate(titles))
    made = replace(edition(), added=Added(len(titles) + count, headings))
    many = tuple(replace(COUNTERS[0], id=str(number), claim=claim) for number in range(counters))
    reply = update(made, many)
    assert fits_one_message(reply)
    listed = sum(label.isdigit() for label in labels(reply))
    if rest := made.added.count - listed:
        assert f"And {TEXTS.number(rest)} more: /latest" in words(reply)
    told = words(reply).count("327 days since")
    if told < counters:
        assert f"And {counters - told} more counter" in words(reply)


def test_a_few_statements_are_listed_before_counters_are_left_out() -> None:
    many = tuple(replace(COUNTERS[0], id=str(number), claim="No. " * 200) for number in range(20))
    reply = update(edition(10), many)
    assert labels(reply) == ["1", "2", "3", "Latest", "Settings"]
    assert "And 7 more: /latest" in words(reply)
    assert "more counters: /counters" in words(reply)


def test_more_clocks_than_fit_do_not_make_it_two() -> None:
    profile = replace(PROFILE, clocks=tuple(Clock(f"{number:0100}", "UTC") for number in range(60)))
    reply = daily_update(TEXTS, profile, COUNTERS, edition(3), fits_one_message)
    assert reply is not None
    assert fits_one_message(reply)


def test_contents_of_other_versions_of_the_program_are_left_out() -> None:
    assert read_contents(["clocks", "weather"]) == {Part.CLOCKS}
    assert read_contents(part.value for part in Part) == EVERYTHING
