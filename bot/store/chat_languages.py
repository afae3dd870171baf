"""Which language a chat has chosen."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.say import Chat
from bot.store.tables import chats
from index.archive import reading


async def chosen_language(engine: AsyncEngine, chat: Chat) -> str | None:
    """BCP 47; None where it has chosen none. Raises ArchiveError."""
    query = select(chats.c.language).where(chats.c.chat_id == chat.chat_id, chats.c.thread_id == chat.thread_id)
    async with reading(engine) as connection:
        language: str | None = await connection.scalar(query)
        return language
