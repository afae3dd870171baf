"""The commands about sources, what operators are told, and what an absence says of stale sources."""

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.owner.profile import read_profile
from bot.say.texts import Texts
from bot.store.tables import outbox
from bot.talk.record.freshness import span, stale_notice
from bot.unasked.sources import notice_text, telling
from index.archive.database import reading, writing
from index.sources.freshness import Stale
from index.sources.notices import News, Notice
from tests.bot.conversations import conversation_about, hear, words
from tests.bot.programs import onrecord
from tests.index.archives import statement
from tests.index.records import DATA, NOW

TEXTS = Texts.load("en")
PROFILE = read_profile(DATA / "profile.yaml")
AT = datetime(2021, 9, 26, 23, 30, tzinfo=UTC)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    (folder / "statements").mkdir(parents=True)
    (folder / "profile.yaml").write_text("owner: a town\nabout: A record.\n")
    (folder / "statements" / "one.yaml").write_text(
        "title: On the bridge\ndate: 2021-10-01\nspeaker: Ada Field\nlanguage: en\ntext: The bridge is open.\n"
    )
    (folder / "sources.yaml").write_text("- {name: own, type: folder, path: statements}\n")
    return folder


def test_sources_are_listed_tried_and_read(tmp_path: Path, data: Path) -> None:
    where = {"ONRECORD_DATA": str(data)}
    tried = onrecord(tmp_path, "sources", "test", "own", **where)
    assert tried.stdout.splitlines() == [
        "own: would be: 1 added, 0 reworded, 0 unchanged, 0 refused",
        "+ 2021-10-01 one",
        "  On the bridge",
        "  Ada Field: The bridge is open.",
    ]
    assert onrecord(tmp_path, "fetch", **where).stdout == "own: 1 added, 0 reworded, 0 unchanged, 0 refused\n"
    listed = onrecord(tmp_path, "sources", **where).stdout.splitlines()[1].split()
    assert (listed[:2], listed[3:6]) == (["own", f"{data}/statements"], ["s", "ago", "in"])


def test_a_file_that_is_refused_is_told_each_time_until_it_is_repaired(tmp_path: Path, data: Path) -> None:
    bad = data / "statements" / "bad.yaml"
    bad.write_text("titel: T\ndate: never\n")
    tried = onrecord(tmp_path, "sources", "test", "own", ONRECORD_DATA=str(data))
    assert tried.returncode == 1
    assert tried.stdout.startswith("own: would be: 1 added, 0 reworded, 0 unchanged, 1 refused\n")
    for counts in ("1 added, 0 reworded, 0 unchanged", "0 added, 0 reworded, 1 unchanged"):
        done = onrecord(tmp_path, "fetch", ONRECORD_DATA=str(data))
        assert (done.returncode, done.stdout) == (1, f"own: {counts}, 1 refused\n")
        [line] = done.stderr.splitlines()
        assert line.startswith(f"own: refused: {bad}:")
        assert re.search(r"\(and \d more\)$", line)
    bad.unlink()
    done = onrecord(tmp_path, "fetch", ONRECORD_DATA=str(data))
    assert (done.returncode, done.stderr) == (0, "")


def test_a_source_that_cannot_be_read_is_one_line(tmp_path: Path, data: Path) -> None:
    (data / "sources.yaml").write_text("- {name: own, type: folder, path: nowhere}\n")
    done = onrecord(tmp_path, "fetch", ONRECORD_DATA=str(data))
    assert (done.returncode, done.stderr) == (1, f"own: {data}/nowhere: is not a folder\n")
    assert f"{data}/nowhere: is not a folder (1 times)" in onrecord(tmp_path, "sources", ONRECORD_DATA=str(data)).stdout


def test_an_unknown_source_is_told_with_those_there_are(tmp_path: Path, data: Path) -> None:
    done = onrecord(tmp_path, "sources", "test", "other", ONRECORD_DATA=str(data))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"other: no such source in {data}/sources.yaml; known: own\n"


def test_sources_are_checked_with_the_other_data(tmp_path: Path, data: Path) -> None:
    (data / "sources.yaml").write_text("- name: own\n  type: folder\n  paht: statements\n")
    done = onrecord(tmp_path, "check", str(data))
    assert done.returncode == 1
    assert f"{data}/sources.yaml:3: paht: unknown field; did you mean 'path'?" in done.stdout.splitlines()


@pytest.mark.parametrize(
    ("news", "detail", "text"),
    [
        (News.BROKEN, "the server answers 404", "“press” can no longer be read: the server answers 404."),
        (News.RECOVERED, "", "“press” can be read again, after 3 hours."),
        (News.SILENT, "", "“press” has had nothing new for 3 hours"),
        (News.HEARD_AGAIN, "", "“press” has something new again."),
        (News.WITHDRAWN, "2021-01-26-remarks", "no longer shows the page of the statement 2021-01-26-remarks"),
        (News.REINSTATED, "2021-01-26-remarks", "shows the page of the statement 2021-01-26-remarks again"),
    ],
)
async def test_everyone_who_runs_the_bot_gets_a_notice_once(
    engine: AsyncEngine, news: News, detail: str, text: str
) -> None:
    notice = Notice(news=news, source="press", at=AT, detail=detail, lasting=timedelta(hours=3.5))
    for _ in range(2):
        async with writing(engine) as connection:
            await telling(TEXTS, PROFILE, (1001, 1002))(connection, notice)
    async with reading(engine) as connection:
        rows = (await connection.execute(select(outbox).order_by(outbox.c.chat_id))).mappings().all()
    assert [(row["chat_id"], row["kind"], row["local_date"]) for row in rows] == [
        (1001, "notice", date(2021, 9, 27)),
        (1002, "notice", date(2021, 9, 27)),
    ]
    assert text in notice_text(TEXTS, notice)


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "1 minute"), (3_599, "59 minutes"), (3_600, "1 hour"), (86_400, "1 day"), (260_000, "3 days")],
)
def test_lengths_of_time(seconds: int, text: str) -> None:
    assert span(TEXTS, timedelta(seconds=seconds)) == text


def test_what_is_said_of_stale_sources() -> None:
    one = [Stale("press", NOW - timedelta(days=3))]
    assert stale_notice(TEXTS, one, NOW) == "The record may not be up to date: “press” was last checked 3 days ago."
    two = [Stale("old", NOW - timedelta(days=9)), *one]
    assert stale_notice(TEXTS, two, NOW) == (
        "The record may not be up to date: 2 of its sources were last checked 3 days ago or earlier."
    )
    assert stale_notice(TEXTS, [], NOW) is None


class LastRead:
    """Freshness of one source."""

    async def stale(self, now: datetime) -> list[Stale]:
        return [Stale("press", now - timedelta(days=3))]


async def test_an_absence_says_so_and_an_answer_does_not(tmp_path: Path) -> None:
    async with conversation_about(tmp_path, [statement(text="The bridge is open to everyone.")]) as conversation:
        conversation.freshness = LastRead()  # type: ignore[assignment]
        assert "“press” was last checked 3 days ago" in words(await hear(conversation, "What about zebras?"))
        assert "last checked" not in words(await hear(conversation, "Is the bridge open?"))


def test_who_asks_is_told_to_servers() -> None:
    assert PROFILE.agent.startswith("OnRecord/")
