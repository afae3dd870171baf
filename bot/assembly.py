"""Puts the parts together: settings in, an open record and a conversation about it out; closed in reverse order."""

import gc
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import partial
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncEngine

from bot.owner import Counter, Profile, read_counters, read_profile
from bot.process import Clock, Settings
from bot.say import Request
from bot.say.texts import Texts
from bot.store import WatchStore, chosen_language, kept_last_shown, kept_questions, prepare_schema
from bot.talk import Conversation, Speaking
from index import Answer, Record, open_record
from index.archive import connect
from index.files import read_people
from index.meaning import Encoder, chosen_encoder
from index.sources import Freshness, Source, read_sources


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What the commands work with; ``engine`` and ``record`` are open for as long as ``assembled`` is.

    ``conversation`` is in the owner's language, ``speaking`` in that of whoever is spoken to.
    """

    settings: Settings
    engine: AsyncEngine
    record: Record
    conversation: Conversation
    speaking: Speaking
    profile: Profile
    counters: tuple[Counter, ...]
    texts: Texts
    sources: tuple[Source, ...]
    freshness: Freshness
    clock: Clock = field(default_factory=Clock)

    def today(self) -> date:
        """The date in the zone of the record's owner."""
        return datetime.now(ZoneInfo(self.profile.zone)).date()

    def request(self, text: str) -> Request:
        return Request(now=datetime.now(UTC), text=text)


@asynccontextmanager
async def opened_database(settings: Settings) -> AsyncIterator[AsyncEngine]:
    settings.made_var()
    engine = connect(settings.database_url)
    try:
        yield engine
    finally:
        await engine.dispose()


@asynccontextmanager
async def opened_record(
    settings: Settings, *, rebuild: bool = False, encoder: Encoder | None = None
) -> AsyncIterator[Record]:
    """The record, its schema made where the database is empty.

    Raises SchemaMismatch where the database has another program's schema.
    """
    async with opened_database(settings) as engine:
        await prepare_schema(engine)
        known = read_people(settings.data / "people.yaml")
        async with open_record(
            engine, settings.var / "index", rebuild=rebuild, known_people=known, encoder=encoder
        ) as record:
            yield record


def encoder_of(settings: Settings, threads: int = 1) -> Encoder | None:
    """The encoder that ``ONRECORD_MEANING`` asks for. Raises NoEncoder where ``on`` is, and none is installed."""
    key = settings.meaning_key.get_secret_value() if settings.meaning_key else None
    return chosen_encoder(settings.meaning, key, threads=threads)


@asynccontextmanager
async def assembled(
    settings: Settings,
    *,
    indexed: bool = True,
    threads: int = 1,
    answered: Callable[[Answer], None] = lambda _: None,
) -> AsyncIterator[Parts]:
    """``answered`` is told of every answer the record gave to a new question.

    Unless ``indexed``, the index is as it was left: whoever asks must update it first. ``threads`` may
    be busy making vectors.
    """
    profile = read_profile(settings.data / "profile.yaml")
    counters = read_counters(settings.data / "counters.yaml")
    sources = read_sources(settings.data / "sources.yaml")
    known = read_people(settings.data / "people.yaml")
    texts = Texts.load(profile.language)
    async with opened_database(settings) as engine:
        await prepare_schema(engine)
        async with (
            open_record(
                engine,
                settings.var / "index",
                threshold=profile.threshold,
                known_people=known,
                encoder=encoder_of(settings, threads),
            ) as record,
            kept_questions(engine) as questions,
            kept_last_shown(engine) as last_shown,
        ):
            if indexed:
                await record.refresh()
            freshness = Freshness(engine, sources)

            def speaking(texts: Texts) -> Conversation:
                return Conversation(
                    record,
                    texts,
                    profile,
                    counters,
                    questions,
                    WatchStore(engine),
                    engine,
                    admins=settings.admins,
                    answered=answered,
                    freshness=freshness,
                    last_shown=last_shown,
                    public_url=settings.public_url,
                )

            conversation = speaking(texts)
            # What lives as long as the process need not be looked through for garbage again and again.
            gc.freeze()
            yield Parts(
                settings=settings,
                engine=engine,
                record=record,
                conversation=conversation,
                speaking=Speaking(conversation, speaking, partial(chosen_language, engine), clock=time.monotonic),
                profile=profile,
                counters=counters,
                texts=texts,
                sources=sources,
                freshness=freshness,
            )
