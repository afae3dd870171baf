"""``/export``: all that fits a question, or the whole record, as a file."""

import asyncio
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from bot.cite import FORMATS, Citation, cited
from bot.say import Action, Attachment, Key, Mark, Reply, Request, button, in_rows, paragraph
from bot.say.texts import Texts
from bot.store import Asked, QuestionStore
from bot.talk.carrying.citing import A_ROW, format_name
from index import Record

NAMES = ("csv", "jsonl", "bibtex", "ris", "csl-json", "markdown")
"""The formats of a file, by the number that a button carries. New ones go to the end."""
ENDINGS = {"bibtex": "bib", "csl-json": "json", "markdown": "md"}
MOST_MEGABYTES = 5
"""Of a file: it waits in the database until it is out."""
LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class Export(Action):
    """The file of a kept question, in one of NAMES; of the whole record where the question is empty."""

    letter: ClassVar[str] = "ex"
    token: Key
    form: int


class TooLargeError(Exception):
    """More than MOST_MEGABYTES."""


class Exporting:
    """``publisher`` is whose record it is; ``root`` is the address of its pages, where it has some."""

    def __init__(
        self, record: Record, texts: Texts, questions: QuestionStore, publisher: str, root: str | None
    ) -> None:
        self._record = record
        self._texts = texts
        self._questions = questions
        self._publisher = publisher
        self._root = root

    async def offer(self, request: Request, today: date) -> Reply:
        """How much there is, and the formats to choose from."""
        texts, question = self._texts, request.text.strip()
        if question:
            count = len((await self._record.find_all(question, today=today)).quotes)
            said = texts("export.quotes", count=count)
        else:
            count = (await self._record.archive.extent()).statements
            said = texts("export.statements", count=count)
        if not count:
            return Reply((paragraph(texts("list.none" if question else "ask.empty_record")),))
        token = self._questions.keep(Asked(question), today=today)
        ways = [button(format_name(texts, name), Export(token, form)) for form, name in enumerate(NAMES)]
        return Reply((paragraph(said),), in_rows(ways, A_ROW))

    async def file(self, action: Export, today: date) -> Reply:
        texts, asked = self._texts, await self._questions.find(action.token, today=today)
        if asked is None or action.form >= len(NAMES):
            return Reply(notice=texts("answer.forgotten"))
        name = NAMES[action.form]
        try:
            citations = await self._citations(asked.text, today)
            content = await asyncio.to_thread(_written, name, citations, quotes=bool(asked.text))
        except TooLargeError:
            return Reply((paragraph(texts("export.too_large", most=MOST_MEGABYTES)),))
        told = texts("export.file", count=len(citations), format=format_name(texts, name))
        file = Attachment(_named(asked.text, name, today), content, instead=texts("export.no_files"))
        return Reply((paragraph(told, Mark.ITALIC),), attachment=file)

    async def _citations(self, question: str, today: date) -> list[Citation]:
        found, size = list[Citation](), 0
        async for each in cited(self._record, self._publisher, question, today, self._root):
            size += len(each.quote.text if each.quote else each.version.text)
            _bounded(size)
            found.append(each)
        return found


def _written(name: str, citations: Sequence[Citation], *, quotes: bool) -> bytes:
    content = "".join(FORMATS[name].lines(citations, quotes=quotes)).encode()
    _bounded(len(content))
    return content


def _bounded(size: int) -> None:
    if size > MOST_MEGABYTES << 20:
        raise TooLargeError


def _named(question: str, form: str, today: date) -> str:
    words = re.sub(r"\W+", "-", question)[:LONGEST_NAME].strip("-") or "record"
    return f"{words}-{today.isoformat()}.{ENDINGS.get(form, form)}"
