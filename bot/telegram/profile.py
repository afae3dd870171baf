"""What Telegram shows about the bot: its commands, its description and its short description."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import structlog
from telegram import Bot, BotCommand
from telegram.error import TelegramError

log = structlog.stdlib.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class BotProfile:
    """``commands`` are names without slash and what they do; limits are Telegram's (BotCommandLimit, …).

    ``language`` (ISO 639-1) is whose clients are shown it, None those of any other; ``translations`` are for these.
    """

    commands: tuple[tuple[str, str], ...]
    description: str
    short_description: str
    language: str | None = None
    translations: "tuple[BotProfile, ...]" = ()


async def publish(profile: BotProfile, bot: Bot) -> None:
    """Set what differs from what Telegram has: it counts calls, and clients fetch a changed menu anew.

    A profile that cannot be set is logged; the bot answers without it.
    """

    await asyncio.gather(*(_publish(each, bot) for each in (profile, *profile.translations)))


async def _publish(profile: BotProfile, bot: Bot) -> None:
    code = profile.language

    async def commands() -> bool:
        now = [(command.command, command.description) for command in await bot.get_my_commands(language_code=code)]
        return now != list(profile.commands) and await bot.set_my_commands(
            [BotCommand(name, what) for name, what in profile.commands], language_code=code
        )

    async def description() -> bool:
        now = (await bot.get_my_description(code)).description
        return now != profile.description and await bot.set_my_description(profile.description, code)

    async def short_description() -> bool:
        now = (await bot.get_my_short_description(code)).short_description
        return now != profile.short_description and await bot.set_my_short_description(profile.short_description, code)

    steps: tuple[Callable[[], Awaitable[bool]], ...] = (commands, description, short_description)
    for step in steps:
        try:
            if await step():
                log.info("the bot's profile was changed", part=step.__name__)
        except TelegramError as error:
            log.warning("the bot's profile could not be set", part=step.__name__, reason=str(error))
