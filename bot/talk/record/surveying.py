"""Answers about the whole record: counts with the list of each month, lists, comparisons; and their buttons."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import ClassVar

from bot.say import Action, Attachment, Key, Mark, Reply, button, draw, in_rows, paragraph
from bot.say.texts import Texts
from bot.store import Asked, QuestionStore
from bot.talk.record.comparing import ShowWording, compared_reply, sides_reply
from bot.talk.record.counting import headline, plot_labels, timeline_reply
from bot.talk.record.listing import ShowList, list_reply
from index import Record
from index.timeline import Kind, Timeline, counting_wish

MONTHS = 12
"""Months of a page, the newest first."""
IN_A_ROW = 2


@dataclass(frozen=True, slots=True)
class ShowMonths(Action):
    """A page (from 0) of the months in which what a kept question counts was said."""

    letter: ClassVar[str] = "y"
    token: Key
    page: int


@dataclass(frozen=True, slots=True)
class ShowMonth(Action):
    """A page (from 0) of one month's list; ``month`` 1 is January of the ``year``."""

    letter: ClassVar[str] = "ym"
    token: Key
    year: int
    month: int
    page: int


@dataclass(frozen=True, slots=True)
class ShowChart(Action):
    """The months of what a kept question counts, as a picture."""

    letter: ClassVar[str] = "yc"
    token: Key


@dataclass(frozen=True, slots=True)
class Surveying:
    """Answers what is counted over all statements. Keeps the questions that its buttons lead back to."""

    record: Record
    texts: Texts
    questions: QuestionStore

    async def asked_for(self, asked: Asked, today: date) -> Reply | None:
        """The answer to a question for a count, a list or a comparison; None for any other."""
        if timeline := await self.record.count(asked.text, today=today, dropped=asked.dropped):
            return self._told(timeline, asked, today)
        wish = counting_wish(asked.text)
        if wish is not None and wish.kind is Kind.LIST:
            return await self.listed(asked, today)
        if wish is not None and wish.kind is Kind.CHANGE:
            return await self.compared(asked, today)
        sides = await self.record.sides(asked.text, today=today, dropped=asked.dropped)
        return sides_reply(self.texts, sides) if sides else None

    async def when(self, asked: Asked, today: date) -> Reply:
        return self._told(await self.record.when(asked.text, today=today, dropped=asked.dropped), asked, today)

    async def listed(self, asked: Asked, today: date, page: int = 0) -> Reply:
        quotes = (await self.record.find_all(asked.text, today=today, dropped=asked.dropped)).quotes
        token = self.questions.keep(asked, today=today)
        return list_reply(self.texts, quotes, page, lambda other: ShowList(token, other))

    async def compared(self, asked: Asked, today: date, page: int = 0) -> Reply:
        found = await self.record.compare(asked.text, today=today, dropped=asked.dropped)
        return compared_reply(self.texts, found, self.questions.keep(asked, today=today), page)

    async def next_page(self, action: ShowList, today: date) -> Reply:
        return await self._again(action.token, today, lambda asked: self.listed(asked, today, action.page))

    async def next_wording(self, action: ShowWording, today: date) -> Reply:
        return await self._again(action.token, today, lambda asked: self.compared(asked, today, action.page))

    async def months(self, action: ShowMonths, today: date) -> Reply:
        """The months with the words, with a button to the list of each."""
        asked = await self.questions.find(action.token, today=today)
        if asked is None:
            return Reply(notice=self.texts("answer.forgotten"))
        timeline = await self._counted(asked, today)
        months = [each for each in reversed(timeline.months) if each.matching]
        shown = months[action.page * MONTHS : (action.page + 1) * MONTHS]
        if not shown:
            return Reply(notice=self.texts("answer.last"))
        each_month = [
            button(
                self.texts("when.month", month=self.texts.month(each.year, each.month), matching=each.matching),
                ShowMonth(action.token, each.year, each.month, 0),
            )
            for each in shown
        ]
        rows = in_rows(each_month, IN_A_ROW)
        turning = tuple(
            button(self.texts(key), ShowMonths(action.token, other))
            for key, other in (("buttons.newer", action.page - 1), ("buttons.older", action.page + 1))
            if 0 <= other * MONTHS < len(months)
        )
        title = paragraph(self.texts("when.by_month"), Mark.BOLD)
        return Reply((title,), tuple(filter(None, (*rows, turning))), replaces=action.page > 0)

    async def chart(self, action: ShowChart, today: date) -> Reply:
        texts, asked = self.texts, await self.questions.find(action.token, today=today)
        if asked is None:
            return Reply(notice=texts("answer.forgotten"))
        timeline = await self._counted(asked, today)
        picture = await asyncio.to_thread(partial(draw, timeline, "png", dark=False, **plot_labels(texts, timeline)))
        told = paragraph(headline(texts, timeline))
        return Reply((told,), attachment=Attachment("chart.png", picture, True, texts("cite.no_pictures")))

    async def _counted(self, asked: Asked, today: date) -> Timeline:
        timeline = await self.record.count(asked.text, today=today, dropped=asked.dropped)
        return timeline or await self.record.when(asked.text, today=today, dropped=asked.dropped)

    async def month(self, action: ShowMonth, today: date) -> Reply:
        """What was said in one month: its statements with the words, the newest first."""
        asked = await self.questions.find(action.token, today=today)
        if asked is None:
            return Reply(notice=self.texts("answer.forgotten"))
        found = await self.record.find_all(asked.text, today=today, dropped=asked.dropped)
        quotes = [each for each in found.quotes if (each.date.year, each.date.month) == (action.year, action.month)]
        return list_reply(self.texts, quotes, action.page, lambda other: replace(action, page=other))

    def _told(self, timeline: Timeline, asked: Asked, today: date) -> Reply:
        reply = timeline_reply(self.texts, timeline)
        if sum(1 for each in timeline.months if each.matching) < 2 or not timeline.words:
            return reply
        token = self.questions.keep(asked, today=today)
        row = (
            button(self.texts("buttons.by_month"), ShowMonths(token, 0)),
            button(self.texts("buttons.chart"), ShowChart(token)),
        )
        return replace(reply, buttons=(*reply.buttons, row))

    async def _again(self, token: str, today: date, answer: Callable[[Asked], Awaitable[Reply]]) -> Reply:
        asked = await self.questions.find(token, today=today)
        if asked is None:
            return Reply(notice=self.texts("answer.forgotten"))
        return replace(await answer(asked), replaces=True)
