"""``onrecord web``: the record on the web; and what people say to the bot, by webhook."""

from bot.process import read_settings


def web() -> None:
    """Show the record on the web, and answer Telegram by webhook.

    Listens on PORT (default 8080). With TELEGRAM_BOT_TOKEN, Telegram sends updates to PUBLIC_URL; without, the record
    alone is shown.
    """
    # The libraries of the long-running processes take half a second to import; no other command needs them.
    from bot.cli.process import run_process
    from bot.processes import run_record, run_web

    settings = read_settings()
    if settings.token is None:
        run_process(settings, run_record, indexed=False)
    else:
        settings.needed_public_url()
        run_process(settings, run_web, indexed=False)
