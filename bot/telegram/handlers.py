"""From an update to a request, to the conversation, and the reply back into the chat."""

import traceback
from collections.abc import Callable, Collection, Coroutine
from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, Protocol

import structlog
from telegram import CallbackQuery, MaybeInaccessibleMessage, Message, Update
from telegram.constants import CallbackQueryLimit, ChatType
from telegram.error import BadRequest, TelegramError
from telegram.ext import Application, CallbackContext, CallbackQueryHandler, TypeHandler

from bot.say.reply import Paragraph, Reply, Span
from bot.talk.request import Chat, Place, Request
from bot.telegram.addressed import asked
from bot.telegram.characters import keepable
from bot.telegram.cutting import cut
from bot.telegram.messenger import Messenger
from bot.telegram.posting import Destination
from bot.telegram.render import render
from bot.telegram.rights import Rights
from index import ArchiveUnavailable, RecordError

log = structlog.stdlib.get_logger(__name__)

Now = Callable[[], datetime]
Context = CallbackContext[Any, Any, Any, Any]
Handle = Callable[[Update, Context], Coroutine[Any, Any, None]]
Measure = Callable[[str], AbstractContextManager[None]]
"""Given the kind of an update, what is entered while the update is handled."""


class Conversation(Protocol):
    """What is spoken with (bot/talk/conversation.py)."""

    async def reply(self, request: Request) -> Reply | None: ...


SAME_TROUBLE = timedelta(minutes=1)
"""An update that fails so soon after another because the database is away is not told of: its parts say when it is."""


def now_in_utc() -> datetime:
    return datetime.now(UTC)


class Handlers:
    """Answers messages and pressed buttons. ``apology`` is what a chat reads when an answer failed."""

    def __init__(
        self,
        conversation: Conversation,
        messenger: Messenger,
        *,
        rights: Rights,
        commands: Collection[str],
        apology: str,
        measure: Measure,
        now: Now = now_in_utc,
    ) -> None:
        self._conversation = conversation
        self._messenger = messenger
        self._rights = rights
        self._commands = frozenset(commands)
        self._measure = measure
        self._unavailable_at: datetime | None = None
        self._apology = Reply((Paragraph((Span(apology),)),), notice=apology)
        self._now = now

    def add_to(self, application: Application[Any, Any, Any, Any, Any, Any]) -> None:
        application.add_handler(CallbackQueryHandler(self._measured("press", self.on_press)))
        application.add_handler(TypeHandler(Update, self._measured("message", self.on_message)))
        application.add_error_handler(self.on_error)

    def _measured(self, kind: str, handle: Handle) -> Handle:
        async def measured(update: Update, context: Context) -> None:
            with self._measure(kind):
                await handle(update, context)

        return measured

    async def on_message(self, update: Update, context: Context) -> None:
        now = self._now()
        question = asked(update, me=context.bot.bot, commands=self._commands, now=now)
        message = update.effective_message
        if question is None or message is None:
            return
        sender = message.from_user
        request = Request(
            now=now,
            text=question.text,
            command=question.command,
            place=_place(message.chat.type),
            language=sender.language_code if sender else None,
            chat=_chat(message),
            user_id=sender.id if sender and message.sender_chat is None else None,
            may_change=partial(self._rights.writer_may_change, message),
        )
        reply = await self._conversation.reply(request)
        if reply is not None:
            await self._messenger.send(render(_with_notice_as_text(reply)), _destination(message))

    async def on_press(self, update: Update, _context: Context) -> None:
        """Answer the query at once with the reply's notice (else the client shows a spinner), then show the reply."""
        query = update.callback_query
        if query is None:
            return
        reply: Reply | None = self._apology
        try:
            reply = await self._conversation.reply(self._pressed(query)) if query.data else None
        finally:
            await _answer(query, reply.notice if reply else None)
        if reply is None or query.message is None:
            return
        messages = render(reply)
        if messages and reply.replaces:
            await self._messenger.replace(messages, query.message.message_id, _destination(query.message))
        elif messages:
            await self._messenger.send(messages, _destination(query.message))

    def _pressed(self, query: CallbackQuery) -> Request:
        return Request(
            now=self._now(),
            action=query.data,
            place=_place(query.message.chat.type if query.message else ChatType.PRIVATE),
            language=query.from_user.language_code,
            chat=_chat(query.message) if query.message else None,
            user_id=query.from_user.id,
            may_change=partial(self._rights.presser_may_change, query),
        )

    async def on_error(self, update: object, context: Context) -> None:
        """Log what failed and where, not what was asked; the chat reads one neutral line."""
        error = context.error
        if error is None:
            return
        if not self._told_already(error):
            log.error("an update could not be answered", **_described(error))
        message = update.effective_message if isinstance(update, Update) else None
        # A pressed button has had its notice already; a message Telegram refused would be refused again.
        if isinstance(update, Update) and update.callback_query is None and isinstance(message, Message):
            try:
                await self._messenger.send(render(self._apology), _destination(message))
            except TelegramError as refused:
                log.warning("the chat could not be told", **_described(refused))

    def _told_already(self, error: BaseException) -> bool:
        """Whether this is one more update that fails because the database is away."""
        if not isinstance(error, ArchiveUnavailable):
            return False
        now, before = self._now(), self._unavailable_at
        self._unavailable_at = now
        return before is not None and now - before < SAME_TROUBLE


def _place(chat_type: str) -> Place:
    known = {ChatType.PRIVATE: Place.PRIVATE, ChatType.SENDER: Place.PRIVATE, ChatType.CHANNEL: Place.CHANNEL}
    return known.get(ChatType(chat_type), Place.GROUP)


def _chat(message: MaybeInaccessibleMessage) -> Chat:
    chat = message.chat
    return Chat(chat_id=chat.id, thread_id=_topic(message) or 0, kind=str(chat.type), title=chat.title)


def _topic(message: MaybeInaccessibleMessage) -> int | None:
    """A reply outside of topics has a thread as well, which is none to send to."""
    return message.message_thread_id if isinstance(message, Message) and message.is_topic_message else None


def _destination(message: MaybeInaccessibleMessage) -> Destination:
    """Where an answer to a message goes: into its topic, and below it where several people talk."""
    replied = None if message.chat.type == ChatType.PRIVATE else message.message_id
    return Destination(message.chat.id, _topic(message), replied)


def _with_notice_as_text(reply: Reply) -> Reply:
    """Notices are shown when a button is pressed; to a message they are said aloud, if there is nothing else to say."""
    if reply.blocks or reply.notice is None:
        return reply
    return Reply((Paragraph((Span(reply.notice),)),), reply.buttons)


async def _answer(query: CallbackQuery, notice: str | None) -> None:
    try:
        await query.answer(_shortened(notice) if notice else None)
    except BadRequest:
        log.debug("a pressed button was answered too late to be noticed")
    except TelegramError as error:
        log.warning("a pressed button could not be answered", reason=str(error))


def _shortened(notice: str) -> str:
    """A notice that fits: https://core.telegram.org/bots/api#answercallbackquery."""
    notice = keepable(notice)
    most = int(CallbackQueryLimit.ANSWER_CALLBACK_QUERY_TEXT_LENGTH)
    taken = cut(notice, units=most, characters=most)
    return notice if taken == len(notice) else notice[: cut(notice, units=most - 1, characters=most)].rstrip() + "…"


def _described(error: BaseException) -> dict[str, str]:
    """An error without its message, which may quote what was asked, unless it is one of Telegram's or our own."""
    frames = [f"{Path(frame.filename).name}:{frame.lineno}" for frame in traceback.extract_tb(error.__traceback__)]
    reason = {"reason": str(error)} if isinstance(error, (TelegramError, RecordError)) else {}
    return {"error": type(error).__name__, "where": " > ".join(frames), **reason}
