"""``onrecord web``: what people say to the bot, by webhook; and the page."""

from bot.process import read_settings


def web() -> None:
    """Answer Telegram by webhook, and serve the web page.

    Listens on PORT (default 8080). Telegram sends updates to PUBLIC_URL.
    """
    # The libraries of the long-running processes take half a second to import; no other command needs them.
    from bot.cli.process import run_process
    from bot.processes import run_web

    settings = read_settings()
    settings.needed_token()
    settings.needed_public_url()
    run_process(settings, run_web, indexed=False)
