"""/subscribe and /unsubscribe: what is asked for in words, understood or asked back, and said back."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from zoneinfo import ZoneInfo

from bot.say import Action, Block, Chat, Detail, Reply, Request, Say, button, in_rows, paragraph
from bot.say.texts import Texts
from bot.store import Subscription, Subscriptions
from bot.talk.preferences.choices import Page, ShowPage
from bot.times import MINUTES_A_DAY, find_zone, is_zone, local_date, read_wish, zone_city, zone_offset


@dataclass(frozen=True, slots=True)
class Subscribe(Action):
    """Want the daily update at so many minutes after midnight in a zone."""

    letter: ClassVar[str] = "b"
    minutes: int
    zone: Detail


class Subscribing:
    """Holds nothing of the chats it talks to."""

    def __init__(self, texts: Texts, subscriptions: Subscriptions) -> None:
        self._texts = texts
        self._subscriptions = subscriptions

    async def subscribe(self, request: Request) -> Reply:
        chat, texts = request.chat, self._texts
        refusal = await refused(texts, request)
        if refusal or chat is None:
            return refusal or Reply()
        wish = read_wish(request.text)
        if wish.impossible is not None:
            return Reply((paragraph(texts("subscribe.impossible", time=wish.impossible)),))
        now = await self._subscriptions.of(chat)
        minutes = now.minutes if wish.minutes is None else wish.minutes
        if wish.place is None:
            return await self.want(chat, request.now, minutes, now.zone)
        found = find_zone(wish.place, texts.language, request.now)
        if found.zone is None:
            if not now.wanted:
                # Remembered until the place is chosen on the pages of the settings.
                await self._subscriptions.choose(chat, now=request.now, minutes=minutes)
            return self._which(wish.place, found.choices, minutes, request.now)
        return await self.want(chat, request.now, minutes, found.zone, fixed=found.fixed)

    async def press(self, action: Subscribe, request: Request) -> Reply:
        """One of the zones was chosen that a name could have meant."""
        refusal = await refused(self._texts, request)
        if refusal or request.chat is None:
            return refusal or Reply()
        if action.minutes >= MINUTES_A_DAY or not is_zone(action.zone):
            return Reply(notice=self._texts("stale_button"))
        return await self.want(request.chat, request.now, action.minutes, action.zone, replaces=True)

    async def want(
        self, chat: Chat, now: datetime, minutes: int, zone: str, *, fixed: bool = False, replaces: bool = False
    ) -> Reply:
        chosen = await self._subscriptions.subscribe(chat, now=now, minutes=minutes, zone=zone)
        blocks: list[Block] = [
            paragraph(self._texts("subscribe.done", **when(self._texts, chosen, now))),
            paragraph(coming(self._texts, chosen, now)),
        ]
        if fixed:
            blocks.append(paragraph(self._texts("subscribe.fixed", zone=zone_city(zone, self._texts.language))))
        ways = (
            button(self._texts("buttons.settings"), Say("settings")),
            button(self._texts("buttons.unsubscribe"), Say("unsubscribe")),
        )
        return Reply(tuple(blocks), (ways,), replaces=replaces)

    async def unsubscribe(self, request: Request) -> Reply:
        refusal = await refused(self._texts, request)
        if refusal or request.chat is None:
            return refusal or Reply()
        ended = await self._subscriptions.unsubscribe(request.chat)
        said = self._texts("unsubscribe.done" if ended else "unsubscribe.none")
        return Reply((paragraph(said),), ((button(self._texts("buttons.subscribe"), Say("subscribe")),),))

    def _which(self, place: str, zones: tuple[str, ...], minutes: int, now: datetime) -> Reply:
        """Asks which of the zones is meant; where there is none, leads to all of them."""
        texts = self._texts
        buttons = [button(zone_label(texts, zone, now), Subscribe(minutes, zone)) for zone in zones]
        rows = list(in_rows(buttons, 2))
        rows.append((button(texts("buttons.all_zones"), ShowPage(Page.REGIONS)),))
        key = "subscribe.which" if zones else "subscribe.unknown"
        return Reply((paragraph(texts(key, place=place)),), tuple(rows))


async def refused(texts: Texts, request: Request) -> Reply | None:
    """Why who asks cannot change anything here; None where they can."""
    if request.chat is None:
        return Reply((paragraph(texts("subscribe.only_telegram")),))
    return None if await request.may_change() else Reply(notice=texts("subscribe.only_admins"))


def when(texts: Texts, chosen: Subscription, now: datetime) -> dict[str, str]:
    """The time of day and the place, for a sentence."""
    return {"time": clock(chosen.minutes), "zone": zone_label(texts, chosen.zone, now)}


def coming(texts: Texts, chosen: Subscription, now: datetime) -> str:
    """When the next update comes, as the chat's clock shows it."""
    if chosen.next_due is None:
        return texts("subscribe.off")
    there = ZoneInfo(chosen.zone)
    moment = chosen.next_due.astimezone(there)
    days = (moment.date() - local_date(now, there)).days
    if moment <= now or days not in (0, 1):
        return texts("subscribe.next", moment=texts.moment(moment))
    return texts("subscribe.today" if days == 0 else "subscribe.tomorrow", time=texts.time(moment))


def clock(minutes: int) -> str:
    """Minutes after midnight as a clock shows them."""
    return f"{minutes // 60:02}:{minutes % 60:02}"


def zone_label(texts: Texts, zone: str, now: datetime) -> str:
    """As in "Moscow, UTC+3"."""
    city, offset = zone_city(zone, texts.language), zone_offset(zone, now)
    return city if city == offset else texts("subscribe.place", city=city, offset=offset)
