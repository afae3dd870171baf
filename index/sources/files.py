"""A folder of statement files: what it holds, and whether anything in it has changed."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from index.errors import Problem
from index.files.loading import read_into, statement_files
from index.files.reading import Reading
from index.sources.fetching.errors import Unreadable
from index.statement import Statement


@dataclass(frozen=True, slots=True)
class Folder:
    """The statements of those files that are right, and what is wrong with the others."""

    statements: tuple[Statement, ...]
    problems: tuple[Problem, ...]


def folder_digest(path: Path) -> str:
    """Changes when a file is added, taken away, or written. Raises Unreadable where there is no such folder."""
    if not path.is_dir():
        raise Unreadable(f"{path}: is not a folder")
    digest = hashlib.sha256()
    for file in statement_files(path):
        try:
            status = file.stat()
        except FileNotFoundError:
            continue
        digest.update(f"{file} {status.st_mtime_ns} {status.st_size}\n".encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


def read_folder(path: Path) -> Folder:
    """A file is read whole or not at all; one that is wrong does not keep the others out.

    Of two files with one id the second is wrong.
    """
    reading = Reading()
    found: list[Statement] = []
    problems: list[Problem] = []
    for file in statement_files(path):
        read_into(reading, file)
        found += [] if reading.problems else reading.statements
        problems += reading.problems
        reading.statements, reading.problems = [], []
    return Folder(tuple(found), tuple(problems))
