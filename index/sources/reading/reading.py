"""Has a stranger's document read in a process of its own, so that it can take no more time and memory than is given."""

import asyncio
import json
import os
import pickle
import sys
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from index.sources.fetching.errors import Unreadable
from index.sources.fetching.fetching import Document
from index.sources.reading.item import Item
from index.sources.types.definition import WebSource

READER = "index.sources.reading.reader"
"""The module that is the process."""
SECONDS = 20
"""Of processor time; a feed takes a tenth of one, 10 MB of feed four."""
MEMORY = 500_000_000
"""Bytes of address space, of which the libraries alone take a quarter; 10 MB of feed or page take another."""


KEPT = ("PATH", "PYTHONPATH", "HOME", "LANG", "LC_ALL")
"""What a reader knows of this process's environment; the bot's token and the database's password are none of it."""


@dataclass(frozen=True, slots=True)
class Task:
    """Read ``body`` as the source's list of items or, with ``article``, as one item's own page."""

    source: WebSource
    url: str
    content_type: str
    body: bytes
    article: bool


Perform = Callable[[Task], Awaitable[dict[str, Any]]]
"""Has a task done. Raises Unreadable, with a line that begins with the address."""


async def read_items(source: WebSource, document: Document, perform: Perform) -> list[Item]:
    """The items of a source's document. Raises Unreadable."""
    answer = await perform(Task(source, document.url, document.content_type, document.body or b"", article=False))
    return [_item(row) for row in answer["items"]]


async def read_text(source: WebSource, document: Document, perform: Perform) -> str:
    """The text of an item's own page. Raises Unreadable."""
    answer = await perform(Task(source, document.url, document.content_type, document.body or b"", article=True))
    return str(answer["text"])


class Readers:
    """Has tasks done in processes of their own, ``at_once`` at most, since each may take so much memory."""

    def __init__(self, at_once: int = 2) -> None:
        self._turns = asyncio.Semaphore(at_once)

    async def perform(self, task: Task) -> dict[str, Any]:
        async with self._turns:
            output = await _run(task)
        answer: dict[str, Any] = json.loads(output)
        if "problem" in answer:
            raise Unreadable(f"{task.url}: {answer['problem']}")
        return answer


async def _run(task: Task) -> bytes:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        READER,
        env={name: value for name, value in os.environ.items() if name in KEPT},
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        async with asyncio.timeout(3 * SECONDS):
            output, _ = await process.communicate(pickle.dumps(task))
    except TimeoutError:
        raise Unreadable(f"{task.url}: took more than {3 * SECONDS} s to read") from None
    finally:
        if process.returncode is None:
            with suppress(ProcessLookupError):
                process.kill()
            await process.wait()
    if process.returncode != 0:
        raise Unreadable(f"{task.url}: takes more than {SECONDS} s to read, or all the memory there is for it")
    return output


def _item(row: dict[str, Any]) -> Item:
    published, day = row["published"], row["day"]
    return Item(
        **row
        | {
            "authors": tuple(row["authors"]),
            "published": datetime.fromisoformat(published) if published else None,
            "day": date.fromisoformat(day) if day else None,
        }
    )
