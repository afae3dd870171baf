"""/forget: everything about a chat goes, after it was asked once more."""

from dataclasses import dataclass
from typing import ClassVar

from sqlalchemy.ext.asyncio import AsyncEngine

from bot.say import Action, Reply, Request, button, paragraph
from bot.say.texts import Texts
from bot.store import LastShown, chats
from bot.talk.preferences.subscribing import refused
from index.archive import writing


@dataclass(frozen=True, slots=True)
class Forget(Action):
    """Delete everything about the chat."""

    letter: ClassVar[str] = "f"


@dataclass(frozen=True, slots=True)
class KeepAll(Action):
    """Delete nothing."""

    letter: ClassVar[str] = "fk"


class Forgetting:
    """Forgets chats in ``engine``'s database. Methods may raise ArchiveError."""

    def __init__(self, texts: Texts, engine: AsyncEngine, last_shown: LastShown) -> None:
        self._texts = texts
        self._last_shown = last_shown
        self._engine = engine

    async def ask(self, request: Request) -> Reply:
        refusal = await refused(self._texts, request)
        texts = self._texts
        row = (button(texts("buttons.forget"), Forget()), button(texts("buttons.cancel"), KeepAll()))
        return refusal or Reply((paragraph(texts("forget.ask")),), (row,))

    async def keep(self, request: Request) -> Reply:
        refusal = await refused(self._texts, request)
        return refusal or Reply((paragraph(self._texts("forget.kept")),), replaces=True)

    async def forget(self, request: Request) -> Reply:
        """The whole chat, with all its topics, from every table that holds something about chats."""
        refusal = await refused(self._texts, request)
        if refusal or request.chat is None:
            return refusal or Reply()
        self._last_shown.forget(request.chat.chat_id)
        async with writing(self._engine) as connection:
            await chats.forget(connection, request.chat.chat_id)
        return Reply((paragraph(self._texts("forget.done")),), replaces=True)
