"""``onrecord run``: everything in one process; the bot in Telegram with a token, the terminal chat without one."""

import asyncio

import typer

from bot.assembly import Parts, assembled
from bot.conversation import COMMANDS
from bot.logs import configure_logs
from bot.settings import Settings, read_settings
from bot.terminal import hold_terminal_chat


def run() -> None:
    """Run the bot: in Telegram where TELEGRAM_BOT_TOKEN is set, else in this terminal."""
    settings = read_settings()
    configure_logs(settings.log_level, secrets=settings.secrets)

    async def work() -> None:
        async with assembled(settings) as parts:
            if settings.token is None:
                typer.echo(parts.texts("terminal.no_token"), err=True)
                await hold_terminal_chat(parts.conversation, parts.texts, settings.var / "history")
            else:
                await talk_in_telegram(settings, parts)

    asyncio.run(work())


async def talk_in_telegram(settings: Settings, parts: Parts) -> None:
    # The library takes a third of a second to import; the terminal needs none of it.
    from bot.telegram.application import run_bot, stop_on_signals
    from bot.telegram.profile import BotProfile

    texts = parts.texts
    profile = BotProfile(
        commands=tuple((name, texts(f"commands.{name}")) for name in COMMANDS),
        description=texts("description", about=parts.profile.about.strip()),
        short_description=texts("short_description"),
    )
    stop = asyncio.Event()
    stop_on_signals(stop)
    if settings.token is not None:
        await run_bot(
            settings.token.get_secret_value(),
            settings.api_url,
            parts.conversation,
            profile,
            commands=COMMANDS,
            apology=texts("apology"),
            stop=stop,
        )
