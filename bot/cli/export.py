"""``onrecord export``: the record, or all that fits a question, as others keep and cite it."""

import asyncio
import sys
from collections.abc import AsyncIterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from bot.assembly import Parts, assembled
from bot.cite import FORMATS, Citation
from bot.process import configure_logs, read_settings

AT_ONCE = 200
"""Statements read from the database at a time."""

Formats = StrEnum("Formats", {name.replace("-", "_"): name for name in FORMATS})  # type: ignore[misc]

_JSON_LINES = Formats("jsonl")


def export(
    question: Annotated[str | None, typer.Argument(help="Only what fits this question, one quote a statement.")] = None,
    form: Annotated[Formats, typer.Option("--format", help="The format of the file.")] = _JSON_LINES,
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="Write to a file, not to standard output.")] = None,
) -> None:
    """Export the record, or all that fits a question."""
    settings = read_settings()
    configure_logs("warning", secrets=settings.secrets)

    async def work() -> None:
        async with assembled(settings, threads=1) as parts:
            cited = cited_quotes(parts, question) if question else cited_statements(parts)
            citations = [each async for each in cited]
            text = FORMATS[form.value].lines(citations, quotes=question is not None)
            if out is None:
                sys.stdout.writelines(text)
                return
            try:
                with out.open("w", encoding="utf-8", newline="") as file:
                    file.writelines(text)
            except OSError as error:
                raise typer.BadParameter(f"{out}: {error.strerror}", param_hint="--out") from None

    asyncio.run(work())


async def cited_statements(parts: Parts) -> AsyncIterator[Citation]:
    """Every statement in its newest wording, the newest statement first."""
    offset = 0
    while headings := await parts.record.archive.headings(limit=AT_ONCE, offset=offset):
        for version in await parts.record.archive.newest([each.id for each in headings]):
            day = version.statement.date
            people = tuple(parts.record.people.shown(each, day) for each in version.statement.speakers)
            yield Citation(version=version, people=people, publisher=parts.profile.owner)
        offset += len(headings)


async def cited_quotes(parts: Parts, question: str) -> AsyncIterator[Citation]:
    """Of every statement that fits the question its best quote, the newest statement first."""
    quotes = (await parts.record.find_all(question, today=parts.today())).quotes
    for start in range(0, len(quotes), AT_ONCE):
        some = quotes[start : start + AT_ONCE]
        versions = {
            each.statement.id: each for each in await parts.record.archive.newest([q.statement_id for q in some])
        }
        for quote in some:
            version = versions.get(quote.statement_id)
            if version is not None and version.text[quote.start : quote.end] == quote.text:
                people = quote.shown or quote.speakers
                yield Citation(version=version, people=people, publisher=parts.profile.owner, quote=quote)
