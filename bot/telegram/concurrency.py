"""Many chats at once, each chat in order: two quick presses on "Next" must not overtake each other."""

import asyncio
from collections.abc import Awaitable
from typing import Any

from telegram import Update
from telegram.ext import BaseUpdateProcessor

# The library's own bound counts updates that wait for their chat's turn as well: out of the way.
UNBOUNDED = 1_000_000


class ChatByChat(BaseUpdateProcessor):
    """Handles up to ``at_once`` updates at a time, and of one chat one at a time, in the order they came.

    An update that waits for another of its chat takes no place, so that one busy chat cannot stop the rest.
    """

    def __init__(self, at_once: int) -> None:
        super().__init__(UNBOUNDED)
        self._places = asyncio.Semaphore(at_once)
        self._turns = dict[int, asyncio.Lock]()
        self._waiting = dict[int, int]()

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        chat = update.effective_chat if isinstance(update, Update) else None
        key = chat.id if chat else 0
        turn = self._turns.setdefault(key, asyncio.Lock())
        self._waiting[key] = self._waiting.get(key, 0) + 1
        try:
            async with turn, self._places:
                await coroutine
        finally:
            self._waiting[key] -= 1
            if not self._waiting[key]:
                del self._waiting[key], self._turns[key]

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to give back."""
