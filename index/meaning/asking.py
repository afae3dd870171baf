"""Meaning as the record asks for it: how near passages are to a question, and which are the nearest.

Never in the way: where vectors are not made yet, or the encoder fails, there is None and words alone decide.
"""

import asyncio
import os
import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import structlog
from numpy.typing import NDArray

from index.errors import RecordError
from index.meaning.encoder import Encoder, EncoderUnavailable, Vectors
from index.meaning.making import NICE, Indexed, Making, Progress
from index.meaning.nearest import Nearest, nearest
from index.meaning.units import digest, unit_texts, units
from index.meaning.vector_file import VectorsDamaged

log = structlog.get_logger(__name__)

REMEMBERED = 256
"""Questions whose vectors are kept: a button under an answer asks the same again."""
LOOK_EVERY = 1.0
"""Seconds between looks at whether there is something to make."""
AFTER_TROUBLE = 30.0
PATIENCE = 5.0
"""Seconds that a stop waits for the batch in hand."""


@dataclass(frozen=True)
class AskedMeaning:
    """One question against the vectors that were there when it was asked."""

    vector: Vectors
    known: Nearest

    def nearest(self, limit: int) -> list[int]:
        """The digests of the nearest units, nearest first."""
        return [int(each) for each in self.known.best(self.vector, limit)[0]]

    def of(self, text: str, start: int, sentences: Sequence[tuple[int, int]]) -> NDArray[np.float32]:
        """How near each sentence is to the question (cosine); NaN where its unit has no vector."""
        spans, words = units(text, start, sentences), unit_texts(text, start, sentences)
        near = self.known.of(self.vector, np.array([digest(each) for each in words], np.uint64))
        return np.repeat(near, [last - first + 1 for first, last in spans])


class Meaning:
    """The vectors of one index. ``mark`` names the index's state, None where nobody answers from it yet."""

    def __init__(self, folder: Path, encoder: Encoder, index: Indexed, mark: Callable[[], str | None]) -> None:
        self.encoder = encoder
        self._making = Making(folder, encoder, index)
        self._mark = mark
        self._known: Nearest | None = None
        self._seen: object = None
        self._turn = threading.Lock()
        self._remembered: OrderedDict[str, Vectors] = OrderedDict()
        self._failing = False
        self.look()

    # --- asking --------------------------------------------------------------------------------------

    def look(self) -> None:
        """See what was made since the last look, by this process or another; costs two system calls."""
        file = self._making.file
        try:
            stat = file.path.stat()
        except OSError:
            self._known = self._seen = None
            return
        seen = (stat.st_ino, stat.st_size, self._making.whole_at() is not None)
        if seen == self._seen:
            return
        same_file = self._seen is not None and isinstance(self._seen, tuple) and self._seen[0] == seen[0]
        try:
            found = file.rows() if seen[2] else None
        except VectorsDamaged:
            found = None  # whoever makes them sees it too, and begins anew
        self._known = nearest(*found, before=self._known if same_file else None) if found else None
        self._seen = seen

    @property
    def ready(self) -> bool:
        """Whether questions are answered by meaning as well."""
        return self._known is not None

    def asked(self, text: str) -> AskedMeaning | None:
        """None where words alone must do: vectors are still being made, or the encoder fails."""
        known = self._known
        if known is None or not len(known) or not text.strip():
            return None
        try:
            vector = self._vector(text)
        except EncoderUnavailable as error:
            self._failed(error)
            return None
        self._worked()
        return AskedMeaning(vector, known) if len(vector) == known.header.dimensions else None

    def _vector(self, text: str) -> Vectors:
        with self._turn:
            if text in self._remembered:
                self._remembered.move_to_end(text)
                return self._remembered[text]
        vector: Vectors = self.encoder.questions([text])[0]
        with self._turn:
            self._remembered[text] = vector
            if len(self._remembered) > REMEMBERED:
                self._remembered.popitem(last=False)
        return vector

    # --- making --------------------------------------------------------------------------------------

    async def lacking(self) -> int:
        """How many units have no vector yet."""
        mark = self._mark()
        return 0 if mark is None else await asyncio.to_thread(self._making.lacking, mark)

    async def make(self, progress: Progress | None = None) -> bool:
        """Make what is missing, now. Raises EncoderUnavailable and IndexUnavailable."""
        mark, stop = self._mark(), threading.Event()
        if mark is None:
            return False
        try:
            return await asyncio.to_thread(self._making.make, mark, stop, progress)
        finally:
            stop.set()
            await asyncio.to_thread(self.look)

    async def follow(self, stop: asyncio.Event) -> None:
        """Make what is missing until ``stop`` is set, in a thread that gives way to all others."""
        ended = threading.Event()
        thread = threading.Thread(target=self._work, args=(ended,), name="meaning", daemon=True)
        thread.start()
        try:
            await stop.wait()
        finally:
            ended.set()
            await asyncio.to_thread(thread.join, PATIENCE)

    def _work(self, ended: threading.Event) -> None:
        with suppress(OSError, AttributeError):  # Linux counts niceness by thread; elsewhere it stays as it is
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), NICE)
        pause = 0.0
        while not ended.wait(pause):
            pause = LOOK_EVERY
            try:
                self.look()
                if (mark := self._mark()) is not None and not self._making.make(mark, ended):
                    self.look()
                self._worked()
            except RecordError as error:
                self._failed(error)
                pause = AFTER_TROUBLE

    def _failed(self, error: Exception) -> None:
        """One line for all that fails until something works again."""
        if not self._failing:
            self._failing = True
            log.warning("the encoder failed; answers use words only", reason=str(error))

    def _worked(self) -> None:
        if self._failing:
            self._failing = False
            log.info("the encoder works again")
