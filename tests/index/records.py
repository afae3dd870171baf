"""Records to ask in tests: a database, an index, and statements in them."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime
from pathlib import Path

from bot.store.schema import upgrade_schema
from index.archive.database import connect
from index.files.loading import read_all
from index.record import Record, open_record
from index.statement import Speaker, Statement, Version

DATA = Path(__file__).parents[2] / "data"
NOW = datetime(2021, 9, 26, 13, 18, tzinfo=UTC)
TODAY = date(2021, 9, 26)


def shipped() -> list[Statement]:
    return read_all([DATA])


def said(
    text: str, *, name: str = "a", speaker: str = "Ada Field", language: str = "en", day: date = TODAY
) -> Statement:
    speakers = (Speaker(speaker),)
    return Statement(id=name, title=f"Remarks {name}", date=day, speakers=speakers, language=language, text=text)


def version(statement: Statement) -> Version:
    return Version(statement=statement, number=1, newest=1, seen_at=NOW)


@asynccontextmanager
async def record_of(folder: Path, statements: Iterable[Statement]) -> AsyncIterator[Record]:
    engine = connect(f"sqlite:///{folder / 'record.sqlite3'}")
    await upgrade_schema(engine)
    try:
        async with open_record(engine, folder / "index") as record:
            await record.archive.add(list(statements), now=NOW)
            await record.refresh()
            yield record
    finally:
        await engine.dispose()
