"""The kinds of process: what runs in each, side by side, from the first word with Telegram to the last.

One process does everything (``run``); or ``web`` takes what people say and answers it, and ``worker`` does what nobody
asked for just now. Any number of either may run on one PostgreSQL database.
"""

import asyncio
import sys
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import AsyncExitStack

from starlette.requests import Request
from starlette.routing import BaseRoute
from starlette.types import ASGIApp

from bot.api import Objects, api_routes, tool_app, tool_server
from bot.assembly import Parts
from bot.cite import Citation, cited
from bot.delivery import Item, Outcome, Sendings
from bot.operating import Check, Figures, Metrics, clock_check, database_check, index_check
from bot.process import Loop, run_loops
from bot.say.texts import Texts, languages
from bot.talk import MENU
from bot.telegram import BotProfile, introduce, opened_application, reach
from bot.telegram.arriving import WEBHOOK_PATH, BotParts, Lines, PollingRequest, Presence, Webhook, intake_for, poll
from bot.telegram.sending import delivering as delivery
from bot.telegram.sending import fits_one_message
from bot.unasked import Rounds, follow_sources, poller_of, telling
from bot.unasked import alerting_loop as alerting
from bot.unasked import schedule_loop as schedule
from bot.web import WebhookEndpoint, app, listening_socket, serve
from bot.web.pages import Guard, Site, answered, record_routes

DEFAULT_PORT = 8080


async def run_everything(parts: Parts, metrics: Metrics, stop: asyncio.Event) -> None:
    """Answer by polling, and do all that nobody asked for, until ``stop`` is set.

    Raises TokenRefusedError and TelegramUnreachableError.
    """
    token = parts.settings.needed_token()
    polling, reached = PollingRequest(parts.clock), asyncio.Event()
    async with opened_application(token, parts.settings.api_url, polling, parts.clock) as application:
        answers = bot_parts(parts, metrics)

        async def listen(stop: asyncio.Event) -> None:
            intake = intake_for(application.bot, answers)
            await poll(application, polling, answers, intake, parts.settings.api_url, stop)

        async def polling_check() -> str | None:
            return polling.trouble

        site = site_of(parts, lambda: application.bot.link if reached.is_set() else None)
        tools = Tools(parts)
        pages = [*tools.routes, *api_of(parts), *record_routes(site)]
        web = watch(parts, metrics, {"telegram": polling_check}, pages)
        loops = {"web": web, "tools": tools.run} if parts.settings.port else {}
        if await reach(application.bot, parts.settings.api_url, stop):
            reached.set()
            await run_loops({**loops, **unasked(parts, metrics), "polling": listen}, stop)


async def run_worker(parts: Parts, metrics: Metrics, stop: asyncio.Event) -> None:
    """Do what nobody asked for just now until ``stop`` is set; any number of workers share the work.

    Raises TokenRefusedError and TelegramUnreachableError.
    """
    token = parts.settings.needed_token()
    async with opened_application(token, parts.settings.api_url, clock=parts.clock) as application:
        loops = {"watch": watch(parts, metrics, {})} if parts.settings.port else {}
        if await reach(application.bot, parts.settings.api_url, stop):
            await run_loops({**loops, **unasked(parts, metrics)}, stop)


async def run_web(parts: Parts, metrics: Metrics, stop: asyncio.Event) -> None:
    """Take updates by webhook and answer them, and show the page, until ``stop`` is set.

    Raises SettingsError where there is no PUBLIC_URL or its port cannot be had, TokenRefusedError and
    TelegramUnreachableError.
    """
    settings = parts.settings
    token, public_url, secret = settings.needed_token(), settings.needed_public_url(), settings.webhook_secret or ""
    async with AsyncExitStack() as stack:
        application = await stack.enter_async_context(opened_application(token, settings.api_url, clock=parts.clock))
        answers = bot_parts(parts, metrics)
        webhook = Webhook(application.bot, public_url, secret, settings.api_url)
        known, indexed = asyncio.Event(), asyncio.Event()
        intake = intake_for(application.bot, answers, fit=lambda: known.is_set() and indexed.is_set())

        async def at_telegram(stop: asyncio.Event) -> None:
            if await reach(application.bot, settings.api_url, stop):
                await introduce(application, answers.profile)
                known.set()
                await webhook.set()
                await webhook.run(stop)

        async def webhook_check() -> str | None:
            return webhook.problem

        tools = Tools(parts)
        routes = [
            app.webhook(WEBHOOK_PATH, WebhookEndpoint(intake.accept, secret)),
            *watched(parts, metrics, {"telegram": webhook_check}),
            *tools.routes,
            *api_of(parts),
            *record_routes(site_of(parts, lambda: application.bot.link if known.is_set() else None)),
        ]

        async def door(stop: asyncio.Event) -> None:
            with listening_socket(settings.port or DEFAULT_PORT) as listening:
                await serve(guarded(parts, routes), listening, stop)

        async def take_in(stop: asyncio.Event) -> None:
            await intake.serve(door, stop)

        await run_loops(
            {"web": take_in, "tools": tools.run, "telegram": at_telegram, "index": follow(parts, indexed)}, stop
        )


async def run_record(parts: Parts, metrics: Metrics, stop: asyncio.Event) -> None:
    """Show the record on the web alone, without Telegram, until ``stop`` is set.

    Raises SettingsError where the port cannot be had.
    """
    tools = Tools(parts)
    pages = [*tools.routes, *api_of(parts), *record_routes(site_of(parts))]
    loops = {"web": watch(parts, metrics, {}, pages), "tools": tools.run, "index": follow(parts, asyncio.Event())}
    await run_loops(loops, stop)


def unasked(parts: Parts, metrics: Metrics) -> Mapping[str, Loop]:
    """What is done without being asked."""
    settings = parts.settings
    sendings = Sendings(parts.engine, sys.stderr)

    def observe(item: Item, outcome: Outcome) -> None:
        metrics.sent(item, outcome)
        sendings(item, outcome)

    token, clock = settings.needed_token(), parts.clock
    sender = delivery(token, settings.api_url, parts.engine, parts.texts, clock=clock, observe=observe)
    rounds = Rounds(parts.engine, parts.profile, parts.counters, fits_one_message, parts.freshness)
    return {
        "index": follow(parts, asyncio.Event()),
        "sender": sender,
        "sendings": sendings.run,
        "sources": sources(parts),
        "alerts": alerting(parts.engine, parts.profile, parts.clock.now),
        "schedule": schedule(rounds.hold, parts.clock.now),
    }


def sources(parts: Parts) -> Loop:
    """Follows the record's sources."""
    tell = telling(parts.texts, parts.profile, parts.settings.admins)
    poller = poller_of(parts.engine, parts.sources, parts.profile, tell, parts.clock.now)

    async def follow_them(stop: asyncio.Event) -> None:
        await follow_sources(parts.engine, poller, parts.sources, stop, parts.clock.now)

    return follow_them


def follow(parts: Parts, indexed: asyncio.Event) -> Loop:
    """Keeps this process's index up to date, whoever writes to it; sets ``indexed`` when it first is."""

    async def index(stop: asyncio.Event) -> None:
        await parts.record.refresh()
        indexed.set()
        await parts.record.follow(stop)

    return index


def watch(parts: Parts, metrics: Metrics, checks: Mapping[str, Check], pages: Sequence[BaseRoute] = ()) -> Loop:
    """Serves what operators watch, and the record's pages where there are any."""

    async def served(stop: asyncio.Event) -> None:
        with listening_socket(parts.settings.port or DEFAULT_PORT) as listening:
            await serve(guarded(parts, [*watched(parts, metrics, checks), *pages]), listening, stop)

    return served


def watched(parts: Parts, metrics: Metrics, checks: Mapping[str, Check]) -> list[BaseRoute]:
    common = {
        "database": database_check(parts.engine),
        "index": index_check(parts.record),
        "clock": clock_check(parts.clock),
    }
    return app.watched({**common, **checks}, Figures(parts.engine, parts.record, metrics, parts.clock.now).exposed)


def site_of(parts: Parts, bot_link: Callable[[], str | None] = lambda: None) -> Site:
    return Site(
        record=parts.record,
        texts=parts.texts,
        profile=parts.profile,
        counters=parts.counters,
        today=parts.today,
        public_url=parts.settings.public_url,
        bot_link=bot_link,
    )


def api_of(parts: Parts) -> list[BaseRoute]:
    settings, owner = parts.settings, parts.profile.owner

    def objects(request: Request) -> Objects:
        return Objects(parts.record, parts.today, settings.public_url or str(request.base_url).rstrip("/"))

    def exported(question: str) -> AsyncIterator[Citation]:
        return cited(parts.record, owner, question, parts.today(), settings.public_url)

    title = parts.texts("web.title", owner=owner)
    return api_routes(objects, title, answered, exported, settings.api_keys)


class Tools:
    """The record's tools over HTTP, and the loop that serves them."""

    def __init__(self, parts: Parts) -> None:
        made = Objects(parts.record, parts.today, parts.settings.public_url)
        self._server = tool_server(lambda: made, parts.texts("web.title", owner=parts.profile.owner))
        self.routes: list[BaseRoute] = list(tool_app(self._server).routes)

    async def run(self, stop: asyncio.Event) -> None:
        async with self._server.session_manager.run():
            await stop.wait()


def guarded(parts: Parts, routes: list[BaseRoute]) -> ASGIApp:
    """The application behind the bounds that every visitor has; Telegram's own address has others."""
    proxy_header = parts.settings.proxy_header
    return Guard(app.application(routes), proxy_header, unlimited=frozenset({WEBHOOK_PATH}))


def bot_profile(
    texts: Texts, about: str, *, language: str | None = None, translations: tuple[BotProfile, ...] = ()
) -> BotProfile:
    return BotProfile(
        commands=tuple((name, texts(f"commands.{name}")) for name in MENU),
        description=texts("description", about=about),
        short_description=texts("short_description"),
        language=language,
        translations=translations,
    )


def bot_parts(parts: Parts, metrics: Metrics) -> BotParts:
    texts = parts.texts
    about = parts.profile.about.strip()
    translations = [bot_profile(Texts.load(each), about, language=each) for each in languages()]
    return BotParts(
        engine=parts.engine,
        conversation=parts.speaking,
        profile=bot_profile(texts, about, translations=tuple(translations)),
        commands=MENU,
        apology=texts("apology"),
        too_long=texts("too_long"),
        lines=Lines(late=texts("late.answer"), too_late=texts("late.question")),
        measure=metrics.update,
        observe=metrics.answer_sent,
        tell=metrics.answer_settled,
        presence=Presence(parts.engine, parts.clock.now),
        now=parts.clock.now,
    )
