"""What answers people, put together: from the inbox to the conversation and back into the chat."""

import asyncio
from collections.abc import Callable, Collection
from dataclasses import dataclass
from uuid import uuid4

from sqlalchemy.ext.asyncio import AsyncEngine
from telegram.ext import ExtBot

from bot.delivery import Outage, Outcome, Unknown, Unreachable
from bot.store import Inbox
from bot.telegram import AT_ONCE, BotProfile
from bot.telegram.arriving.chat_membership import Presence, Whereabouts
from bot.telegram.arriving.desk import Desk, Lines, Tell, untold
from bot.telegram.arriving.handlers import Conversation, Handlers, Measure, now_in_utc
from bot.telegram.arriving.intake import Intake
from bot.telegram.arriving.rights import Rights
from bot.telegram.sending import Messenger, Observe, nobody
from index import Now, Sleep

LONGEST_PAUSE = 8.0
"""Seconds between looks whether answers get through again: people wait for them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BotParts:
    """What answers with: ``commands`` are those it answers in a group when they do not name it. A chat reads
    ``apology`` when an answer failed, ``too_long`` when a text can't be read, ``lines`` when an answer comes late.
    ``presence`` hears what happens to chats, ``observe`` of every attempt to send an answer, ``tell`` of every answer.
    """

    engine: AsyncEngine
    conversation: Conversation
    profile: BotProfile
    commands: Collection[str]
    apology: str
    too_long: str
    lines: Lines
    measure: Measure
    presence: Presence
    observe: Observe = nobody
    tell: Tell = untold
    now: Now = now_in_utc
    sleep: Sleep = asyncio.sleep


def intake_for(bot: ExtBot[None], parts: BotParts, *, fit: Callable[[], bool] = lambda: True) -> Intake:
    """What takes the bot's updates in and has them answered, while this process is ``fit`` to answer."""
    outage = Outage(LONGEST_PAUSE)

    def observe(outcome: Outcome) -> None:
        failed = isinstance(outcome, (Unreachable, Unknown))
        outage.note(failed=failed, now=asyncio.get_running_loop().time())
        parts.observe(outcome)

    handlers = Handlers(
        parts.conversation,
        bot,
        rights=Rights(bot, parts.now),
        commands=parts.commands,
        apology=parts.apology,
        too_long=parts.too_long,
        now=parts.now,
    )
    desk = Desk(
        handlers,
        Messenger(bot, observe=observe),
        Whereabouts(parts.presence),
        parts.lines,
        measure=parts.measure,
        now=parts.now,
        tell=parts.tell,
    )
    inbox = Inbox(parts.engine, uuid4().hex)
    return Intake(inbox, desk.settle, at_once=AT_ONCE, fit=fit, now=parts.now, outage=outage)
