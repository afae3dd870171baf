"""What is committed is found at once by a record that follows, whoever commits it, and searching keeps the loop free."""

import asyncio
import errno
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AsyncExitStack
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from index.archive.archive import Archive
from index.archive.database import connect
from index.errors import IndexUnavailable
from index.record import Record, open_record
from index.search.engine import Engine
from index.search.folder import Folder
from index.search.indexing import Indexing, is_full
from tests.index.records import NOW, TODAY, record_of, said

STATEMENT = said("The harbour will be dredged in spring.")


async def come(true: Callable[[], Awaitable[bool]]) -> None:
    """Waits until it is true; fails the test where it does not come true."""
    async with asyncio.timeout(20):
        while not await true():  # noqa: ASYNC110  nobody sets an event when another process has written
            await asyncio.sleep(0)


async def first(record: Record, text: str) -> tuple[str, int] | None:
    answer = await record.ask(text, today=TODAY)
    return (answer.quotes[0].statement_id, answer.quotes[0].version) if answer.quotes else None


async def test_what_this_process_writes_is_found(tmp_path: Path) -> None:
    async with record_of(tmp_path, [STATEMENT]) as record, record.following():
        await record.archive.add([said("A tunnel is planned.", name="b")], now=NOW)
        await come(lambda: finds(record, "tunnel planned", ("b", 1)))
        await record.archive.add([replace(STATEMENT, text="The airport will be closed.")], now=NOW)
        await come(lambda: finds(record, "airport closed", ("a", 2)))
        assert await first(record, "dredged in spring") is None
        await record.archive.remove("b", now=NOW)
        await come(lambda: finds(record, "tunnel planned", None))
        seq = (await record.archive.head()).seq
        assert await record.archive.retract("a", now=NOW)
        await come(lambda: reaches(record, seq + 1))
        assert await first(record, "airport closed") == ("a", 2)


async def finds(record: Record, text: str, wanted: tuple[str, int] | None) -> bool:
    return await first(record, text) == wanted


async def reaches(record: Record, seq: int) -> bool:
    return record.engine.state is not None and record.engine.state.seq >= seq


async def test_what_another_object_writes_is_found_by_everyone_on_the_same_folder(tmp_path: Path) -> None:
    async with AsyncExitStack() as stack:
        one = await stack.enter_async_context(record_of(tmp_path, [STATEMENT]))
        other = await stack.enter_async_context(record_of(tmp_path, []))
        await stack.enter_async_context(one.following())
        await stack.enter_async_context(other.following())
        database = connect(f"sqlite:///{tmp_path / 'record.sqlite3'}")
        for number in range(5):
            await Archive(database).add([said(f"Tunnel number{number} is planned.", name=f"t{number}")], now=NOW)
            for record in (one, other):
                await come(partial(finds, record, f"number{number}", (f"t{number}", 1)))
        await database.dispose()


async def test_speakers_and_size_of_the_record_are_known_at_once(tmp_path: Path) -> None:
    async with record_of(tmp_path, [STATEMENT]) as record, record.following():
        await record.archive.add([said("A tunnel is planned.", name="b", speaker="Zoe Marsh")], now=NOW)
        await come(lambda: knows(record, ("Zoe Marsh",), 2))
        await record.archive.remove("b", now=NOW)
        await come(lambda: knows(record, (), 1))


async def knows(record: Record, speakers: tuple[str, ...], statements: int) -> bool:
    asked = await record.ask("what did Marsh say?", today=TODAY)
    absence = await record.ask("bakery hours", today=TODAY)
    return asked.question.speakers == speakers and absence.extent.statements == statements


async def test_an_archive_that_cannot_be_used_is_told_once_and_followed_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.record.AFTER_TROUBLE", 0.01)
    async with record_of(tmp_path, [STATEMENT]) as record:
        head, failed = record.archive.head, 0

        async def failing() -> object:
            nonlocal failed
            failed += 1
            if failed < 4:
                raise IndexUnavailable("the disk is full")
            return await head()

        monkeypatch.setattr(record.archive, "head", failing)
        with capture_logs() as logs:
            async with record.following():
                await record.archive.add([said("A tunnel is planned.", name="b")], now=NOW)
                await come(lambda: finds(record, "tunnel planned", ("b", 1)))
        assert [(entry["event"], entry["reason"]) for entry in logs] == [
            ("the index is behind the archive", "the disk is full")
        ]


async def test_the_lock_is_given_up_at_rest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.record.REST", 0.0)
    async with record_of(tmp_path, [STATEMENT]) as record, record.following():
        await record.archive.add([said("A tunnel is planned.", name="b")], now=NOW)
        await come(lambda: finds(record, "tunnel planned", ("b", 1)))
        other = Folder(tmp_path / "index")

        async def free() -> bool:
            return other.lock()

        await come(free)
        other.unlock()


async def test_whoever_needs_the_index_waits_for_the_process_that_makes_it(tmp_path: Path) -> None:
    async with record_of(tmp_path, [STATEMENT]) as record:
        other = Folder(tmp_path / "index")
        assert other.lock()
        await record.archive.add([said("A tunnel is planned.", name="b")], now=NOW)
        with capture_logs() as logs:
            refreshing = asyncio.create_task(record.refresh())
            await come(lambda: waits(logs))
            assert not refreshing.done()
            other.unlock()
            assert await refreshing == 1
        assert [entry["event"] for entry in logs] == ["another process updates the index"]
        assert await first(record, "tunnel planned") == ("b", 1)


async def waits(logs: Sequence[object]) -> bool:
    return bool(logs)


async def test_a_process_that_does_not_get_on_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.search.follower.PATIENCE", 0.05)
    async with record_of(tmp_path, [STATEMENT]) as record:
        other = Folder(tmp_path / "index")
        assert other.lock()
        await record.archive.add([said("A tunnel is planned.", name="b")], now=NOW)
        with pytest.raises(
            IndexUnavailable, match=r"process \d+ keeps the index to itself and does not get on; end it"
        ):
            await record.refresh()
        other.unlock()


async def test_many_questions_at_once_keep_the_loop_turning(tmp_path: Path) -> None:
    async with record_of(tmp_path, [STATEMENT]) as record:
        asked = [asyncio.create_task(record.ask("harbour dredged", today=TODAY)) for _ in range(200)]
        turns = 0
        while not all(task.done() for task in asked):
            await asyncio.sleep(0)
            turns += 1
        assert all(task.result().answered for task in asked)
        assert turns > 200


async def test_a_full_disk_is_told_and_nothing_is_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with record_of(tmp_path, [STATEMENT]) as record:
        await record.archive.add([said("A tunnel is planned.", name="b")], now=NOW)

        def full(*_: object) -> None:
            raise OSError(errno.ENOSPC, "No space left on device")

        with monkeypatch.context() as patch:
            patch.setattr(Indexing, "_writing", full)
            with pytest.raises(IndexUnavailable, match="the disk is full, and the index"):
                await record.refresh()
        assert await first(record, "harbour dredged") == ("a", 1)
        assert await record.refresh() == 1
        assert await first(record, "tunnel planned") == ("b", 1)


@pytest.mark.parametrize(
    ("error", "full"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), True),
        (OSError(errno.EDQUOT, "Disk quota exceeded"), True),
        (ValueError("An IO error occurred: 'No space left on device (os error 28)'"), True),
        (ValueError("File too large (os error 27)"), True),
        (OSError(errno.EIO, "Input/output error"), False),
        (ValueError("Data corrupted: os error 2"), False),
    ],
)
def test_when_the_disk_is_full(error: Exception, full: bool) -> None:
    assert is_full(error) is full


async def test_a_folder_that_cannot_be_written_to_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    async with record_of(tmp_path, [STATEMENT]) as record:
        monkeypatch.setattr(Folder, "empty", refused)
        record.engine.folder.forget_state()
        with pytest.raises(IndexUnavailable, match=r"cannot be written to \(Permission denied\); check its owner"):
            await record.refresh()


async def test_the_former_index_answers_while_a_new_one_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    statements = [said(f"Harbour number{number} will be dredged.", name=f"s{number}") for number in range(30)]
    monkeypatch.setattr("index.search.follower.BATCH", 3)
    monkeypatch.setattr("index.search.follower.COMMIT_EVERY", 5)
    async with record_of(tmp_path, statements) as record:
        record.engine.folder.forget_state()
        seen: list[int] = []
        await record.refresh(lambda *_: seen.append(record.engine.passages()))
        assert set(seen) == {30}
        assert len(seen) == 10


async def test_an_index_that_was_begun_is_gone_on_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    statements = [said(f"Harbour number{number} will be dredged.", name=f"s{number}") for number in range(30)]
    monkeypatch.setattr("index.search.follower.BATCH", 3)
    monkeypatch.setattr("index.search.follower.COMMIT_EVERY", 5)

    def stops(done: int, _: int) -> None:
        if done > 20:
            raise InterruptedError

    async with record_of(tmp_path, []) as record:
        await record.archive.add(statements, now=NOW)
        record.engine.folder.forget_state()
        with pytest.raises(InterruptedError):
            await record.refresh(stops)
        assert record.engine.passages() == 0
        state = Folder(tmp_path / "index").read_state()
        assert state is not None
        assert (state.seq, state.whole, state.passages) == (18, False, 18)
        assert await record.refresh() == 12
        assert record.engine.passages() == 30


async def test_a_statement_that_changes_while_the_index_is_made_is_there_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.search.follower.BATCH", 3)
    statements = [said(f"Harbour number{number} will be dredged.", name=f"s{number}") for number in range(12)]
    async with record_of(tmp_path, []) as record:
        await record.archive.add(statements, now=NOW)
        read, given = record.archive.changes, 0

        async def changing(after: int, limit: int) -> object:
            nonlocal given
            given += 1
            if given == 3:
                await record.archive.add([replace(statements[0], text="The airport will be closed.")], now=NOW)
            return await read(after, limit)

        monkeypatch.setattr(record.archive, "changes", changing)
        await record.refresh()
        assert record.engine.passages() == 12
        assert await first(record, "airport closed") == ("s0", 2)


async def test_processes_beside_this_one_analyse_as_this_one_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    statements = [said(f"Harbour number{number} will be dredged.", name=f"s{number}") for number in range(30)]
    monkeypatch.setattr("index.search.follower.BATCH", 4)
    monkeypatch.setattr("index.search.follower.MANY", 10)
    monkeypatch.setattr("index.search.follower.spare_processors", lambda: 2)
    async with record_of(tmp_path, statements) as record:
        assert record.engine.passages() == 30
        assert await first(record, "number17") == ("s17", 1)


async def test_a_rebuild_that_is_asked_for_is_done_by_whoever_follows(tmp_path: Path) -> None:
    async with record_of(tmp_path, [STATEMENT]) as record, record.following():
        generation = record.engine.generation
        database = connect(f"sqlite:///{tmp_path / 'record.sqlite3'}")
        async with open_record(database, tmp_path / "index", rebuild=True) as other:
            await other.refresh()
            assert await first(other, "harbour dredged") == ("a", 1)

        async def anew() -> bool:
            return record.engine.generation > generation

        await come(anew)
        await database.dispose()


async def test_what_questions_brought_into_memory_is_let_go_of_and_found_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.search.engine.READ", 3)
    async with record_of(tmp_path, [STATEMENT]) as record:
        searcher = record.engine.searcher
        assert not record.engine.lighten()
        for _ in range(3):
            assert await first(record, "harbour dredged") == ("a", 1)
        assert record.engine.lighten()
        assert record.engine.searcher is not searcher
        assert not record.engine.lighten()
        assert await first(record, "harbour dredged") == ("a", 1)


def test_an_engine_without_an_index_finds_nothing(tmp_path: Path) -> None:
    engine = Engine(tmp_path / "index")
    assert engine.state is None
    assert engine.search({"harbour": 1.0}, [], 3) == []
    assert engine.extent([], []).statements == 0
    assert not (tmp_path / "index").exists()
