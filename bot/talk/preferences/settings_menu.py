"""/settings: what a chat has chosen, and pages of buttons to choose otherwise, so that nothing must be typed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.say import Button, Chat, Mark, Paragraph, Reply, Request, Span, button, in_rows, paragraph
from bot.say.texts import Texts, languages, own_name
from bot.store import Alerts, Part, Subscription, Subscriptions
from bot.talk.preferences.choices import Choose, Page, Setting, ShowPage
from bot.talk.preferences.subscribing import clock, coming, refused, when
from bot.times import MINUTES_A_DAY, is_zone, regions, zone_city

ZONES_A_PAGE = 24
HOURS_A_ROW = 6
ZONES_A_ROW = 3
STEP = 15
"""Minutes between the times an hour is offered with; any other can be written after /subscribe."""

Rows = Sequence[Sequence[Button]]


class SettingsMenu:
    """Holds nothing of the chats it talks to."""

    def __init__(self, texts: Texts, subscriptions: Subscriptions) -> None:
        self._texts = texts
        self._subscriptions = subscriptions

    async def front(self, request: Request, *, replaces: bool = False) -> Reply:
        refusal = await refused(self._texts, request)
        if refusal or request.chat is None:
            return refusal or Reply()
        return self._front(await self._subscriptions.of(request.chat), request.now, replaces=replaces)

    async def show(self, action: ShowPage, request: Request) -> Reply:
        refusal = await refused(self._texts, request)
        if refusal or request.chat is None:
            return refusal or Reply()
        chosen = await self._subscriptions.of(request.chat)
        return self._page(action, chosen, request.now) or Reply(notice=self._texts("stale_button"))

    async def languages(self, request: Request) -> Reply:
        """``/language``: the ones there are; or the one that is named is chosen."""
        refusal = await refused(self._texts, request)
        if refusal or request.chat is None:
            return refusal or Reply()
        if wanted := _language_named(request.text):
            chosen = await self._subscriptions.choose(request.chat, now=request.now, language=wanted)
            return self._front(chosen, request.now, replaces=False)
        return replace(self._languages(), replaces=False)

    async def choose(self, action: Choose, request: Request) -> Reply:
        """Keep what was chosen, and show the page it was chosen on, or the front again."""
        chat = request.chat
        refusal = await refused(self._texts, request)
        if refusal or chat is None:
            return refusal or Reply()
        try:
            chosen = await self._kept(action, chat, request.now)
        except ValueError:
            return Reply(notice=self._texts("stale_button"))
        if action.setting is Setting.CONTENTS:
            return self._contents(chosen)
        return self._front(chosen, request.now, replaces=True)

    async def _kept(self, action: Choose, chat: Chat, now: datetime) -> Subscription:
        """Raises ValueError for what cannot be chosen."""
        store, value = self._subscriptions, action.value
        match action.setting:
            case Setting.TIME:
                if not 0 <= (minutes := int(value)) < MINUTES_A_DAY:
                    raise ValueError(f"{value} is no time of day")
                return await store.choose(chat, now=now, minutes=minutes)
            case Setting.ZONE:
                if not is_zone(value):
                    raise ValueError(f"{value} is no time zone")
                return await store.choose(chat, now=now, zone=value)
            case Setting.SILENT:
                return await store.choose(chat, now=now, silent=value == "1")
            case Setting.CONTENTS:
                contents = (await store.of(chat)).contents
                return await store.choose(chat, now=now, contents=contents ^ {Part(value)})
            case Setting.ALERTS:
                alerts, contents = Alerts(value), (await store.of(chat)).contents
                if alerts is not Alerts.AT_ONCE:
                    # "In the daily update" and "not at all" are what the update says of them.
                    statements = {Part.STATEMENTS}
                    contents = contents | statements if alerts is Alerts.DAILY else contents - statements
                return await store.choose(chat, now=now, alerts=alerts, contents=contents)
            case Setting.LANGUAGE:
                if value not in languages():
                    raise ValueError(f"{value} is no language of the bot's")
                return await store.choose(chat, now=now, language=value)
            case Setting.WANTED:
                if value == "1":
                    return await store.subscribe(chat, now=now)
                await store.unsubscribe(chat)
                return await store.of(chat)

    def _front(self, chosen: Subscription, now: datetime, *, replaces: bool) -> Reply:
        texts = self._texts
        daily = texts("settings.daily", **when(texts, chosen, now)) if chosen.wanted else texts("settings.no_daily")
        parts = [texts(f"parts.{part}") for part in Part if part in chosen.contents]
        lines = [
            texts("settings.contents", parts=texts.listed(parts) if parts else texts("settings.nothing")),
            texts("settings.silent" if chosen.silent else "settings.sound"),
            texts(f"settings.alerts_{chosen.alerts}"),
        ]
        first = [Span(daily, Mark.BOLD), *([Span("\n" + coming(texts, chosen, now))] if chosen.wanted else [])]
        rows: list[Sequence[Button]] = [
            (
                button(texts("settings.time_button", time=clock(chosen.minutes)), ShowPage(Page.HOURS)),
                button(zone_city(chosen.zone, texts.language), ShowPage(Page.REGIONS)),
            ),
            (
                button(texts("settings.contents_button"), ShowPage(Page.CONTENTS)),
                button(texts("settings.alerts_button"), ShowPage(Page.ALERTS)),
            ),
            (
                button(
                    texts("settings.sound_button" if chosen.silent else "settings.silent_button"),
                    Choose(Setting.SILENT, "0" if chosen.silent else "1"),
                ),
                button(
                    texts("buttons.unsubscribe" if chosen.wanted else "buttons.subscribe"),
                    Choose(Setting.WANTED, "0" if chosen.wanted else "1"),
                ),
            ),
        ]
        if len(languages()) > 1:
            rows.append((button(texts("settings.language_button"), ShowPage(Page.LANGUAGES)),))
        return _reply((Paragraph(tuple(first)), paragraph("\n".join(lines))), rows, replaces=replaces)

    def _page(self, action: ShowPage, chosen: Subscription, now: datetime) -> Reply | None:
        match action.page:
            case Page.FRONT:
                return self._front(chosen, now, replaces=True)
            case Page.HOURS:
                return self._hours()
            case Page.MINUTES:
                return self._minutes(action.detail)
            case Page.REGIONS:
                return self._regions()
            case Page.ZONES:
                return self._zones(action.detail)
            case Page.CONTENTS:
                return self._contents(chosen)
            case Page.ALERTS:
                return self._alerts(chosen)
            case Page.LANGUAGES:
                return self._languages()

    def _languages(self) -> Reply:
        """Each under its own name: whoever looks for theirs may not read the one that is spoken."""
        choices = [button(own_name(each), Choose(Setting.LANGUAGE, each)) for each in languages()]
        return self._choices("settings.which_language", choices, 2)

    def _hours(self) -> Reply:
        hours = [button(f"{hour:02}", ShowPage(Page.MINUTES, str(hour))) for hour in range(24)]
        return self._choices("settings.which_hour", hours, HOURS_A_ROW)

    def _minutes(self, detail: str) -> Reply | None:
        if not detail.isdigit() or int(detail) > 23:
            return None
        times = range(int(detail) * 60, int(detail) * 60 + 60, STEP)
        choices = [button(clock(minutes), Choose(Setting.TIME, str(minutes))) for minutes in times]
        return self._choices("settings.which_time", choices, len(choices), back=Page.HOURS)

    def _regions(self) -> Reply:
        texts = self._texts
        choices = [
            button(texts(f"regions.{region.lower()}"), ShowPage(Page.ZONES, f"{region}/0")) for region in regions()
        ]
        choices.append(button("UTC", Choose(Setting.ZONE, "UTC")))
        return self._choices("settings.which_region", choices, 2)

    def _zones(self, detail: str) -> Reply | None:
        region, _, number = detail.partition("/")
        if region not in regions() or not number.isdigit():
            return None
        zones = sorted(regions()[region], key=lambda zone: zone_city(zone, self._texts.language))
        page = int(number)
        shown = zones[page * ZONES_A_PAGE : (page + 1) * ZONES_A_PAGE]
        if not shown:
            return None
        choices = [button(zone_city(zone, self._texts.language), Choose(Setting.ZONE, zone)) for zone in shown]
        turns = []
        if page:
            turns.append(button(self._texts("buttons.previous"), ShowPage(Page.ZONES, f"{region}/{page - 1}")))
        if len(zones) > (page + 1) * ZONES_A_PAGE:
            turns.append(button(self._texts("buttons.next"), ShowPage(Page.ZONES, f"{region}/{page + 1}")))
        return self._choices("settings.which_zone", choices, ZONES_A_ROW, turns=turns, back=Page.REGIONS)

    def _contents(self, chosen: Subscription) -> Reply:
        choices = [
            button(self._marked(f"parts.{part}", part in chosen.contents), Choose(Setting.CONTENTS, part.value))
            for part in Part
        ]
        return self._choices("settings.which_contents", choices, 1)

    def _alerts(self, chosen: Subscription) -> Reply:
        choices = [
            button(self._marked(f"alerts.{each}", each is chosen.alerts), Choose(Setting.ALERTS, each.value))
            for each in Alerts
        ]
        return self._choices("settings.which_alerts", choices, 1)

    def _marked(self, what: str, chosen: bool) -> str:
        return self._texts("settings.chosen" if chosen else "settings.not_chosen", what=self._texts(what))

    def _choices(
        self,
        question: str,
        choices: Sequence[Button],
        width: int,
        *,
        turns: Sequence[Button] = (),
        back: Page = Page.FRONT,
    ) -> Reply:
        rows = in_rows(choices, width)
        return _reply(
            (paragraph(self._texts(question)),),
            [*rows, turns, (button(self._texts("buttons.back"), ShowPage(back)),)],
            replaces=True,
        )


def _language_named(text: str) -> str | None:
    """By its code ("de"), or by its name in itself or in English ("Deutsch", "German")."""
    wanted = text.strip().casefold()
    names = {each: {each, own_name(each).casefold(), own_name(each, "en").casefold()} for each in languages()}
    return next((each for each, known in names.items() if wanted in known), None)


def _reply(blocks: tuple[Paragraph, ...], rows: Rows, *, replaces: bool) -> Reply:
    return Reply(blocks, tuple(tuple(row) for row in rows if row), replaces=replaces)
