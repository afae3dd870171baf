"""Where the bot is: notes that it came into a chat, cannot write there any more, or that the chat has another id.

Only chats that asked for something are kept; of others nothing is noted.
"""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.delivery import move_chat
from bot.store import chats
from bot.store import chats_table as known
from index import Now
from index.archive import reading, writing


class Presence:
    """In ``engine``'s database. Methods raise ArchiveUnavailable. ``now`` gives aware moments."""

    def __init__(self, engine: AsyncEngine, now: Now) -> None:
        self._engine = engine
        self._now = now

    async def came(self, chat_id: int) -> None:
        """The chat takes messages, perhaps again."""
        if await self._any(chat_id, active=False):
            async with writing(self._engine) as connection:
                await chats.revive(connection, chat_id)

    async def left(self, chat_id: int, reason: str) -> None:
        """The chat takes no messages any more."""
        if await self._any(chat_id, active=True):
            async with writing(self._engine) as connection:
                await chats.retire(connection, chat_id, reason, now=self._now())

    async def moved(self, old: int, new: int) -> None:
        """A group became a supergroup with the id ``new``."""
        if await self._any(old, active=True) or await self._any(old, active=False):
            async with writing(self._engine) as connection:
                await move_chat(connection, old, new)

    async def _any(self, chat_id: int, *, active: bool) -> bool:
        """Most chats want nothing to be sent to them: then there is no need to wait for the right to write."""
        found = select(known.c.chat_id).where(known.c.chat_id == chat_id, known.c.active.is_(active)).limit(1)
        async with reading(self._engine) as connection:
            return (await connection.execute(found)).first() is not None
