"""Whether an SQLite file is the one that was opened, is whole, and can be written to.

Open connections tell none of it: they go on with a file that was removed, and with pages of one that was cut short.
"""

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

Identity = tuple[int, int]

LEAST_FREE = 2_000_000
"""Bytes free on the disk below which it counts as full: what is written next would not find room."""

WAIT = 1.0
"""Seconds to wait for another's write; one that takes longer shows just as well that it can be written."""

_HEADER = 100
"""Bytes: https://www.sqlite.org/fileformat2.html#the_database_header"""


def identity_of(path: Path) -> Identity | None:
    """What tells a file from another that took its place; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def trouble_of_file(path: Path, opened: Identity | None) -> str | None:
    """What is wrong, or None. ``opened`` is the file that the program's connections have open.

    Writes to the file, without changing what it holds.
    """
    found = identity_of(path)
    if found is None:
        return "the file was removed"
    if opened is not None and found != opened:
        return "the file was replaced by another; restart the program"
    if shutil.disk_usage(path.parent).free < LEAST_FREE:
        return "the disk is full"
    try:
        if _is_cut_short(path):
            return "the file was cut short; restore it from a backup"
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=WAIT)) as connection:
            connection.execute("UPDATE archive_head SET seq = seq")
            connection.commit()
    except OSError as error:
        return f"the file cannot be read ({error.strerror})"
    except sqlite3.Error as error:
        busy = error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
        return None if busy else f"the file cannot be written to ({error})"
    return None


def _is_cut_short(path: Path) -> bool:
    """Whether the file is shorter than its own header says."""
    with path.open("rb") as file:
        header = file.read(_HEADER)
        size = os.fstat(file.fileno()).st_size
    if len(header) < _HEADER:
        return True
    page = int.from_bytes(header[16:18])
    pages = int.from_bytes(header[28:32]) if header[24:28] == header[92:96] else 0
    return size < (65_536 if page == 1 else page) * pages
