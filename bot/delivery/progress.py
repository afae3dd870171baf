"""How far the sending is: a line in the log every while, and a bar in a terminal, for as long as anything goes out."""

import asyncio
from collections import Counter
from typing import TextIO

import structlog
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.delivery.outcomes import Item, Outcome, name_of
from bot.process import before
from bot.store import LetterState, is_in
from bot.store import outbox_table as outbox
from index import ArchiveError
from index.archive import reading

log = structlog.stdlib.get_logger(__name__)

LOOK_EVERY = 1.0
"""Seconds."""

LOOKS_A_LINE = 10

WORTH_A_BAR = 50
"""Messages that wait; fewer are gone before a bar is seen."""


class Sendings:
    """Hears of every outcome, and tells of them while it runs: on ``stream`` too, where that is a terminal."""

    def __init__(self, engine: AsyncEngine, stream: TextIO, *, look_every: float = LOOK_EVERY) -> None:
        self._engine = engine
        self._look_every = look_every
        self._console = Console(file=stream)
        self._results = Counter[str]()
        self._done = 0

    def __call__(self, _item: Item, outcome: Outcome) -> None:
        self._results[name_of(outcome)] += 1
        self._done += 1

    async def run(self, stop: asyncio.Event) -> None:
        """Tell of what goes out until ``stop`` is set."""
        with self._bar() as bar:
            task = bar.add_task("sending", total=None, visible=False)
            looks = before_this = 0
            while await self._next_look(stop):
                looks += 1
                going_on, before_this = self._done > before_this, self._done
                left = await self._left() if going_on else None
                if left is not None:
                    bar.update(task, completed=self._done, total=self._done + left, visible=left >= WORTH_A_BAR)
                if not going_on:
                    bar.update(task, visible=False)
                    self._done = before_this = 0
                if looks % LOOKS_A_LINE == 0 and self._results:
                    log.info("sending", left=left or 0, **self._results)
                    self._results.clear()

    def _bar(self) -> Progress:
        return Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            console=self._console,
            transient=True,
            disable=not self._console.is_terminal,
        )

    async def _next_look(self, stop: asyncio.Event) -> bool:
        await before(stop, asyncio.sleep(self._look_every))
        return not stop.is_set()

    async def _left(self) -> int | None:
        query = select(func.count()).select_from(outbox).where(is_in(LetterState.DUE))
        try:
            async with reading(self._engine) as connection:
                return (await connection.execute(query)).scalar_one()
        except ArchiveError:
            return None
