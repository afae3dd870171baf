"""The conversation in the language of whoever is spoken to: as the chat chose, else the person's, else the owner's."""

from collections import OrderedDict
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import datetime

from bot.say import Chat, Place, Reply, Request, encode
from bot.say.texts import Texts, languages
from bot.talk.conversation import Conversation
from bot.talk.preferences import Choose, Page, Setting, ShowPage
from bot.talk.pressing import pressed
from bot.talk.record import Offer
from index import ArchiveError

MOST_CHATS = 10_000
"""Chats whose choice is remembered."""
REMEMBERED = 30.0
"""Seconds after which it is looked up again: another process may have heard of a new one."""

Chosen = Callable[[Chat], Awaitable[str | None]]
"""The language that a chat has chosen."""


class Speaking:
    """Speaks with ``own`` in the owner's language, and with what ``made`` of other texts in theirs."""

    def __init__(
        self,
        own: Conversation,
        made: Callable[[Texts], Conversation],
        chosen: Chosen,
        *,
        clock: Callable[[], float],
    ) -> None:
        self._own, self._made, self._chosen, self._clock = own, made, chosen, clock
        self._spoken = {own.texts.language: own}
        self._kept: OrderedDict[tuple[int, int], tuple[str | None, float]] = OrderedDict()

    async def reply(self, request: Request) -> Reply | None:
        language = await self._language(request)
        reply = await self._in(language).reply(_with_language(request, language))
        if request.chat is None or not _chooses(request):
            return reply
        self._kept.pop((request.chat.chat_id, request.chat.thread_id), None)
        new = await self._language(request)
        if new == language:
            return reply
        front = replace(request, command=None, text="", action=encode(ShowPage(Page.FRONT)))
        again = await self._in(new).reply(_with_language(front, new))
        return replace(again, replaces=request.action is not None) if again else reply

    async def offers(
        self, text: str, now: datetime, offset: int = 0, language: str | None = None
    ) -> tuple[Sequence[Offer], int | None]:
        """Quotes to choose from while somebody whose client speaks ``language`` types in any chat."""
        return await self._in(shipped(language) or self._own.texts.language).offers(text, now, offset)

    def _in(self, language: str) -> Conversation:
        if language not in self._spoken:
            self._spoken[language] = self._made(Texts.load(language))
        return self._spoken[language]

    async def _language(self, request: Request) -> str:
        own = self._own.texts.language
        persons = shipped(request.language) if request.place is Place.PRIVATE else None
        if request.chat is None:
            return persons or own
        return await self._choice(request.chat) or persons or own

    async def _choice(self, chat: Chat) -> str | None:
        place, now = (chat.chat_id, chat.thread_id), self._clock()
        language, until = self._kept.get(place, (None, now))
        if now < until:
            return language
        try:
            language = shipped(await self._chosen(chat))
        except ArchiveError:
            return language
        self._kept[place] = language, now + REMEMBERED
        self._kept.move_to_end(place)
        if len(self._kept) > MOST_CHATS:
            self._kept.popitem(last=False)
        return language


def shipped(language: str | None) -> str | None:
    """The language itself or the one it is a kind of, where the bot speaks it."""
    known = languages()
    return next((each for each in (language, (language or "").partition("-")[0]) if each in known), None)


def _with_language(request: Request, language: str) -> Request:
    """In a private chat what is sent unasked later speaks the person's language as well."""
    if request.chat is None or request.place is not Place.PRIVATE:
        return request
    return replace(request, chat=replace(request.chat, language=language))


def _chooses(request: Request) -> bool:
    """Whether the chat's language may be another one now."""
    if request.command == "language":
        return True
    action = pressed(request.action) if request.action else None
    return isinstance(action, Choose) and action.setting is Setting.LANGUAGE
