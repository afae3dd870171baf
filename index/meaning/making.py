"""Makes the vectors that the index's units lack: in the background, a few at a time, resumed where it was left.

One process at a time does it, the one that holds the folder's lock. Whatever was made is kept, so that a process that
is killed costs the batch in hand.
"""

import fcntl
import json
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Protocol

import numpy as np
import structlog
from numpy.typing import NDArray

from index.errors import IndexUnavailable
from index.meaning.encoder import Encoder, EncoderUnavailable
from index.meaning.units import digest
from index.meaning.vector_file import VectorFile, VectorsDamaged

log = structlog.get_logger(__name__)

AT_ONCE = 16
"""Units made between two looks at whether to stop: about a second of one processor."""
FIRST = 256
"""Units that say what the model's usual direction is: its file begins with their mean."""
DEAD = 0.25
"""The share of a file's rows that no statement has any more from which on it is written anew."""
TOLD_EVERY = 60.0
"""Seconds between two log lines about how far it is."""
NICE = 19

Progress = Callable[[int, int], None]
Digests = NDArray[np.uint64]


class Indexed(Protocol):
    """What is known of the index: which units it holds, and their words."""

    def units(self) -> Digests: ...

    def unit_texts(self, wanted: Sequence[int]) -> list[str]:
        """The words of units, those of whole passages: among them are those that are wanted."""
        ...


class Making:
    """The vectors of one index for one encoder. ``state`` says up to which state of the index they are whole."""

    def __init__(self, folder: Path, encoder: Encoder, index: Indexed) -> None:
        self._folder, self._encoder, self._index = folder, encoder, index
        self.file = VectorFile(folder, encoder.name)
        self._state = self.file.path.with_suffix(".json")

    # --- how far it is -------------------------------------------------------------------------------

    def whole_at(self) -> str | None:
        """The mark of the index whose units all have vectors; None where that was never reached."""
        with suppress(OSError, ValueError, KeyError, TypeError):
            return str(json.loads(self._state.read_text())["whole_at"])
        return None

    def _tell_whole(self, mark: str) -> None:
        temporary = self._state.with_suffix(".json.new")
        temporary.write_text(json.dumps({"model": self._encoder.name, "whole_at": mark}))
        temporary.replace(self._state)

    def lacking(self, mark: str) -> int:
        """How many units have no vector; quick where they were whole at ``mark``."""
        return 0 if self.whole_at() == mark else len(np.setdiff1d(self._index.units(), self._held()))

    # --- making --------------------------------------------------------------------------------------

    def make(self, mark: str, stop: threading.Event, progress: Progress | None = None) -> bool:
        """Give every unit of the index its vector; ``mark`` names the index's state. Whether all have theirs now.

        False where another process is at it, or ``stop`` was set. Raises EncoderUnavailable, and IndexUnavailable where
        the folder can't be written to.
        """
        if self.whole_at() == mark:
            return True
        with self._telling(), self._locked() as mine:
            if not mine:
                return False
            if self._make(stop, progress):
                self._tell_whole(mark)
                self._tidy()
                return True
        return False

    def _make(self, stop: threading.Event, progress: Progress | None) -> bool:
        held = self._held()
        wanted = self._index.units()
        missing = np.setdiff1d(wanted, held)
        if not len(missing):
            self._drop_dead(wanted, held)
            return True
        done, total, told = 0, len(missing), time.monotonic()
        for digests, texts in self._batches(missing, FIRST if not self.file.path.exists() else AT_ONCE):
            if stop.is_set():
                return False
            if not done:
                log.debug("making vectors", units=total, model=self._encoder.name)
            made = self._encoder.statements(texts)
            if not self.file.path.exists():
                self.file.start(made.mean(axis=0))
            self.file.add(digests, made)
            done += len(digests)
            if progress:
                progress(done, total)
            if time.monotonic() - told > TOLD_EVERY:
                told = time.monotonic()
                log.debug("making vectors", made=done, units=total)
        if done:
            log.debug("vectors made", units=done)
        return True

    def _batches(self, missing: Digests, first: int) -> Iterator[tuple[list[int], list[str]]]:
        """Units with their words, in batches; the first of another size."""
        size = first
        left = {int(each) for each in missing}
        digests: list[int] = []
        texts: list[str] = []
        for start in range(0, len(missing), AT_ONCE):
            wanted = [int(each) for each in missing[start : start + AT_ONCE] if int(each) in left]
            for words in self._index.unit_texts(wanted) if wanted else ():
                if (number := digest(words)) in left:
                    left.discard(number)
                    digests.append(number)
                    texts.append(words)
            while len(digests) >= size:
                yield digests[:size], texts[:size]
                digests, texts, size = digests[size:], texts[size:], AT_ONCE
        if digests:
            yield digests, texts

    def _held(self) -> Digests:
        try:
            found = self.file.rows()
        except VectorsDamaged as error:
            log.warning("the vectors are made again", path=str(self.file.path), reason=str(error))
            self.file.path.unlink(missing_ok=True)
            found = None
        return np.empty(0, np.uint64) if found is None else np.array(found[1]["digest"])

    def _drop_dead(self, wanted: Digests, held: Digests) -> None:
        alive = np.isin(held, wanted)
        if (~alive).sum() > DEAD * len(held):
            self.file.keep(alive)

    def _tidy(self) -> None:
        """Throw away what other models made."""
        for other in self._folder.glob("*.vectors"):
            if other != self.file.path:
                other.unlink(missing_ok=True)
                other.with_suffix(".json").unlink(missing_ok=True)

    # --- one at a time -------------------------------------------------------------------------------

    @contextmanager
    def _locked(self) -> Iterator[bool]:
        """Whether nobody else is at it; the system takes the lock back when the process ends in any way."""
        self._folder.mkdir(parents=True, exist_ok=True)
        with (self._folder / "lock").open("a") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                yield False
                return
            yield True

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except VectorsDamaged as error:
            raise EncoderUnavailable(f"{self.file.path}: {error}") from error
        except OSError as error:
            raise IndexUnavailable(f"{self._folder}: vectors can't be written ({error.strerror})") from error
