"""Analyses versions in processes beside this one: most of what it takes to index a statement, and it takes no index."""

import asyncio
import gc
import multiprocessing
import os
import signal
import threading
from collections.abc import Sequence
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from types import TracebackType
from typing import Self

from index.search.entries import Analysis, analysed
from index.statement import Version

MOST = 8
"""Processes; one writer cannot take in more."""


class Analysts:
    """``processes`` workers, or a thread of this process for 0. Used as a context."""

    def __init__(self, processes: int) -> None:
        self.ahead = max(1, 2 * processes)
        """How many lots to have under way."""
        self._executor: Executor
        if processes:
            # Not forked: a copy of a process with threads may hold locks that nobody opens.
            context = multiprocessing.get_context("spawn")
            self._executor = ProcessPoolExecutor(processes, context, initializer=begin_work)
        else:
            self._executor = ThreadPoolExecutor(1)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._executor.shutdown(cancel_futures=True)

    async def analyse(self, versions: Sequence[Version]) -> list[Analysis]:
        """The analyses, in order. A worker that was killed is done without."""
        loop = asyncio.get_running_loop()
        try:
            return await loop.run_in_executor(self._executor, analyse, versions)
        except BrokenProcessPool:
            return await asyncio.to_thread(analyse, versions)


def analyse(versions: Sequence[Version]) -> list[Analysis]:
    return [analysed(version) for version in versions]


def spare_processors() -> int:
    """How many workers are worth starting here: one for each processor, none where there is only one."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return 0 if usable < 2 else min(usable, MOST)


def begin_work() -> None:
    """In a new worker: Ctrl-C is the parent's to handle, and a parent that was killed takes its workers with it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()  # analysing makes no cycles
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
