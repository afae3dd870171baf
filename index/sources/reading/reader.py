"""The process that reads one document: a task on standard input, the answer as JSON on standard output."""

import json
import os
import pickle
import resource
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from importlib import import_module
from typing import Any

from index.sources.fetching.errors import Unreadable
from index.sources.reading.article import read_article
from index.sources.reading.item import Item
from index.sources.reading.reading import MEMORY, SECONDS, Task
from index.sources.types.definition import WebSource
from index.sources.types.registry import TYPES


def read(task: Task) -> dict[str, Any]:
    """What the process answers. Raises Unreadable."""
    if task.article:
        return {"text": read_article(task.body, task.content_type, task.url, task.source)}
    items = reader_of(task.source)(task.body, task.content_type, task.url, task.source)
    return {"items": [asdict(item) for item in items]}


def reader_of(source: WebSource) -> Callable[[bytes, str, str, WebSource], list[Item]]:
    """Raises Unreadable."""
    for each in TYPES.values():
        if type(source) is each.source and each.reader:
            module, _, function = each.reader.partition(":")
            found: Callable[[bytes, str, str, WebSource], list[Item]] = getattr(import_module(module), function)
            return found
    raise Unreadable("is of a type that is not read")


def main(seconds: int = SECONDS) -> None:
    os.nice(5)  # questions come first
    # One second between the two limits: at the first the kernel warns, at the second it kills.
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    with suppress(ValueError, OSError):  # macOS has no such limit
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    task = pickle.loads(sys.stdin.buffer.read())  # noqa: S301  written by the process that started this one
    try:
        answer = read(task)
    except Unreadable as error:
        answer = {"problem": str(error)}
    except MemoryError:
        answer = {"problem": f"takes more than {MEMORY // 1_000_000} MB to read"}
    except Exception as error:
        answer = {"problem": f"cannot be read ({type(error).__name__})"}
    sys.stdout.write(json.dumps(answer, default=str))


if __name__ == "__main__":
    main()
