from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.ext.asyncio import AsyncEngine

from index.archive.adding import BATCH, Counts
from index.archive.archive import Archive
from index.archive.listings import MonthCount, SpeakerCount
from index.errors import DataError
from index.statement import Extent, Speaker, Statement, short_key
from tests.index.archives import moment, statement


@pytest.fixture
def archive(engine: AsyncEngine) -> Archive:
    return Archive(engine)


async def test_an_archive_begins_empty(archive: Archive) -> None:
    assert await archive.extent() == Extent(0, None, None)
    assert await archive.headings(limit=10) == []
    assert await archive.months() == []
    assert await archive.speakers() == []
    assert await archive.changes(0, 10) == []
    assert (await archive.head()).seq == 0
    assert await archive.version_of("remarks") is None
    assert await archive.versions("remarks") == []
    assert await archive.add([], now=moment(0)) == Counts()


FULL = Statement(
    id="joint-statement",
    title="Joint statement",
    date=date(2021, 6, 30),
    speakers=(Speaker("Maria Zakharova", "Spokeswoman"), Speaker("Ned Price")),
    language="en-GB",
    text="First paragraph.\r\n\r\n  Second\u00a0paragraph. \n",
    kind="joint statement",
    place="Geneva",
    source="MFA",
    url="https://example.org/1?a=b#c",
    complete=False,
    translations_of="sovmestnoe",
    tags=("UN", "Middle East"),
)


async def test_every_field_comes_back(archive: Archive) -> None:
    await archive.add([FULL], now=moment(1))
    version = await archive.version(short_key("joint-statement"))
    assert version is not None
    assert version.statement == FULL
    assert (version.number, version.newest, version.seen_at, version.retracted_at) == (1, 1, moment(1), None)
    [heading] = await archive.headings(limit=1)
    for name in ("id", "key", "title", "date", "speakers", "url", "kind", "complete"):
        assert getattr(heading, name) == getattr(FULL, name)
    assert (heading.version, heading.retracted_at) == (1, None)


@pytest.mark.parametrize(
    ("change", "counts", "number"),
    [
        ({}, Counts(unchanged=1), 1),
        ({"text": "These\nare the  words."}, Counts(unchanged=1), 1),
        ({"text": "These are other words."}, Counts(changed=1), 2),
        ({"title": "Remarks, corrected"}, Counts(changed=1), 2),
        ({"date": date(2021, 1, 27)}, Counts(changed=1), 1),
        ({"speakers": (Speaker("Sergey Lavrov"),)}, Counts(changed=1), 1),
        ({"speakers": (Speaker("Ned Price"), Speaker("Sergey Lavrov"))}, Counts(changed=1), 1),
        ({"language": "ru"}, Counts(changed=1), 1),
        ({"kind": "interview"}, Counts(changed=1), 1),
        ({"place": "Moscow"}, Counts(changed=1), 1),
        ({"source": "MFA"}, Counts(changed=1), 1),
        ({"url": "https://example.org"}, Counts(changed=1), 1),
        ({"complete": False}, Counts(changed=1), 1),
        ({"translations_of": "slova"}, Counts(changed=1), 1),
        ({"tags": ("UN",)}, Counts(changed=1), 1),
        ({"text": "These are other words.", "language": "ru"}, Counts(changed=1), 2),
    ],
)
async def test_what_a_second_load_does(archive: Archive, change: dict[str, Any], counts: Counts, number: int) -> None:
    await archive.add([statement()], now=moment(1))
    before = (await archive.head()).seq
    assert await archive.add([statement(**change)], now=moment(2)) == counts
    assert (await archive.head()).seq == before + counts.changed
    version = await archive.version_of("remarks")
    assert version is not None
    assert (version.number, version.newest) == (number, number)
    expected = statement(**change)
    if number == 1:
        expected = replace(expected, text=statement().text)
    assert version.statement == expected
    assert version.seen_at == moment(number)


async def test_every_wording_is_kept_and_found_by_number(archive: Archive) -> None:
    texts = ["One word.", "Two words.", "One word."]
    for number, text in enumerate(texts, 1):
        await archive.add([statement(text=text, place=f"Place {number}")], now=moment(number))
    versions = await archive.versions("remarks")
    assert [version.text for version in versions] == texts
    assert [version.number for version in versions] == [1, 2, 3]
    assert [version.seen_at for version in versions] == [moment(1), moment(2), moment(3)]
    assert {(version.newest, version.statement.place) for version in versions} == {(3, "Place 3")}
    assert [await archive.version_of("remarks", number) for number in (1, 2, 3)] == versions
    assert await archive.version(short_key("remarks"), 2) == versions[1]
    assert await archive.version_of("remarks", 4) is None
    assert await archive.version_of("remarks", 0) is None


async def test_a_batch_that_holds_a_statement_twice_takes_both_in_order(archive: Archive) -> None:
    items = [statement(text="One."), statement("other"), statement(text="Two."), statement(text="Two.")]
    assert await archive.add(items, now=moment(1)) == Counts(added=2, changed=1, unchanged=1)
    assert [version.text for version in await archive.versions("remarks")] == ["One.", "Two."]


async def test_more_statements_than_one_batch(archive: Archive) -> None:
    items = [statement(f"s{number}", text=f"Word {number}.") for number in range(2 * BATCH + 1)]
    steps: list[tuple[int, int]] = []
    assert await archive.add(items, now=moment(1), progress=lambda *step: steps.append(step)) == Counts(
        added=len(items)
    )
    assert steps == [(BATCH, len(items)), (2 * BATCH, len(items)), (len(items), len(items))]
    assert await archive.add(items, now=moment(2)) == Counts(unchanged=len(items))
    changes = await archive.changes(0, len(items) + 1)
    assert [change.version and change.version.statement for change in changes] == items
    assert [change.seq for change in changes] == list(range(1, len(items) + 1))


async def test_a_removed_statement_is_gone_and_its_numbers_are_not_used_again(archive: Archive) -> None:
    await archive.add([statement(text="One."), statement("other")], now=moment(1))
    await archive.add([statement(text="Two.")], now=moment(2))
    assert await archive.remove("remarks", now=moment(9))
    assert not await archive.remove("remarks", now=moment(9))
    assert not await archive.remove("never there", now=moment(9))
    assert await archive.versions("remarks") == []
    assert [heading.id for heading in await archive.headings(limit=9)] == ["other"]
    assert await archive.speakers() == [SpeakerCount("Sergey Lavrov", 1)]
    removal = (await archive.changes(0, 9))[-1]
    assert (removal.seq, removal.statement_id, removal.version) == (4, "remarks", None)

    assert await archive.add([statement(text="Three.")], now=moment(3)) == Counts(added=1)
    assert [version.number for version in await archive.versions("remarks")] == [3]
    assert [change.statement_id for change in await archive.changes(0, 9)] == ["other", "remarks"]


async def test_a_retracted_statement_stays_on_record(archive: Archive) -> None:
    await archive.add([statement()], now=moment(1))
    assert await archive.retract("remarks", now=moment(2))
    assert not await archive.retract("remarks", now=moment(3))
    assert not await archive.retract("never there", now=moment(3))
    await archive.add([statement(text="Other words.")], now=moment(4))
    assert {version.retracted_at for version in await archive.versions("remarks")} == {moment(2)}
    assert [heading.retracted_at for heading in await archive.headings(limit=9)] == [moment(2)]
    assert (await archive.extent()).statements == 1

    seq = (await archive.head()).seq
    assert await archive.reinstate("remarks")
    assert not await archive.reinstate("remarks")
    [change] = await archive.changes(seq, 9)
    assert change.version is not None
    assert change.version.retracted_at is None


async def _browsable(archive: Archive) -> None:
    lavrov, price = Speaker("Sergey Lavrov", "Foreign Minister"), Speaker("Ned Price", "Spokesperson")
    items = [
        statement("a", date=date(2020, 12, 31), speakers=(lavrov,)),
        statement("b", date=date(2021, 1, 1), speakers=(price, lavrov)),
        statement("c", date=date(2021, 1, 31), speakers=(Speaker("Sergey Lavrov", "Minister"), lavrov)),
        statement("d", date=date(2021, 1, 31), speakers=(Speaker("sergey lavrov"),)),
        statement("e", date=date(2021, 2, 1), speakers=(price,)),
    ]
    await archive.add(items, now=moment(2))
    await archive.add([statement("B", date=date(2021, 1, 31), speakers=())], now=moment(3))
    await archive.add([statement("z", date=date(2021, 1, 31), speakers=(price,))], now=moment(1))


@pytest.mark.parametrize(
    ("choice", "ids"),
    [
        ({"limit": 10}, "eBdczba"),
        ({"limit": 2}, "eB"),
        ({"limit": 3, "offset": 2}, "dcz"),
        ({"limit": 3, "offset": 7}, ""),
        ({"limit": 10, "month": (2021, 1)}, "Bdczb"),
        ({"limit": 10, "month": (2020, 12)}, "a"),
        ({"limit": 10, "month": (9999, 12)}, ""),
        ({"limit": 10, "speaker": "Sergey Lavrov"}, "cba"),
        ({"limit": 10, "speaker": "Lavrov"}, ""),
        ({"limit": 10, "speaker": "Ned Price", "month": (2021, 1)}, "zb"),
        ({"limit": 1, "offset": 1, "speaker": "Ned Price", "month": (2021, 1)}, "b"),
    ],
)
async def test_browsing(archive: Archive, choice: dict[str, Any], ids: str) -> None:
    await _browsable(archive)
    assert "".join(heading.id for heading in await archive.headings(**choice)) == ids


async def test_counts_for_browsing(archive: Archive) -> None:
    await _browsable(archive)
    assert await archive.months() == [MonthCount(2021, 2, 1), MonthCount(2021, 1, 5), MonthCount(2020, 12, 1)]
    assert await archive.speakers() == [
        SpeakerCount("Ned Price", 3),
        SpeakerCount("Sergey Lavrov", 3),
        SpeakerCount("sergey lavrov", 1),
    ]
    assert await archive.extent() == Extent(7, date(2020, 12, 31), date(2021, 2, 1))


async def test_browsing_by_speaker_follows_a_correction(archive: Archive) -> None:
    await archive.add([statement()], now=moment(1))
    await archive.add([statement(speakers=(Speaker("Maria Zakharova"),))], now=moment(2))
    assert await archive.speakers() == [SpeakerCount("Maria Zakharova", 1)]
    assert await archive.headings(speaker="Sergey Lavrov", limit=9) == []


@pytest.mark.parametrize(
    ("bad", "message"),
    [
        (statement(text="So\0so"), "statement remarks: text: NUL character at offset 2; take it out"),
        (statement(title="\ud83d!"), "statement remarks: title: half a character (U+D83D) at offset 0; take it out"),
        (statement("a\0b"), "statement a\\0b: id: NUL character at offset 1; take it out"),
        (statement("\udc00"), "statement \\udc00: id: half a character (U+DC00) at offset 0; take it out"),
        (statement(speakers=(Speaker("A", "\0"),)), "statement remarks: role: NUL character at offset 0; take it out"),
        (statement(tags=("a", "\0")), "statement remarks: tags: NUL character at offset 0; take it out"),
    ],
)
async def test_what_cannot_be_given_back_letter_for_letter_is_refused(
    archive: Archive, bad: Statement, message: str
) -> None:
    with pytest.raises(DataError) as raised:
        await archive.add([statement("good"), bad], now=moment(1))
    assert str(raised.value) == message
    assert (await archive.extent()).statements == 0


async def test_a_load_that_fails_leaves_the_archive_as_it_was(archive: Archive) -> None:
    await archive.add([statement()], now=moment(1))
    before = await archive.head()
    items = [statement(f"s{number}") for number in range(BATCH)] + [statement("last", date="never")]
    with pytest.raises(Exception, match=r"date|never"):
        await archive.add(items, now=moment(2))
    assert await archive.head() == before
    assert (await archive.extent()).statements == 1


async def test_two_archives_have_two_names(archive: Archive, engine: AsyncEngine) -> None:
    assert (await archive.head()).archive_id == (await Archive(engine).head()).archive_id
    assert len((await archive.head()).archive_id) == 36


ANY_TEXT = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]))


@given(statement_id=ANY_TEXT, title=ANY_TEXT, text=ANY_TEXT, name=ANY_TEXT, tags=st.lists(ANY_TEXT, max_size=2))
@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_words_come_back_letter_for_letter(
    archive: Archive, statement_id: str, title: str, text: str, name: str, tags: list[str]
) -> None:
    speakers = (Speaker(name, name),)
    given_words = statement(statement_id, title=title, text=text, speakers=speakers, tags=tuple(tags))
    await archive.remove(statement_id, now=moment(9))
    await archive.add([given_words], now=moment(1))
    version = await archive.version(given_words.key)
    assert version is not None
    assert version.statement == given_words
    assert [heading.id for heading in await archive.headings(speaker=name, limit=99)].count(statement_id) == 1
