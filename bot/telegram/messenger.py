"""Gets rendered messages into a chat: waits where Telegram says so, and falls back where it refuses."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from functools import partial

import structlog
from telegram import Bot, LinkPreviewOptions
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter, TimedOut

from bot.telegram.posting import Destination, or_plain, post
from bot.telegram.refusals import NO_TOPIC, NO_TOPIC_OPEN, NOBODY_THERE, NOT_EDITABLE, NOT_MODIFIED, says
from bot.telegram.render import Outgoing

log = structlog.stdlib.get_logger(__name__)

Sleep = Callable[[float], Awaitable[object]]

# Seconds before another attempt when Telegram cannot be reached. After a time-out the message may have arrived, so that
# one is tried once more only: an answer that comes twice is better than none, three times is not.
BACK_OFF = (1.0, 3.0)
BACK_OFF_AFTER_TIME_OUT = BACK_OFF[:1]

# Longer than this nobody waits for an answer.
LONGEST_WAIT = 60.0


class Messenger:
    """Sends for one bot. ``sleep`` takes seconds."""

    def __init__(self, bot: Bot, *, sleep: Sleep = asyncio.sleep) -> None:
        self._bot = bot
        self._sleep = sleep
        self._parked = set[asyncio.Task[None]]()

    async def send(self, messages: Sequence[Outgoing], to: Destination) -> None:
        """Send messages in order, only the first as a reply. What a chat does not take is logged.

        Raises BadRequest where the message itself is at fault.
        """
        for number, message in enumerate(messages):
            try:
                to = await self._send(message, to)
            except RetryAfter as error:
                self._park(error, to, partial(self.send, messages[number:], to))
                return
            except Forbidden as error:
                log.info("the chat no longer takes messages", chat=to.chat_id, reason=str(error))
                return
            except BadRequest as error:
                if not says(error, NO_TOPIC_OPEN + NOBODY_THERE):
                    raise
                log.warning("the chat does not take messages", chat=to.chat_id, reason=str(error))
                return
            except NetworkError as error:
                log.warning("a message could not be sent", chat=to.chat_id, reason=str(error))
                return
            to = replace(to, replied=None)

    async def replace(self, messages: Sequence[Outgoing], message_id: int, to: Destination) -> None:
        """Put messages in place of an earlier one; where that cannot be changed any more, send them."""
        first, *others = messages
        try:
            await self._retried(lambda: self._edit(first, message_id, to.chat_id))
        except BadRequest as error:
            if says(error, NOT_MODIFIED):
                return
            if not says(error, NOT_EDITABLE):
                raise
            others = list(messages)
        except RetryAfter as error:
            self._park(error, to, partial(self.replace, messages, message_id, to))
            return
        except (Forbidden, NetworkError) as error:
            log.warning("a message could not be changed", chat=to.chat_id, reason=str(error))
            return
        await self.send(others, to)

    async def settled(self) -> None:
        """Wait until everything that waits for Telegram's leave is sent or given up."""
        while self._parked:
            await asyncio.gather(*self._parked, return_exceptions=True)

    async def close(self) -> None:
        """Give up what is still waiting for Telegram's leave."""
        for task in self._parked:
            task.cancel()
        await self.settled()

    def _park(self, error: RetryAfter, to: Destination, rest: Callable[[], Awaitable[None]]) -> None:
        """Do the rest when Telegram allows, without keeping anyone else waiting."""
        wait = error.retry_after if isinstance(error.retry_after, int) else error.retry_after.total_seconds()
        if wait > LONGEST_WAIT:
            log.warning("an answer was given up: too many messages", chat=to.chat_id, retry_after=wait)
            return

        async def later() -> None:
            await self._sleep(wait)
            await rest()

        task = asyncio.create_task(later())
        self._parked.add(task)
        task.add_done_callback(self._parked.discard)

    async def _send(self, message: Outgoing, to: Destination) -> Destination:
        """Send one message; returns where it, and so those after it, went."""
        try:
            await self._retried(lambda: self._post(message, to))
        except ChatMigrated as error:
            to = Destination(error.new_chat_id)
            await self._post(message, to)
        except BadRequest as error:
            if to.thread_id is None or not says(error, NO_TOPIC):
                raise
            to = Destination(to.chat_id)
            await self._post(message, to)
        return to

    async def _retried(self, attempt: Callable[[], Awaitable[None]]) -> None:
        failures = 0
        while True:
            try:
                return await attempt()
            except BadRequest:
                raise
            except NetworkError as error:
                waits = BACK_OFF_AFTER_TIME_OUT if isinstance(error, TimedOut) else BACK_OFF
                if failures >= len(waits):
                    raise
                log.info("a message is tried again", seconds=waits[failures], reason=str(error))
                await self._sleep(waits[failures])
                failures += 1

    async def _post(self, message: Outgoing, to: Destination) -> None:
        await post(self._bot, message, to)

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
