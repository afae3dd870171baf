"""``onrecord ask``: one question, one answer; or a file of questions."""

import asyncio
import json
import os
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.api import Objects
from bot.assembly import Parts, assembled
from bot.cli.progress import make_vectors
from bot.process import configure_logs, read_settings
from bot.say import answer_as_json as answer_json
from bot.store import Asked
from bot.talk.record import QUOTES, shown_of
from bot.terminal import print_reply
from index import DataError, Problem
from index.questions import Follow

WAITED_FOR = 8_000
"""Sentences whose vectors a batch waits for: some minutes. Of a larger record `onrecord index` makes them, or `run`."""


def ask(
    text: Annotated[str | None, typer.Argument(help="The question.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the answer as one JSON object.")] = False,
    batch: Annotated[
        Path | None,
        typer.Option(
            help='Read {"id", "text"} lines from a file (- for stdin); print a JSON line for each. Lines with the same '
            '"chat" are one conversation.'
        ),
    ] = None,
) -> None:
    """Ask one question, or every question in a file."""
    if (text is None) == (batch is None):
        raise typer.BadParameter("give a question or --batch FILE, not both")
    questions = list(read_questions(batch)) if batch else []

    settings = read_settings()
    configure_logs("warning", secrets=settings.secrets)

    async def work() -> None:
        async with assembled(settings, threads=(os.cpu_count() or 1) if batch else 1) as parts:
            if batch:
                await make_vectors(parts.record, at_most=WAITED_FOR)
                for line in questions:
                    typer.echo(await as_line(parts, line.text, line.identity, line.chat))
            elif text is not None and as_json:
                typer.echo(await as_line(parts, text))
            elif text is not None:
                print_reply(await parts.conversation.reply(parts.request(text)))

    asyncio.run(work())


async def as_line(parts: Parts, question: str, identity: object = None, chat: object = None) -> str:
    """The answer to one question as a line of JSON; whatever its kind, it has the fields that every answer has."""
    begun = time.perf_counter()
    answer = objects_of(parts).ask(question) if chat is None else answered_in(parts, question, f"{chat}")
    told = ({} if identity is None else {"id": identity}) | await answer
    told.setdefault("elapsed_ms", round((time.perf_counter() - begun) * 1000, 2))
    return json.dumps(told, ensure_ascii=False)


def objects_of(parts: Parts) -> Objects:
    return Objects(parts.record, parts.today, parts.settings.public_url)


async def answered_in(parts: Parts, question: str, chat: str) -> dict[str, Any]:
    """The answer within a conversation: what goes on from its last question is filled in."""
    talk, today = parts.conversation, parts.today()
    request = replace(parts.request(question), talk=chat)
    going_on = await talk.following.read(request, today)
    if going_on is None or going_on.what.kind is Follow.AGAIN:
        read = going_on.what.text if going_on else question
        told = await objects_of(parts).ask(read) | {"question": question}
        answer = await parts.record.ask(read, today=today, limit=1)
        shown = shown_of(talk.questions.keep(Asked(read), today=today), 0, next(iter(answer.quotes), None))
        talk.last_shown.keep(request, shown)
        return told
    asked, quotes = going_on.asked, [going_on.quote]
    answer = await parts.record.ask(asked.text, today=today, dropped=asked.dropped, limit=QUOTES)
    if going_on.what.kind is Follow.NEXT:
        position = going_on.position + 1
        quotes = list(answer.quotes[position:])
        shown = shown_of(talk.questions.keep(asked, today=today), position, next(iter(quotes), None))
        talk.last_shown.keep(request, shown)
    elif going_on.what.kind is Follow.OPPOSITE:
        quotes = [await talk.following.opposite(going_on, today)]
    found = tuple(each for each in quotes if each is not None)
    told = answer_json(replace(answer, quotes=found, answered=answer.answered and bool(found)))
    return objects_of(parts).linked(told) | {"question": question, "understood": f"{asked.text} ({going_on.what.kind})"}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a batch; ``chat`` names the conversation it belongs to, if any."""

    identity: object
    text: str
    chat: object = None


def read_questions(file: Path) -> Iterator[Line]:
    """The questions of a JSONL file, in order.

    Raises DataError at the first line that is not an object with an ``id`` and a ``text``.
    """
    name = str(file)
    lines = sys.stdin.buffer if name == "-" else file.open("rb")
    with lines:
        for number, raw in enumerate(lines, 1):
            if not raw.strip():
                continue
            try:
                row = json.loads(raw)
            except ValueError as error:
                raise DataError([Problem(name, number, "", f"is not JSON ({error})")]) from None
            if not isinstance(row, dict) or not isinstance(row.get("text"), str) or "id" not in row:
                problem = Problem(name, number, "", 'is not a question; expected {"id": "…", "text": "…"}')
                raise DataError([problem])
            yield Line(row["id"], row["text"], row.get("chat"))
