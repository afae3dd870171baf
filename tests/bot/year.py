"""A stretch of time over forty zones, with a clock that goes as it is told: who got what, and what they should have."""

import random
from collections import Counter as Tally
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.store.tables import subscriptions
from bot.times.due import MINUTES_A_DAY, local_date, moment_of
from index.archive.database import reading
from tests.bot.conversations import words
from tests.bot.subscribers import COUNTERS, enqueued, rounds_in, subscribe, update_for
from tests.bot.zones import ZONES


class Year:
    """One chat a zone, each with a time of day of its own; ``now`` moves on with every round."""

    def __init__(self, engine: AsyncEngine, start: datetime, *, seed: int) -> None:
        self.start = self.now = start
        self.chance = random.Random(seed)
        self._engine = engine
        self._rounds = rounds_in(engine)
        self._wishes = {
            number: (ZoneInfo(zone), self.chance.randrange(MINUTES_A_DAY)) for number, zone in enumerate(ZONES, 1)
        }

    async def subscribe(self) -> None:
        for number, (zone, minutes) in self._wishes.items():
            await subscribe(self._engine, number, now=self.start, zone=zone.key, minutes=minutes)

    async def pass_minutes(self, minutes: int) -> int:
        """Let time pass, then hold a round; returns how many updates it enqueued."""
        self.now += timedelta(minutes=minutes)
        return (await self._rounds.hold(self.now)).enqueued

    async def wrong(self) -> list[str]:
        """Every chat that did not get exactly one update a local day, or is due at a wrong moment, or a wrong count."""
        got = await enqueued(self._engine)
        async with reading(self._engine) as connection:
            held = {row.chat_id: row.next_due for row in await connection.execute(select(subscriptions))}
        found = [f"{number} got {day} {times} times" for (number, day), times in Tally(got).items() if times > 1]
        for number, (zone, minutes) in self._wishes.items():
            moments = self._moments(zone, minutes)
            expected = [day for day, moment in moments.items() if self.start < moment <= self.now]
            if [day for chat, day in got if chat == number] != expected:
                found.append(f"{number} in {zone} at {minutes} did not get one a day")
            if held[number] != min(moment for moment in moments.values() if moment > self.now):
                found.append(f"{number} in {zone} at {minutes} is due at {held[number]}")
        for number, day in self.chance.sample(got, min(100, len(got))):
            count = f"{(day - COUNTERS[0].since).days} days since"
            if count not in words(await update_for(self._engine, number, day)):
                found.append(f"{number} was not told {count} on {day}")
        return found

    def _moments(self, zone: ZoneInfo, minutes: int) -> dict[date, datetime]:
        """When an update is due, for every local date there is."""
        first = local_date(self.start, zone)
        days = [first + timedelta(number) for number in range((self.now - self.start).days + 4)]
        return {day: moment for day in days if (moment := moment_of(day, minutes, zone))}
