"""``onrecord worker``: what the bot does without being asked."""

from bot.process import read_settings


def worker() -> None:
    """Send daily updates and alerts, and follow the sources.

    Answers no messages: run `onrecord web` for that.
    """
    # The libraries of the long-running processes take half a second to import; no other command needs them.
    from bot.cli.process import run_process
    from bot.processes import run_worker

    settings = read_settings()
    settings.needed_token()
    run_process(settings, run_worker, indexed=True)
