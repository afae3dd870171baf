"""``onrecord run``: everything in one process; the bot in Telegram with a token, the terminal chat without one."""

import asyncio

import typer

from bot.assembly import assembled
from bot.process import Settings, configure_logs, read_settings
from bot.terminal import LOOK_EVERY, hold_terminal_chat


def run() -> None:
    """Run the bot in Telegram, or in the terminal without a token.

    The token is in TELEGRAM_BOT_TOKEN.
    """
    settings = read_settings()
    if settings.token is None:
        asyncio.run(talk_here(settings))
    else:
        # The libraries of the long-running processes take half a second to import; the terminal needs none of them.
        from bot.cli.process import run_process
        from bot.processes import run_everything

        run_process(settings, run_everything, indexed=True)


async def talk_here(settings: Settings) -> None:
    configure_logs(settings.log_level, secrets=settings.secrets)
    async with assembled(settings) as parts, parts.record.following(every=LOOK_EVERY):
        typer.echo(parts.texts("terminal.no_token"), err=True)
        await hold_terminal_chat(
            parts.conversation, parts.texts, settings.var / "history", before_each=parts.record.catch_up
        )
