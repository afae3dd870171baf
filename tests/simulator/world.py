"""What all bots of one simulator share: time, chance, files, faults and the journal."""

import asyncio
import itertools
from collections.abc import Coroutine
from random import Random
from typing import Any

import aiohttp

from tests.simulator.clock import Clock
from tests.simulator.config import Config
from tests.simulator.faults import Fault
from tests.simulator.journal import Journal


class World:
    """``files`` maps file ids to (name, content). ``http`` is what webhooks are called with, once the server runs."""

    http: aiohttp.ClientSession

    def __init__(self, config: Config, seed: int | None = None) -> None:
        self.config = config
        self.random = Random(seed)
        self.clock = Clock()
        self.ids = itertools.count(1)
        self.journal = Journal(self.ids)
        self.faults: list[Fault] = []
        self.files: dict[str, tuple[str, bytes]] = {}
        self.tasks: set[asyncio.Task[None]] = set()

    def clear(self) -> None:
        """Forget what happened; settings, files and ids stay."""
        self.faults.clear()
        self.journal.clear()

    def add_file(self, name: str, data: bytes) -> str:
        """Keep a file; returns its id."""
        file_id = f"file-{next(self.ids):012d}"
        self.files[file_id] = (name, data)
        return file_id

    def spawn(self, work: Coroutine[Any, Any, None]) -> None:
        """Run work in the background until it ends or the server stops."""
        task = asyncio.get_running_loop().create_task(work)
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    async def close(self) -> None:
        """Stop what runs in the background."""
        tasks = list(self.tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self.http.close()
