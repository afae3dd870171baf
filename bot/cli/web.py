"""``onrecord web``: what people say to the bot, by webhook; and the page."""

from bot.process.settings import read_settings


def web() -> None:
    """Answer what Telegram sends to PUBLIC_URL, and serve the page, on PORT (8080)."""
    # The libraries of the long-running processes take half a second to import; no other command needs them.
    from bot.cli.process import run_process
    from bot.processes import run_web

    settings = read_settings()
    settings.needed_token()
    settings.needed_public_url()
    run_process(settings, run_web, indexed=False)
