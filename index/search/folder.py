"""The index's folder: how far it follows which archive, who writes to it, and whether its files are sound.

Any number of processes may share one. Who writes holds the lock; all others see a new state file and look again.
"""

import fcntl
import json
import os
import shutil
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from index.errors import IndexUnavailable
from index.search.entries import FORMAT

CHUNK = 1 << 20
NOTHING_THERE = (FileNotFoundError, NotADirectoryError)
FOOTER_MAGIC = 1337
"""The last four bytes of every file of tantivy's with a checksum (its ``directory/footer.rs``)."""


class IndexDamaged(IndexUnavailable):
    """The files of the index are not as they were written; it is to be made anew."""


@dataclass(frozen=True, slots=True)
class IndexState:
    """How far an index follows which archive.

    ``whole`` is false while it is made: nobody answers from it yet. ``passages`` is how many it holds; None while a
    commit is under way.
    """

    archive_id: str
    seq: int
    whole: bool = True
    passages: int | None = None


class Folder:
    """One index's files in ``path``, and beside it the lock."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._state_file = path / "state.json"
        self._lock_file = path.with_name(f"{path.name}.lock")
        self._lock: IO[str] | None = None

    # --- state ---------------------------------------------------------------------------------------

    def mark(self) -> tuple[int, int, int] | None:
        """Something that differs whenever the state was written anew; None where there is no state."""
        try:
            found = self._state_file.stat()
        except NOTHING_THERE:
            return None
        return found.st_ino, found.st_mtime_ns, found.st_size

    def read_state(self) -> IndexState | None:
        """None where there is none; raises IndexDamaged where it can't be read or is of another format."""
        try:
            read = json.loads(self._state_file.read_text())
            if read.pop("format") != FORMAT:
                raise IndexDamaged("it has another program's format")
            return IndexState(**read)
        except NOTHING_THERE:
            return None
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise IndexDamaged(f"its state can't be read ({error})") from error

    def write_state(self, state: IndexState) -> None:
        fields = {name: getattr(state, name) for name in IndexState.__slots__}
        temporary = self._state_file.with_suffix(".new")
        temporary.write_text(json.dumps({"format": FORMAT} | fields))
        temporary.replace(self._state_file)

    def forget_state(self) -> None:
        """Ask whoever writes, in this process or another, to make the index anew."""
        with suppress(*NOTHING_THERE):
            self._state_file.unlink()

    def empty(self) -> None:
        """Throw all files away. Those that a search has open stay readable to it."""
        self.forget_state()
        if self.path.is_dir() and not self.path.is_symlink():
            shutil.rmtree(self.path)
        else:
            self.path.unlink(missing_ok=True)
        self.path.mkdir(parents=True)

    # --- lock ----------------------------------------------------------------------------------------

    @property
    def locked(self) -> bool:
        """Whether this object holds the lock."""
        return self._lock is not None

    def lock(self) -> bool:
        """Become the only writer, if nobody is; the system takes the lock back when the process ends in any way."""
        if self._lock is not None:
            return True
        try:
            self._lock_file.parent.mkdir(parents=True, exist_ok=True)
            file = self._lock_file.open("a+")
        except OSError as error:
            raise IndexUnavailable(f"{self._lock_file}: cannot be written to ({error.strerror})") from error
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.close()
            return False
        self._lock = file
        self.tell(0)
        return True

    def tell(self, seq: int) -> None:
        """Tell those who wait for the lock how far the work is."""
        if self._lock is not None:
            self._lock.truncate(0)
            self._lock.write(f"{os.getpid()} {seq}")
            self._lock.flush()

    def holder(self) -> tuple[int, int]:
        """The process that holds, or last held, the lock, and how far it told to be."""
        try:
            pid, _, seq = self._lock_file.read_text().partition(" ")
            return int(pid), int(seq)
        except (OSError, ValueError):
            return 0, 0

    def unlock(self) -> None:
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    # --- soundness -----------------------------------------------------------------------------------

    def size(self) -> int:
        """Bytes of the files in use."""
        return sum(file.stat().st_size for file in self._files())

    def check(self) -> None:
        """Compare every file in use with its checksum (1 GB/s). Raises IndexDamaged at the first that differs."""
        for file in self._files():
            if not sound(file):
                raise IndexDamaged(f"{file.name} is damaged")

    def _files(self) -> Iterator[Path]:
        # Merging takes files out of use at any time: only what is in use before and after counts.
        segments = self._segments()
        for file in sorted(self.path.iterdir()):
            if file.name.partition(".")[0] in segments and file.exists():
                yield file

    def _segments(self) -> set[str]:
        try:
            listed = json.loads((self.path / "meta.json").read_text())["segments"]
            return {segment["segment_id"].replace("-", "") for segment in listed}
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise IndexDamaged(f"meta.json can't be read ({error})") from error


def sound(file: Path) -> bool:
    """Whether a file of tantivy's agrees with its checksum. One that is gone was merged into another."""
    try:
        with file.open("rb") as read:
            read.seek(-min(8, file.stat().st_size), os.SEEK_END)
            tail = read.read(8)
            length, magic = int.from_bytes(tail[:4], "little"), int.from_bytes(tail[4:], "little")
            body = file.stat().st_size - 8 - length
            if magic != FOOTER_MAGIC or body < 0:
                return False
            read.seek(body)
            wanted = json.loads(read.read(length))["crc"]
            read.seek(0)
            crc = 0
            while body:
                part = read.read(min(CHUNK, body))
                crc = zlib.crc32(part, crc)
                body -= len(part) or body
            return bool(crc == wanted)
    except FileNotFoundError:
        return True
    except (OSError, ValueError, KeyError, TypeError):
        return False
