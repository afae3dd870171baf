"""What was just counted or listed is not counted again, and never outlives a change of the record."""

from dataclasses import replace
from pathlib import Path

from index.timeline import kept
from index.timeline.kept import Kept
from tests.index.records import NOW, TODAY, record_of, said


async def test_the_same_is_made_once_and_the_oldest_is_given_up() -> None:
    made: list[int] = []
    answers = Kept(lambda found: found if isinstance(found, int) else 0)

    async def ask(number: int) -> int:
        async def make() -> int:
            made.append(number)
            return number

        return await answers.get(number, make)

    assert [await ask(number) for number in (1, 2, 1, 2)] == [1, 2, 1, 2]
    assert made == [1, 2]
    await ask(kept.MOST_QUOTES)
    assert await ask(1) == 1
    assert made == [1, 2, kept.MOST_QUOTES, 1]


async def test_a_new_version_is_listed_and_counted_at_once(tmp_path: Path) -> None:
    first = said("The toll is low.")
    async with record_of(tmp_path, [first]) as record:
        for text, statements in (("The toll is high.", 1), ("The bridge is open.", 0), ("A toll again.", 1)):
            await record.find_all("toll", today=TODAY)
            await record.when("toll", today=TODAY)
            await record.archive.add([replace(first, text=text)], now=NOW)
            await record.refresh()
            listing, timeline = await record.find_all("toll", today=TODAY), await record.when("toll", today=TODAY)
            assert (len(listing.quotes), timeline.matching) == (statements, statements)
            assert all(each.text in text for each in listing.quotes)
