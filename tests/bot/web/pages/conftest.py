"""A small record on the web, with a statement that was edited, a transcript, and what strangers may have written."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import httpx
import pytest

from bot.owner import read_counters, read_profile
from bot.say.texts import Texts
from bot.web import app
from bot.web.pages import Guard, Site, record_routes
from index.record import Record
from index.statement import Speaker
from tests.index.records import DATA, NOW, TODAY, record_of, said

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>\u202edetrever"
STATEMENTS = [
    replace(said("The harbour will be deepened.\n\nIt will cost two million.", name="harbour"), title="Harbour works", url="https://example.org/h#top"),
    replace(
        said("QUESTION: Will the bridge be built?\n\nADA FIELD: The bridge will be built in three years.", name="bridge", day=date(2021, 8, 3)),
        title="On the bridge",
    ),
    replace(said(f"{HOSTILE} is what he wrote about vaccines.", name="hostile/../<b>?#", day=date(2021, 7, 1)), title=HOSTILE, speakers=(Speaker(HOSTILE),)),
    replace(said("قال الوزير إن الميناء مفتوح.", name="ar", language="ar", day=date(2021, 6, 1)), title="عن الميناء", speakers=(Speaker("أحمد حسن"),)),
    *(said(f"Report {n} on the weather: mild, some rain.", name=f"w{n}", day=date(2020, 1, 1) + timedelta(days=n)) for n in range(60)),
]  # fmt: skip


@pytest.fixture
async def record(tmp_path: Path) -> AsyncIterator[Record]:
    async with record_of(tmp_path, STATEMENTS) as record:
        edited = replace(STATEMENTS[0], text="The harbour will be deepened.\n\nIt will cost three million.")
        await record.archive.add([edited], now=NOW + timedelta(days=1))
        await record.refresh()
        yield record


@pytest.fixture
def site(record: Record) -> Site:
    profile, counters = read_profile(DATA / "profile.yaml"), read_counters(DATA / "counters.yaml")
    return Site(record, Texts.load("en"), profile, counters, lambda: TODAY, public_url="https://record.example.org")


@pytest.fixture
async def web(site: Site) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(Guard(app.application(list(record_routes(site))), clock=lambda: 0.0))
    async with httpx.AsyncClient(transport=transport, base_url="http://record.test") as client:
        yield client
