"""From an update to a request, to the conversation, and to the answer that goes back into the chat."""

import traceback
from collections.abc import Callable, Collection, Coroutine, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, Protocol

import structlog
from telegram import CallbackQuery, MaybeInaccessibleMessage, Message, Update
from telegram.constants import CallbackQueryLimit, ChatType
from telegram.error import BadRequest, TelegramError, TimedOut
from telegram.ext import ExtBot

from bot.say import Chat, Paragraph, Place, Reply, Request, SentFile, Span
from bot.telegram.arriving.addressed import OLDEST_QUESTION, Asked, asked, replied_text
from bot.telegram.arriving.guest import answer_guest
from bot.telegram.arriving.inline import Offer, answer_inline
from bot.telegram.arriving.rights import Rights
from bot.telegram.sending import QUESTION_KEPT, Answer, Destination, cut, keepable
from index import ArchiveUnavailable, Budget, Now, RecordError, TooLongToRead

log = structlog.stdlib.get_logger(__name__)

Measure = Callable[[str], AbstractContextManager[None]]
"""Given the kind of an update, what is entered while the update is handled."""


class Conversation(Protocol):
    """What is spoken with (bot/talk/conversation.py)."""

    def reply(self, request: Request) -> Coroutine[Any, Any, Reply | None]: ...

    def offers(
        self, text: str, now: datetime, offset: int, language: str | None
    ) -> Coroutine[Any, Any, tuple[Sequence[Offer], int | None]]: ...


SAME_TROUBLE = timedelta(minutes=1)
"""An update that fails so soon after another because the database is away is not told of: its parts say when it is."""


def now_in_utc() -> datetime:
    return datetime.now(UTC)


class Handlers:
    """Makes the answers to messages and pressed buttons. ``apology`` is what a chat reads when an answer failed,
    ``too_long`` when reading what was asked took more than a request may."""

    def __init__(
        self,
        conversation: Conversation,
        bot: ExtBot[None],
        *,
        rights: Rights,
        commands: Collection[str],
        apology: str,
        too_long: str,
        now: Now = now_in_utc,
    ) -> None:
        self._conversation = conversation
        self._bot = bot
        self._rights = rights
        self._commands = frozenset(commands)
        self._unavailable_at: datetime | None = None
        self._old_at: datetime | None = None
        self.apology = _line(apology)
        self._too_long = _line(too_long)
        self._budget = Budget()
        self._now = now

    def read(self, sent: dict[str, Any]) -> Update:
        """An update as Telegram sent it. Raises what the library raises where it is none."""
        return Update.de_json(sent, self._bot)

    def _tell_of_age(self, update: Update, received_at: datetime) -> None:
        """A question that is too old to be answered is no secret: it may be the machine's clock that is wrong."""
        message = update.message
        if message is None or received_at - message.date <= OLDEST_QUESTION:
            return
        if asked(update, me=self._bot.bot, commands=self._commands, now=message.date) is None:
            return
        if self._old_at is None or received_at - self._old_at > SAME_TROUBLE:
            age = int((received_at - message.date).total_seconds())
            log.warning("questions too old to be answered were left out; is this machine's clock right?", seconds=age)
        self._old_at = received_at

    async def answer(self, update: Update, received_at: datetime) -> Answer | None:
        """What an update that was taken in at that moment is answered with, if with anything."""
        if update.callback_query is not None:
            return await self._pressed(update.callback_query)
        if update.inline_query is not None:
            await answer_inline(update.inline_query, self._conversation.offers, self._now)
            return None
        if update.guest_message is not None:
            await answer_guest(update.guest_message, self._bot, self._now, self._reply)
            return None
        question = asked(update, me=self._bot.bot, commands=self._commands, now=received_at)
        message = update.effective_message
        if question is None or message is None:
            self._tell_of_age(update, received_at)
            return None
        answer = Answer(reply=Reply(), to=_destination(message), perishable=question.command is None)
        if answer.perishable and self._now() - received_at > QUESTION_KEPT:
            return answer  # what would be said is said too late
        reply = await self._reply(self._said(message, question))
        return replace(answer, reply=_with_notice_as_text(reply)) if reply else None

    def _said(self, message: Message, question: Asked) -> Request:
        sender = message.from_user
        return Request(
            now=self._now(),
            text=question.text,
            command=question.command,
            place=_place(message.chat.type),
            language=sender.language_code if sender else None,
            chat=_chat(message),
            user_id=sender.id if sender and message.sender_chat is None else None,
            replied_to=_actions(message.reply_to_message),
            replied_text=replied_text(message),
            forwarded=message.forward_origin is not None,
            file=self._file(message) or self._file(message.reply_to_message),
            may_change=partial(self._rights.writer_may_change, message),
        )

    def _file(self, message: Message | None) -> SentFile | None:
        """The document of a message, if it has one."""
        document = message.document if message else None
        if document is None:
            return None

        async def read() -> bytes:
            return bytes(await (await document.get_file()).download_as_bytearray())

        return SentFile(name=document.file_name or "", size=document.file_size or 0, read=read)

    async def _pressed(self, query: CallbackQuery) -> Answer | None:
        """Answer the query at once with the reply's notice (else the client shows a spinner), then show the reply."""
        reply = await self._reply(self._press(query)) if query.data else None
        shown = await _answer(query, reply.notice if reply else None)
        if reply is None or query.message is None:
            return None
        if reply in (self.apology, self._too_long) or not (reply.blocks or reply.buttons):
            # A notice that the client did not show is lost; as a message it is not.
            return None if shown else Answer(reply=_with_notice_as_text(reply), to=_destination(query.message))
        instead_of = query.message.message_id if reply.replaces else None
        return Answer(reply=reply, to=_destination(query.message), instead_of=instead_of)

    def _press(self, query: CallbackQuery) -> Request:
        return Request(
            now=self._now(),
            action=query.data,
            place=_place(query.message.chat.type if query.message else ChatType.PRIVATE),
            language=query.from_user.language_code,
            chat=_chat(query.message) if query.message else None,
            user_id=query.from_user.id,
            may_change=partial(self._rights.presser_may_change, query),
        )

    async def _reply(self, request: Request) -> Reply | None:
        """The conversation's reply, or one neutral line; the log has what failed and where, not what was asked."""
        try:
            return await self._budget.steps(self._conversation.reply(request))
        except TooLongToRead:
            log.warning("a request was given up: it takes too long to be read", length=len(request.text))
            return self._too_long
        except Exception as error:
            if not self._told_already(error):
                log.error("an update could not be answered", **_described(error))
            return self.apology

    def _told_already(self, error: BaseException) -> bool:
        """Whether this is one more update that fails because the database is away."""
        if not isinstance(error, ArchiveUnavailable):
            return False
        now, before = self._now(), self._unavailable_at
        self._unavailable_at = now
        return before is not None and now - before < SAME_TROUBLE


def _line(text: str) -> Reply:
    """Said in a message, and shown over the chat where a button was pressed."""
    return Reply((Paragraph((Span(text),)),), notice=text)


def _place(chat_type: str) -> Place:
    known = {ChatType.PRIVATE: Place.PRIVATE, ChatType.SENDER: Place.PRIVATE, ChatType.CHANNEL: Place.CHANNEL}
    return known.get(ChatType(chat_type), Place.GROUP)


def _chat(message: MaybeInaccessibleMessage) -> Chat:
    chat = message.chat
    return Chat(chat_id=chat.id, thread_id=_topic(message) or 0, kind=str(chat.type), title=chat.title)


def _topic(message: MaybeInaccessibleMessage) -> int | None:
    """A reply outside of topics has a thread as well, which is none to send to."""
    return message.message_thread_id if isinstance(message, Message) and message.is_topic_message else None


def _actions(message: Message | None) -> tuple[str, ...]:
    """What the buttons under a message do. Clients cannot make them up: Telegram gives back what the bot sent."""
    rows = message.reply_markup.inline_keyboard if message and message.reply_markup else ()
    return tuple(each.callback_data for row in rows for each in row if isinstance(each.callback_data, str))


def _destination(message: MaybeInaccessibleMessage) -> Destination:
    """Where an answer to a message goes: into its topic, and below it where several people talk."""
    replied = None if message.chat.type == ChatType.PRIVATE else message.message_id
    return Destination(message.chat.id, _topic(message), replied)


def _with_notice_as_text(reply: Reply) -> Reply:
    """Notices are shown when a button is pressed; to a message they are said aloud, if there is nothing else to say."""
    if reply.blocks or reply.notice is None:
        return reply
    return Reply((Paragraph((Span(reply.notice),)),), reply.buttons)


async def _answer(query: CallbackQuery, notice: str | None) -> bool:
    """Whether the client shows the notice, where there is one."""
    try:
        await query.answer(_shortened(notice) if notice else None)
    except BadRequest:
        log.debug("a pressed button was answered too late to be noticed")
    except TelegramError as error:
        log.warning("a pressed button could not be answered", reason=str(error))
        return isinstance(error, TimedOut)  # it was under way, and may well be shown
    else:
        return True
    return notice is None


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
