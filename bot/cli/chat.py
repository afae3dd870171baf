"""``onrecord chat``: the conversation in a terminal."""

import asyncio

from bot.assembly import assembled
from bot.process import configure_logs, read_settings
from bot.terminal import LOOK_EVERY, hold_terminal_chat


def chat() -> None:
    """Talk to the bot in the terminal.

    Type a number to press a button; Ctrl-C, exit or quit to leave.
    """

    settings = read_settings()
    configure_logs("warning", secrets=settings.secrets)

    async def work() -> None:
        async with assembled(settings) as parts, parts.record.following(every=LOOK_EVERY):
            await hold_terminal_chat(
                parts.conversation, parts.texts, settings.var / "history", before_each=parts.record.catch_up
            )

    asyncio.run(work())
