"""``onrecord chat``: the conversation in a terminal."""

import asyncio

from bot.assembly import assembled
from bot.process.logs import configure_logs
from bot.process.settings import read_settings
from bot.terminal.chat import LOOK_EVERY, hold_terminal_chat


def chat() -> None:
    """Talk to the record in the terminal: the same conversation, numbered buttons; Ctrl-C, exit or quit leaves."""

    settings = read_settings()
    configure_logs("warning", secrets=settings.secrets)

    async def work() -> None:
        async with assembled(settings) as parts, parts.record.following(every=LOOK_EVERY):
            await hold_terminal_chat(
                parts.conversation, parts.texts, settings.var / "history", before_each=parts.record.catch_up
            )

    asyncio.run(work())
