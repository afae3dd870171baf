"""``onrecord when``: how often words were said, first and last, month by month and by whom."""

import asyncio
import json
from pathlib import Path
from typing import Annotated

import typer

from bot.assembly import assembled
from bot.process import configure_logs, read_settings
from bot.say import draw
from bot.say import timeline_as_json as when_json
from bot.talk.record import plot_labels, timeline_reply
from bot.terminal import print_reply


def when(
    text: Annotated[str, typer.Argument(help="Words, in any form; a “phrase”; a speaker and a time as in a question.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    plot: Annotated[
        Path | None, typer.Option("--plot", metavar="FILE.png", help="Draw the months into a file (PNG, SVG or PDF).")
    ] = None,
    dark: Annotated[bool, typer.Option("--dark", help="Draw on a dark ground.")] = False,
) -> None:
    """Count when something was said, how often, and by whom."""
    settings = read_settings()
    configure_logs("warning", secrets=settings.secrets)

    async def work() -> None:
        async with assembled(settings, threads=1) as parts:
            timeline = await parts.record.when(text, today=parts.today())
            if plot is not None:
                try:
                    kind = plot.suffix.lstrip(".").lower() or "png"
                    plot.write_bytes(draw(timeline, kind, dark=dark, **plot_labels(parts.texts, timeline)))
                except (OSError, ValueError) as error:
                    raise typer.BadParameter(f"{plot}: {error}", param_hint="--plot") from None
            if as_json:
                typer.echo(json.dumps(when_json(timeline), ensure_ascii=False))
            else:
                print_reply(timeline_reply(parts.texts, timeline))

    asyncio.run(work())
