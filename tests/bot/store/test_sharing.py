"""Several processes on one folder, as operators run them: nothing is lost, nobody is refused, and no kill leaves harm."""

import json
import random
import resource
import subprocess
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import pytest

from index.archive.database import connect
from index.record import open_record
from tests.bot.programs import PROGRAM, ROOT, environment, onrecord
from tests.index.records import TODAY

KILLS = 3


def statements(folder: Path, name: str, numbers: Iterable[int]) -> Path:
    file = folder / f"{name}.jsonl"
    lines = [
        {
            "id": f"{name}-{number}",
            "title": f"Remarks {number}",
            "date": "2021-05-01",
            "speaker": "Ada Field",
            "language": "en",
            "text": f"Harbour {name}{number} will be dredged in spring.",
        }
        for number in numbers
    ]
    file.write_text("\n".join(map(json.dumps, lines)))
    return file


def begun(var: Path, *arguments: str, largest: int | None = None) -> subprocess.Popen[str]:
    """A command under way; no file of its may grow beyond ``largest`` bytes, as on a disk that is full."""

    def limit() -> None:
        if largest is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))

    return subprocess.Popen(
        (*PROGRAM, *arguments),
        cwd=ROOT,
        env=environment(var),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=limit,
    )


async def agreed(var: Path) -> int:
    """How many statements the archive and the index hold, once it is seen that they hold the same ones."""
    database = connect(f"sqlite:///{var / 'onrecord.sqlite3'}")
    try:
        async with open_record(database, var / "index") as record:
            await record.refresh()
            archived = {heading.id: heading.version for heading in await record.archive.headings(limit=10_000)}
            found = record.engine.newest([], [], 10_000) if archived else []
            assert {stored.statement_id: stored.version for stored in found} == archived
            assert record.engine.passages() == len(archived)
            return len(archived)
    finally:
        await database.dispose()


async def test_two_loads_at_once_both_succeed(tmp_path: Path) -> None:
    var = tmp_path / "var"
    assert onrecord(var, "load", str(statements(tmp_path, "none", [0]))).returncode == 0
    files = [statements(tmp_path, name, range(300)) for name in ("one", "two", "three")]
    loads = [begun(var, "load", str(file)) for file in files]
    for load in loads:
        out, err = load.communicate(timeout=60)
        assert (load.returncode, out) == (0, "300 added, 0 changed, 0 unchanged\n"), err
        assert "Traceback" not in err
    assert await agreed(var) == 901


async def test_a_chat_that_runs_finds_what_another_process_loads(tmp_path: Path) -> None:
    var = tmp_path / "var"
    assert onrecord(var, "load", str(statements(tmp_path, "one", [0]))).returncode == 0
    with begun(var, "chat") as chat:
        assert chat.stdin is not None
        assert chat.stdout is not None
        chat.stdin.write("harbour one0\n")
        chat.stdin.flush()
        while "one0 will be dredged" not in chat.stdout.readline():
            assert chat.poll() is None
        # When the load is over the index holds it, whichever of the two processes wrote it there.
        assert onrecord(var, "load", str(statements(tmp_path, "two", range(50)))).returncode == 0
        assert json.loads(onrecord(var, "ask", "harbour two7", "--json").stdout)["quotes"][0]["statement_id"] == "two-7"
        out, err = chat.communicate("harbour two7\n", timeout=60)
    assert "two7 will be dredged" in out
    assert (chat.returncode, err) == (0, "")


@pytest.mark.parametrize("seed", range(KILLS))
async def test_a_kill_at_any_moment_leaves_archive_and_index_in_agreement(tmp_path: Path, seed: int) -> None:
    var, chance = tmp_path / "var", random.Random(seed)
    assert onrecord(var, "load", str(statements(tmp_path, "one", range(5)))).returncode == 0
    load = begun(var, "load", str(statements(tmp_path, "two", range(3_500))))
    with suppress(subprocess.TimeoutExpired):
        load.wait(chance.uniform(0.5, 5.0))
    load.kill()
    load.communicate()
    assert await agreed(var) in (5, 3_505)
    done = onrecord(var, "index")
    assert (done.returncode, done.stderr) == (0, "")


async def test_a_disk_that_is_full_is_told_in_a_line_and_got_over(tmp_path: Path) -> None:
    var = tmp_path / "var"
    assert onrecord(var, "load", str(statements(tmp_path, "one", range(2_000)))).returncode == 0

    rebuilding = begun(var, "index", "--rebuild", largest=33_000)
    _, err = rebuilding.communicate(timeout=60)
    assert rebuilding.returncode == 1
    assert "the disk is full, and the index is not up to date; the statements are safe in the archive" in err
    assert "Traceback" not in err
    assert await agreed(var) == 2_000


async def test_a_question_while_a_load_is_indexed_waits_for_it(tmp_path: Path) -> None:
    var = tmp_path / "var"
    assert onrecord(var, "load", str(statements(tmp_path, "one", range(5)))).returncode == 0
    load = begun(var, "load", str(statements(tmp_path, "two", range(2_000))))
    answers = [onrecord(var, "ask", "harbour two7", "--json") for _ in range(2)]
    _, err = load.communicate(timeout=60)
    assert (load.returncode, "Traceback" in err) == (0, False), err
    assert [(answer.returncode, json.loads(answer.stdout)["question"]) for answer in answers] == [
        (0, "harbour two7")
    ] * 2
    database = connect(f"sqlite:///{var / 'onrecord.sqlite3'}")
    async with open_record(database, var / "index") as record:
        assert (await record.ask("harbour two7", today=TODAY)).quotes[0].statement_id == "two-7"
    await database.dispose()
