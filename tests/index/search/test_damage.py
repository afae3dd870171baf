"""Whatever happens to the files of an index, it is made anew from the archive, with one line in the log."""

import asyncio
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from structlog.testing import capture_logs

from index.search.folder import Folder, IndexDamaged, sound
from tests.index.records import NOW, TODAY, record_of, said

STATEMENTS = [said("The harbour will be dredged in spring.", name=f"s{number}") for number in range(40)]
DATA = ("store", "term", "idx", "fast", "fieldnorm")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record whose index is whole; each test damages a copy of it."""
    folder = tmp_path_factory.mktemp("made")

    async def make() -> None:
        async with record_of(folder, STATEMENTS):
            pass

    asyncio.run(make())
    return folder


def rewritten(name: str, change: Callable[[Any], Any]) -> Callable[[Path], None]:
    def damage(index: Path) -> None:
        file = index / name
        file.write_text(json.dumps(change(json.loads(file.read_text()))))

    return damage


def replaced(name: str, content: bytes) -> Callable[[Path], None]:
    def damage(index: Path) -> None:
        (index / name).write_bytes(content)

    return damage


def missing(name: str) -> Callable[[Path], None]:
    return lambda index: (index / name).unlink()


def each_of(suffix: str, change: Callable[[bytes], bytes | None]) -> Callable[[Path], None]:
    def damage(index: Path) -> None:
        files = list(index.glob(f"*.{suffix}"))
        assert files
        for file in files:
            changed = change(file.read_bytes())
            if changed is None:
                file.unlink()
            else:
                file.write_bytes(changed)

    return damage


def garbled(content: bytes) -> bytes:
    place = len(content) // 3
    return content[:place] + bytes([content[place] ^ 0x55]) + content[place + 1 :]


def no_folder(index: Path) -> None:
    shutil.rmtree(index)


def a_file_in_its_place(index: Path) -> None:
    shutil.rmtree(index)
    index.write_text("not a folder")


def only_files_of_others(index: Path) -> None:
    for file in index.iterdir():
        file.unlink()
    (index / "notes.txt").write_text("mine")


DAMAGE: dict[str, Callable[[Path], None]] = {
    "no state": missing("state.json"),
    "a state that is cut off": replaced("state.json", b'{"format": '),
    "an empty state": replaced("state.json", b""),
    "a state that is a list": replaced("state.json", b"[]"),
    "a state in bytes": replaced("state.json", b"\xff\xfe\x00"),
    "another format": rewritten("state.json", lambda state: state | {"format": 0}),
    "a state with other fields": rewritten("state.json", lambda state: {"format": state["format"], "seq": 1}),
    "fewer passages than noted": rewritten(
        "state.json", lambda state: state | {"seq": state["seq"] - 1, "passages": 9}
    ),
    "another archive": rewritten("state.json", lambda state: state | {"archive_id": "another"}),
    "ahead of the archive": rewritten("state.json", lambda state: state | {"seq": state["seq"] + 7}),
    "no meta": missing("meta.json"),
    "an empty meta": replaced("meta.json", b""),
    "a meta that is cut off": replaced("meta.json", b'{"index_settings": {"docstore_'),
    "a meta of nothing": replaced("meta.json", b"{}"),
    "a meta of other fields": rewritten("meta.json", lambda meta: meta | {"schema": meta["schema"][:2]}),
    "a meta of unknown segments": rewritten(
        "meta.json",
        lambda meta: meta | {"segments": [each | {"segment_id": "0" * 32} for each in meta["segments"]]},
    ),
    "no folder": no_folder,
    "a file in its place": a_file_in_its_place,
    "only files of others": only_files_of_others,
    **{f"no .{suffix}": each_of(suffix, lambda _: None) for suffix in DATA},
    **{f"an empty .{suffix}": each_of(suffix, lambda _: b"") for suffix in DATA},
    **{f"half a .{suffix}": each_of(suffix, lambda content: content[: len(content) // 2]) for suffix in DATA},
    **{f"a garbled .{suffix}": each_of(suffix, garbled) for suffix in DATA},
}
UNREMARKED = ("no state", "no folder", "a file in its place", "only files of others")
"""Nothing is there that was to be used, which is no damage."""


@pytest.mark.parametrize("kind", DAMAGE)
async def test_a_damaged_index_heals_from_the_archive(made: Path, tmp_path: Path, kind: str) -> None:
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    DAMAGE[kind](tmp_path / "index")
    with capture_logs() as logs:
        async with record_of(tmp_path, []) as record:
            answer = await record.ask("when will the harbour be dredged", today=TODAY, limit=40)
            assert answer.answered
            assert record.engine.passages() == len(STATEMENTS)
    events = [entry["event"] for entry in logs]
    assert events == ([] if kind in UNREMARKED else ["the index is built again"])
    async with record_of(tmp_path, []) as record:
        assert record.engine.state is not None
        assert await record.refresh() == 0


async def test_leftovers_of_a_process_that_was_killed_are_no_damage(made: Path, tmp_path: Path) -> None:
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    for name in ("state.new", ".tantivy-writer.lock", "0123.store"):
        (tmp_path / "index" / name).write_text("left over")
    (tmp_path / "index.lock").write_text("1 7")
    with capture_logs() as logs:
        async with record_of(tmp_path, [said("A tunnel is planned.", name="new")]) as record:
            assert (await record.ask("tunnel planned", today=TODAY)).answered
            assert record.engine.passages() == len(STATEMENTS) + 1
    assert logs == []


async def test_what_was_committed_but_not_noted_is_applied_again(made: Path, tmp_path: Path) -> None:
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    before = (tmp_path / "index" / "state.json").read_text()
    async with record_of(tmp_path, [said("A tunnel is planned.", name="new")]):
        pass
    state = json.loads(before) | {"passages": None}  # as it is while a commit is under way
    (tmp_path / "index" / "state.json").write_text(json.dumps(state))
    with capture_logs() as logs:
        async with record_of(tmp_path, []) as record:
            assert record.engine.passages() == len(STATEMENTS) + 1
    assert logs == []


async def test_damage_that_a_search_meets_is_mended_before_it_answers(made: Path, tmp_path: Path) -> None:
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    async with record_of(tmp_path, []) as record:
        for file in (tmp_path / "index").glob("*.store"):
            with file.open("r+b") as written:
                written.write(b"\xff" * 64)
        with capture_logs() as logs:
            answer = await record.ask("when will the harbour be dredged", today=TODAY)
        assert answer.answered
        assert [entry["event"] for entry in logs] == ["the index is built again"]


async def test_an_index_that_is_deleted_under_a_running_process_is_made_anew(made: Path, tmp_path: Path) -> None:
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    async with record_of(tmp_path, []) as record:
        shutil.rmtree(tmp_path / "index")
        assert (await record.ask("when will the harbour be dredged", today=TODAY)).answered
        await record.archive.add([said("A tunnel is planned.", name="new")], now=NOW)
        await record.refresh()
        assert (await record.ask("tunnel planned", today=TODAY)).answered
        assert record.engine.passages() == len(STATEMENTS) + 1


def test_every_byte_of_a_file_but_its_footer_is_under_its_checksum(made: Path, tmp_path: Path) -> None:
    [file] = list((made / "index").glob("*.store"))
    assert sound(file)
    content = file.read_bytes()
    copy = tmp_path / file.name
    for place in range(0, len(content) - 100, 10):
        copy.write_bytes(content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :])
        assert not sound(copy), place
    Folder(made / "index").check()
    with pytest.raises(IndexDamaged, match=r"meta.json can't be read"):
        Folder(tmp_path).check()
