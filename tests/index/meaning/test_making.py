"""Vectors are made beside the answers: a few at a time, gone on with, by one process at a time, and found by all."""

import asyncio
import threading
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import numpy as np
import pytest

from bot.store.schema import upgrade_schema
from index.archive.database import connect
from index.meaning import making
from index.meaning.encoder import EncoderUnavailable
from index.meaning.vector_file import VectorFile
from index.record import Record, open_record
from index.statement import Statement
from tests.index.meaning.encoders import WordEncoder
from tests.index.records import NOW, TODAY, said

VACCINES = "We have delivered a million vaccine doses to the southern provinces since the spring of last year."
RIVER = "The river rose on Monday night, and the old bridge in the centre of the town was closed for a week."
BREAD = "The cost of bread was discussed at length in the chamber, and no decision was taken before the recess."


@asynccontextmanager
async def record_with(
    folder: Path, encoder: WordEncoder | None, statements: Iterable[Statement] = ()
) -> AsyncIterator[Record]:
    database = connect(f"sqlite:///{folder / 'record.sqlite3'}")
    await upgrade_schema(database)
    try:
        async with open_record(database, folder / "index", encoder=encoder) as record:
            await record.archive.add(list(statements), now=NOW)
            await record.refresh()
            yield record
    finally:
        await database.dispose()


async def whole(record: Record) -> None:
    """Until the vectors are made that another task makes."""
    async with asyncio.timeout(30):
        while record.meaning is None or not record.meaning.ready:
            await record.make_meaning()


def three() -> list[Statement]:
    return [said(VACCINES, name="a"), said(RIVER, name="b"), said(BREAD, name="c")]


async def first(record: Record, question: str) -> tuple[str, bool]:
    """The statement whose words come first, and whether by meaning as well."""
    answer = await record.ask(question, today=TODAY)
    return (answer.quotes[0].statement_id if answer.quotes else "", answer.by_meaning)


async def test_a_question_in_other_words_or_another_language_finds_what_was_meant(tmp_path: Path) -> None:
    async with record_with(tmp_path, WordEncoder(), three()) as record:
        assert await first(record, "Вакцины") == ("", False)
        assert await record.make_meaning()
        assert await first(record, "Вакцины") == ("a", True)
        assert await first(record, "jab shipped?") == ("a", True)
        assert await first(record, "What of the price of bread?") == ("c", True)


async def test_every_quote_is_a_slice_of_its_statement(tmp_path: Path) -> None:
    async with record_with(tmp_path, WordEncoder(), three()) as record:
        await record.make_meaning()
        for question in ("вакцины", "río", "цена", "疫苗"):
            answer = await record.ask(question, today=TODAY)
            assert answer.quotes
            for quote in answer.quotes:
                version = await record.archive.newest([quote.statement_id])
                assert version[0].text[quote.start : quote.end] == quote.text


async def test_until_all_are_made_words_alone_decide(tmp_path: Path) -> None:
    encoder = WordEncoder()
    encoder.slow = threading.Event()
    async with record_with(tmp_path, encoder, three()) as record, record.following():
        assert await first(record, "Where is the bridge?") == ("b", False)
        encoder.slow.set()
        await whole(record)
        assert await first(record, "вакцины") == ("a", True)


async def test_only_what_is_new_is_made(tmp_path: Path) -> None:
    encoder = WordEncoder()
    async with record_with(tmp_path, encoder, three()) as record:
        await record.make_meaning()
        assert len(encoder.made) == 3
        moved = [said(f"{BREAD}\n\nA new law on ferries was announced by the ministry of transport on the same day.")]
        await record.archive.add([*three()[:2], *moved], now=NOW)
        await record.refresh()
        assert await record.make_meaning()
        assert len(encoder.made) == 4
        assert "ferries" in encoder.made[-1]


async def test_an_index_made_anew_finds_the_vectors_of_before(tmp_path: Path) -> None:
    async with record_with(tmp_path, WordEncoder(), three()) as record:
        await record.make_meaning()
        record.engine.folder.forget_state()
        await record.refresh()
    again = WordEncoder()
    async with record_with(tmp_path, again) as record:
        assert await record.make_meaning()
        assert again.made == []
        assert await first(record, "вакцины") == ("a", True)


async def test_another_model_makes_them_anew_and_the_former_ones_go(tmp_path: Path) -> None:
    async with record_with(tmp_path, WordEncoder(), three()) as record:
        await record.make_meaning()
    other = WordEncoder("another")
    async with record_with(tmp_path, other) as record:
        assert await first(record, "вакцины") == ("", False)
        assert await record.make_meaning()
        assert len(other.made) == 3
        assert len(list((tmp_path / "meaning").glob("*.vectors"))) == 1


async def test_what_was_made_before_a_stop_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "AT_ONCE", 1)
    monkeypatch.setattr(making, "FIRST", 1)
    encoder = WordEncoder()
    seen: list[tuple[int, int]] = []

    def stop_after_two(done: int, total: int) -> None:
        seen.append((done, total))
        if done == 2:
            raise KeyboardInterrupt

    async with record_with(tmp_path, encoder, three()) as record:
        assert record.meaning is not None
        work = making.Making(tmp_path / "meaning", encoder, record.engine)
        with suppress(KeyboardInterrupt):
            work.make("a:1", threading.Event(), stop_after_two)
        assert seen == [(1, 3), (2, 3)]
        assert await record.meaning.lacking() == 1
        assert await record.make_meaning()
    assert len(encoder.made) == 3


async def test_one_process_makes_them_and_the_others_see_them(tmp_path: Path) -> None:
    maker, other = WordEncoder(), WordEncoder()
    maker.slow = threading.Event()
    async with record_with(tmp_path, maker, three()) as record, record_with(tmp_path, other) as beside:
        making_them = asyncio.create_task(record.make_meaning())
        await asyncio.to_thread(maker.begun.wait)
        assert await beside.make_meaning() is False
        maker.slow.set()
        assert await making_them
        assert beside.meaning is not None
        beside.meaning.look()
        assert await first(beside, "вакцины") == ("a", True)
        assert other.made == []


@pytest.mark.parametrize("damage", ["cut", "other", "gone"])
async def test_damaged_vectors_are_made_anew(tmp_path: Path, damage: str) -> None:
    async with record_with(tmp_path, WordEncoder(), three()) as record:
        await record.make_meaning()
    file = next((tmp_path / "meaning").glob("*.vectors"))
    match damage:
        case "cut":
            file.write_bytes(file.read_bytes()[:12])
        case "other":
            file.write_bytes(b"something else")
        case "gone":
            file.unlink()
    async with record_with(tmp_path, WordEncoder()) as record:
        assert await first(record, "Where is the bridge?") == ("b", False)
        await record.archive.add(
            [said("The harbour is closed to all ships until the storm has passed.", name="d")], now=NOW
        )
        await record.refresh()
        assert await record.make_meaning()
        assert await first(record, "вакцины") == ("a", True)


async def test_words_that_no_statement_has_any_more_go_too(tmp_path: Path) -> None:
    async with record_with(tmp_path, WordEncoder(), three()) as record:
        await record.make_meaning()
        await record.archive.add([said(RIVER, name=each.id) for each in three()], now=NOW)
        record.engine.folder.forget_state()  # else what was taken out is counted until its segment is merged
        await record.refresh()
        assert await record.make_meaning()
        file = VectorFile(tmp_path / "meaning", "words").rows()
    assert file is not None
    assert len(np.unique(file[1]["digest"])) == 1


async def test_an_encoder_that_fails_leaves_words_and_says_so_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    encoder = WordEncoder()
    async with record_with(tmp_path, encoder, three()) as record:
        await record.make_meaning()
        capsys.readouterr()
        encoder.fails = True
        for question in ("Where is the bridge?", "The bridge in the town", "The old bridge"):
            assert await first(record, question) == ("b", False)
        assert capsys.readouterr().out.count("the encoder failed; answers use words only") == 1
        new = said(f"{BREAD} All ships were told to leave the harbour before the storm.", name="d")
        await record.archive.add([new], now=NOW)
        await record.refresh()
        with pytest.raises(EncoderUnavailable):
            await record.make_meaning()
        encoder.fails = False
        assert await first(record, "Was the bridge closed?") == ("b", True)


async def test_a_filter_holds_for_what_is_found_by_meaning(tmp_path: Path) -> None:
    others = [said(VACCINES, name="a"), said(RIVER, name="b", speaker="Tom Brook")]
    async with record_with(tmp_path, WordEncoder(), others) as record:
        await record.make_meaning()
        answer = await record.ask("What did Tom Brook say about the jab?", today=TODAY)
        assert {quote.statement_id for quote in answer.quotes} <= {"b"}


async def test_the_same_question_is_given_its_vector_once(tmp_path: Path) -> None:
    encoder = WordEncoder()
    async with record_with(tmp_path, encoder, three()) as record:
        await record.make_meaning()
        for _ in range(3):
            await record.ask("Where is the bridge?", today=TODAY)
    assert len(encoder.asked) == 1
