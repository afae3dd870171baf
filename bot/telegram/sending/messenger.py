"""Gets an answer into its chat; what cannot be sent now is given back, with when to try again.

The rules are those of what goes out unasked (bot/delivery/outcomes.py), but for how long it is tried: somebody waits.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

import httpx
import structlog
from telegram import Bot, LinkPreviewOptions
from telegram.error import BadRequest, InvalidToken, TelegramError

from bot.delivery import ChatGone, ChatMoved, Outcome, Refused, Sent, TooMany, TopicGone, Unknown, Unreachable
from bot.telegram.sending.answers import MOST_BREAKS, MOST_TIME_OUTS, Answer
from bot.telegram.sending.carrier import meaning
from bot.telegram.sending.posting import Destination, or_plain, post
from bot.telegram.sending.refusals import NO_TOPIC_OPEN, NOT_EDITABLE, NOT_MODIFIED, says
from bot.telegram.sending.render import Outgoing, render

log = structlog.stdlib.get_logger(__name__)

Observe = Callable[[Outcome], None]


def nobody(_outcome: Outcome) -> None:
    """Nobody counts."""


@dataclass(frozen=True, slots=True)
class Rest:
    """What is left of an answer, to be sent after ``wait``."""

    answer: Answer
    wait: timedelta


@dataclass(frozen=True, slots=True)
class Broken(Unknown):
    """The connection broke at once: the message has hardly arrived."""


class Messenger:
    """Sends for one bot; ``observe`` hears of every attempt."""

    def __init__(self, bot: Bot, *, observe: Observe = nobody) -> None:
        self._bot = bot
        self._observe = observe

    async def send(self, answer: Answer) -> Rest | Refused | Unknown | None:
        """Send the messages of an answer in order, only the first as a reply. None where nothing is left to do.

        Refused where a message itself is at fault, Unknown where nobody will know whether it arrived.
        """
        if answer.may_have_arrived and not await self._reachable():
            return _failed(answer)
        parts = render(answer.reply)
        while answer.part < len(parts):
            outcome = await self._attempt(answer, parts)
            self._observe(outcome)
            match outcome:
                case Sent():
                    answer = _past(answer)
                case ChatMoved(chat_id):
                    answer = replace(answer, to=Destination(chat_id), instead_of=None)
                case TopicGone():
                    answer = replace(answer, to=Destination(answer.to.chat_id))
                case TooMany(wait):
                    log.info("a chat accepts no more messages for now; its answer waits", chat=answer.to.chat_id)
                    return Rest(replace(answer, failures=0), wait)
                case Unreachable(error):
                    log.info("an answer was not delivered; trying again", chat=answer.to.chat_id, reason=error)
                    return _failed(answer)
                case Unknown(error):
                    return self._unknown(answer, outcome, error)
                case ChatGone(error):
                    log.info("the chat does not accept messages", chat=answer.to.chat_id, reason=error)
                    return None
                case Refused():
                    return outcome
        return None

    async def _reachable(self) -> bool:
        """Whether Telegram can be asked anything: only then is an answer risked that may have arrived."""
        try:
            await self._bot.get_me()
        except TelegramError as error:
            self._observe(Unreachable(str(error)))
            return False
        return True

    def _unknown(self, answer: Answer, outcome: Unknown, error: str) -> Rest | Unknown:
        broken = isinstance(outcome, Broken)
        answer = replace(answer, breaks=answer.breaks + broken, time_outs=answer.time_outs + (not broken))
        again = answer.time_outs < MOST_TIME_OUTS and answer.breaks < MOST_BREAKS
        log.warning("an answer may have arrived", sent_again=again, chat=answer.to.chat_id, reason=error)
        return _failed(answer) if again else outcome

    async def _attempt(self, answer: Answer, parts: Sequence[Outgoing]) -> Outcome:
        """Send, or put in place, the next message."""
        try:
            if answer.instead_of is not None and answer.part == 0:
                try:
                    await self._edit(parts[0], answer.instead_of, answer.to.chat_id)
                    return Sent(answer.instead_of)
                except BadRequest as error:
                    if says(error, NOT_MODIFIED):
                        return Sent(answer.instead_of)
                    if not says(error, NOT_EDITABLE):
                        raise
            sent = await post(self._bot, parts[answer.part], answer.to)
            return Sent(sent.message_id)
        except TelegramError as error:
            return self._meaning(error, answer)

    def _meaning(self, error: TelegramError, answer: Answer) -> Outcome:
        if isinstance(error, InvalidToken):
            return Unreachable(type(error).__name__)  # whoever takes updates ends the process
        outcome = meaning(error, in_topic=answer.to.thread_id is not None)
        match outcome:
            case TopicGone(reason) if says(error, NO_TOPIC_OPEN):
                return ChatGone(reason)  # closed so that nobody talks there: not a reason to talk elsewhere
            case Unknown(reason) if answer.instead_of is not None and answer.part == 0:
                return Unreachable(reason)  # the same change twice is the same as once
            case Unknown(reason) if _broke(error):
                return Broken(reason)
        return outcome

    async def _edit(self, message: Outgoing, message_id: int, chat_id: int) -> None:
        async def edit(text: str, parse_mode: str | None) -> object:
            return await self._bot.edit_message_text(
                text,
                chat_id,
                message_id,
                parse_mode=parse_mode,
                reply_markup=message.keyboard,
                link_preview_options=LinkPreviewOptions(is_disabled=True),
            )

        await or_plain(message, edit)


def _past(answer: Answer) -> Answer:
    """What is left once the next message is out."""
    to = answer.to if answer.instead_of is not None else replace(answer.to, replied=None)
    return replace(answer, to=to, instead_of=None, part=answer.part + 1, failures=0, time_outs=0, breaks=0)


def _failed(answer: Answer) -> Rest:
    failed = replace(answer, failures=answer.failures + 1)
    return Rest(failed, failed.wait())


def _broke(error: TelegramError) -> bool:
    """Whether the connection ended before there was an answer, rather than that none came in time."""
    cause = error.__cause__
    return isinstance(cause, httpx.HTTPError) and not isinstance(cause, httpx.TimeoutException)
